/** How days and terms are said in Latvian and English. */
import { isoDate, numberOf, weekdayOf } from './dates.ts';
import type {
  ClockTime,
  DayTerm,
  ElapsedTerm,
  EndTerm,
  Instant,
  IsoDate,
  Period,
  Term,
  Text,
  TextLanguage,
  Unit,
  Zone,
} from './types.ts';
import { clock, localTime, readInstant } from './zone.ts';

const weekdays: Record<TextLanguage, readonly string[]> = {
  lv: ['pirmdiena', 'otrdiena', 'trešdiena', 'ceturtdiena', 'piektdiena', 'sestdiena', 'svētdiena'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

const monthsOfLatvian = [
  'janvāris',
  'februāris',
  'marts',
  'aprīlis',
  'maijs',
  'jūnijs',
  'jūlijs',
  'augusts',
  'septembris',
  'oktobris',
  'novembris',
  'decembris',
] as const;
const monthsInLatvian = [
  'janvārī',
  'februārī',
  'martā',
  'aprīlī',
  'maijā',
  'jūnijā',
  'jūlijā',
  'augustā',
  'septembrī',
  'oktobrī',
  'novembrī',
  'decembrī',
] as const;
const monthsInEnglish = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** Terms that a scheme states: an amount, or the end of a period. */
type StatedTerm = (DayTerm | ElapsedTerm | EndTerm) & { direction?: 'after' };

/** Latvian plural category by CLDR: 0, 10–20, 30 … zero; 1, 21, 31 … one; else other. Whole numbers. */
function plural(count: number): 'zero' | 'one' | 'other' {
  const [ones, tens] = [count % 10, count % 100];
  if (ones === 0 || (tens >= 11 && tens <= 19)) return 'zero';
  return ones === 1 ? 'one' : 'other';
}

/** One, some, none, and the genitive used with "laikā". */
interface Forms {
  one: string;
  other: string;
  zero: string;
  withinOne: string;
  /** In the accusative: after 1, and after the others where that is not their nominative. */
  beforeOne: string;
  before?: string;
  en: string;
}

const dayForms = (which: string, en: string): Forms => ({
  one: `${which} diena`,
  other: `${which} dienas`,
  zero: `${which} dienu`,
  withinOne: `${which} dienas`,
  beforeOne: `${which} dienu`,
  en: `${en} day`,
});

const units: Record<Unit, Forms> = {
  minute: { one: 'minūte', other: 'minūtes', zero: 'minūšu', withinOne: 'minūtes', beforeOne: 'minūti', en: 'minute' },
  hour: { one: 'stunda', other: 'stundas', zero: 'stundu', withinOne: 'stundas', beforeOne: 'stundu', en: 'hour' },
  calendarDay: dayForms('kalendāra', 'calendar'),
  workingDay: dayForms('darba', 'working'),
  studyDay: dayForms('mācību', 'study'),
  week: { one: 'nedēļa', other: 'nedēļas', zero: 'nedēļu', withinOne: 'nedēļas', beforeOne: 'nedēļu', en: 'week' },
  month: {
    one: 'mēnesis',
    other: 'mēneši',
    zero: 'mēnešu',
    withinOne: 'mēneša',
    beforeOne: 'mēnesi',
    before: 'mēnešus',
    en: 'month',
  },
  year: { one: 'gads', other: 'gadi', zero: 'gadu', withinOne: 'gada', beforeOne: 'gadu', before: 'gadus', en: 'year' },
};

/** "3 darba dienas", "21 darba diena", "3 working days". */
export function amountText(amount: number, unit: Unit, language: TextLanguage): string {
  if (language === 'en') return `${amount} ${units[unit].en}${amount === 1 ? '' : 's'}`;
  return `${amount} ${units[unit][plural(amount)]}`;
}

/** "3 darba dienu laikā", "21 darba dienas laikā", "within 3 working days". */
export function withinText(amount: number, unit: Unit, language: TextLanguage): string {
  if (language === 'en') return `within ${amountText(amount, unit, 'en')}`;
  return `${amount} ${plural(amount) === 'one' ? units[unit].withinOne : units[unit].zero} laikā`;
}

/** Before "pirms" and "iepriekš", in the accusative: "3 darba dienas", "1 darba dienu", "2 mēnešus". */
export function beforeText(amount: number, unit: Unit): string {
  return `${amount} ${plural(amount) === 'one' ? units[unit].beforeOne : (units[unit].before ?? units[unit].other)}`;
}

/** "1. darba diena", "working day 1". */
export function ordinalText(n: number, unit: Unit, language: TextLanguage): string {
  return language === 'lv' ? `${n}. ${units[unit].one}` : `${units[unit].en} ${n}`;
}

/** "26.06.2026.", "2026-06-26". */
export function dateText(date: IsoDate, language: TextLanguage): string {
  if (language === 'en') return date;
  const [year, month, day] = date.split('-');
  return `${day}.${month}.${year}.`;
}

/** "26.06.2026. (piektdiena)". */
export function dayText(date: IsoDate, language: TextLanguage): string {
  const weekday = weekdays[language][weekdayOf(numberOf(date)) - 1];
  return `${dateText(date, language)} (${weekday})`;
}

export function clockText(time: ClockTime, language: TextLanguage): string {
  return language === 'lv' ? `plkst. ${time}` : time;
}

/** A moment in local time: "26.06.2026. (piektdiena) plkst. 16:00". */
export function momentText(at: Instant, zone: Zone, language: TextLanguage): string {
  const { day, minutes } = localTime(zone, readInstant(at) ?? 0);
  return `${dayText(isoDate(day), language)} ${clockText(clock(minutes), language)}`;
}

const ends: Record<Period, Text> = {
  day: { lv: 'dienas beigas', en: 'end of day' },
  week: { lv: 'nedēļas beigas', en: 'end of week' },
  month: { lv: 'mēneša beigas', en: 'end of month' },
  semester: { lv: 'semestra beigas', en: 'end of semester' },
  schoolYear: { lv: 'mācību gada beigas', en: 'end of school year' },
  year: { lv: 'gada beigas', en: 'end of year' },
};

/** `februārī nav 31. datuma`: why a month term ends on the month's last day. */
export function noSuchDay(date: IsoDate, wanted: number, language: TextLanguage): string {
  const month = Number(date.slice(5, 7)) - 1;
  if (language === 'lv') return `${monthsInLatvian[month]} nav ${wanted}. datuma`;
  return `${monthsInEnglish[month]} has no day ${wanted}`;
}

function bareText(term: Term, language: TextLanguage): string {
  const lv = language === 'lv';
  switch (term.kind) {
    case 'amount':
    case 'elapsed': {
      const amount = amountText(term.amount, term.unit, language);
      if (term.direction === 'after') return amount;
      return lv ? `${amount} pirms` : `${amount} before`;
    }
    case 'endOf': {
      const ahead = term.ahead ? ` + ${term.ahead}` : '';
      return `${ends[term.period][language]}${ahead}`;
    }
    case 'date':
      return dateText(term.date, language);
    case 'monthDay': {
      const month = (lv ? monthsOfLatvian : monthsInEnglish)[term.month - 1];
      return lv ? `${term.day}. ${month}` : `${term.day} ${month}`;
    }
    case 'earlierOf':
    case 'laterOf': {
      const all = term.of.map((one) => termText(one, language)).join(lv ? ' un ' : ' and ');
      if (lv) return `${term.kind === 'earlierOf' ? 'agrākais' : 'vēlākais'} no: ${all}`;
      return `${term.kind === 'earlierOf' ? 'earlier' : 'later'} of: ${all}`;
    }
  }
  return term satisfies never;
}

/** A term in words: "3 darba dienas", "mēneša beigas", "agrākais no: 3 darba dienas un mēneša beigas". */
export function termText(term: Term, language: TextLanguage): string {
  const text = bareText(term, language);
  if (!('until' in term) || term.until === undefined) return text;
  return language === 'lv' ? `${text} līdz plkst. ${term.until}` : `${text} until ${term.until}`;
}

/** How long there is: "3 darba dienu laikā", "tajā pašā dienā", "līdz semestra beigām", "within 3 working days". */
export function withinTermText(term: StatedTerm, language: TextLanguage): string {
  const text = withinBareText(term, language);
  if (!('until' in term) || term.until === undefined) return text;
  return language === 'lv' ? `${text} līdz ${clockText(term.until, 'lv')}` : `${text}, until ${term.until}`;
}

function withinBareText(term: StatedTerm, language: TextLanguage): string {
  if (term.kind !== 'endOf') return withinText(term.amount, term.unit, language);
  if (term.period === 'day') return language === 'lv' ? 'tajā pašā dienā' : 'the same day';
  return language === 'lv' ? `līdz ${endsGenitive[term.period]} beigām` : `by the ${ends[term.period].en}`;
}

const endsGenitive = {
  week: 'nedēļas',
  month: 'mēneša',
  semester: 'semestra',
  schoolYear: 'mācību gada',
  year: 'gada',
} satisfies Record<string, string>;
