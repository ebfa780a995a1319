import { dayAt, toWorkingDay } from './calendar.ts';
import { amountProblem, badAmount, type Counted, lastDay } from './count.ts';
import { type DayNumber, isoDate, numberOf, yearOf } from './dates.ts';
import { notKnown } from './school.ts';
import type {
  Anchor,
  Calendar,
  ChoiceTerm,
  ClockChange,
  Due,
  DueOptions,
  DueResult,
  ElapsedTerm,
  LastDayTerm,
  NotKnown,
  Roll,
  Step,
  Term,
  Uncertain,
  Zone,
} from './types.ts';
import { uncertainties } from './uncertain.ts';
import { instant, localTime, type Millis, momentAt, offsetAt, readAnchor, readClock } from './zone.ts';

interface Start {
  anchor: Anchor;
  day: DayNumber;
  at?: Millis;
}

/**
 * The last day (or moment) of a term, and how it was found.
 *
 * A day term ends at 24:00 local time of its last day: `at` is that date and `late` the midnight after it. Hours and
 * clock times give an instant. Never throws for what an author or a calendar lacks: it says what is missing.
 *
 * @param anchor what it is counted from: a date or a UTC instant, in the years 2001–2150
 * @param calendar whose days count, unless the term names another calendar in `options.calendars`
 */
export function due(term: Term, anchor: Anchor, calendar: Calendar, options: DueOptions = {}): DueResult {
  if (term.kind === 'earlierOf' || term.kind === 'laterOf') return choose(term, anchor, calendar, options);
  const start = startOf(term.from, anchor, calendar, options);
  if ('known' in start) return start;
  if (term.kind === 'elapsed') return elapsed(term, start, calendar);
  const key = term.counting?.calendar;
  const own = key === undefined ? calendar : options.calendars?.[key];
  if (own) return byDays(term, start, own, options.classes);
  return notKnown('calendar-missing', { lv: `nav kalendāra "${key}"`, en: `there is no calendar "${key}"` });
}

function startOf(from: string | undefined, anchor: Anchor, calendar: Calendar, options: DueOptions): Start | NotKnown {
  const named = from === undefined ? anchor : options.anchors?.[from];
  if (named === undefined) {
    return notKnown('anchor-missing', {
      lv: `notikums "${from}" vēl nav noticis`,
      en: `the event "${from}" has not happened yet`,
    });
  }
  const read = readAnchor(calendar.zone, named);
  if (read) return { anchor: named, ...read };
  return notKnown('bad-anchor', {
    lv: `"${named}" nav ne datums, ne laiks no 2001. līdz 2150. gadam`,
    en: `"${named}" is neither a date nor an instant of the years 2001 to 2150`,
  });
}

function choose(term: ChoiceTerm, anchor: Anchor, calendar: Calendar, options: DueOptions): DueResult {
  const of: Due[] = [];
  for (const one of term.of) {
    const result = due(one, anchor, calendar, options);
    if (!result.known) return result;
    of.push(result);
  }
  const sign = term.kind === 'earlierOf' ? 1 : -1;
  const ordered = of.toSorted((one, other) => sign * (one.late < other.late ? -1 : one.late > other.late ? 1 : 0));
  const chosen = ordered[0];
  if (!chosen) return badAmount(0, 'year');
  const step: Step = { is: 'chosen', date: chosen.date, which: term.kind, index: of.indexOf(chosen), of };
  // What is not known of a term that was not chosen could have made it the chosen one.
  return { ...chosen, derivation: [step], uncertain: merge(of.flatMap((one) => one.uncertain)) };
}

function merge(all: Uncertain[]): Uncertain[] {
  const merged: Uncertain[] = [];
  for (const one of all) {
    const same = merged.find((other) => other.year === one.year && other.why.en === one.why.en);
    if (same) same.days = [...new Set([...same.days, ...one.days])].toSorted();
    else merged.push({ ...one });
  }
  return merged;
}

function elapsed(term: ElapsedTerm, start: Start, calendar: Calendar): DueResult {
  const problem = amountProblem(term.amount, term.unit);
  if (problem) return problem;
  const { zone } = calendar;
  if (start.at === undefined) {
    return notKnown('time-needed', {
      lv: 'stundas un minūtes skaita no brīža: vajag arī pulksteņa laiku',
      en: 'hours and minutes are counted from a moment: a clock time is needed too',
    });
  }
  const length = term.amount * (term.unit === 'hour' ? 3_600_000 : 60_000);
  const end = term.direction === 'after' ? start.at + length : start.at - length;
  const [from, at] = [instant(start.at), instant(end)];
  const date = isoDate(localTime(zone, end).day);
  const clockChange = changeBetween(zone, Math.min(start.at, end), Math.max(start.at, end));
  return {
    known: true,
    at,
    date,
    late: at,
    derivation: [{ is: 'elapsed', date, from, at, term, zone, ...(clockChange && { clockChange }) }],
    uncertain: [],
    calendar: { key: calendar.key, version: calendar.version },
  };
}

/** The day clocks were changed between two moments, if they stand otherwise at the end. */
function changeBetween(zone: Zone, from: Millis, to: Millis): ClockChange | undefined {
  const minutes = offsetAt(zone, to) - offsetAt(zone, from);
  if (minutes === 0) return undefined;
  const last = localTime(zone, to).day;
  let day = localTime(zone, from).day;
  while (day < last && offsetAt(zone, momentAt(zone, day, 1440)) === offsetAt(zone, from)) day += 1;
  return { date: isoDate(day), minutes };
}

/** The law rolls terms onwards and keeps dates. A notice before a meeting may not come later than promised. */
function rollOf(term: LastDayTerm): Roll {
  const stated = term.counting?.roll;
  if (stated) return stated;
  if (term.kind === 'date' || term.kind === 'monthDay') return 'none';
  if (term.kind === 'endOf') return term.period === 'day' ? 'none' : 'next';
  return term.direction === 'after' ? 'next' : 'previous';
}

interface Ended {
  day: DayNumber;
  steps: Step[];
  /** The last day the calendar was asked about. */
  asked: DayNumber;
  dayOff?: Due['dayOff'];
}

function roll(term: LastDayTerm, counted: Counted, calendar: Calendar): Ended {
  const { day, steps } = counted;
  const here = dayAt(calendar, day);
  const direction = rollOf(term);
  // "The same day" is no date that somebody could have meant otherwise.
  const immediate = term.kind === 'endOf' && term.period === 'day' && direction === 'none';
  if (here.working || immediate) return { day, steps, asked: day };
  const passed = toWorkingDay(calendar, day, direction === 'previous' ? 'previous' : 'next');
  const end = passed.at(-1) ?? day;
  if (direction === 'none') {
    const next = isoDate(end);
    const kept: Step = { is: 'kept', date: here.date, day: here, next };
    return { day, steps: [...steps, kept], asked: end, dayOff: { day: here, next } };
  }
  const off = passed.slice(0, -1).map((number): Step => {
    const passedDay = dayAt(calendar, number);
    return { is: 'dayOff', date: passedDay.date, day: passedDay };
  });
  const rolled: Step = { is: 'rolled', date: isoDate(end), from: here.date, direction, day: dayAt(calendar, end) };
  return { day: end, steps: [...steps, ...off, rolled], asked: end };
}

function byDays(term: LastDayTerm, start: Start, calendar: Calendar, classes: string | undefined): DueResult {
  const { zone } = calendar;
  const minutes = term.until === undefined ? undefined : readClock(term.until);
  if (term.until !== undefined && minutes === undefined) {
    return notKnown('bad-date', { lv: `nav tāda laika: ${term.until}`, en: `no such time: ${term.until}` });
  }
  const counted = lastDay(term, start.day, calendar, classes);
  if (!counted.known) return counted;
  const studying = term.kind === 'amount' && term.unit === 'studyDay';
  const ended = studying ? { ...counted, asked: counted.day, dayOff: undefined } : roll(term, counted, calendar);
  const { day, steps, dayOff } = ended;
  const date = isoDate(day);
  const late = momentAt(zone, day, minutes ?? 1440);
  const asked = [counted.asked, counted.day, ended.asked].toSorted((one, other) => one - other);
  const uncertain = uncertainties(calendar, asked[0] ?? day, asked.at(-1) ?? day);
  if (counted.breaksUnknown) uncertain.push(breaksUnknown(day));
  const counts = term.kind === 'amount' && { counted: term.counting?.countEventDay === true };
  const derivation: Step[] = [
    { is: 'start', date: isoDate(start.day), at: start.anchor, ...counts },
    ...steps,
    { is: 'until', date, clock: term.until ?? '24:00' },
  ];
  const backwards = term.kind === 'amount' && term.direction === 'before';
  const begins = start.at ?? momentAt(zone, start.day, 0);
  return {
    known: true,
    at: minutes === undefined ? date : instant(late),
    date,
    late: instant(late),
    derivation,
    uncertain,
    ...(dayOff && { dayOff }),
    ...(!backwards && late <= begins && { beforeStart: true }),
    calendar: { key: calendar.key, version: calendar.version },
  };
}

const breaksUnknown = (day: DayNumber): Uncertain => ({
  year: yearOf(day),
  why: { lv: 'skolēnu brīvlaiki nav ievadīti', en: 'school holidays are not entered' },
  days: [],
});

/** How many working days lie between two dates: after the first, up to and with the second. */
export function workingDaysBetween(calendar: Calendar, from: string, to: string): number {
  let count = 0;
  for (let day = numberOf(from) + 1; day <= numberOf(to); day += 1) if (dayAt(calendar, day).working) count += 1;
  return count;
}
