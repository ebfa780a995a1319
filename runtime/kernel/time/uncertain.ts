import { dayAt, isMovable } from './calendar.ts';
import { type DayNumber, dayNumber, isoDate, yearOf } from './dates.ts';
import type { Calendar, MovedDays, Text, Uncertain } from './types.ts';

const orderStatus: Record<Exclude<MovedDays['status'], 'order'>, (year: number) => Text> = {
  unknown: (year) => ({
    lv: `${year}. gada rīkojums par darba dienu pārcelšanu nav zināms; neviena diena nav pārcelta`,
    en: `the order that moves working days in ${year} is not known; no day was moved`,
  }),
  draft: (year) => ({
    lv: `${year}. gada darba dienu pārcelšana zināma tikai pēc rīkojuma projekta`,
    en: `the moved working days of ${year} are known only from a draft order`,
  }),
  plan: (year) => ({
    lv: `${year}. gada darba dienu pārcelšana zināma tikai pēc plāna`,
    en: `the moved working days of ${year} are known only from a plan`,
  }),
};

const notCovered = (year: number): Text => ({
  lv: `kalendārs par ${year}. gadu nav pārbaudīts; svētku dienas aprēķinātas pēc vispārīgā likuma`,
  en: `nobody has looked after this calendar for ${year}; holidays follow the general rule`,
});

const toConfirm: Text = {
  lv: 'kalendārā ir brīvdiena, kas vēl jāapstiprina cilvēkam',
  en: 'the calendar has a day off that a person has still to confirm',
};

/**
 * What is not known about the days between two days, both looked at. A year with an unknown order is named even when no
 * day of these can move by law (`days` is then empty), so that nobody takes silence for knowledge.
 */
export function uncertainties(calendar: Calendar, from: DayNumber, to: DayNumber): Uncertain[] {
  const found: Uncertain[] = [];
  for (let year = yearOf(from); year <= yearOf(to); year += 1) {
    const first = Math.max(from, dayNumber(year, 1, 1));
    const last = Math.min(to, dayNumber(year, 12, 31));
    const dates = (keep: (day: DayNumber) => boolean) => {
      const kept: string[] = [];
      for (let day = first; day <= last; day += 1) if (keep(day)) kept.push(isoDate(day));
      return kept;
    };
    if (year < calendar.covers.from || year > calendar.covers.to) {
      found.push({ year, why: notCovered(year), days: [] });
    }
    if (calendar.movedDays) {
      const status = calendar.movedDays.years[year]?.status ?? 'unknown';
      if (status !== 'order') {
        const days = dates((day) => isMovable(calendar, day));
        found.push({ year, why: orderStatus[status](year), days });
      }
    }
    // A holiday to confirm that falls on weekly rest is off in any case.
    const unconfirmed = dates((number) => {
      const day = dayAt(calendar, number);
      const byOrder = day.kind === 'movedOff' || day.kind === 'movedOn';
      return !byOrder && day.says?.toConfirm === true && !calendar.weekend.includes(day.weekday);
    });
    if (unconfirmed.length > 0) found.push({ year, why: toConfirm, days: unconfirmed });
  }
  return found;
}
