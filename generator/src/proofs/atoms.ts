import type { Condition, Field, FieldRef, Quantity } from '@riciba/language';
import { conditionText, quantityText } from '../condition-text.ts';
import type { Labels } from '../words.ts';

/**
 * What cannot be told from the answers alone (counts, days, facts of the file) stands for itself: a number where it is
 * compared with numbers, else a question with yes or no. So a proof sees every way it may turn out.
 */
export function abstracted(condition: Condition): Condition {
  switch (condition.op) {
    case 'and':
    case 'or':
    case 'some':
      return { ...condition, of: condition.of.map(abstracted) };
    case 'not':
      return { op: 'not', of: abstracted(condition.of) };
    case 'compare':
      return condition.right.of === 'number' && condition.left.of !== 'number'
        ? bound(condition.left, condition.relation, condition.right.value)
        : question(condition);
    case 'before':
    case 'notAfter':
    case 'since':
      return question(condition);
    case 'is':
    case 'hasAny':
    case 'hasAll':
    case 'known':
    case 'less':
    case 'atMost':
    case 'atLeast':
    case 'more':
      return isOfFile(condition.field) ? question(condition) : condition;
  }
  return condition satisfies never;
}

function isOfFile({ part, act }: FieldRef): boolean {
  return part !== undefined || act !== undefined;
}

function question(condition: Condition): Condition {
  return { op: 'is', field: standIn({ condition }), values: [true] };
}

function bound(quantity: Quantity, relation: (Condition & { op: 'compare' })['relation'], value: number): Condition {
  const field = standIn({ quantity });
  if (relation !== 'equal') return { op: relation, field, value };
  return {
    op: 'and',
    of: [
      { op: 'atLeast', field, value },
      { op: 'atMost', field, value },
    ],
  };
}

interface StandIn {
  condition?: Condition;
  quantity?: Quantity;
}

/** A field of no form, named by what it stands for. */
function standIn(meant: StandIn): FieldRef {
  return { form: '', page: '', field: JSON.stringify(meant) };
}

function meantBy({ form, page, field, part, act }: FieldRef): StandIn | undefined {
  if (form !== '' || page !== '' || part !== undefined || act !== undefined) return undefined;
  const meant: StandIn = JSON.parse(field);
  return meant;
}

/** The field that stands in, as one that is always answered; undefined for fields of forms. */
export function standInField(reference: FieldRef): Field | undefined {
  const meant = meantBy(reference);
  if (!meant) return undefined;
  const at = { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 };
  const type: Field['type'] = meant.quantity ? { kind: 'wholeNumber', min: 0 } : { kind: 'yesNo' };
  return { name: reference.field, label: reference.field, type, required: true, at };
}

/** What it stands for, in Latvian; undefined for fields of forms. */
export function standInText(reference: FieldRef, labels: Labels): string | undefined {
  const meant = meantBy(reference);
  if (meant?.condition) return conditionText(meant.condition, labels);
  return meant?.quantity && quantityText(meant.quantity, labels);
}
