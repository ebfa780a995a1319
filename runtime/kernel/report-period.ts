import type { Report } from '../definition/index.ts';
import type { ReportPeriod } from './report-rows.ts';
import { type DayNumber, isoDate, readDate } from './time/dates.ts';
import { periodOf } from './time/recurring.ts';
import type { Calendar } from './time/types.ts';
import type { Setting } from './types.ts';

/** Between two semesters lies a summer at most. */
const longestGap = 120;

const withoutSchools: Calendar = {
  key: '',
  version: '',
  label: { lv: '', en: '' },
  zone: 'Europe/Riga',
  covers: { from: 0, to: 0 },
  weekend: [],
  holidays: [],
};

/**
 * The period of a report in which a day lies, or the last that ended before it, and those before that; as many as
 * asked for, or fewer where no calendar knows the semesters of an earlier one.
 * @param on ISO date
 */
export function periodsUpTo({ period }: Report, on: string, { calendars }: Setting, count: number): ReportPeriod[] {
  const schools = Object.values(calendars).find(({ schoolYears }) => schoolYears);
  // Years and months are the same in every calendar.
  const calendar = schools ?? withoutSchools;
  const found: ReportPeriod[] = [];
  let day = readDate(on);
  while (day !== undefined && found.length < count) {
    const one = lastUpTo(period, day, calendar);
    if (one) found.push({ from: isoDate(one.from), to: isoDate(one.to) });
    day = one && one.from - 1;
  }
  return found;
}

function lastUpTo(period: Report['period'], day: DayNumber, calendar: Calendar) {
  for (let back = 0; back <= longestGap; back += 1) {
    const found = periodOf(period, day - back, calendar);
    // A school year that begins on the 2nd is not there yet on the 1st.
    if (!('known' in found) && found.from <= day) return found;
    if ('known' in found && period !== 'semester') return undefined;
  }
  return undefined;
}
