import type { World, WorldCalendar } from '../definition/index.ts';
import { bodyOf } from './assigned.ts';
import { isoDate, readDate } from './time/dates.ts';
import { due } from './time/due.ts';
import { periodOf } from './time/recurring.ts';
import type { Calendar, Zone } from './time/types.ts';
import { instant, localTime, momentAt, readInstant } from './time/zone.ts';
import type { CaseState, Setting } from './types.ts';

/** All calendars are Latvian; a file without one still has days. */
const zone: Zone = 'Europe/Riga';

/** One command asks for the day of its instant many times. */
let asked = { at: '', day: '' };

/** The local day of an instant. */
export function localDay(at: string): string {
  if (asked.at !== at) asked = { at, day: isoDate(localTime(zone, readInstant(at) ?? 0).day) };
  return asked.day;
}

/** The local midnight with which a day begins. */
export function startOfDay(date: string): string {
  return instant(momentAt(zone, readDate(date) ?? 0, 0));
}

/** The local midnight that ends a day. */
export function endOfDay(date: string): string {
  return instant(momentAt(zone, readDate(date) ?? 0, 1440));
}

/** The local midnight that ends the day of an instant. */
export function endOfToday(at: string): string {
  return endOfDay(localDay(at));
}

/** The calendar by which the body's institution works; undefined where none is stated. */
export function calendarOf(setting: Pick<Setting, 'bodies' | 'calendars'>, body: string): Calendar | undefined {
  const institution = bodyOf(setting, body)?.institution;
  return institution === undefined ? undefined : setting.calendars[institution];
}

/**
 * What conditions may ask of a file at an instant.
 * @param body whose calendar knows semesters and working days: the one at whose level it is judged
 * @param on the day in whose period windows lie, where that is not today
 */
export function worldOf(
  state: Pick<CaseState, 'facts' | 'entries'> | undefined,
  setting: Pick<Setting, 'bodies' | 'calendars'>,
  at: string,
  body?: string,
  on?: string,
): World {
  const calendar = body === undefined ? undefined : calendarOf(setting, body);
  return {
    facts: state?.facts ?? {},
    entries: state?.entries ?? [],
    today: localDay(at),
    ...(on === undefined ? {} : { on }),
    ...(calendar && { calendar: daysOf(calendar) }),
  };
}

function daysOf(calendar: Calendar): WorldCalendar {
  return {
    periodOf: (period, date) => {
      const day = readDate(date);
      const found = day === undefined ? undefined : periodOf(period, day, calendar);
      return found && !('known' in found) ? { from: isoDate(found.from), to: isoDate(found.to) } : undefined;
    },
    lastDay: (term, from) => {
      const result = due(term, from, calendar);
      return result.known ? result.date : undefined;
    },
  };
}
