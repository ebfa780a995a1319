import { generate } from '@riciba/generator';
import type { Field, Page, Scheme } from '@riciba/language';
import { type Answers, type Form, prune, relevantPages } from '@riciba/runtime/definition';
import { Ajv, type ValidateFunction } from 'ajv';
import ajvFormats from 'ajv-formats';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionOn, fieldsOf } from './arbitraries.ts';
import { at, field, ref, schemeAround } from './support.ts';

/** Each compiles a schema under the strict rules of ajv, so that no server must be lenient with ours. */
function compile(schema: Record<string, unknown>): ValidateFunction {
  const ajv = new Ajv({ strict: true, strictRequired: false, allErrors: true });
  ajvFormats.default(ajv);
  return ajv.compile(schema);
}

async function formWith(pages: Page[]): Promise<Form> {
  const entry = { name: 'e', label: 'e', by: { roles: ['Skola.Pedagogs'], substitutes: [], at }, form: 'F', at };
  const scheme: Scheme = schemeAround([{ entries: [entry] }], [{ name: 'F', label: 'F', pages, at }]);
  const [form] = (await generate(scheme)).forms;
  if (!form) throw new Error('no form');
  return form;
}

const [first, second] = [
  { form: 'F', page: 'p0' },
  { form: 'F', page: 'p1' },
];

/** Two pages, the second perhaps hanging on the first; and a group whose entries have conditions of their own. */
const pages = fc.tuple(fieldsOf(first, 4), fieldsOf(second, 4), fieldsOf(first, 4)).chain(([fields, others, entry]) =>
  fc.option(conditionOn(first, fields), { nil: undefined }).map((when): Page[] => [
    {
      name: 'p0',
      label: 'p0',
      fields: [...fields, field('g', { kind: 'group', fields: entry, min: 0 })],
      at,
    },
    { name: 'p1', label: 'p1', fields: others, when, at },
  ]),
);

const value = fc.constantFrom<unknown>(
  'x',
  'a',
  'b',
  'c',
  ' ',
  '',
  true,
  false,
  0,
  2,
  5,
  7,
  1.5,
  '2026-05-11',
  '2026-02-30',
  ['a'],
  ['a', 'b'],
  ['b', 'b'],
  [],
  null,
);
const values = fc.dictionary(fc.constantFrom('f0', 'f1', 'f2', 'f3', 'z'), value, { maxKeys: 5 });
const someAnswers: fc.Arbitrary<Answers> = fc.record(
  {
    p0: fc.tuple(values, fc.option(fc.array(values, { maxLength: 2 }))).map(([page, g]) => (g ? { ...page, g } : page)),
    p1: values,
  },
  { requiredKeys: ['p0'] },
);

function answerTo(type: string): fc.Arbitrary<unknown> {
  if (type === 'yesNo') return fc.boolean();
  if (type === 'wholeNumber') return fc.integer({ min: 0, max: 5 });
  if (type === 'choice') return fc.constantFrom('a', 'b', 'c');
  if (type === 'choices') return fc.subarray(['a', 'b', 'c'], { minLength: 1 });
  if (type === 'date') return fc.constant('2026-05-11');
  return type === 'attachment' ? fc.constant(['id-1']) : fc.constant('x');
}

/** Likelier to be right: what each field can take, and only where it is asked. */
function fitting(form: Form): fc.Arbitrary<Answers> {
  const page = (fields: Form['pages'][number]['fields']): fc.Arbitrary<Record<string, unknown>> =>
    fc.record(
      Object.fromEntries(
        fields.map((one) => [one.key, one.fields ? fc.array(page(one.fields), { maxLength: 2 }) : answerTo(one.type)]),
      ),
      { requiredKeys: fields.filter(({ required }) => required).map(({ key }) => key) },
    );
  return fc
    .record(Object.fromEntries(form.pages.map((one) => [one.key, page(one.fields)])))
    .map((answers) => prune(form, answers));
}

describe('the schemas of a form', () => {
  it('agree: the server’s schema takes exactly what the pages’ schemas and the conditions take', async () => {
    let accepted = 0;
    await fc.assert(
      fc.asyncProperty(pages, fc.infiniteStream(fc.nat()), async (drawn, seeds) => {
        const form = await formWith(drawn);
        const server = compile(form.schema);
        const byPage = new Map(form.pages.map((page) => [page.key, compile(page.schema)]));
        const seed = seeds.next().value ?? 0;
        for (const answers of [
          ...fc.sample(someAnswers, { numRuns: 25, seed }),
          ...fc.sample(fitting(form), { numRuns: 25, seed }),
        ]) {
          const relevant = relevantPages(form, answers);
          const asked = relevant.every(({ key }) => byPage.get(key)?.(answers[key]) === true);
          const nothingElse = JSON.stringify(prune(form, answers)).length === JSON.stringify(answers).length;
          const pagesTake = asked && nothingElse && relevant.length === Object.keys(answers).length;
          if (pagesTake) accepted += 1;
          expect({ answers, taken: server(answers) }).toEqual({ answers, taken: pagesTake });
        }
      }),
      { numRuns: 35 },
    );
    // Otherwise the property would say little.
    expect(accepted).toBeGreaterThan(200);
  });
});

/** Whether the schema of a page with one field takes an answer. */
async function check(type: Field['type'], more: Partial<Field> = {}): Promise<(answer: unknown) => boolean> {
  const form = await formWith([{ name: 'p', label: 'p', fields: [field('f', type, more)], at }]);
  const valid = compile(form.pages[0]?.schema ?? {});
  return (answer: unknown): boolean => valid(answer === undefined ? {} : { f: answer });
}

describe('a page’s schema', () => {
  it('takes personal codes with a date that exists, and those without a date', async () => {
    const takes = await check({ kind: 'personalCode' });
    expect(
      ['161175-19997', '16117519997', '161175-19998', '290296-10000', '290200-20000', '320000-12340'].filter(
        (one) => !takes(one),
      ),
    ).toEqual([]);
    expect(
      ['310299-10000', '290297-10000', '290200-10000', '161175-39997', '310000-12340', '161175 19997', ''].filter(
        takes,
      ),
    ).toEqual([]);
  });

  it('takes Latvian and foreign phone numbers', async () => {
    const takes = await check({ kind: 'phone' });
    expect(
      ['+371 26123456', '26123456', '6512 3456', '+37165123456', '+370 612 34567', '+4915112345678'].filter(
        (one) => !takes(one),
      ),
    ).toEqual([]);
    expect(['1234', '+371 1234', '56123456', 'nav', '+371 261234567'].filter(takes)).toEqual([]);
  });

  it('takes dates of the calendar and e-mail addresses', async () => {
    const date = await check({ kind: 'date' });
    expect([date('2024-02-29'), date('2026-02-29'), date('29.02.2024.')]).toEqual([true, false, false]);
    const email = await check({ kind: 'email' });
    expect([email('skola@example.lv'), email('skola')]).toEqual([true, false]);
  });

  it('wants an answer where one is required: blanks and empty lists are none, and no is one', async () => {
    const text = await check({ kind: 'longText' }, { required: true });
    expect([text('a'), text(' \n'), text(''), text(undefined)]).toEqual([true, false, false, false]);
    const yesNo = await check({ kind: 'yesNo' }, { required: true });
    expect([yesNo(false), yesNo(true), yesNo(undefined), yesNo(null)]).toEqual([true, true, false, false]);
    const many = await check({ kind: 'choice', list: 'Kodi', many: true }, { required: true });
    expect([many(['a']), many([]), many(['d']), many(undefined)]).toEqual([true, false, false, false]);
    const group = await check({ kind: 'group', fields: [field('x', { kind: 'text' })], min: 2 });
    expect([group([{}, {}]), group([{}]), group(undefined), group([{ y: '1' }, {}])]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  it('takes an emptied choice for no answer when another field hangs on it', async () => {
    const hanging = field('g', { kind: 'text' }, { when: { op: 'known', field: ref('F', 'p', 'f') } });
    const fields = [field('f', { kind: 'choice', list: 'Kodi', many: true }), hanging];
    const form = await formWith([{ name: 'p', label: 'p', fields, at }]);
    const valid = compile(form.pages[0]?.schema ?? {});
    expect([valid({ f: ['a'], g: 'x' }), valid({ f: [], g: 'x' }), valid({ g: 'x' })]).toEqual([true, false, false]);
  });

  it('keeps to the limits of the scheme', async () => {
    const text = await check({ kind: 'text', maxLength: 3 });
    expect([text('abc'), text('abcd')]).toEqual([true, false]);
    const count = await check({ kind: 'wholeNumber', min: 1, max: 3 });
    expect([count(0), count(1), count(3), count(4), count(1.5)]).toEqual([false, true, true, false, false]);
  });

  it('puts the author’s words where the page can show them', async () => {
    const form = await formWith([
      {
        name: 'p',
        label: 'p',
        fields: [field('f', { kind: 'text' }, { hint: 'Norāde', message: 'Ierakstiet vārdu.' })],
        at,
      },
    ]);
    expect(form.pages[0]?.uiSchema.lv).toEqual({
      'ui:order': ['f', '*'],
      f: {
        'ui:title': 'f',
        'ui:help': 'Norāde',
        'ui:widget': 'text',
        'ui:options': { message: 'Ierakstiet vārdu.' },
      },
    });
  });
});
