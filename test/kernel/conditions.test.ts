import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Answers,
  brokenRules,
  type Condition,
  type Day,
  type Form,
  holds,
  prune,
  type Quantity,
  quantityOf,
  withComputed,
  type Window,
  type World,
} from '@riciba/runtime/definition';

const field = (name: string) => ({ page: 'p', field: name });
const number = (value: number): Quantity => ({ of: 'number', value });
const absence = (date: string, lessons: number, excused = false) => ({
  act: 'S.absence',
  date,
  answers: { p: { lessons, excused } },
});

function world(more: Partial<World> = {}): World {
  return { facts: {}, entries: [], today: '2026-03-16', ...more };
}

const semesters: World['calendar'] = {
  periodOf: (_, day) =>
    day >= '2026-01-05' && day <= '2026-05-29' ? { from: '2026-01-05', to: '2026-05-29' } : undefined,
  lastDay: () => '2026-03-20',
};

const lessons = (window: Window | undefined, where?: Condition): Quantity => ({
  of: 'sum',
  act: 'S.absence',
  field: field('lessons'),
  ...(window === undefined ? {} : { window }),
  ...(where ? { where } : {}),
});

const present = (seats: number): Answers => ({ p: { present: Array.from({ length: seats }, (_, at) => `s${at}`) } });
const quorum = (relation: 'atLeast' | 'more', of: number): Condition => ({
  op: 'compare',
  left: {
    of: 'plus',
    parts: [
      { of: 'chosen', field: field('present') },
      { of: 'chosen', field: field('present') },
    ],
  },
  relation,
  right: number(of),
});

describe('a count', () => {
  const entries = [absence('2025-12-18', 5), absence('2026-01-05', 7), absence('2026-03-01', 8, true)];

  test.each<[Window | undefined, number | undefined]>([
    [undefined, 20],
    ['year', 15],
    ['month', 8],
    ['semester', 15],
    [{ rolling: { amount: 3, unit: 'month' } }, 20],
    [{ rolling: { amount: 2, unit: 'month' } }, 8],
    [{ rolling: { amount: 16, unit: 'calendarDay' } }, 8],
    [{ rolling: { amount: 15, unit: 'calendarDay' } }, 0],
  ])('in the window %j is %s', (window, sum) => {
    const known = world({ entries, calendar: semesters });
    expect(quantityOf(lessons(window), {}, known)).toBe(sum);
  });

  test('takes only the entries of which its condition holds', () => {
    const unexcused: Condition = { op: 'is', field: field('excused'), values: [false] };
    expect(quantityOf(lessons('year', unexcused), {}, world({ entries }))).toBe(7);
    expect(quantityOf({ of: 'count', act: 'S.absence', where: unexcused }, {}, world({ entries }))).toBe(2);
  });

  test.each<[Window, string, number]>([
    ['year', '2027-01-01', 15],
    ['month', '2026-04-01', 8],
    ['semester', '2026-05-30', 15],
    [{ rolling: { amount: 2, unit: 'month' } }, '2026-03-17', 8],
  ])('as of 16 March in the window %j takes nothing of %s', (window, after, sum) => {
    const known = { entries: [...entries, absence(after, 100)], calendar: semesters, today: '2027-02-01' };
    expect(quantityOf(lessons(window), {}, world({ ...known, on: '2026-03-16' }))).toBe(sum);
  });

  test('in the semester of an entry made later is that of its own day', () => {
    const known = { entries: [absence('2026-03-01', 21)], calendar: semesters };
    expect(quantityOf(lessons('semester'), {}, world({ ...known, today: '2026-06-10' }))).toBeUndefined();
    expect(quantityOf(lessons('semester'), {}, world({ ...known, today: '2026-06-10', on: '2026-03-01' }))).toBe(21);
  });

  test('is not known without a file, nor where no calendar tells the semester', () => {
    expect(quantityOf(lessons('year'), {})).toBeUndefined();
    expect(quantityOf(lessons('semester'), {}, world({ entries }))).toBeUndefined();
    const none: Condition = { op: 'compare', left: lessons('semester'), relation: 'atMost', right: number(99) };
    expect(holds(none, {}, world({ entries }))).toBe(false);
  });
});

describe('a rolling window', () => {
  test.each([
    ['2026-03-31', '2026-03-01', true],
    ['2026-03-31', '2026-02-28', false],
    ['2026-03-15', '2026-02-16', true],
    ['2026-03-15', '2026-02-15', false],
  ])('of a month up to %s has %s in it: %s', (today, date, inside) => {
    const count: Quantity = { of: 'count', act: 'S.absence', window: { rolling: { amount: 1, unit: 'month' } } };
    expect(quantityOf(count, {}, world({ today, entries: [absence(date, 1)] }))).toBe(inside ? 1 : 0);
  });
});

describe('a term of office of a year', () => {
  const inOffice: Condition = {
    op: 'since',
    act: 'G.elect',
    within: { kind: 'amount', amount: 1, unit: 'year', direction: 'after' },
  };
  test.each([
    ['2025-03-16', '2026-03-16', true],
    ['2025-03-16', '2026-03-17', false],
    ['2024-02-29', '2025-02-28', true],
    ['2024-02-29', '2025-03-01', false],
    ['2023-02-28', '2024-02-28', true],
    ['2023-02-28', '2024-02-29', false],
    // 14 March 2026 is a Saturday: an office does not last longer for that.
    ['2025-03-14', '2026-03-15', false],
  ])('from %s lasts on %s: %s', (elected, today, lasts) => {
    const entries = [{ act: 'G.elect', date: elected, answers: {} }];
    expect(holds(inOffice, {}, world({ entries, today }))).toBe(lasts);
  });

  test('counts from the latest election, however late an older one was entered', () => {
    const entries = ['2026-01-10', '2024-01-10'].map((date) => ({ act: 'G.elect', date, answers: {} }));
    expect(holds(inOffice, {}, world({ entries }))).toBe(true);
    expect(holds(inOffice, {}, world())).toBe(false);
  });

  test('in working days is as long as the calendar says', () => {
    const within = { kind: 'amount', amount: 3, unit: 'workingDay', direction: 'after' } as const;
    const entries = [{ act: 'G.elect', date: '2026-03-16', answers: {} }];
    const recent: Condition = { op: 'since', act: 'G.elect', within };
    expect(holds(recent, {}, world({ entries, calendar: semesters, today: '2026-03-20' }))).toBe(true);
    expect(holds(recent, {}, world({ entries, calendar: semesters, today: '2026-03-21' }))).toBe(false);
    expect(holds(recent, {}, world({ entries }))).toBe(false);
  });
});

describe('an age', () => {
  const age: Quantity = { of: 'age', field: field('born') };
  test.each([
    ['2019-03-16', '2026-03-16', 7],
    ['2019-03-17', '2026-03-16', 6],
    ['2020-02-29', '2027-02-28', 6],
    ['2020-02-29', '2027-03-01', 7],
    ['2020-02-29', '2028-02-29', 8],
  ])('of one born %s is on %s: %i', (born, today, years) => {
    expect(quantityOf(age, { p: { born } }, world({ today }))).toBe(years);
  });

  test('is not known before birth, without a day, and of a day that does not exist', () => {
    expect(quantityOf(age, { p: { born: '2026-03-17' } }, world())).toBeUndefined();
    expect(quantityOf(age, { p: { born: '2026-02-30' } }, world())).toBeUndefined();
    expect(quantityOf(age, { p: { born: '2019-03-16' } })).toBeUndefined();
    const at: Day = { of: 'date', date: '2026-09-01' };
    expect(quantityOf({ ...age, at }, { p: { born: '2019-09-01' } })).toBe(7);
  });
});

describe('a quorum', () => {
  test.each([
    [4, 'atLeast', 2],
    [5, 'atLeast', 3],
    [4, 'more', 3],
    [5, 'more', 3],
  ] as const)('of %i seats, %s half, is %i', (seats, relation, least) => {
    expect(holds(quorum(relation, seats), present(least))).toBe(true);
    expect(holds(quorum(relation, seats), present(least - 1))).toBe(false);
  });
});

test('a checklist is scored by the points of what is chosen', () => {
  const score: Quantity = { of: 'score', fields: [field('one'), field('many')], points: { a: 1, b: 2, c: 0.5 } };
  expect(quantityOf(score, { p: { one: 'b', many: ['a', 'c', 'unknown'] } })).toBe(3.5);
  expect(quantityOf(score, {})).toBe(0);
});

test('so many of some conditions', () => {
  const of: Condition[] = ['a', 'b', 'c'].map((key) => ({ op: 'known', field: field(key) }));
  const answers = { p: { a: 1, b: 2 } };
  expect(holds({ op: 'some', of }, answers)).toBe(true);
  expect(holds({ op: 'some', of, exactly: 1 }, answers)).toBe(false);
  expect(holds({ op: 'some', of, exactly: 2 }, answers)).toBe(true);
  expect(holds({ op: 'some', of, atLeast: 3 }, answers)).toBe(false);
  expect(holds({ op: 'some', of, exactly: 0 }, {})).toBe(true);
});

test('days stand before each other, or on the same day', () => {
  const meeting: Day = { of: 'field', field: { page: 'm', field: 'day', act: 'G.convene' } };
  const before: Condition = { op: 'before', left: { of: 'today' }, right: meeting };
  const notAfter: Condition = { op: 'notAfter', left: { of: 'today' }, right: meeting };
  const convened = (day: string) => world({ entries: [{ act: 'G.convene', date: day, answers: { m: { day } } }] });
  expect([holds(before, {}, convened('2026-03-16')), holds(notAfter, {}, convened('2026-03-16'))]).toEqual([
    false,
    true,
  ]);
  expect(holds(before, {}, convened('2026-03-17'))).toBe(true);
  expect(holds(notAfter, {}, world())).toBe(false);
});

test('a field of a shared part is that of the file; without a file it has no value', () => {
  const known: Condition = { op: 'is', field: { page: 'x', field: 'town', part: 'Child' }, values: ['Cēsis'] };
  expect(holds(known, { x: { town: 'Cēsis' } })).toBe(false);
  expect(holds(known, {}, world({ facts: { Child: { town: 'Cēsis' } } }))).toBe(true);
});

const form: Form = {
  key: 'F',
  label: 'F',
  schema: {},
  pages: [
    {
      key: 'p',
      label: 'p',
      schema: {},
      uiSchema: { lv: {} },
      fields: [
        { key: 'a', label: 'a', type: 'wholeNumber', required: true },
        { key: 'twice', label: 'twice', type: 'wholeNumber', required: false },
        {
          key: 'later',
          label: 'later',
          type: 'text',
          required: false,
          when: { op: 'compare', left: { of: 'count', act: 'S.absence' }, relation: 'more', right: number(0) },
        },
      ],
      rules: [{ when: { op: 'more', field: field('a'), value: 1 }, message: 'Par maz.', field: 'a' }],
    },
  ],
  rules: [{ when: { op: 'known', field: field('a') }, message: 'Norādiet.' }],
};

test('a form asks by what is known of the file, and says which of its rules are broken', () => {
  const answers = { p: { a: 1, later: 'x' } };
  expect(prune(form, answers)).toEqual({ p: { a: 1 } });
  expect(prune(form, answers, world({ entries: [absence('2026-03-01', 1)] }))).toEqual(answers);
  expect(brokenRules(form, answers)).toEqual([{ page: 'p', field: 'a', message: 'Par maz.' }]);
  expect(brokenRules(form, { p: {} }).map(({ message }) => message)).toEqual(['Par maz.', 'Norādiet.']);
});

test('what is computed stands in its field, whatever was written there', () => {
  const [page] = form.pages;
  if (!page) throw new Error('No page');
  const twice: Quantity = {
    of: 'plus',
    parts: [
      { of: 'field', field: field('a') },
      { of: 'field', field: field('a') },
    ],
  };
  const fields = page.fields.map((one) => (one.key === 'twice' ? { ...one, computed: twice } : one));
  const computing = { ...form, pages: [{ ...page, fields }] };
  expect(withComputed(computing, { p: { a: 4, twice: 99 } })).toEqual({ p: { a: 4, twice: 8 } });
  expect(withComputed(computing, { p: { twice: 99 } })).toEqual({ p: {} });
});

const anyFieldRef = fc.record(
  {
    page: fc.constantFrom('p', 'q', '__proto__'),
    field: fc.constantFrom('a', 'b', 'toString'),
    part: fc.constantFrom('Part', 'constructor'),
    act: fc.constantFrom('S.absence', 'none'),
  },
  { requiredKeys: ['page', 'field'] },
);
const anyWindow = fc.oneof(
  fc.constantFrom<Window>('semester', 'schoolYear', 'year', 'month'),
  fc.record({
    rolling: fc.record({
      amount: fc.integer({ min: 1, max: 5000 }),
      unit: fc.constantFrom('calendarDay', 'week', 'month', 'year'),
    }),
  }) as fc.Arbitrary<Window>,
);
const anyTerm = fc.record({
  kind: fc.constant('amount' as const),
  amount: fc.integer({ min: 1, max: 99 }),
  unit: fc.constantFrom('calendarDay' as const, 'workingDay' as const, 'month' as const, 'year' as const),
  direction: fc.constant('after' as const),
});
const { condition: anyCondition } = fc.letrec<{ condition: Condition; quantity: Quantity; day: Day }>((tie) => ({
  day: fc.oneof(
    fc.record({ of: fc.constant('field' as const), field: anyFieldRef }),
    fc.constant<Day>({ of: 'today' }),
    fc.constant<Day>({ of: 'date', date: '2026-02-28' }),
  ),
  quantity: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ of: fc.constant('number' as const), value: fc.integer() }),
    fc.record({ of: fc.constantFrom('field' as const, 'chosen' as const), field: anyFieldRef }),
    fc.record({ of: fc.constant('age' as const), field: anyFieldRef, at: tie('day') }),
    fc.record({
      of: fc.constant('count' as const),
      act: fc.constant('S.absence'),
      window: anyWindow,
      where: tie('condition'),
    }),
    fc.record({
      of: fc.constant('sum' as const),
      act: fc.constant('S.absence'),
      field: anyFieldRef,
      window: anyWindow,
    }),
    fc.record({ of: fc.constant('score' as const), fields: fc.array(anyFieldRef), points: fc.constant({ a: 1 }) }),
    fc.record({ of: fc.constant('plus' as const), parts: fc.array(tie('quantity'), { maxLength: 3 }) }),
  ),
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ op: fc.constant('known' as const), field: anyFieldRef }),
    fc.record({
      op: fc.constant('is' as const),
      field: anyFieldRef,
      values: fc.constant<(string | boolean)[]>(['a', true]),
    }),
    fc.record({ op: fc.constantFrom('before' as const, 'notAfter' as const), left: tie('day'), right: tie('day') }),
    fc.record({ op: fc.constant('since' as const), act: fc.constant('S.absence'), within: anyTerm }),
    fc.record({
      op: fc.constant('compare' as const),
      left: tie('quantity'),
      relation: fc.constantFrom(
        'less' as const,
        'atMost' as const,
        'equal' as const,
        'atLeast' as const,
        'more' as const,
      ),
      right: tie('quantity'),
    }),
    fc.record({
      op: fc.constant('some' as const),
      exactly: fc.nat(2),
      of: fc.array(tie('condition'), { maxLength: 3 }),
    }),
    fc.record({ op: fc.constant('not' as const), of: tie('condition') }),
    fc.record({ op: fc.constantFrom('and' as const, 'or' as const), of: fc.array(tie('condition'), { maxLength: 3 }) }),
  ),
}));
const anyValues = fc.dictionary(fc.constantFrom('a', 'b'), fc.anything({ maxDepth: 1, maxKeys: 3 }));
const anyAnswers = fc.dictionary(fc.constantFrom('p', 'q'), anyValues);
const anyDate = fc.oneof(
  fc
    .date({ min: new Date('2001-01-01'), max: new Date('2050-12-31'), noInvalidDate: true })
    .map((at) => at.toISOString().slice(0, 10)),
  fc.string(),
);
const anyWorld: fc.Arbitrary<World> = fc.record({
  facts: fc.dictionary(fc.constant('Part'), anyValues),
  entries: fc.array(fc.record({ act: fc.constant('S.absence'), date: anyDate, answers: anyAnswers }), { maxLength: 5 }),
  today: anyDate,
});

test('every condition is either true or false on anything, and says the same again', () => {
  fc.assert(
    fc.property(anyCondition, anyAnswers, fc.option(anyWorld, { nil: undefined }), (condition, answers, known) => {
      const said = holds(condition, answers, known);
      expect(typeof said).toBe('boolean');
      expect(holds(condition, structuredClone(answers), known)).toBe(said);
      expect(holds({ op: 'not', of: condition }, answers, known)).toBe(!said);
    }),
    { numRuns: 200 },
  );
});

test('entering one more never makes a count smaller', () => {
  const count: Quantity = { of: 'count', act: 'S.absence', window: 'month' };
  fc.assert(
    fc.property(anyWorld, anyDate, (known, date) => {
      const before = quantityOf(count, {}, known) ?? 0;
      const after = quantityOf(count, {}, { ...known, entries: [...known.entries, absence(date, 1)] }) ?? 0;
      expect(after).toBeGreaterThanOrEqual(before);
    }),
  );
});
