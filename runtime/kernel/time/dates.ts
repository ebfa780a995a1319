import { dayNumber, daysInMonth, type DayNumber, readDate } from '../../definition/index.ts';
import type { IsoDate } from './types.ts';

export {
  addMonths,
  civil,
  type DayNumber,
  dayNumber,
  daysInMonth,
  isoDate,
  readDate,
  yearOf,
} from '../../definition/index.ts';

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (number: DayNumber): number => (number % 7) + 1;

/** The number of a date known to be right, such as one that came from `isoDate`. */
export function numberOf(date: IsoDate): DayNumber {
  const number = readDate(date);
  if (number === undefined) throw new RangeError(`Not a date: ${date}`);
  return number;
}

/** Easter Sunday of the Gregorian calendar (the anonymous computus). */
export function easterSunday(year: number): DayNumber {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const leapCenturies = Math.floor(century / 4);
  const moonShift = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - leapCenturies - moonShift + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const count = epact + toSunday - 7 * late + 114;
  return dayNumber(year, Math.floor(count / 31), (count % 31) + 1);
}

/** The nth given weekday of a month; `nth` -1 is the last. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): DayNumber {
  if (nth < 0) {
    const last = dayNumber(year, month, daysInMonth(year, month));
    return last - ((weekdayOf(last) - weekday + 7) % 7) + (nth + 1) * 7;
  }
  const first = dayNumber(year, month, 1);
  return first + ((weekday - weekdayOf(first) + 7) % 7) + (nth - 1) * 7;
}
