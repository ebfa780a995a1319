/** Dates without clocks or zones: what conditions and terms count with. */

/** Days as whole numbers: 0 is 0001-01-01, a Monday (proleptic Gregorian calendar). */
export type DayNumber = number;

const daysBeforeMonth = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334] as const;

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeap(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The number of a day that exists. */
export function dayNumber(year: number, month: number, day: number): DayNumber {
  const past = year - 1;
  const leaps = Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400);
  const leapDay = month > 2 && isLeap(year) ? 1 : 0;
  return past * 365 + leaps + (daysBeforeMonth[month - 1] ?? 0) + leapDay + day - 1;
}

export function yearOf(number: DayNumber): number {
  const guess = Math.floor(number / 365.2425) + 1;
  if (dayNumber(guess, 1, 1) > number) return guess - 1;
  return dayNumber(guess + 1, 1, 1) <= number ? guess + 1 : guess;
}

export function civil(number: DayNumber): { year: number; month: number; day: number } {
  const year = yearOf(number);
  let rest = number - dayNumber(year, 1, 1);
  let month = 1;
  for (; rest >= daysInMonth(year, month); month += 1) rest -= daysInMonth(year, month);
  return { year, month, day: rest + 1 };
}

export function isoDate(number: DayNumber): string {
  const { year, month, day } = civil(number);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Reads `YYYY-MM-DD`; nothing when it is not a day that exists. */
export function readDate(text: string): DayNumber | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  const exists = year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
  return exists ? dayNumber(year, month, day) : undefined;
}

/**
 * The same date `months` later (or earlier, if negative); where the month has no such date, its last day.
 * `wanted` is then the day of the month that there is not. Source: APL 42.
 */
export function addMonths(number: DayNumber, months: number): { number: DayNumber; wanted?: number } {
  const from = civil(number);
  const count = from.year * 12 + (from.month - 1) + months;
  const year = Math.floor(count / 12);
  const month = (count % 12) + 1;
  const last = daysInMonth(year, month);
  if (from.day > last) return { number: dayNumber(year, month, last), wanted: from.day };
  return { number: dayNumber(year, month, from.day) };
}
