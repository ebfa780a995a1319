import type { FormulaTerm, Formula as FormulaClause } from '../generated/ast.ts';
import type { FieldRef, Quantity } from '../model.ts';
import { fieldOf, fieldsOf, groupNamedBy, hasPoints } from '../references/fields.ts';
import { type ConditionContext, fieldRef, refTo } from './field-ref.ts';

/** A formula as data; one term stands for itself. */
export function buildFormula({ terms }: FormulaClause, context: ConditionContext): Quantity {
  const parts = terms.map((term) => buildFormulaTerm(term, context));
  return parts.length === 1 ? parts[0]! : { of: 'plus', parts };
}

/** One term: a field, years, points, how many. */
export function buildFormulaTerm(term: FormulaTerm, context: ConditionContext): Quantity {
  const { kind, field: path, until, page, number } = term;
  if (number !== undefined) {
    return { of: 'number', value: number };
  }
  if (page) {
    return { of: 'score', fields: pointsOf(page.ref!, context.form) };
  }
  if (kind === 'total_of') {
    return { of: 'total', field: refTo(groupNamedBy(path!)!, path!, context), inner: fieldOf(path)!.name };
  }
  const field = fieldRef(path!, context);
  if (kind === 'years_from') {
    return { of: 'age', field, ...(until && { at: { of: 'field', field: fieldRef(until, context) } }) };
  }
  if (kind === 'points_of') {
    return { of: 'score', fields: [field] };
  }
  return { of: kind === 'how_many_of' ? 'chosen' : 'field', field };
}

/** Fields of a page whose answers bring points. */
function pointsOf(page: Parameters<typeof fieldsOf>[0], form: string): FieldRef[] {
  return fieldsOf(page)
    .filter(hasPoints)
    .map((field) => ({ form, page: page.name, field: field.name }));
}
