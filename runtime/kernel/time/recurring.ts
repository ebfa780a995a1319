import { endOf } from './calendar.ts';
import { addMonths, civil, type DayNumber, dayNumber, isoDate, readDate } from './dates.ts';
import { due, workingDaysBetween } from './due.ts';
import { notKnown, schoolYearAt, semesterAt } from './school.ts';
import type {
  Anchor,
  AtLeastDuty,
  Calendar,
  DueOptions,
  DueResult,
  EveryDuty,
  IsoDate,
  NotKnown,
  Term,
} from './types.ts';
import { dateText } from './words.ts';

/** How a duty to do something so many times in a period stands on a day. */
export interface Tally {
  known: true;
  /** First and last day of the period. It does not roll: the year ends when it ends. */
  from: IsoDate;
  to: IsoDate;
  /** How often it was done within the period, up to the day asked about. */
  done: number;
  remaining: number;
  met: boolean;
  /** Working days after the day asked about until the period ends. */
  workingDaysLeft: number;
  /** Less was done than an even spread over the period would have by now. */
  behind: boolean;
}

/** First and last day of the period in which a day lies; a rolling year ends on that day. */
export function periodOf(
  per: AtLeastDuty['per'],
  day: DayNumber,
  calendar: Calendar,
  classes?: string,
): { from: DayNumber; to: DayNumber } | NotKnown {
  const { year, month } = civil(day);
  switch (per) {
    case 'month':
      return { from: dayNumber(year, month, 1), to: endOf('month', day, 0) };
    case 'year':
      return { from: dayNumber(year, 1, 1), to: dayNumber(year, 12, 31) };
    case 'rollingYear':
      return { from: addMonths(day, -12).number + 1, to: day };
    case 'semester': {
      const found = semesterAt(calendar, day, 0, classes);
      return found.known ? found.semester : found;
    }
    case 'schoolYear': {
      const found = schoolYearAt(calendar, day, classes);
      if (!found.known) return found;
      const begins = readDate(found.year.semesters[0]?.from ?? '');
      const ends = readDate(found.year.ends ?? '');
      if (begins !== undefined && ends !== undefined) return { from: begins, to: ends };
      const name = `${found.year.schoolYear.replace('/', './')}.`;
      return notKnown('semester-not-entered', {
        lv: `${name} mācību gada beigas nav ievadītas`,
        en: `the end of the school year ${name} is not entered`,
      });
    }
  }
  return per satisfies never;
}

/**
 * "At least four times a year": how it stands on a day.
 * @param done dates on which it was done, in any order; those outside the period or after `on` do not count
 */
export function tally(
  duty: AtLeastDuty,
  done: readonly IsoDate[],
  on: IsoDate,
  calendar: Calendar,
  options: Pick<DueOptions, 'classes'> = {},
): Tally | NotKnown {
  const day = readDate(on);
  if (day === undefined || !Number.isInteger(duty.times) || duty.times < 1) {
    return notKnown('bad-date', { lv: `nav tāda datuma: ${on}`, en: `no such date: ${on}` });
  }
  const period = periodOf(duty.per, day, calendar, options.classes);
  if ('known' in period) return period;
  const [from, to] = [isoDate(period.from), isoDate(period.to)];
  const count = done.filter((date) => date >= from && date <= to && date <= on).length;
  const remaining = Math.max(0, duty.times - count);
  const share = (day - period.from + 1) / (period.to - period.from + 1);
  return {
    known: true,
    from,
    to,
    done: count,
    remaining,
    met: remaining === 0,
    workingDaysLeft: workingDaysBetween(calendar, on, to),
    behind: count < Math.floor(duty.times * share),
  };
}

/** A term in a chain: counted from the last time it was actually done, or from the first event when it never was. */
export function chained(
  term: Term,
  first: Anchor,
  actual: readonly Anchor[],
  calendar: Calendar,
  options: DueOptions = {},
): DueResult {
  return due(term, actual.at(-1) ?? first, calendar, options);
}

/** "Every year": when to aim for, if stated, and what must not be passed, counted from the last time it was done. */
export function every(
  duty: EveryDuty,
  first: Anchor,
  actual: readonly Anchor[],
  calendar: Calendar,
  options: DueOptions = {},
): { known: true; target?: DueResult & { known: true }; limit: DueResult & { known: true } } | NotKnown {
  const limit = chained(duty.limit, first, actual, calendar, options);
  if (!limit.known) return limit;
  if (!duty.target) return { known: true, limit };
  const target = chained(duty.target, first, actual, calendar, options);
  if (!target.known) return target;
  if (target.late <= limit.late) return { known: true, target, limit };
  return notKnown('target-after-limit', {
    lv: `vēlamais datums ${dateText(target.date, 'lv')} ir pēc galējā ${dateText(limit.date, 'lv')}`,
    en: `the target ${target.date} is after the limit ${limit.date}`,
  });
}
