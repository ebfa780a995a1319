import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { calendars } from '../../runtime/calendars/index.ts';
import { type Calendar, type Due, dayAt, due, type Term } from '../../runtime/kernel/time/index.ts';

const dayMillis = 86_400_000;
const first = Date.UTC(2020, 0, 1) / dayMillis;
const last = Date.UTC(2030, 11, 31) / dayMillis;
const iso = (day: number): string => new Date(day * dayMillis).toISOString().slice(0, 10);
const dateOf = fc.integer({ min: first, max: last }).map(iso);
const calendarOf = fc.constantFrom<Calendar>(calendars.state, calendars.plain);
const amountOf = fc.integer({ min: 1, max: 60 });

const working = (amount: number, direction: 'after' | 'before' = 'after'): Term => ({
  kind: 'amount',
  amount,
  unit: 'workingDay',
  direction,
});

function dated(term: Term, from: string, calendar: Calendar): Due {
  const result = due(term, from, calendar);
  if (!result.known) throw new Error(result.problem.text.en);
  return result;
}

/** Numbers days as the kernel does: 0 is 0001-01-01. */
const kernelDay = (date: string): number => Date.parse(date) / dayMillis + 719_162;
const isWorking = (date: string, calendar: Calendar): boolean => dayAt(calendar, kernelDay(date)).working;

const lastDayTerm: fc.Arbitrary<Term> = fc.oneof(
  fc.record({
    kind: fc.constant('amount' as const),
    amount: fc.integer({ min: 1, max: 40 }),
    unit: fc.constantFrom('workingDay' as const, 'calendarDay' as const),
    direction: fc.constantFrom('after' as const, 'before' as const),
  }),
  fc.record({
    kind: fc.constant('amount' as const),
    amount: fc.integer({ min: 1, max: 24 }),
    unit: fc.constantFrom('week' as const, 'month' as const),
    direction: fc.constantFrom('after' as const, 'before' as const),
  }),
  fc.record({
    kind: fc.constant('endOf' as const),
    period: fc.constantFrom('day' as const, 'week' as const, 'month' as const, 'year' as const),
    ahead: fc.integer({ min: 0, max: 3 }),
  }),
  fc.record({ kind: fc.constant('date' as const), date: dateOf }),
);

describe('whatever the day and the amount', () => {
  test('a working-day term ends on a working day of that calendar', () => {
    fc.assert(
      fc.property(dateOf, amountOf, calendarOf, fc.constantFrom('after', 'before'), (from, amount, calendar, way) => {
        expect(isWorking(dated(working(amount, way), from, calendar).date, calendar)).toBe(true);
      }),
    );
  });

  test('one day more is later; a later start is never sooner', () => {
    fc.assert(
      fc.property(dateOf, dateOf, amountOf, calendarOf, (one, other, amount, calendar) => {
        const [from, later] = one < other ? [one, other] : [other, one];
        const date = dated(working(amount), from, calendar).date;
        expect(dated(working(amount + 1), from, calendar).date > date).toBe(true);
        expect(dated(working(amount), later, calendar).date >= date).toBe(true);
      }),
    );
  });

  test('longer terms of every unit are never sooner', () => {
    fc.assert(
      fc.property(
        dateOf,
        amountOf,
        calendarOf,
        fc.constantFrom('calendarDay' as const, 'week' as const, 'month' as const),
        (from, amount, calendar, unit) => {
          const term = (count: number): Term => ({ kind: 'amount', amount: count, unit, direction: 'after' });
          const [shorter, longer] = [dated(term(amount), from, calendar), dated(term(amount + 1), from, calendar)];
          expect(longer.date >= shorter.date).toBe(true);
        },
      ),
    );
  });

  test('backwards undoes forwards from a working day', () => {
    fc.assert(
      fc.property(dateOf, amountOf, calendarOf, (any, amount, calendar) => {
        const from = dated(working(1), any, calendar).date;
        const there = dated(working(amount), from, calendar).date;
        expect(dated(working(amount, 'before'), there, calendar).date).toBe(from);
        const back = dated(working(amount, 'before'), from, calendar).date;
        expect(dated(working(amount), back, calendar).date).toBe(from);
      }),
    );
  });

  test('derivation and result agree', () => {
    fc.assert(
      fc.property(lastDayTerm, dateOf, calendarOf, (term, from, calendar) => {
        const { date, derivation } = dated(term, from, calendar);
        expect(derivation[0]).toMatchObject({ is: 'start', date: from });
        expect(derivation.at(-1)).toMatchObject({ is: 'until', date });
        expect(derivation.at(-2)?.date).toBe(date);
        const spoken = derivation.flatMap((step) => ('day' in step ? [step.day] : []));
        expect(spoken).toEqual(spoken.map((day) => dayAt(calendar, kernelDay(day.date))));
        const passed = derivation.flatMap((step) => (step.is === 'skipped' || step.is === 'dayOff' ? [step.day] : []));
        expect(passed.filter((day) => day.working)).toEqual([]);
        if (term.kind !== 'amount' || (term.unit !== 'workingDay' && term.unit !== 'calendarDay')) return;
        const walk = derivation.filter((step) => step.is === 'counted' || step.is === 'skipped');
        const numbers = walk.flatMap((step) => (step.is === 'counted' ? [step.n] : []));
        expect(numbers).toEqual(Array.from({ length: term.amount }, (_, index) => index + 1));
        const stride = term.direction === 'after' ? 1 : -1;
        // Day by day: no day is left out, none comes twice.
        expect(walk.map((step) => kernelDay(step.date))).toEqual(
          walk.map((_, index) => kernelDay(from) + stride * (index + 1)),
        );
      }),
    );
  });

  test('a term is late exactly when its local day is over', () => {
    const local = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Riga',
      dateStyle: 'short',
      timeStyle: 'medium',
    });
    fc.assert(
      fc.property(lastDayTerm, dateOf, calendarOf, (term, from, calendar) => {
        const { date, late } = dated(term, from, calendar);
        expect(local.format(Date.parse(late) - 1000)).toBe(`${date} 23:59:59`);
      }),
    );
  });
});

/**
 * The second computation shares nothing with the first: it lists the days off of eleven years by hand, keeps the working
 * days in one list, and finds a term's end by its place in that list.
 */
describe('two independent computations', () => {
  const easterSundays =
    '2020-04-12 2021-04-04 2022-04-17 2023-04-09 2024-03-31 2025-04-20 2026-04-05 2027-03-28 2028-04-16 2029-04-01 2030-04-21';
  const off = new Set<string>(['2023-05-29', '2023-07-10', '2028-07-10']);
  for (const easter of easterSundays.split(' ')) {
    const day = Date.parse(easter) / dayMillis;
    off.add(iso(day - 2)).add(iso(day + 1));
    for (const date of '01-01 05-01 05-04 06-23 06-24 11-18 12-24 12-25 12-26 12-31'.split(' ')) {
      off.add(`${easter.slice(0, 4)}-${date}`);
    }
  }
  // 4 May or 18 November on a Saturday or Sunday between 2020 and 2030.
  for (const monday of '2024-05-06 2025-05-05 2030-05-06 2023-11-20 2028-11-20 2029-11-19'.split(' ')) off.add(monday);
  const movedOff =
    '2020-06-22 2021-05-03 2021-06-25 2021-11-19 2023-05-05 2024-12-23 2024-12-30 2025-05-02 2025-11-17 2026-01-02 2026-06-22'.split(
      ' ',
    );
  const movedOn =
    '2020-06-13 2021-05-08 2021-06-19 2021-11-13 2023-05-20 2024-12-14 2024-12-28 2025-05-10 2025-11-08 2026-01-17 2026-06-27'.split(
      ' ',
    );

  const listed = (calendar: Calendar): string[] => {
    const moves = calendar === calendars.state;
    return Array.from({ length: last - first + 400 }, (_, index) => first + index)
      .filter((day) => {
        const date = iso(day);
        if (moves && movedOff.includes(date)) return false;
        if (moves && movedOn.includes(date)) return true;
        const weekday = new Date(day * dayMillis).getUTCDay();
        return weekday !== 0 && weekday !== 6 && !off.has(date);
      })
      .map(iso);
  };

  test.each([
    ['state', calendars.state],
    ['plain', calendars.plain],
  ])('agree for every day of 2020 to 2030 and 1 to 30 working days, %s calendar', (_, calendar) => {
    const days = listed(calendar);
    const terms = Array.from({ length: 30 }, (__, index) => working(index + 1));
    const wrong: string[] = [];
    let place = 0;
    let compared = 0;
    for (let start = first; start <= last; start += 1) {
      const from = iso(start);
      while ((days[place] ?? '') <= from) place += 1;
      for (const [index, term] of terms.entries()) {
        const expected = days[place + index] ?? '';
        // After 2030 the list of days off ends.
        if (expected > '2030-12-31' || expected === '') continue;
        compared += 1;
        const { at } = dated(term, from, calendar);
        if (at !== expected) wrong.push(`${from} + ${index + 1}: ${at}, expected ${expected}`);
      }
    }
    expect(wrong.slice(0, 10)).toEqual([]);
    expect(compared).toBeGreaterThan(119_000);
  });
});
