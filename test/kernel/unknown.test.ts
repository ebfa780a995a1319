import {
  type Condition,
  type Field,
  type Form,
  judged,
  type Quantity,
  quantityOf,
  withComputed,
} from '@riciba/runtime/definition';
import { expect, test } from 'vitest';

const field = (name: string) => ({ page: 'p', field: name });
const number = (value: number): Quantity => ({ of: 'number', value });

function judge(condition: Condition): boolean | undefined {
  return judged(condition, { p: { one: 'a' } }, { facts: {}, entries: [], today: '2026-03-31' });
}

test('a score is not known while a choice that is asked has no answer', () => {
  const when: Condition = { op: 'is', field: field('more'), values: [true] };
  const score: Quantity = {
    of: 'score',
    fields: [field('one'), field('other')],
    points: { a: 1, b: 2 },
    asked: [{ field: field('one') }, { field: field('other'), when }],
  };
  expect(quantityOf(score, { p: {} })).toBeUndefined();
  expect(quantityOf(score, { p: { one: 'a' } })).toBe(1);
  expect(quantityOf(score, { p: { one: 'a', more: true } })).toBeUndefined();
  expect(quantityOf(score, { p: { one: 'a', more: true, other: 'b' } })).toBe(3);
});

test('what hangs on a semester that no calendar tells cannot be judged, unless the rest decides', () => {
  const absences: Quantity = { of: 'count', act: 'S.absence', window: 'semester' };
  const many: Condition = { op: 'compare', left: absences, relation: 'atLeast', right: number(1) };
  const not: Condition = { op: 'not', of: many };
  const yes: Condition = { op: 'is', field: field('one'), values: ['a'] };
  expect([many, not].map(judge)).toEqual([undefined, undefined]);
  expect(judge({ op: 'or', of: [many, yes] })).toBe(true);
  expect(judge({ op: 'and', of: [many, yes] })).toBeUndefined();
  expect(judge({ op: 'and', of: [many, { op: 'not', of: yes }] })).toBe(false);
  expect(judge({ op: 'some', exactly: 1, of: [many, yes] })).toBeUndefined();
});

test('in a repeating part each entry is computed from itself, and added up after', () => {
  const own = (key: string): Quantity => ({ of: 'field', field: field(key) });
  const inner: Field[] = [
    { key: 'a', label: 'a', type: 'wholeNumber', required: true },
    {
      key: 'b',
      label: 'b',
      type: 'wholeNumber',
      required: false,
      computed: { of: 'plus', parts: [own('a'), number(1)] },
    },
  ];
  const fields: Field[] = [
    { key: 'rows', label: 'rows', type: 'group', required: false, fields: inner },
    {
      key: 'sum',
      label: 'sum',
      type: 'wholeNumber',
      required: false,
      computed: { of: 'total', field: field('rows'), inner: 'b' },
    },
  ];
  const repeating: Form = {
    key: 'F',
    label: 'F',
    pages: [{ key: 'p', label: 'p', fields, schema: {}, uiSchema: { lv: {} } }],
    schema: {},
  };
  expect(withComputed(repeating, { p: { rows: [{ a: 1 }, { a: 2, b: 99 }, {}] } })).toEqual({
    p: { rows: [{ a: 1, b: 2 }, { a: 2, b: 3 }, {}], sum: 5 },
  });
});
