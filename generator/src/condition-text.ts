/** Conditions in phrases that stand within a sentence. */
import type { Condition, Day, Quantity, Window } from '@riciba/language';
import { dateText } from '@riciba/runtime/kernel/time';
import { lately } from './terms.ts';
import { counted, type Labels } from './words.ts';

/** What a condition says: "«Pamats» ietver kādu no «…» vai «…»". */
export function conditionText(condition: Condition, labels: Labels): string {
  const { say } = labels;
  switch (condition.op) {
    case 'and':
      return labels.all(condition.of.map((part) => partText(part, labels)));
    case 'or':
      return labels.any(condition.of.map((part) => partText(part, labels)));
    case 'not':
      return notText(condition.of, labels);
    case 'is':
    case 'hasAny':
    case 'hasAll':
      return valuesText(condition, labels);
    case 'known':
      return `${labels.fieldName(condition.field)} ${say('ir norādīts', 'is stated')}`;
    case 'less':
    case 'atMost':
    case 'atLeast':
    case 'more':
      return `${labels.fieldName(condition.field)} ${compared(condition.op, labels)} ${condition.value}`;
    case 'compare': {
      const { left, relation, right } = condition;
      if (left.of === 'count' && right.of === 'number') return timesText(left, relation, right.value, labels);
      return `${quantityText(left, labels)} ${compared(relation, labels)} ${quantityText(right, labels)}`;
    }
    case 'before':
    case 'notAfter': {
      const [left, right] = [condition.left, condition.right].map((one) => dayOfText(one, labels));
      const relation =
        condition.op === 'before' ? say('ir agrāk nekā', 'is before') : say('ir ne vēlāk kā', 'is not later than');
      return `${left} ${relation} ${right}`;
    }
    case 'since': {
      const [act, when] = [labels.act(condition.act), lately(condition.within, labels.language)];
      return say(`darbība ${act} paveikta ${when}`, `${act} was done ${when}`);
    }
    case 'some': {
      const { exactly, atLeast = 1 } = condition;
      const parts = condition.of.map((part) => partText(part, labels)).join('; ');
      const count =
        exactly === undefined
          ? say(`vismaz ${atLeast}`, `at least ${atLeast}`)
          : `${say('tieši', 'exactly')} ${exactly}`;
      return say(`izpildās ${count} no šiem: ${parts}`, `${count} of these hold: ${parts}`);
    }
  }
  return condition satisfies never;
}

/** What is short to deny is denied at its verb. */
function notText(condition: Condition, labels: Labels): string {
  const { say } = labels;
  if (condition.op === 'known') return `${labels.fieldName(condition.field)} ${say('nav norādīts', 'is not stated')}`;
  if (condition.op === 'is' && condition.values.length === 1) {
    const [value] = condition.values.map((one) => labels.quoted(labels.answer(condition.field, one)));
    return `${labels.fieldName(condition.field)} ${say('nav', 'is not')} ${value}`;
  }
  if (condition.op === 'since') {
    const [act, when] = [labels.act(condition.act), lately(condition.within, labels.language)];
    return say(`darbība ${act} nav paveikta ${when}`, `${act} was not done ${when}`);
  }
  const part = partText(condition, labels);
  return say(`nav tā, ka ${part}`, `it is not so that ${part}`);
}

/** "darbība «Reģistrēt kavējumus» paveikta vismaz 1 reizi". */
function timesText(
  quantity: Quantity & { of: 'count' },
  relation: keyof typeof relations,
  count: number,
  labels: Labels,
): string {
  const act = labels.act(quantity.act);
  const often = labels.say(
    `${compared(relation, labels).replace(/^ir /, '')} ${counted(count, 'reizi', 'reizes')}`,
    `${compared(relation, labels).replace(/^is /, '')} ${count === 1 ? 'once' : `${count} times`}`,
  );
  return `${labels.say(`darbība ${act} paveikta`, `${act} was done`)}${ofEntries(quantity, labels)} ${often}`;
}

function valuesText(condition: Extract<Condition, { values: unknown }>, labels: Labels): string {
  const { say } = labels;
  const values = condition.values.map((value) => labels.quoted(labels.answer(condition.field, value)));
  const field = labels.fieldName(condition.field);
  const only = values.length === 1;
  if (condition.op === 'is') {
    const of = only ? values[0] : `${say('viens no šiem:', 'one of')} ${labels.any(values)}`;
    return `${field} ${say('ir', 'is')} ${of}`;
  }
  const includes = `${field} ${say('ietver', 'includes')}`;
  if (only) return `${includes} ${values[0]}`;
  return condition.op === 'hasAny'
    ? `${includes} ${say('kādu no šiem:', 'any of')} ${labels.any(values)}`
    : `${includes} ${labels.all(values)}`;
}

function partText(condition: Condition, labels: Labels): string {
  const text = conditionText(condition, labels);
  return condition.op === 'and' || condition.op === 'or' ? `(${text})` : text;
}

const relations = {
  less: ['ir mazāk nekā', 'is less than'],
  atMost: ['ir ne vairāk kā', 'is at most'],
  equal: ['ir tieši', 'is exactly'],
  atLeast: ['ir vismaz', 'is at least'],
  more: ['ir vairāk nekā', 'is more than'],
} satisfies Record<string, [lv: string, en: string]>;

function compared(relation: keyof typeof relations, { say }: Labels): string {
  return say(...relations[relation]);
}

/** "«Neattaisnotās stundas» kopā šajā semestrī". */
export function quantityText(quantity: Quantity, labels: Labels): string {
  const { say } = labels;
  switch (quantity.of) {
    case 'number':
      return String(quantity.value);
    case 'field':
      return labels.fieldName(quantity.field);
    case 'chosen':
      return `${say('izvēlēto skaits', 'how many are chosen')} (${labels.fieldName(quantity.field)})`;
    case 'age': {
      const born = labels.fieldName(quantity.field);
      const at = quantity.at ? `, ${say('kad ir', 'on')} ${dayOfText(quantity.at, labels)}` : '';
      return `${say('vecums pēc', 'the age by')} ${born}${at}`;
    }
    case 'count': {
      const act = labels.act(quantity.act);
      return `${say('reižu skaits', 'the number of times')} (${act})${ofEntries(quantity, labels)}`;
    }
    case 'sum':
      return `${total(labels.fieldName(quantity.field), labels)}${ofEntries(quantity, labels)}`;
    case 'score':
      return `${say('punktu skaits', 'the score')} (${labels.all(quantity.fields.map((field) => labels.fieldName(field)))})`;
    case 'total':
      return total(labels.fieldName(quantity.field), labels);
    case 'plus':
      return quantity.parts.map((part) => quantityText(part, labels)).join(' + ');
  }
  return quantity satisfies never;
}

function total(field: string, { say }: Labels): string {
  return say(`${field} kopā`, `${field} in total`);
}

/** "šodien", "«Sēdes datums»", "01.09.2026." */
function dayOfText(day: Day, labels: Labels): string {
  if (day.of === 'today') return labels.say('šodien', 'today');
  return day.of === 'date' ? dateText(day.date, labels.language) : labels.fieldName(day.field);
}

const periods = {
  semester: ['šajā semestrī', 'this semester'],
  schoolYear: ['šajā mācību gadā', 'this school year'],
  year: ['šajā gadā', 'this year'],
  month: ['šajā mēnesī', 'this month'],
} satisfies Record<string, [lv: string, en: string]>;

function windowText(window: Window, { say, language }: Labels): string {
  if (typeof window !== 'string') return lately({ kind: 'amount', ...window.rolling }, language);
  return say(...periods[window]);
}

/** Which entries are counted. */
function ofEntries({ window, where }: Quantity & { of: 'count' | 'sum' }, labels: Labels): string {
  const within = window === undefined ? '' : ` ${windowText(window, labels)}`;
  return where ? `${within}, ${labels.say('kur', 'where')} ${conditionText(where, labels)},` : within;
}
