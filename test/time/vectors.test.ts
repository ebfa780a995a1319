import { describe, expect, test } from 'vitest';
import { calendars } from '../../runtime/calendars/index.ts';
import { type Due, type DueOptions, due, parseTerm, type Term } from '../../runtime/kernel/time/index.ts';

const { plain, state } = calendars;

/** The term a person writes, counted from a day. */
function counted(text: string, from: string, calendar = state, options: DueOptions = {}): Due {
  const parsed = parseTerm(text, { from, calendar });
  if (!parsed.ok) throw new Error(parsed.text.en);
  return dated(parsed.term, from, calendar, options);
}

function dated(term: Term, from: string, calendar = state, options: DueOptions = {}): Due {
  const result = due(term, from, calendar, options);
  if (!result.known) throw new Error(result.problem.text.en);
  return result;
}

describe('worked examples of the domain: event day excluded', () => {
  test.each([
    ['2026-06-18', '3 working days', '2026-06-26', '2026-06-25'],
    ['2026-06-19', '3 working days', '2026-06-27', '2026-06-26'],
    ['2026-06-19', '1 working day', '2026-06-25', '2026-06-22'],
    ['2025-12-29', '3 working days', '2026-01-06', '2026-01-05'],
    ['2026-01-14', '3 working days', '2026-01-17', '2026-01-19'],
    ['2025-04-30', '3 working days', '2025-05-08', '2025-05-07'],
    ['2025-11-13', '3 working days', '2025-11-20', '2025-11-19'],
    ['2026-04-29', '3 working days', '2026-05-06', '2026-05-06'],
    ['2026-04-01', '3 working days', '2026-04-08', '2026-04-08'],
    ['2026-01-31', '1 month', '2026-03-02', '2026-03-02'],
  ])('%s, %s: %s for the State, %s plain', (from, text, byState, byPlain) => {
    expect(counted(text, from, state)).toMatchObject({ at: byState, uncertain: [] });
    expect(counted(text, from, plain)).toMatchObject({ at: byPlain, uncertain: [] });
  });

  test('29.12.2025. counts 30.12., 05.01. and 06.01.', () => {
    const days = counted('3 working days', '2025-12-29').derivation.filter((step) => step.is === 'counted');
    expect(days.map((step) => step.date)).toEqual(['2025-12-30', '2026-01-05', '2026-01-06']);
  });

  test('a date in minutes is kept as written and flagged; as a term it is rolled', () => {
    const kept = counted('22.06.2026.', '2026-05-11');
    expect(kept).toMatchObject({ at: '2026-06-22', dayOff: { day: { kind: 'movedOff' }, next: '2026-06-25' } });
    expect(counted('22.06.2026.', '2026-05-11', plain).dayOff).toBeUndefined();
    const rolled: Term = { kind: 'date', date: '2026-06-22', counting: { roll: 'next' } };
    expect(dated(rolled, '2026-05-11').at).toBe('2026-06-25');
    expect(dated(rolled, '2026-05-11', plain).at).toBe('2026-06-22');
    expect(counted('03.08.2026.', '2026-05-11').dayOff).toBeUndefined();
  });

  test.each([
    ['state', state],
    ['plain', plain],
  ])('"end of May" written in minutes is Sunday 31.05.2026., by %s calendar', (_, calendar) => {
    const kept = counted('līdz maija beigām', '2026-05-11', calendar);
    expect(kept).toMatchObject({ at: '2026-05-31', dayOff: { next: '2026-06-01' } });
    expect(counted('end of May 2026', '2026-05-11', calendar)).toMatchObject({ at: '2026-05-31' });
    expect(counted('mēneša beigas', '2026-05-11', calendar).at).toBe('2026-06-01');
  });
});

describe('months, weeks, years', () => {
  test.each([
    ['2024-01-31', '1 month', '2024-02-29'],
    ['2028-02-29', '1 year', '2029-02-28'],
    ['2026-03-31', '1 month', '2026-04-30'],
    ['2026-08-31', '6 months', '2027-03-01'],
    ['2026-06-08', '2 weeks', '2026-06-25'],
    ['2026-02-27', '1 month', '2026-03-27'],
  ])('%s + %s = %s', (from, text, at) => {
    expect(counted(text, from).at).toBe(at);
  });

  test('the event day, when a bylaw counts it, is day one', () => {
    const counting = { countEventDay: true };
    const term: Term = { kind: 'amount', amount: 3, unit: 'workingDay', direction: 'after', counting };
    expect(dated(term, '2026-04-13').at).toBe('2026-04-15');
    expect(dated({ ...term, unit: 'week' }, '2026-04-14').at).toBe('2026-05-05'); // 4 May is a holiday
    expect(dated(term, '2026-04-12').at).toBe('2026-04-15'); // a Sunday counts for nothing
    expect(dated({ ...term, unit: 'week' }, '2026-04-15').at).toBe('2026-05-05');
    expect(dated({ ...term, amount: 1, unit: 'month' }, '2026-04-15').at).toBe('2026-05-14');
    expect(dated({ ...term, amount: 1, unit: 'week', direction: 'before' }, '2026-03-19').at).toBe('2026-03-13');
  });

  test('rolling as declared', () => {
    const term: Term = { kind: 'amount', amount: 1, unit: 'month', direction: 'after' };
    expect(dated({ ...term, counting: { roll: 'next' } }, '2026-05-23').at).toBe('2026-06-25');
    expect(dated({ ...term, counting: { roll: 'previous' } }, '2026-05-23').at).toBe('2026-06-19');
    expect(dated({ ...term, counting: { roll: 'none' } }, '2026-05-23')).toMatchObject({
      at: '2026-06-23',
      dayOff: { next: '2026-06-25' },
    });
  });

  test('the ends of periods', () => {
    expect(counted('end of day', '2026-06-20').at).toBe('2026-06-20'); // same day, also on a Saturday
    // Nobody could have meant another day.
    expect(counted('end of day', '2026-06-20')).not.toHaveProperty('dayOff');
    expect(counted('nākamā mēneša beigas', '2026-06-10').at).toBe('2026-07-31');
    expect(counted('end of year', '2025-06-10').at).toBe('2026-01-05'); // 31 Dec, 1 Jan, 2 Jan moved, week-end
    expect(counted('1. marts', '2026-06-10').at).toBe('2027-03-01');
  });
});

describe('a date of the year', () => {
  test.each([
    [3, 1, '2026-02-28', '2026-03-01'],
    [3, 1, '2026-03-01', '2027-03-01'],
    [2, 29, '2026-01-05', '2026-02-28'],
    [2, 29, '2028-01-05', '2028-02-29'],
    [12, 31, '2026-01-05', '2026-12-31'],
  ])('month %i, day %i after %s is %s', (month, day, from, at) => {
    expect(dated({ kind: 'monthDay', month, day }, from).at).toBe(at);
  });

  test.each([
    [2, 30],
    [4, 31],
    [13, 1],
    [0, 1],
    [1, 0],
    [1.5, 1],
    [1, 1.5],
  ])('there is no month %d, day %d', (month, day) => {
    expect(due({ kind: 'monthDay', month, day }, '2026-01-05', plain)).toMatchObject({ problem: { code: 'bad-date' } });
  });
});

/** Why it cannot be counted; else its date. */
const problem = (term: Term, from = '2026-01-05') => {
  const result = due(term, from, plain);
  return result.known ? result.date : result.problem.code;
};

const months = (amount: number) => problem({ kind: 'amount', amount, unit: 'month', direction: 'after' });

const ends = (ahead: number) => problem({ kind: 'endOf', period: 'year', ahead, counting: { roll: 'none' } });

describe('what cannot be counted is said not to be', () => {
  test('more than the most, or none', () => {
    expect([0, 1, 240, 241, 1.5].map(months)).toEqual([
      'bad-amount',
      '2026-02-05',
      '2046-01-05',
      'bad-amount',
      'bad-amount',
    ]);
    expect([-1, 0, 50, 51, 0.5].map(ends)).toEqual([
      'bad-amount',
      '2026-12-31',
      '2076-12-31',
      'bad-amount',
      'bad-amount',
    ]);
  });

  test('from a day that no calendar reaches', () => {
    const day: Term = { kind: 'endOf', period: 'day' };
    const from = ['2000-12-31', '2001-01-01', '2150-12-31', '2151-01-01', '2026-02-30', 'rīt'];
    expect(from.map((one) => problem(day, one))).toEqual([
      'bad-anchor',
      '2001-01-01',
      '2150-12-31',
      'bad-anchor',
      'bad-anchor',
      'bad-anchor',
    ]);
  });
});

describe('backwards from a meeting', () => {
  test('is counted again when the meeting moves', () => {
    expect(counted('5 darba dienas pirms', '2026-06-30').at).toBe('2026-06-19');
    expect(counted('5 darba dienas pirms', '2026-07-01').at).toBe('2026-06-25');
    expect(counted('5 working days before', '2026-06-30', plain).at).toBe('2026-06-19');
  });

  test('a last day that is off goes back, not on', () => {
    expect(counted('7 calendar days before', '2026-06-30').at).toBe('2026-06-19');
    expect(counted('1 month before', '2026-03-31').at).toBe('2026-02-27');
  });
});

describe('clock', () => {
  test.each([
    ['2026-03-28T10:00:00.000Z', '24 hours', '2026-03-29T10:00:00.000Z'],
    ['2026-03-28T10:00:00.000Z', '48 stundas', '2026-03-30T10:00:00.000Z'],
    ['2026-10-24T09:00:00.000Z', '24 hours', '2026-10-25T09:00:00.000Z'],
    ['2026-06-22T10:00:00.000Z', '90 minutes', '2026-06-22T11:30:00.000Z'],
    ['2026-06-22T10:00:00.000Z', '24 hours before', '2026-06-21T10:00:00.000Z'],
  ])('%s, %s: %s, through nights, week-ends and clock changes', (from, text, at) => {
    expect(counted(text, from)).toMatchObject({ at, late: at, uncertain: [] });
  });

  test('the change of clocks is told', () => {
    const [spring] = counted('48 hours', '2026-03-28T10:00:00.000Z').derivation;
    expect(spring).toMatchObject({ clockChange: { date: '2026-03-29', minutes: 60 } });
    const [autumn] = counted('48 hours', '2026-10-24T09:00:00.000Z').derivation;
    expect(autumn).toMatchObject({ clockChange: { date: '2026-10-25', minutes: -60 } });
    expect(counted('1 hour', '2026-06-22T10:00:00.000Z').derivation[0]).not.toHaveProperty('clockChange');
  });

  test('a day ends at midnight in Riga, in summer and in winter', () => {
    expect(counted('1 working day', '2026-03-27').late).toBe('2026-03-30T21:00:00.000Z');
    expect(counted('end of day', '2026-03-28').late).toBe('2026-03-28T22:00:00.000Z');
    expect(counted('end of day', '2026-03-29').late).toBe('2026-03-29T21:00:00.000Z');
    expect(counted('end of day', '2026-10-25').late).toBe('2026-10-25T22:00:00.000Z');
  });

  test('a moment counts as its day in Riga', () => {
    expect(counted('1 working day', '2026-04-13T20:59:00.000Z').at).toBe('2026-04-14');
    expect(counted('1 working day', '2026-04-13T21:00:00.000Z').at).toBe('2026-04-15');
  });

  test('until a clock time', () => {
    expect(counted('till 16:00 of the next working day', '2026-06-19T12:30:00.000Z')).toMatchObject({
      at: '2026-06-25T13:00:00.000Z',
      date: '2026-06-25',
    });
    expect(counted('nākamajā darba dienā līdz plkst. 16.00', '2026-12-01').at).toBe('2026-12-02T14:00:00.000Z');
    expect(counted('līdz plkst. 16.00', '2026-06-18T14:00:00.000Z')).toMatchObject({ beforeStart: true });
    expect(counted('līdz plkst. 16.00', '2026-06-18T13:00:00.000Z')).toMatchObject({ beforeStart: true });
    expect(counted('līdz plkst. 16.00', '2026-06-18T12:59:00.000Z')).not.toHaveProperty('beforeStart');
    expect(counted('līdz plkst. 16.00', '2026-06-18')).not.toHaveProperty('beforeStart');
  });

  test('a date that is past already says so; what is counted backwards does not', () => {
    expect(counted('05.01.2026.', '2026-02-02')).toMatchObject({ beforeStart: true });
    expect(counted('5 darba dienas pirms', '2026-02-02')).not.toHaveProperty('beforeStart');
  });

  test('a clock time shown twice means the second, one skipped the next hour', () => {
    const autumn: Term = { kind: 'date', date: '2026-10-25', until: '03:30' };
    expect(dated(autumn, '2026-01-05').at).toBe('2026-10-25T01:30:00.000Z');
    expect(dated({ ...autumn, date: '2026-03-29' }, '2026-01-05').at).toBe('2026-03-29T01:30:00.000Z');
  });
});

describe('combined and named', () => {
  const three: Term = { kind: 'amount', amount: 3, unit: 'workingDay', direction: 'after' };
  const month: Term = { kind: 'endOf', period: 'month' };

  test('earlier of, later of', () => {
    expect(dated({ kind: 'earlierOf', of: [three, month] }, '2026-04-29').at).toBe('2026-04-30');
    expect(dated({ kind: 'laterOf', of: [three, month] }, '2026-04-29').at).toBe('2026-05-06');
    expect(counted('vēlākais no 3 darba dienas un mēneša beigas', '2026-04-29').at).toBe('2026-05-06');
  });

  test('of two that end together it is the first', () => {
    const [day] = dated(
      { kind: 'laterOf', of: [month, { kind: 'date', date: '2026-04-30' }] },
      '2026-04-29',
    ).derivation;
    expect(day).toMatchObject({ is: 'chosen', index: 0 });
  });

  test.each([
    ['shorter first', [5, 10]],
    ['longer first', [10, 5]],
  ])('what is not known of each of them is told once for each year: %s', (_, amounts) => {
    const both: Term = { kind: 'earlierOf', of: amounts.map((amount) => ({ ...three, amount })) };
    const days = ['2029-04-21', '2029-04-28', '2029-04-30'];
    expect(dated(both, '2029-04-16').uncertain).toMatchObject([{ year: 2029, days }]);
    expect(new Set(dated(both, '2029-12-20').uncertain.map(({ year }) => year))).toEqual(new Set([2029, 2030]));
  });

  test('each part from its own event and by its own calendar', () => {
    const term: Term = {
      kind: 'earlierOf',
      of: [
        { ...three, from: 'received', counting: { calendar: 'police' } },
        { ...three, amount: 5, from: 'sent', counting: { calendar: 'school' } },
      ],
    };
    const named = { police: state, school: plain };
    const anchors = { sent: '2026-06-18', received: '2026-06-19' };
    const result = dated(term, '2026-06-18', state, { calendars: named, anchors });
    expect(result).toMatchObject({ at: '2026-06-27', calendar: { key: 'latvia-state' } });
    const waiting = due(term, '2026-06-18', state, { calendars: named, anchors: { sent: '2026-06-18' } });
    expect(waiting).toMatchObject({ known: false, problem: { code: 'anchor-missing' } });
    const nobody = due(term, '2026-06-18', state, { anchors });
    expect(nobody).toMatchObject({ known: false, problem: { code: 'calendar-missing' } });
  });
});
