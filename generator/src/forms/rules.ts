import type { Condition, Day, FieldRef, Quantity } from '@riciba/language';

/** The rule as it is checked: what it compares must be answered first, for an empty field breaks no rule. */
export function checkable(condition: Condition): Condition {
  switch (condition.op) {
    case 'and':
    case 'or':
    case 'some':
      return { ...condition, of: condition.of.map(checkable) };
    case 'known':
    case 'since':
      return condition;
    case 'not':
      // "not known" speaks of an empty field itself.
      return condition.of.op === 'known' ? condition : answered(condition, compared(condition.of));
    case 'compare':
      return answered(condition, [...ofQuantity(condition.left), ...ofQuantity(condition.right)]);
    case 'before':
    case 'notAfter':
      return answered(condition, [...ofDay(condition.left), ...ofDay(condition.right)]);
    case 'is':
    case 'hasAny':
    case 'hasAll':
    case 'less':
    case 'atMost':
    case 'atLeast':
    case 'more':
      return answered(condition, [condition.field]);
  }
  return condition satisfies never;
}

function answered(condition: Condition, fields: FieldRef[]): Condition {
  const missing = fields.map((field): Condition => ({ op: 'not', of: { op: 'known', field } }));
  return missing.length === 0 ? condition : { op: 'or', of: [...missing, condition] };
}

function compared(condition: Condition): FieldRef[] {
  if (condition.op === 'not') return compared(condition.of);
  if (condition.op === 'compare') return [...ofQuantity(condition.left), ...ofQuantity(condition.right)];
  if (condition.op === 'before' || condition.op === 'notAfter')
    return [...ofDay(condition.left), ...ofDay(condition.right)];
  if ('field' in condition) return [condition.field];
  return 'of' in condition ? condition.of.flatMap(compared) : [];
}

/** Of counts and sums nothing need be answered: none is a number, too. */
function ofQuantity(quantity: Quantity): FieldRef[] {
  switch (quantity.of) {
    case 'field':
      return [quantity.field];
    case 'age':
      return [quantity.field, ...(quantity.at ? ofDay(quantity.at) : [])];
    case 'plus':
      return quantity.parts.flatMap(ofQuantity);
    case 'number':
    case 'chosen':
    case 'count':
    case 'sum':
    case 'score':
    case 'total':
      return [];
  }
  return quantity satisfies never;
}

function ofDay(day: Day): FieldRef[] {
  return day.of === 'field' ? [day.field] : [];
}
