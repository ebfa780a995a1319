import type * as Scheme from '@riciba/language';
import type { Condition, Day, FieldRef, Quantity, ScoreQuantity, SomeCondition } from '@riciba/runtime/definition';
import { asciiKey } from '../keys.ts';
import { termOf } from '../terms.ts';

export type JsonSchema = Record<string, unknown>;

/** What names of the scheme become in the definition. */
export interface Keys {
  /** Where a field stands. */
  located: (field: Scheme.FieldRef) => FieldRef;
  code?: (name: string) => string;
  act?: (path: Scheme.ActPath) => string;
  /** Points by code of the list of a field, by the list's name. */
  pointsOf?: (field: Scheme.FieldRef) => Scored;
}

/** What a field adds to a score; `asked`: it is one choice, and is asked where `when` holds. */
export interface Scored {
  list: string;
  points: Record<string, number>;
  asked?: { when?: Scheme.Condition };
}

/** A field of an entry or a form by itself: pages keep their names where nothing is composed with them. */
export function standing({ page, field }: Scheme.FieldRef): FieldRef {
  return { page: asciiKey(page), field: asciiKey(field) };
}

/** A field of what the file knows, or of the answers given. */
export function fieldKey(reference: Scheme.FieldRef, keys: Keys): FieldRef {
  const { part } = reference;
  if (part !== undefined) return { page: '', field: asciiKey(reference.field), part: asciiKey(part) };
  if (reference.act !== undefined) return { ...standing(reference), act: act(reference.act, keys) };
  return keys.located(reference);
}

/** The scheme's condition over keys. */
export function translated(condition: Scheme.Condition, keys: Keys): Condition {
  const { code = asciiKey } = keys;
  switch (condition.op) {
    case 'and':
    case 'or':
      return { op: condition.op, of: condition.of.map((part) => translated(part, keys)) };
    case 'not':
      return { op: condition.op, of: translated(condition.of, keys) };
    case 'is':
    case 'hasAny':
    case 'hasAll': {
      const values = condition.values.map((value) => (typeof value === 'string' ? code(value) : value));
      return { op: condition.op, field: fieldKey(condition.field, keys), values };
    }
    case 'known':
      return { op: condition.op, field: fieldKey(condition.field, keys) };
    case 'less':
    case 'atMost':
    case 'atLeast':
    case 'more':
      return { op: condition.op, field: fieldKey(condition.field, keys), value: condition.value };
    case 'compare': {
      const [left, right] = [quantity(condition.left, keys), quantity(condition.right, keys)];
      return { op: condition.op, left, relation: condition.relation, right };
    }
    case 'before':
    case 'notAfter':
      return { op: condition.op, left: day(condition.left, keys), right: day(condition.right, keys) };
    case 'since':
      return { op: condition.op, act: act(condition.act, keys), within: termOf(condition.within) };
    case 'some':
      return { ...condition, of: condition.of.map((part) => translated(part, keys)) };
  }
  return condition satisfies never;
}

/** The scheme's quantity over keys. */
export function quantity(one: Scheme.Quantity, keys: Keys): Quantity {
  switch (one.of) {
    case 'number':
      return one;
    case 'field':
    case 'chosen':
      return { of: one.of, field: fieldKey(one.field, keys) };
    case 'age':
      return { of: one.of, field: fieldKey(one.field, keys), ...(one.at && { at: day(one.at, keys) }) };
    case 'count':
    case 'sum':
      return {
        ...(one.of === 'sum' ? { of: one.of, field: standing(one.field) } : { of: one.of }),
        act: act(one.act, keys),
        ...(one.window !== undefined && { window: one.window }),
        // What is counted are entries of that act alone, whatever form is being filled in.
        ...(one.where && { where: translated(one.where, { ...keys, located: standing }) }),
      };
    case 'score':
      return score(one.fields, keys);
    case 'total':
      return { of: one.of, field: fieldKey(one.field, keys), inner: asciiKey(one.inner) };
    case 'plus':
      return { of: one.of, parts: one.parts.map((part) => quantity(part, keys)) };
  }
  return one satisfies never;
}

/** Fields of one list are added up together: another list may give the same code other points. */
function score(fields: readonly Scheme.FieldRef[], keys: Keys): Quantity {
  const { pointsOf } = keys;
  const byList = new Map<string, Omit<ScoreQuantity, 'of'>>();
  for (const field of fields) {
    const { list, points, asked } = pointsOf?.(field) ?? { list: '', points: {} };
    const known = byList.get(list) ?? { fields: [], points };
    const at = fieldKey(field, keys);
    const when = asked?.when && { when: translated(asked.when, keys) };
    byList.set(list, {
      fields: [...known.fields, at],
      points,
      ...((asked ?? known.asked) && { asked: [...(known.asked ?? []), ...(asked ? [{ field: at, ...when }] : [])] }),
    });
  }
  const scores = [...byList.values()].map((one): Quantity => ({ of: 'score', ...one }));
  const [only, another] = scores;
  return only && !another ? only : { of: 'plus', parts: scores };
}

function day(one: Scheme.Day, keys: Keys): Day {
  return one.of === 'field' ? { of: one.of, field: fieldKey(one.field, keys) } : one;
}

function act(path: Scheme.ActPath, keys: Keys): string {
  if (!keys.act) throw new Error(`Nothing says which act "${path}" is.`);
  return keys.act(path);
}

/**
 * The condition as a JSON Schema that holds exactly when the evaluator (`holds`) says so.
 * `over`: whether the schema stands at a page's fields or at a form's pages.
 */
export function conditionSchema(condition: Condition, over: 'page' | 'form'): JsonSchema {
  switch (condition.op) {
    case 'and':
      return { allOf: condition.of.map((part) => conditionSchema(part, over)) };
    case 'or':
      return { anyOf: condition.of.map((part) => conditionSchema(part, over)) };
    case 'not':
      return { not: conditionSchema(condition.of, over) };
    case 'is':
      return valued(condition.field, over, { enum: condition.values });
    case 'hasAny':
      return valued(condition.field, over, { type: 'array', contains: { enum: condition.values } });
    case 'hasAll':
      return valued(condition.field, over, {
        type: 'array',
        allOf: condition.values.map((value) => ({ type: 'array', contains: { enum: [value] } })),
      });
    case 'known':
      return valued(condition.field, over, { not: { enum: [null, '', []] } });
    case 'less':
      return valued(condition.field, over, { type: 'number', exclusiveMaximum: condition.value });
    case 'atMost':
      return valued(condition.field, over, { type: 'number', maximum: condition.value });
    case 'atLeast':
      return valued(condition.field, over, { type: 'number', minimum: condition.value });
    case 'more':
      return valued(condition.field, over, { type: 'number', exclusiveMinimum: condition.value });
    case 'some':
      return someSchema(condition, over);
    // Of the file or of several answers at once, which a schema cannot look at (`isOfSchema`).
    case 'compare':
    case 'before':
    case 'notAfter':
    case 'since':
      throw new Error(`A schema cannot say "${condition.op}".`);
  }
  return condition satisfies never;
}

/** So many of the conditions hold when all of some choice of so many do; a text names few of them. */
function someSchema({ of, exactly, atLeast }: SomeCondition, over: 'page' | 'form'): JsonSchema {
  const schemas = of.map((part) => conditionSchema(part, over));
  const least = atLeast ?? exactly ?? 1;
  const enough = { anyOf: choose(schemas, least).map((allOf) => ({ allOf })) };
  if (exactly === undefined) return enough;
  const tooMany = choose(schemas, exactly + 1).map((allOf) => ({ allOf }));
  return tooMany.length === 0 ? enough : { allOf: [enough, { not: { anyOf: tooMany } }] };
}

/** All ways to take so many of these. */
function choose<T>(things: readonly T[], count: number): T[][] {
  if (count === 0) return [[]];
  const [first, ...rest] = things;
  if (first === undefined) return [];
  return [...choose(rest, count - 1).map((others) => [first, ...others]), ...choose(rest, count)];
}

/** The field is there and its value is as `schema` says. */
function valued({ page, field }: FieldRef, over: 'page' | 'form', schema: JsonSchema): JsonSchema {
  const atPage = { type: 'object', properties: { [field]: schema }, required: [field] };
  return over === 'page' ? atPage : { type: 'object', properties: { [page]: atPage }, required: [page] };
}
