/** Conditions in Latvian phrases that stand within a sentence. */
import type { Condition, Day, Quantity, Window } from '@riciba/language';
import { dateText } from '@riciba/runtime/kernel/time';
import { lately } from './terms.ts';
import { type Labels, listed, quoted } from './words.ts';

/** What a condition says: "«Pamats» ietver kādu no «…» vai «…»". */
export function conditionText(condition: Condition, labels: Labels): string {
  switch (condition.op) {
    case 'and':
    case 'or':
      return listed(
        condition.of.map((part) => partText(part, labels)),
        condition.op === 'and' ? 'un' : 'vai',
      );
    case 'not':
      return `nav tā, ka ${partText(condition.of, labels)}`;
    case 'is':
    case 'hasAny':
    case 'hasAll':
      return valuesText(condition, labels);
    case 'known':
      return `${labels.fieldName(condition.field)} ir norādīts`;
    case 'less':
    case 'atMost':
    case 'atLeast':
    case 'more':
      return `${labels.fieldName(condition.field)} ir ${compared[condition.op]} ${condition.value}`;
    case 'compare': {
      const [left, right] = [condition.left, condition.right].map((one) => quantityText(one, labels));
      return `${left} ir ${compared[condition.relation]} ${right}`;
    }
    case 'before':
    case 'notAfter': {
      const [left, right] = [condition.left, condition.right].map((one) => dayOfText(one, labels));
      return `${left} ir ${condition.op === 'before' ? 'agrāk nekā' : 'ne vēlāk kā'} ${right}`;
    }
    case 'since':
      return `${labels.act(condition.act)} ir paveikts ${lately(condition.within)}`;
    case 'some': {
      const parts = condition.of.map((part) => partText(part, labels)).join('; ');
      const count = condition.exactly === undefined ? `vismaz ${condition.atLeast ?? 1}` : `tieši ${condition.exactly}`;
      return `izpildās ${count} no šiem: ${parts}`;
    }
  }
  return condition satisfies never;
}

function valuesText(condition: Extract<Condition, { values: unknown }>, labels: Labels): string {
  const values = condition.values.map((value) => quoted(labels.answer(condition.field, value)));
  const field = labels.fieldName(condition.field);
  if (condition.op === 'is')
    return values.length === 1 ? `${field} ir ${values[0]}` : `${field} ir viens no šiem: ${listed(values, 'vai')}`;
  if (values.length === 1) return `${field} ietver ${values[0]}`;
  return condition.op === 'hasAny'
    ? `${field} ietver kādu no šiem: ${listed(values, 'vai')}`
    : `${field} ietver ${listed(values, 'un')}`;
}

function partText(condition: Condition, labels: Labels): string {
  const text = conditionText(condition, labels);
  return condition.op === 'and' || condition.op === 'or' ? `(${text})` : text;
}

const compared = {
  less: 'mazāk nekā',
  atMost: 'ne vairāk kā',
  equal: 'tieši',
  atLeast: 'vismaz',
  more: 'vairāk nekā',
} satisfies Record<string, string>;

/** "«Neattaisnotās stundas» kopā šajā semestrī". */
export function quantityText(quantity: Quantity, labels: Labels): string {
  switch (quantity.of) {
    case 'number':
      return String(quantity.value);
    case 'field':
      return labels.fieldName(quantity.field);
    case 'chosen':
      return `izvēlēto skaits (${labels.fieldName(quantity.field)})`;
    case 'age':
      return `vecums pēc ${labels.fieldName(quantity.field)}${quantity.at ? `, kad ir ${dayOfText(quantity.at, labels)}` : ''}`;
    case 'count':
      return `reižu skaits (${labels.act(quantity.act)})${windowText(quantity.window)}${whereText(quantity, labels)}`;
    case 'sum': {
      const window = windowText(quantity.window);
      return `${labels.fieldName(quantity.field)} kopā${window}${whereText(quantity, labels)}`;
    }
    case 'score':
      return `punktu skaits (${listed(
        quantity.fields.map((field) => labels.fieldName(field)),
        'un',
      )})`;
    case 'total':
      return `${labels.fieldName(quantity.field)} kopā`;
    case 'plus':
      return quantity.parts.map((part) => quantityText(part, labels)).join(' + ');
  }
  return quantity satisfies never;
}

/** "šodien", "«Sēdes datums»", "01.09.2026." */
function dayOfText(day: Day, labels: Labels): string {
  if (day.of === 'today') return 'šodien';
  return day.of === 'date' ? dateText(day.date, 'lv') : labels.fieldName(day.field);
}

const periods = {
  semester: ' šajā semestrī',
  schoolYear: ' šajā mācību gadā',
  year: ' šajā gadā',
  month: ' šajā mēnesī',
} satisfies Record<string, string>;

function windowText(window: Window | undefined): string {
  if (window === undefined) return '';
  if (typeof window === 'string') return periods[window];
  return ` ${lately({ kind: 'amount', ...window.rolling })}`;
}

function whereText({ where }: Quantity & { of: 'count' | 'sum' }, labels: Labels): string {
  return where ? `, kur ${conditionText(where, labels)},` : '';
}
