import { type Condition, type Form, holds, prune, relevantPages } from '@riciba/runtime/definition';
import { describe, expect, it } from 'vitest';

const at = (field: string) => ({ page: 'p', field });
const answers = { p: { one: 'a', many: ['a', 'b'], yes: true, count: 3, empty: '', none: [] } };

describe('a condition', () => {
  it.each<[string, Condition, boolean]>([
    ['is', { op: 'is', field: at('one'), values: ['b', 'a'] }, true],
    ['is another', { op: 'is', field: at('one'), values: ['b'] }, false],
    ['is yes', { op: 'is', field: at('yes'), values: [true] }, true],
    ['is, of a choice of many', { op: 'is', field: at('many'), values: ['a'] }, false],
    ['has any', { op: 'hasAny', field: at('many'), values: ['c', 'b'] }, true],
    ['has none', { op: 'hasAny', field: at('many'), values: ['c'] }, false],
    ['has all', { op: 'hasAll', field: at('many'), values: ['a', 'b'] }, true],
    ['has not all', { op: 'hasAll', field: at('many'), values: ['a', 'c'] }, false],
    ['has any, of one choice', { op: 'hasAny', field: at('one'), values: ['a'] }, false],
    ['is known', { op: 'known', field: at('count') }, true],
    ['an empty text is not known', { op: 'known', field: at('empty') }, false],
    ['an empty list is not known', { op: 'known', field: at('none') }, false],
    ['less', { op: 'less', field: at('count'), value: 3 }, false],
    ['at most', { op: 'atMost', field: at('count'), value: 3 }, true],
    ['at least', { op: 'atLeast', field: at('count'), value: 3 }, true],
    ['more', { op: 'more', field: at('count'), value: 3 }, false],
    ['a comparison of no number', { op: 'atLeast', field: at('one'), value: 0 }, false],
    ['a field without an answer', { op: 'is', field: at('other'), values: ['a'] }, false],
    ['a page without answers', { op: 'known', field: { page: 'q', field: 'one' } }, false],
    ['not without an answer', { op: 'not', of: { op: 'is', field: at('other'), values: ['a'] } }, true],
    ['and of nothing', { op: 'and', of: [] }, true],
    ['or of nothing', { op: 'or', of: [] }, false],
    ['what every object has', { op: 'known', field: { page: '__proto__', field: 'toString' } }, false],
  ])('%s', (_, condition, expected) => {
    expect(holds(condition, answers)).toBe(expected);
  });
});

/** b is asked when a is given, c when b is given, page 2 when c is given; an entry's y when its x is. */
const form: Form = {
  key: 'f',
  label: 'f',
  schema: {},
  pages: [
    page('p', [
      { key: 'a', label: 'a', type: 'text', required: false },
      { key: 'b', label: 'b', type: 'text', required: false, when: { op: 'known', field: at('a') } },
      { key: 'c', label: 'c', type: 'text', required: false, when: { op: 'known', field: at('b') } },
      {
        key: 'g',
        label: 'g',
        type: 'group',
        required: false,
        fields: [
          { key: 'x', label: 'x', type: 'text', required: false },
          { key: 'y', label: 'y', type: 'text', required: false, when: { op: 'known', field: at('x') } },
        ],
      },
    ]),
    page('q', [{ key: 'd', label: 'd', type: 'text', required: false }], { op: 'known', field: at('c') }),
  ],
};

function page(key: string, fields: Form['pages'][number]['fields'], when?: Condition): Form['pages'][number] {
  return { key, label: key, fields, schema: {}, uiSchema: { lv: {} }, ...(when && { when }) };
}

describe('pruning', () => {
  it('keeps what is asked', () => {
    const all = { p: { a: '1', b: '2', c: '3', g: [{ x: '1', y: '2' }] }, q: { d: '4' } };
    expect(prune(form, all)).toEqual(all);
    expect(relevantPages(form, all).map(({ key }) => key)).toEqual(['p', 'q']);
  });

  it('follows a chain: without a neither b, nor c, nor the page that hangs on c', () => {
    const stale = { p: { b: '2', c: '3' }, q: { d: '4' } };
    expect(prune(form, stale)).toEqual({ p: {} });
    expect(relevantPages(form, stale).map(({ key }) => key)).toEqual(['p']);
  });

  it('drops what the form does not declare', () => {
    expect(prune(form, { p: { a: '1', z: '2' }, z: { a: '1' } })).toEqual({ p: { a: '1' } });
  });

  it('judges each entry of a group by itself', () => {
    expect(prune(form, { p: { g: [{ y: '1' }, { x: '1', y: '2' }] } })).toEqual({ p: { g: [{}, { x: '1', y: '2' }] } });
  });

  it('leaves wrong kinds of values for the schema to refuse, and the answers as they were', () => {
    const wrong = { p: { a: 1, g: 'no list' } };
    expect(prune(form, wrong)).toEqual(wrong);
    const given = { p: { b: '2' } };
    prune(form, given);
    expect(given).toEqual({ p: { b: '2' } });
  });
});
