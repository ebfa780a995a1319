import { dayAt, endOf } from './calendar.ts';
import { addMonths, civil, type DayNumber, dayNumber, daysInMonth, isoDate, readDate } from './dates.ts';
import { notKnown, schoolYearAt, semesterAt, studyDay } from './school.ts';
import type {
  Calendar,
  CountedTerm,
  EndTerm,
  LastDayTerm,
  MonthDayTerm,
  NotKnown,
  SameDateTerm,
  Step,
  Unit,
} from './types.ts';

/** The last day of a term before it is rolled, how it was found, and the first day the calendar was asked about. */
export interface Counted {
  known: true;
  day: DayNumber;
  steps: Step[];
  asked: DayNumber;
  /** School holidays within the days counted are not entered. */
  breaksUnknown?: boolean;
}

/** More than anybody sets; keeps every result within the years the zone's rules are exact for. */
const most: Record<Unit, number> = {
  minute: 525_600,
  hour: 8_784,
  calendarDay: 3_660,
  workingDay: 2_600,
  studyDay: 2_600,
  week: 520,
  month: 240,
  year: 50,
};

/** Nothing when the amount is a whole number of the unit that can be counted. */
export function amountProblem(amount: number, unit: Unit): NotKnown | undefined {
  return Number.isInteger(amount) && amount >= 1 && amount <= most[unit] ? undefined : badAmount(amount, unit);
}

export function badAmount(amount: number, unit: Unit): NotKnown {
  return notKnown('bad-amount', {
    lv: `termiņam vajag veselu skaitli no 1 līdz ${most[unit]}, nevis ${amount}`,
    en: `a term needs a whole number from 1 to ${most[unit]}, not ${amount}`,
  });
}

/** Walks day by day until `amount` days of the unit are counted. */
function countDays(
  term: CountedTerm,
  start: DayNumber,
  calendar: Calendar,
  classes: string | undefined,
): Counted | NotKnown {
  const stride = term.direction === 'after' ? 1 : -1;
  const steps: Step[] = [];
  let breaksUnknown = false;
  const first = term.counting?.countEventDay ? start : start + stride;
  let n = 0;
  for (let number = first; ; number += stride) {
    const day = dayAt(calendar, number);
    const study = term.unit === 'studyDay' && day.working ? studyDay(calendar, number, classes) : undefined;
    if (study && !study.known) return study;
    breaksUnknown ||= study?.breaksKnown === false;
    if (study && study.is !== 'study') steps.push({ is: 'skipped', date: day.date, day, study: study.is });
    else if (term.unit !== 'calendarDay' && !day.working) steps.push({ is: 'skipped', date: day.date, day });
    else {
      n += 1;
      steps.push({ is: 'counted', date: day.date, n, unit: term.unit, day });
    }
    if (n === term.amount)
      return { known: true, day: number, steps, asked: first, ...(breaksUnknown && { breaksUnknown }) };
  }
}

/** Weeks, months and years: the same day later or earlier. The event's own day, if it counts, makes it end one sooner. */
function sameDate(term: SameDateTerm, start: DayNumber): { number: DayNumber; wanted?: number } {
  const stride = term.direction === 'after' ? 1 : -1;
  const sooner = term.counting?.countEventDay ? stride : 0;
  if (term.unit === 'week') return { number: start + stride * term.amount * 7 - sooner };
  const { number, wanted } = addMonths(start, stride * term.amount * (term.unit === 'year' ? 12 : 1));
  return { number: number - sooner, wanted };
}

function periodEnd(
  term: EndTerm,
  start: DayNumber,
  calendar: Calendar,
  classes: string | undefined,
): { number: DayNumber } | NotKnown {
  const ahead = term.ahead ?? 0;
  if (!Number.isInteger(ahead) || ahead < 0 || ahead > 50) return badAmount(ahead, 'year');
  if (term.period === 'semester') {
    const found = semesterAt(calendar, start, ahead, classes);
    return found.known ? { number: found.semester.to } : found;
  }
  if (term.period === 'schoolYear') {
    const { number } = addMonths(start, ahead * 12);
    const found = schoolYearAt(calendar, number, classes);
    if (!found.known) return found;
    const ends = readDate(found.year.ends ?? '');
    const name = `${found.year.schoolYear.replace('/', './')}.`;
    return ends !== undefined
      ? { number: ends }
      : notKnown('semester-not-entered', {
          lv: `${name} mācību gada beigas nav ievadītas`,
          en: `the end of the school year ${name} is not entered`,
        });
  }
  return { number: endOf(term.period, start, ahead) };
}

/** The first given day of a given month after the start. */
function nextMonthDay(term: MonthDayTerm, start: DayNumber): { number: DayNumber; wanted?: number } | NotKnown {
  const { month, day } = term;
  const written = Number.isInteger(month) && Number.isInteger(day) && month >= 1 && month <= 12 && day >= 1;
  if (!written || day > daysInMonth(2000, month)) {
    return notKnown('bad-date', { lv: `nav tāda datuma: ${day}.${month}.`, en: `no such date: ${day}.${month}.` });
  }
  const inYear = (year: number) => {
    const last = daysInMonth(year, month);
    return { number: dayNumber(year, month, Math.min(day, last)), wanted: day > last ? day : undefined };
  };
  const { year } = civil(start);
  const here = inYear(year);
  return here.number > start ? here : inYear(year + 1);
}

function writtenDate(date: string): { number: DayNumber } | NotKnown {
  const number = readDate(date);
  const year = number === undefined ? 0 : civil(number).year;
  if (number !== undefined && year >= 2001 && year <= 2200) return { number };
  return notKnown('bad-date', { lv: `nav tāda datuma: ${date}`, en: `no such date: ${date}` });
}

function reach(
  term: Exclude<LastDayTerm, CountedTerm>,
  start: DayNumber,
  calendar: Calendar,
  classes?: string,
): { number: DayNumber; wanted?: number } | NotKnown {
  switch (term.kind) {
    case 'amount':
      return sameDate(term, start);
    case 'endOf':
      return periodEnd(term, start, calendar, classes);
    case 'date':
      return writtenDate(term.date);
    case 'monthDay':
      return nextMonthDay(term, start);
  }
  return term satisfies never;
}

const isCounted = (term: LastDayTerm): term is CountedTerm =>
  term.kind === 'amount' && (term.unit === 'workingDay' || term.unit === 'calendarDay' || term.unit === 'studyDay');

/** The last day of a term counted from `start`, before it is rolled. */
export function lastDay(term: LastDayTerm, start: DayNumber, calendar: Calendar, classes?: string): Counted | NotKnown {
  const problem = term.kind === 'amount' ? amountProblem(term.amount, term.unit) : undefined;
  if (problem) return problem;
  if (isCounted(term)) {
    const counted = countDays(term, start, calendar, classes);
    // Which of the calendar days on the way were off changes nothing.
    return counted.known && term.unit === 'calendarDay' ? { ...counted, asked: counted.day } : counted;
  }
  const found = reach(term, start, calendar, classes);
  if ('known' in found) return found;
  const { number, wanted } = found;
  const day = dayAt(calendar, number);
  const step: Step = { is: 'reached', date: day.date, from: isoDate(start), term, day, ...(wanted && { wanted }) };
  return { known: true, day: number, steps: [step], asked: number };
}
