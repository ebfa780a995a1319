import type { Condition, Field, FieldRef } from '@riciba/language';
import * as fc from 'fast-check';
import { field } from './support.ts';

const kinds: Field['type'][] = [
  { kind: 'text' },
  { kind: 'yesNo' },
  { kind: 'wholeNumber', min: 0, max: 5 },
  { kind: 'choice', list: 'Kodi', many: false },
  { kind: 'choice', list: 'Kodi', many: true },
  { kind: 'date' },
  { kind: 'attachment', min: 0 },
];

/** Where the fields of a random page stand. */
export type Page = Pick<FieldRef, 'form' | 'page'>;

/** A condition on one of the fields, or several of them joined. */
export function conditionOn(page: Page, fields: readonly Field[]): fc.Arbitrary<Condition> {
  const comparison = fc.constantFrom(...fields).chain((one) => comparisonOf(page, one));
  return fc.oneof(
    { weight: 3, arbitrary: comparison },
    { weight: 1, arbitrary: comparison.map((of): Condition => ({ op: 'not', of })) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('and', 'or'), fc.array(comparison, { minLength: 1, maxLength: 3 }))
        .map(([op, of]): Condition => ({ op, of })),
    },
  );
}

function comparisonOf(page: Page, { name, type }: Field): fc.Arbitrary<Condition> {
  const about = { ...page, field: name };
  const known = fc.constant<Condition>({ op: 'known', field: about });
  if (type.kind === 'yesNo') return fc.boolean().map((value) => ({ op: 'is', field: about, values: [value] }));
  if (type.kind === 'wholeNumber')
    return fc
      .tuple(fc.constantFrom('less', 'atMost', 'atLeast', 'more'), fc.integer({ min: 0, max: 5 }))
      .map(([op, value]) => ({ op, field: about, value }));
  if (type.kind !== 'choice') return known;
  const ops = type.many ? (['hasAny', 'hasAll'] as const) : (['is'] as const);
  const compared = fc
    .tuple(fc.constantFrom(...ops), fc.subarray(['ā', 'b', 'c'], { minLength: 1 }))
    .map(([op, values]): Condition => ({ op, field: about, values }));
  return fc.oneof({ weight: 4, arbitrary: compared }, { weight: 1, arbitrary: known });
}

/** Fields f0, f1, … of a page; each may hang on those before it. */
export function fieldsOf(page: Page, maxLength: number): fc.Arbitrary<Field[]> {
  const one = fc.record({ type: fc.constantFrom(...kinds), required: fc.boolean() });
  return fc.array(one, { minLength: 1, maxLength }).chain((drafts) => {
    const fields = drafts.map(({ type, required }, index) => field(`f${index}`, type, { required }));
    const whens = fields.map((_, index) =>
      index === 0 ? fc.constant(undefined) : fc.option(conditionOn(page, fields.slice(0, index)), { nil: undefined }),
    );
    return fc.tuple(...whens).map((conditions) => fields.map((each, index) => ({ ...each, when: conditions[index] })));
  });
}
