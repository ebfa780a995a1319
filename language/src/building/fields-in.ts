import type { Condition, Day, FieldRef, Quantity } from '../model.ts';

/** The fields of the answers given that a condition speaks of, in the order of its words. */
export function fieldsIn(condition: Condition): FieldRef[] {
  switch (condition.op) {
    case 'and':
    case 'or':
    case 'some':
      return condition.of.flatMap(fieldsIn);
    case 'not':
      return fieldsIn(condition.of);
    case 'compare':
      return [...fieldsOfQuantity(condition.left), ...fieldsOfQuantity(condition.right)];
    case 'before':
    case 'notAfter':
      return [...fieldsOfDay(condition.left), ...fieldsOfDay(condition.right)];
    case 'since':
      return [];
    case 'is':
    case 'hasAny':
    case 'hasAll':
    case 'known':
    case 'less':
    case 'atMost':
    case 'atLeast':
    case 'more':
      return ofAnswers([condition.field]);
  }
  return condition satisfies never;
}

function fieldsOfQuantity(quantity: Quantity): FieldRef[] {
  switch (quantity.of) {
    case 'number':
    case 'count':
    case 'sum':
      return [];
    case 'score':
      return quantity.fields;
    case 'plus':
      return quantity.parts.flatMap(fieldsOfQuantity);
    case 'age':
      return [...ofAnswers([quantity.field]), ...(quantity.at ? fieldsOfDay(quantity.at) : [])];
    case 'field':
    case 'chosen':
    case 'total':
      return ofAnswers([quantity.field]);
  }
  return quantity satisfies never;
}

function fieldsOfDay(day: Day): FieldRef[] {
  return day.of === 'field' ? ofAnswers([day.field]) : [];
}

/** Not those the file knows already. */
function ofAnswers(fields: FieldRef[]): FieldRef[] {
  return fields.filter(({ part, act }) => part === undefined && act === undefined);
}
