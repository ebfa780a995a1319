import { describe, expect, test } from 'vitest';
import { stepsInto } from '../../runtime/host/forms/steps.ts';
import { brokenIn, computedKeys, notAsked, withWorkedOut } from '../../runtime/host/forms/together.ts';
import type { Field, Form, Page } from '../../runtime/definition/index.ts';

const field = (key: string, type: Field['type'], more: Partial<Field> = {}): Field => ({
  key,
  label: key.toUpperCase(),
  type,
  required: false,
  ...more,
});
const ref = (key: string) => ({ page: 'lapa', field: key });
const known = (key: string) => ({ op: 'known', field: ref(key) }) as const;

function formOf(fields: Field[], more: Partial<Page> = {}): Form {
  const page: Page = { key: 'lapa', label: 'Lapa', fields, schema: {}, uiSchema: { lv: {} }, ...more };
  return { key: 'forma', label: 'Forma', pages: [page], schema: {} };
}

describe('the steps of a case', () => {
  test('fill entries by the kinds of their fields, in the days of Latvia', () => {
    const inner = [field('ko', 'text'), field('kad', 'date'), field('kas', 'longText'), field('cits', 'text')];
    const form = formOf([field('soli', 'group', { fields: inner, prefill: 'steps' }), field('vards', 'text')]);
    const step = {
      at: '2026-05-11T21:30:00.000Z',
      text: 'Saruna',
      by: { name: 'Skolotāja', roleLabel: 'pedagogs', bodyName: 'Liepu pamatskola' },
    };
    expect(stepsInto(form, { lapa: { vards: 'Paraugs' } }, [step])).toEqual({
      lapa: { vards: 'Paraugs', soli: [{ kad: '2026-05-12', ko: 'Skolotāja, pedagogs', kas: 'Saruna' }] },
    });
    expect(stepsInto(form, {}, [])).toEqual({});
  });
});

describe('answers of a page together', () => {
  const dates = [
    field('no', 'date'),
    field('lidz', 'date', { when: { op: 'before', left: { of: 'today' }, right: { of: 'field', field: ref('no') } } }),
  ];

  test('decide what a schema cannot: a field that hangs on a day is not asked before it', () => {
    const form = formOf(dates);
    const [page] = form.pages;
    expect([...notAsked(page!, { lapa: { no: '2999-01-01' } })]).toEqual([]);
    expect([...notAsked(page!, { lapa: { no: '2001-01-01' } })]).toEqual(['lidz']);
  });

  test('are told by the author’s rule at its field; what asks the file is left to the server', () => {
    const count = {
      op: 'compare',
      left: { of: 'count', act: 'x' },
      relation: 'more',
      right: { of: 'number', value: 3 },
    } as const;
    const rules = [
      {
        when: { op: 'or' as const, of: [known('talrunis'), known('epasts')] },
        message: 'Norādiet vienu.',
        field: 'epasts',
      },
      { when: count, message: 'Par maz.', field: 'epasts' },
    ];
    const form = formOf([field('talrunis', 'phone'), field('epasts', 'email')], { rules });
    expect(brokenIn(form, { lapa: {} })).toEqual([
      { page: 'lapa', path: ['epasts'], label: 'EPASTS', message: 'Norādiet vienu.' },
    ]);
    expect(brokenIn(form, { lapa: { talrunis: '29123456' } })).toEqual([]);
  });

  test('give what is worked out, and take back what no longer can be', () => {
    const sum = {
      of: 'plus' as const,
      parts: [
        { of: 'field' as const, field: ref('a') },
        { of: 'number' as const, value: 2 },
      ],
    };
    const form = formOf([field('a', 'wholeNumber'), field('b', 'wholeNumber', { computed: sum })]);
    const [page] = form.pages;
    expect(withWorkedOut(form, page!, { lapa: { a: 3 } })).toEqual({ a: 3, b: 5 });
    expect(withWorkedOut(form, page!, { lapa: { b: 5 } })).toEqual({});
    expect(computedKeys(page!.fields)).toEqual(['b']);
    const repeating = field('ieraksti', 'group', { fields: page!.fields });
    expect(computedKeys([field('cits', 'text'), repeating])).toEqual(['ieraksti']);
  });
});
