import {
  type Comparison,
  type Condition as ConditionSentence,
  type DayComparison,
  type DayValue,
  type Happening,
  type QuantityComparison,
  type SomeOf,
  type Total,
  type Value,
  type Window as WindowPhrase,
} from '../generated/ast.ts';
import type { Condition, Day, Quantity, Relation, Window } from '../model.ts';
import { actMeant, actPath, formOfAct } from '../references/acts.ts';
import { type ConditionContext, fieldRef } from './field-ref.ts';
import { buildFormulaTerm } from './formula.ts';
import { buildTerm } from './term.ts';

/** Conditions are nested as they were written; a chain of the same word becomes one list. */
export function buildCondition(condition: ConditionSentence, context: ConditionContext): Condition {
  switch (condition.$type) {
    case 'BinaryCondition': {
      const op = condition.operator === 'or_when' ? 'or' : condition.operator;
      const parts = [condition.left, condition.right].map((part) => buildCondition(part, context));
      return { op, of: parts.flatMap((part) => (part.op === op ? part.of : [part])) };
    }
    case 'Negation':
      return { op: 'not', of: buildCondition(condition.condition, context) };
    case 'SomeOf':
      return buildSome(condition, context);
    case 'Happening':
      return buildHappening(condition);
    case 'QuantityComparison':
      return buildQuantityComparison(condition, context);
    case 'DayComparison':
      return buildDayComparison(condition, context);
    case 'Comparison':
      return condition.other ? buildFieldComparison(condition, context) : buildComparison(condition, context);
  }
  return condition satisfies never;
}

function buildSome({ exactly, number, conditions }: SomeOf, context: ConditionContext): Condition {
  const of = conditions.map((each) => buildCondition(each, context));
  return exactly ? { op: 'some', exactly: number, of } : { op: 'some', atLeast: number, of };
}

const relations: Record<string, Relation> = {
  is_less_than: 'less',
  is_at_most: 'atMost',
  is_exactly: 'equal',
  is_at_least: 'atLeast',
  is_more_than: 'more',
  less_than: 'less',
  up_to: 'atMost',
  exactly: 'equal',
  at_least: 'atLeast',
  more_than: 'more',
};

function buildQuantityComparison(comparison: QuantityComparison, context: ConditionContext): Condition {
  const { total, formula, operator, number, other } = comparison;
  return {
    op: 'compare',
    left: total ? buildTotal(total, context) : buildFormulaTerm(formula!, context),
    relation: relations[operator]!,
    right: other ? { of: 'field', field: fieldRef(other, context) } : { of: 'number', value: number ?? 0 },
  };
}

function buildFieldComparison({ field, operator, other }: Comparison, context: ConditionContext): Condition {
  const [left, right] = [field, other!].map((path): Quantity => ({ of: 'field', field: fieldRef(path, context) }));
  return { op: 'compare', left: left!, relation: relations[operator]!, right: right! };
}

/** The field is of the entries that are added up, so it is told beside the act and not as of the last of them. */
function buildTotal({ field, window, where }: Total, context: ConditionContext): Quantity {
  const { act = '', ...counted } = fieldRef(field, context);
  return {
    of: 'sum',
    act,
    field: counted,
    ...(window && { window: buildWindow(window) }),
    ...(where && { where: buildCondition(where, { form: counted.form }) }),
  };
}

function buildHappening({ act, window, where, relation, times }: Happening): Condition {
  const meant = actMeant(act)!;
  const term = window?.term;
  if (relation === undefined && term && !where) {
    return { op: 'since', act: actPath(meant), within: buildTerm(term) };
  }
  return {
    op: 'compare',
    left: {
      of: 'count',
      act: actPath(meant),
      ...(window && { window: buildWindow(window) }),
      ...(where && { where: buildCondition(where, { form: formOfAct(meant)?.name ?? '' }) }),
    },
    relation: relation === undefined ? 'atLeast' : relations[relation]!,
    right: { of: 'number', value: relation === undefined ? 1 : (times ?? 1) },
  };
}

const periods: Record<string, Window> = {
  in_a_semester: 'semester',
  in_a_school_year: 'schoolYear',
  in_a_year: 'year',
  in_a_month: 'month',
};

const rollingUnits = {
  calendar_days: 'calendarDay',
  weeks: 'week',
  months: 'month',
  years: 'year',
} as const;

/** Units that a window does not count by are refused by a check. */
function buildWindow({ period, term }: WindowPhrase): Window {
  if (period !== undefined) {
    return periods[period]!;
  }
  const { number = 1, unit = '' } = term?.amount ?? {};
  return { rolling: { amount: number, unit: rollingUnit(unit) ?? 'calendarDay' } };
}

/** By what a window that ends today may be counted; undefined for other units. */
function rollingUnit(unit: string): 'calendarDay' | 'week' | 'month' | 'year' | undefined {
  const known: Record<string, (typeof rollingUnits)[keyof typeof rollingUnits]> = rollingUnits;
  return known[unit];
}

/** "Is after" is "before" the other way round, and "is not before" is "not after". */
function buildDayComparison({ left, operator, right }: DayComparison, context: ConditionContext): Condition {
  const [first, second] = [buildDay(left, context), buildDay(right, context)];
  switch (operator) {
    case 'is_after':
      return { op: 'before', left: second, right: first };
    case 'is_not_before':
      return { op: 'notAfter', left: second, right: first };
    case 'is_not_after':
      return { op: 'notAfter', left: first, right: second };
    default:
      return { op: 'before', left: first, right: second };
  }
}

function buildDay({ today, date, field }: DayValue, context: ConditionContext): Day {
  if (today) {
    return { of: 'today' };
  }
  return field ? { of: 'field', field: fieldRef(field, context) } : { of: 'date', date: date ?? '' };
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
    case 'is_exactly':
      return { op: 'compare', left: { of: 'field', field }, relation: 'equal', right: { of: 'number', value } };
    default:
      return { op: 'is', field, values };
  }
}

function buildValue(value: Value): string | boolean {
  return value.truth === undefined ? value.code!.ref!.name : value.truth === 'yes';
}
