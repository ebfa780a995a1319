import type { KeywordLanguage } from '../model.ts';

/** A Thursday after which no holiday falls for eight weeks, so that only week-ends tell the readings apart. */
const event = { lv: '05.02.2026.', en: '2026-02-05' };
const eventDay = Date.UTC(2026, 1, 5);
const dayMs = 86_400_000;
/** Working days up to Good Friday of that year. */
const mostWorkingDays = 40;

/** The last day of so many working or calendar days, for a message; nothing where holidays would count too. */
export function workedExample(
  days: number,
  kind: 'working_days' | 'calendar_days',
  language: KeywordLanguage,
): string | undefined {
  if (days < 1 || days > mostWorkingDays) {
    return undefined;
  }
  const end = kind === 'working_days' ? afterWorkingDays(days) : rolled(eventDay + days * dayMs);
  const date = new Date(end).toISOString().slice(0, 10);
  const last = language === 'en' ? date : `${date.slice(8)}.${date.slice(5, 7)}.${date.slice(0, 4)}.`;
  return language === 'lv'
    ? ` (no ceturtdienas ${event.lv} līdz ${last})`
    : ` (from Thursday ${event.en} until ${last})`;
}

function afterWorkingDays(days: number): number {
  let day = eventDay;
  for (let left = days; left > 0; ) {
    day += dayMs;
    left -= isWeekend(day) ? 0 : 1;
  }
  return day;
}

/** A term whose last day is a day off ends on the next working day. */
function rolled(day: number): number {
  return isWeekend(day) ? rolled(day + dayMs) : day;
}

function isWeekend(day: number): boolean {
  return new Date(day).getUTCDay() % 6 === 0;
}
