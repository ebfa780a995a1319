import { AstUtils } from 'langium';
import {
  type Comparison,
  type Condition as ConditionSentence,
  type Field,
  type FieldPath,
  isBinaryCondition,
  isNegation,
  isPage,
  type Value,
} from '../generated/ast.ts';
import type { Condition, FieldRef } from '../model.ts';
import { conditionPlaceOf, fieldOf, fieldsOf, pageNamedBy, pagesOf } from '../references/fields.ts';

/** The form and page a condition speaks of where it names none: those it stands in. */
export interface ConditionContext {
  form: string;
  page?: string;
}

/** Conditions are nested as they were written; a chain of the same word becomes one list. */
export function buildCondition(condition: ConditionSentence, context: ConditionContext): Condition {
  if (isBinaryCondition(condition)) {
    const op = condition.operator;
    const parts = [condition.left, condition.right].map((part) => buildCondition(part, context));
    return { op, of: parts.flatMap((part) => (part.op === op ? part.of : [part])) };
  }
  if (isNegation(condition)) {
    return { op: 'not', of: buildCondition(condition.condition, context) };
  }
  return buildComparison(condition, context);
}

function buildComparison(comparison: Comparison, context: ConditionContext): Condition {
  const field = fieldRef(comparison.field, context);
  const values = comparison.values.map(buildValue);
  const value = comparison.number ?? 0;
  switch (comparison.operator) {
    case 'is_not':
      return { op: 'not', of: { op: 'is', field, values } };
    case 'has':
    case 'has_any_of':
      return { op: 'hasAny', field, values };
    case 'has_all_of':
      return { op: 'hasAll', field, values };
    case 'is_known':
      return { op: 'known', field };
    case 'is_less_than':
      return { op: 'less', field, value };
    case 'is_at_most':
      return { op: 'atMost', field, value };
    case 'is_at_least':
      return { op: 'atLeast', field, value };
    case 'is_more_than':
      return { op: 'more', field, value };
    default:
      return { op: 'is', field, values };
  }
}

function buildValue(value: Value): string | boolean {
  return value.truth === undefined ? value.code!.ref!.name : value.truth === 'yes';
}

export function fieldRef(path: FieldPath, context: ConditionContext): FieldRef {
  return refTo(fieldOf(path)!, path, context);
}

/** Where a field stands that is named at a path. */
export function refTo(field: Field, path: FieldPath, context: ConditionContext): FieldRef {
  const page = pageNamedBy(path)?.name ?? pageOf(path, field) ?? context.page!;
  return { form: context.form, page, field: field.name };
}

/** The page of the form that holds the field, where the field is not one beside the condition. */
function pageOf(path: FieldPath, field: Field): string | undefined {
  const place = conditionPlaceOf(path);
  if (!place || ('siblings' in place && place.siblings.includes(field))) {
    return undefined;
  }
  const declaredOn = AstUtils.getContainerOfType(field, isPage);
  return (declaredOn ?? pagesOf(place).find((page) => fieldsOf(page).includes(field)))?.name;
}
