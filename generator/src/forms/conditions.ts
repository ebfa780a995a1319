import type * as Scheme from '@riciba/language';
import type { Condition, FieldRef } from '@riciba/runtime/definition';
import { asciiKey } from '../keys.ts';

export type JsonSchema = Record<string, unknown>;

/** The scheme's condition over keys: of fields where `located` says they stand, and of codes. */
export function translated(
  condition: Scheme.Condition,
  located: (field: Scheme.FieldRef) => FieldRef,
  code: (name: string) => string = asciiKey,
): Condition {
  switch (condition.op) {
    case 'and':
    case 'or':
      return { op: condition.op, of: condition.of.map((part) => translated(part, located, code)) };
    case 'not':
      return { op: condition.op, of: translated(condition.of, located, code) };
    case 'is':
    case 'hasAny':
    case 'hasAll': {
      const values = condition.values.map((value) => (typeof value === 'string' ? code(value) : value));
      return { op: condition.op, field: located(condition.field), values };
    }
    case 'known':
      return { op: condition.op, field: located(condition.field) };
    case 'less':
    case 'atMost':
    case 'atLeast':
    case 'more':
      return { op: condition.op, field: located(condition.field), value: condition.value };
    case 'compare':
    case 'before':
    case 'notAfter':
    case 'since':
    case 'some':
      throw new Error(`The definition cannot say "${condition.op}" yet.`);
  }
  return condition satisfies never;
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
    // Of the file or of several answers at once, which a schema cannot look at.
    case 'compare':
    case 'before':
    case 'notAfter':
    case 'since':
    case 'some':
      return { not: {} };
  }
  return condition satisfies never;
}

/** The field is there and its value is as `schema` says. */
function valued({ page, field }: FieldRef, over: 'page' | 'form', schema: JsonSchema): JsonSchema {
  const atPage = { type: 'object', properties: { [field]: schema }, required: [field] };
  return over === 'page' ? atPage : { type: 'object', properties: { [page]: atPage }, required: [page] };
}
