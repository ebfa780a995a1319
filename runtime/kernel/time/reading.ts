/** Reads a written term, without a calendar: one meaning, several, or none. */
import { daysInMonth } from './dates.ts';
import type { DayTerm, Period, Term, Unit } from './types.ts';

/** The meanings of a text: one when it is clear, several when it is not, none when it is no term. */
export type Meanings = Term[];

type Direction = DayTerm['direction'];

const numberWords: Record<string, number> = {};
const spell = (value: number, words: string) => {
  for (const word of words.split(' ')) numberWords[word] = value;
};
spell(1, 'one viens viena vienas vienā vienu vienai vienam');
spell(2, 'two divi divas divu divām divās diviem');
spell(3, 'three trīs triju trim trijās trijām');
spell(4, 'four četri četras četru četrām četrās četriem');
spell(5, 'five pieci piecas piecu piecām piecās pieciem');
spell(6, 'six seši sešas sešu sešām sešās sešiem');
spell(7, 'seven septiņi septiņas septiņu septiņām septiņās septiņiem');
spell(8, 'eight astoņi astoņas astoņu astoņām astoņās astoņiem');
spell(9, 'nine deviņi deviņas deviņu deviņām deviņās deviņiem');
spell(10, 'ten desmit');

const readNumber = (text: string): number | undefined => (/^\d{1,6}$/.test(text) ? Number(text) : numberWords[text]);

/** "Days" that are neither calendar nor working days, and `diennakts`, which is 24 hours or a day. */
const units: [RegExp, Unit | 'day' | 'dayAndNight'][] = [
  [/^(minutes?|minū(te|tes|ti|tē|tēm|tēs|šu))$/, 'minute'],
  [/^(hours?|stund(a|as|u|ā|ām|ās|ai))$/, 'hour'],
  [/^(calendar days?|kalendār(a|ā|o|ās|u|ajās|ajām|ajā) dien(a|as|u|ā|ām|ās|ai))$/, 'calendarDay'],
  [/^((working|business) days?|darba? ?dien(a|as|u|ā|ām|ās|ai))$/, 'workingDay'],
  [/^((study|school) days?|mācību dien(a|as|u|ā|ām|ās|ai))$/, 'studyDay'],
  [/^(days?|dien(a|as|u|ā|ām|ās|ai))$/, 'day'],
  [/^(diennakt(s|is|ij|ī|īm|īs|i)|diennakšu)$/, 'dayAndNight'],
  [/^(weeks?|nedēļ(a|as|u|ā|ām|ās|ai))$/, 'week'],
  [/^(months?|mēne(sis|ša|sim|si|sī|ši|šu|šiem|šus|šos))$/, 'month'],
  [/^(years?|gad(s|a|am|u|ā|i|iem|us|os))$/, 'year'],
];

function amount(count: number, unit: Unit, direction: Direction): Term {
  if (unit === 'minute' || unit === 'hour') return { kind: 'elapsed', amount: count, unit, direction };
  return { kind: 'amount', amount: count, unit, direction };
}

function amountsOf(count: number, unitText: string, direction: Direction): Meanings {
  const unit = units.find(([pattern]) => pattern.test(unitText))?.[1];
  if (unit === undefined) return [];
  if (unit === 'day') return [amount(count, 'calendarDay', direction), amount(count, 'workingDay', direction)];
  if (unit === 'dayAndNight') return [amount(count * 24, 'hour', direction), amount(count, 'calendarDay', direction)];
  return [amount(count, unit, direction)];
}

/** Words around a term that do not change it. `before` and `pirms` set the direction. */
function stripFrame(text: string): { text: string; direction: Direction } {
  const before = /( before\b.*| prior to\b.*| pirms\b.*)$/.exec(text);
  const bare = (before ? text.slice(0, before.index) : text.replace(/ (after|from|no|pēc)$/, ''))
    .replace(/^(within|in|after|by|until|till|not? later than|at least|līdz|pēc|vismaz|ne vēlāk kā|ne vēlāk par) /, '')
    .replace(/^līdz /, '')
    .replace(/^the /, '')
    .replace(/ laikā$/, '');
  return { text: bare, direction: before ? 'before' : 'after' };
}

const periods: [RegExp, Period][] = [
  [/^(day|dienas)$/, 'day'],
  [/^(week|nedēļas)$/, 'week'],
  [/^(month|mēneša)$/, 'month'],
  [/^(semester|semestra)$/, 'semester'],
  [/^(school year|mācību gada)$/, 'schoolYear'],
  [/^(year|gada)$/, 'year'],
];

const months: RegExp[] = [
  /^(january|janvār\p{L}*)$/u,
  /^(february|februār\p{L}*)$/u,
  /^(march|mart\p{L}*)$/u,
  /^(april|aprī[lļ]\p{L}*)$/u,
  /^(may|maij\p{L}*)$/u,
  /^(june|jūnij\p{L}*)$/u,
  /^(july|jūlij\p{L}*)$/u,
  /^(august|august\p{L}*)$/u,
  /^(september|septembr\p{L}*)$/u,
  /^(october|oktobr\p{L}*)$/u,
  /^(november|novembr\p{L}*)$/u,
  /^(december|decembr\p{L}*)$/u,
];

const iso = (year: number, month: number, day: number): string =>
  `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

function endOf(text: string): Meanings {
  const match =
    /^end of (?:the |this )?(?<next>next )?(?<what>\p{L}+(?: year)?)(?: (?<year>\d{4}))?$/u.exec(text) ??
    /^(?:(?<year>\d{4})\. gada )?(?:šī |šīs |tā paša )?(?<next>nākam(?:ā|ās) )?(?<what>\p{L}+(?: gada)?) beig(?:as|ām|ās)$/u.exec(
      text,
    );
  const what = match?.groups?.what ?? '';
  const period = periods.find(([pattern]) => pattern.test(what))?.[1];
  if (period && match?.groups?.year === undefined) {
    return [{ kind: 'endOf', period, ...(match?.groups?.next && { ahead: 1 }) }];
  }
  const month = months.findIndex((pattern) => pattern.test(what)) + 1;
  if (month === 0) return [];
  const year = match?.groups?.year;
  if (year) return [{ kind: 'date', date: iso(Number(year), month, daysInMonth(Number(year), month)) }];
  return [{ kind: 'monthDay', month, day: daysInMonth(2000, month) }];
}

function date(text: string): Meanings {
  const written =
    /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/.exec(text) ??
    /^(?<day>\d{1,2})\. ?(?<month>\d{1,2})\. ?(?<year>\d{4})\.?$/.exec(text) ??
    /^(?:(?<year>\d{4})\. gada )?(?<day>\d{1,2})\. (?<name>\p{L}+)$/u.exec(text) ??
    /^(?<day>\d{1,2}) (?<name>[a-z]+)(?: (?<year>\d{4}))?$/.exec(text);
  const parts = written?.groups;
  if (!parts) return [];
  const named = months.findIndex((pattern) => pattern.test(parts.name ?? '')) + 1;
  const month = parts.month === undefined ? named : Number(parts.month);
  const day = Number(parts.day);
  if (month < 1 || month > 12) return [];
  if (parts.year === undefined) return day <= daysInMonth(2000, month) ? [{ kind: 'monthDay', month, day }] : [];
  return [{ kind: 'date', date: iso(Number(parts.year), month, day) }];
}

/** A term of one part: an amount, the next or the same day, the end of a period, a date. */
function simple(text: string): Meanings {
  const frame = stripFrame(text);
  const next = /^(?:next|nākam(?:ā|ās|o|ajā|ajai)) (?<unit>.+)$/.exec(frame.text)?.groups?.unit;
  if (next && !next.includes('beig') && /(day|dien)/.test(next)) return amountsOf(1, next, frame.direction);
  if (/^(same day|tās? pašas? dienas?|tajā pašā dienā|tai pašā dienā)$/.test(frame.text)) {
    return [{ kind: 'endOf', period: 'day' }];
  }
  const range = /^(?<least>\S+?) ?(?:-|–|—|to|līdz) ?(?<most>\S+) (?<unit>\D+)$/.exec(frame.text)?.groups;
  const [least, most] = [readNumber(range?.least ?? ''), readNumber(range?.most ?? '')];
  if (range?.unit && least !== undefined && most !== undefined) {
    return [least, most].flatMap((count) => amountsOf(count, range.unit ?? '', frame.direction));
  }
  const counted = /^(?<count>\S+) (?<unit>\D+)$/.exec(frame.text)?.groups;
  const count = readNumber(counted?.count ?? '');
  const amounts = count === undefined ? [] : amountsOf(count, counted?.unit ?? '', frame.direction);
  if (amounts.length > 0) return amounts;
  const end = endOf(frame.text);
  return end.length > 0 ? end : date(frame.text);
}

const clocks: RegExp[] = [
  /(?:^| )(?:līdz )?(?:plkst|pulksten|pl)[.:]* ?(?<hour>\d{1,2})[:.](?<minute>\d{2})(?!\.?\d)/,
  /(?:^| )(?:till|until|by|at) (?<hour>\d{1,2})[:.](?<minute>\d{2})(?!\.?\d)(?: (?:of|on)\b)?/,
];

/** Takes a clock time out of the text: "till 16:00 of the next working day", "nākamajā darba dienā līdz plkst. 16:00". */
function withClock(text: string): Meanings | undefined {
  const match = clocks.map((pattern) => pattern.exec(text)).find(Boolean);
  if (!match?.groups) return undefined;
  const until = `${match.groups.hour?.padStart(2, '0')}:${match.groups.minute}`;
  const rest = (text.slice(0, match.index) + text.slice(match.index + match[0].length)).trim();
  if (rest === '') return [{ kind: 'endOf', period: 'day', until }];
  return readMeanings(rest).flatMap((term): Meanings => {
    if (term.kind === 'elapsed' || term.kind === 'earlierOf' || term.kind === 'laterOf') return [];
    return [{ ...term, until }];
  });
}

/** "48 hours (two working days)": the bracket repeats the number in words, repeats the term, or contradicts it. */
function withBracket(text: string): Meanings | undefined {
  const match = /^(?<outer>[^()]+?) ?\((?<inner>[^()]+)\)(?<rest>[^()]*)$/.exec(text)?.groups;
  if (!match) return undefined;
  const outer = `${match.outer}${match.rest}`.replace(/\s+/g, ' ').trim();
  const own = readMeanings(outer);
  const inner = match.inner?.trim() ?? '';
  const value = readNumber(inner);
  const number = readNumber(match.outer?.split(' ').at(-1) ?? '');
  if (value !== undefined && number !== undefined) {
    if (value === number) return own;
    const others = readMeanings(
      `${(match.outer ?? '').split(' ').slice(0, -1).join(' ')} ${value}${match.rest}`.trim(),
    );
    return [...own, ...others];
  }
  const bracketed = readMeanings(inner);
  return bracketed.length === 0 ? [] : distinct([...own, ...bracketed]);
}

function combined(text: string): Meanings | undefined {
  const choice =
    /^(?:the )?(?<which>earlier|later) of:? (?<one>.+?)(?:,| and| or) (?<other>.+)$/.exec(text)?.groups ??
    /^(?<which>agrākais|vēlākais) no:? (?<one>.+?)(?:,| un| vai) (?<other>.+)$/.exec(text)?.groups;
  if (choice) {
    const kind = choice.which === 'earlier' || choice.which === 'agrākais' ? 'earlierOf' : 'laterOf';
    const [ones, others] = [readMeanings(choice.one ?? ''), readMeanings(choice.other ?? '')];
    return ones.flatMap((one) => others.map((other): Term => ({ kind, of: [one, other] })));
  }
  const either = /^(?<one>.+?) (?:and\/or|un\/vai|or|vai|and|un) (?<other>.+)$/.exec(text)?.groups;
  if (!either) return undefined;
  const [one, other] = [readMeanings(either.one ?? ''), readMeanings(either.other ?? '')];
  return one.length > 0 && other.length > 0 ? distinct([...one, ...other]) : [];
}

function distinct(terms: Meanings): Meanings {
  const seen = new Set<string>();
  return terms.filter((term) => {
    const key = JSON.stringify(term);
    return !seen.has(key) && seen.add(key);
  });
}

/** All meanings of a text written in Latvian or English. */
export function readMeanings(text: string): Meanings {
  const plain = text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim();
  return withBracket(plain) ?? combined(plain) ?? withClock(plain) ?? simple(plain);
}
