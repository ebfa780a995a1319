import {
  addMonths,
  civil,
  type DayNumber,
  dayNumber,
  daysInMonth,
  easterSunday,
  isoDate,
  nthWeekday,
  numberOf,
  readDate,
  weekdayOf,
  yearOf,
} from './dates.ts';
import type { Calendar, CalendarFile, DateRule, Day, HolidayRule } from './types.ts';

/**
 * Puts together a calendar and what it extends.
 * @throws RangeError when a calendar is missing from `files`, extends itself, or the whole lacks zone, years or week-end.
 */
export function resolveCalendar(key: string, files: readonly CalendarFile[]): Calendar {
  const chain: CalendarFile[] = [];
  for (let next: string | undefined = key; next !== undefined; ) {
    const file = files.find((candidate) => candidate.key === next);
    if (!file) throw new RangeError(`No calendar ${next}`);
    if (chain.includes(file)) throw new RangeError(`Calendar ${next} extends itself`);
    chain.unshift(file);
    next = file.extends;
  }
  const last = <T>(pick: (file: CalendarFile) => T | undefined): T | undefined => chain.map(pick).findLast(Boolean);
  const zone = last((file) => file.zone);
  const covers = last((file) => file.covers);
  const weekend = last((file) => file.weekend);
  const label = last((file) => file.label);
  if (!zone || !covers || !weekend || !label) throw new RangeError(`Calendar ${key} lacks zone, years or week-end`);
  const moving = chain.findLast((file) => file.movedDays);
  const calendar: Calendar = {
    key,
    label,
    zone,
    covers,
    weekend,
    version: chain.map((file) => `${file.key} ${file.version}`).join(', '),
    holidays: chain.flatMap((file) =>
      (file.holidays ?? []).map((holiday) => ({ ...holiday, id: `${file.key}/${holiday.id}` })),
    ),
  };
  if (moving?.movedDays) calendar.movedDays = { id: `${moving.key}/moved-days`, ...moving.movedDays };
  if (chain.some((file) => file.schoolYears)) calendar.schoolYears = chain.flatMap((file) => file.schoolYears ?? []);
  return calendar;
}

/** The day a rule gives in a year, if it gives one. */
function dayOfRule(rule: DateRule, year: number): DayNumber | undefined {
  switch (rule.kind) {
    case 'fixed':
      return rule.day <= daysInMonth(year, rule.month) ? dayNumber(year, rule.month, rule.day) : undefined;
    case 'easter':
      return easterSunday(year) + rule.offset;
    case 'nthWeekday':
      return nthWeekday(year, rule.month, rule.weekday, rule.nth);
    case 'once': {
      const day = readDate(rule.date);
      return day !== undefined && yearOf(day) === year ? day : undefined;
    }
  }
  return rule satisfies never;
}

const says = ({ id, source, toConfirm }: HolidayRule): Day['says'] => ({
  id,
  ...(source && { source }),
  ...(toConfirm && { toConfirm }),
});

/** Every day of a year, before working days are moved. */
function daysByRule(calendar: Calendar, year: number): Day[] {
  const first = dayNumber(year, 1, 1);
  const rest = `${calendar.holidays[0]?.id.split('/')[0] ?? calendar.key}/weekend`;
  const days: Day[] = Array.from({ length: dayNumber(year + 1, 1, 1) - first }, (_, index) => {
    const weekday = weekdayOf(first + index);
    const working = !calendar.weekend.includes(weekday);
    const day: Day = { date: isoDate(first + index), weekday, working, kind: working ? 'workday' : 'weekend' };
    return working ? day : { ...day, says: { id: rest } };
  });
  const dated = calendar.holidays.flatMap((holiday) => {
    const number = dayOfRule(holiday.rule, year);
    return number === undefined ? [] : [{ holiday, index: number - first }];
  });
  for (const { holiday, index } of dated) {
    const day = days[index];
    // Two holidays may fall on one day (Mother's Day and Whit Sunday): the first in the list names it.
    if (!day || day.kind === 'holiday') continue;
    days[index] = { ...day, working: false, kind: 'holiday', name: holiday.name, says: says(holiday) };
  }
  for (const { holiday, index } of dated) {
    const own = days[index];
    if (!own || !holiday.substitute || !calendar.weekend.includes(own.weekday)) continue;
    const free = days.findIndex((day, at) => at > index && day.working);
    const day = days[free];
    if (!day) continue;
    days[free] = {
      ...day,
      working: false,
      kind: 'substitute',
      name: holiday.name,
      pair: own.date,
      says: says(holiday),
    };
  }
  return days;
}

function moveDays(calendar: Calendar, year: number, days: Day[]): Day[] {
  const moved = calendar.movedDays?.years[year];
  if (!calendar.movedDays || !moved) return days;
  const sentence: Day['says'] = {
    id: `${calendar.movedDays.id}/${year}`,
    ...(moved.source && { source: moved.source }),
    ...(moved.status !== 'order' && { toConfirm: true }),
  };
  const { whom } = calendar.movedDays;
  return days.map((day): Day => {
    const off = moved.moves.find((move) => move.off === day.date);
    if (off) return { ...day, working: false, kind: 'movedOff', pair: off.on, whom, says: sentence };
    const on = moved.moves.find((move) => move.on === day.date);
    return on ? { ...day, working: true, kind: 'movedOn', pair: on.off, whom, says: sentence } : day;
  });
}

interface Year {
  first: DayNumber;
  days: Day[];
  /** Days that the law lets a yearly order move: the bridge days and the Saturdays of their months. */
  movable: Set<DayNumber>;
}

/** Calendars never change once resolved, so what follows from one can be kept beside it. */
const known = new WeakMap<Calendar, Map<number, Year>>();

const isHoliday = (day?: Day) => day?.kind === 'holiday' || day?.kind === 'substitute';

/** A single working day between a holiday and the weekly rest. Source: Labour Law 133(4). */
function isBridge(calendar: Calendar, days: Day[], index: number): boolean {
  const isRest = (day?: Day) => day !== undefined && calendar.weekend.includes(day.weekday);
  const [before, day, after] = [days[index - 1], days[index], days[index + 1]];
  if (!day?.working) return false;
  return (isHoliday(before) && isRest(after)) || (isRest(before) && isHoliday(after));
}

function yearDays(calendar: Calendar, year: number): Year {
  const years = known.get(calendar) ?? new Map<number, Year>();
  known.set(calendar, years);
  const ready = years.get(year);
  if (ready) return ready;
  const byRule = daysByRule(calendar, year);
  const bridges = byRule.flatMap((_, index) => (isBridge(calendar, byRule, index) ? [index] : []));
  const months = new Set(bridges.map((index) => byRule[index]?.date.slice(0, 7)));
  const saturdays = byRule.flatMap((day, index) =>
    day.kind === 'weekend' && day.weekday === 6 && months.has(day.date.slice(0, 7)) ? [index] : [],
  );
  const first = dayNumber(year, 1, 1);
  const made: Year = {
    first,
    days: moveDays(calendar, year, byRule),
    movable: new Set([...bridges, ...saturdays].map((index) => first + index)),
  };
  years.set(year, made);
  return made;
}

/** What a day is in a calendar. */
export function dayAt(calendar: Calendar, number: DayNumber): Day {
  const { first, days } = yearDays(calendar, yearOf(number));
  const day = days[number - first];
  if (!day) throw new RangeError(`No day ${number}`);
  return day;
}

/** Whether the law lets a yearly order move this day: from it, or work to it. */
export function isMovable(calendar: Calendar, number: DayNumber): boolean {
  return yearDays(calendar, yearOf(number)).movable.has(number);
}

/** The days passed from a day to the nearest working day, itself if it is one; the working day is the last. */
export function toWorkingDay(calendar: Calendar, from: DayNumber, direction: 'next' | 'previous'): DayNumber[] {
  const passed = [from];
  const stride = direction === 'next' ? 1 : -1;
  for (let day = from; !dayAt(calendar, day).working; ) {
    day += stride;
    passed.push(day);
  }
  return passed;
}

/** The calendar day on which a day's month, week or year ends, `ahead` of them later. */
export function endOf(period: 'day' | 'week' | 'month' | 'year', from: DayNumber, ahead: number): DayNumber {
  const { year, month } = civil(from);
  switch (period) {
    case 'day':
      return from + ahead;
    case 'week':
      return from + 7 - weekdayOf(from) + ahead * 7;
    case 'month':
      return addMonths(dayNumber(year, month, 1), ahead + 1).number - 1;
    case 'year':
      return numberOf(`${String(year + ahead).padStart(4, '0')}-12-31`);
  }
  return period satisfies never;
}
