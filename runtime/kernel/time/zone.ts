import { civil, type DayNumber, dayNumber, isoDate, nthWeekday, readDate, yearOf } from './dates.ts';
import type { Anchor, ClockTime, Instant, Zone } from './types.ts';

/**
 * Offsets as data: Latvia follows Directive 2000/84/EC, clocks change at 01:00 UTC on the last Sundays of March and
 * October. Exact from 2001 on. A time-zone library would cost the browser 20 kB for these two lines.
 */
const zones: Record<Zone, { standard: number; summer: number }> = {
  'Europe/Riga': { standard: 120, summer: 180 },
};

const minute = 60_000;
const dayLength = 1440 * minute;
const epoch = dayNumber(1970, 1, 1);
const changeHour = 60 * minute;

/** Milliseconds since 1970-01-01T00:00Z. */
export type Millis = number;

const summerBegins = (year: number): Millis => (nthWeekday(year, 3, 7, -1) - epoch) * dayLength + changeHour;
const summerEnds = (year: number): Millis => (nthWeekday(year, 10, 7, -1) - epoch) * dayLength + changeHour;

/** Minutes that local time is ahead of UTC. */
export function offsetAt(zone: Zone, at: Millis): number {
  const year = yearOf(Math.floor(at / dayLength) + epoch);
  const { standard, summer } = zones[zone];
  return at >= summerBegins(year) && at < summerEnds(year) ? summer : standard;
}

/** The local day of a moment, and minutes since its local midnight. */
export function localTime(zone: Zone, at: Millis): { day: DayNumber; minutes: number } {
  const local = at + offsetAt(zone, at) * minute;
  const day = Math.floor(local / dayLength);
  return { day: day + epoch, minutes: Math.floor((local - day * dayLength) / minute) };
}

/**
 * The moment when local clocks show a time on a day. When they show it twice, the second one: a term is not over while
 * its clock time is still to come. When they skip it, as much later as the clocks jump.
 */
export function momentAt(zone: Zone, day: DayNumber, minutes: number): Millis {
  const { standard, summer } = zones[zone];
  const local = (day - epoch) * dayLength + minutes * minute;
  const atStandard = local - standard * minute;
  if (offsetAt(zone, atStandard) === standard) return atStandard;
  const atSummer = local - summer * minute;
  return offsetAt(zone, atSummer) === summer ? atSummer : atStandard;
}

const two = (value: number): string => String(Math.floor(value)).padStart(2, '0');

export function instant(at: Millis): Instant {
  const day = Math.floor(at / dayLength);
  const rest = at - day * dayLength;
  const time = `${two(rest / 3_600_000)}:${two((rest / minute) % 60)}:${two((rest / 1000) % 60)}`;
  return `${isoDate(day + epoch)}T${time}.${String(rest % 1000).padStart(3, '0')}Z`;
}

/** Reads a UTC instant; seconds and milliseconds may be absent. Nothing when it is not one. */
export function readInstant(text: string): Millis | undefined {
  const match = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.(\d{3}))?)?Z$/.exec(text);
  const day = readDate(match?.[1] ?? '');
  if (!match || day === undefined) return undefined;
  const [hours, minutes, seconds, millis] = [2, 3, 4, 5].map((part) => Number(match[part] ?? 0));
  const time = (hours ?? 0) * 3_600_000 + (minutes ?? 0) * minute + (seconds ?? 0) * 1000 + (millis ?? 0);
  return (day - epoch) * dayLength + time;
}

/** Minutes since midnight of `HH:MM`, 24:00 included; nothing when it is not a clock time. */
export function readClock(text: ClockTime): number | undefined {
  const match = /^(\d{2}):([0-5]\d)$/.exec(text);
  if (!match) return undefined;
  const minutes = Number(match[1]) * 60 + Number(match[2]);
  return minutes <= 1440 ? minutes : undefined;
}

export const clock = (minutes: number): ClockTime =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;

/** The day of an anchor in a zone, and its moment if it has one. Nothing when it is no date or lies outside 2001–2150. */
export function readAnchor(zone: Zone, anchor: Anchor): { day: DayNumber; at?: Millis } | undefined {
  const at = readInstant(anchor);
  const day = at === undefined ? readDate(anchor) : localTime(zone, at).day;
  if (day === undefined) return undefined;
  const { year } = civil(day);
  return year >= 2001 && year <= 2150 ? { day, at } : undefined;
}
