import type { ValidationAcceptor } from 'langium';
import {
  type Comparison,
  type Field,
  isComparison,
  isNeeds,
  isPage,
  type Recipient,
  type Value,
} from '../generated/ast.ts';
import { canonicalSpelling, type KeywordName } from '../keywords/table.ts';
import { messages } from '../messages/table.ts';
import { quoted } from '../messages/words.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import {
  type ConditionPlace,
  conditionPlaceOf,
  fieldOf,
  fieldsOf,
  groupNamedBy,
  isAnswered,
  mayBeUnknown,
  pageNamedBy,
  pagesOf,
} from '../references/fields.ts';
import { escapedName } from '../parsing/escaped-names.ts';
import { codesOf, schemeTextOf, withBases } from '../references/visible.ts';
import type { Replacement } from '../messages/similar.ts';
import { report } from './report.ts';

const numberOperators: KeywordName[] = [
  'is',
  'is_known',
  'is_less_than',
  'is_at_most',
  'is_at_least',
  'is_more_than',
  'is_exactly',
];

/** What may be asked of a field of each kind; anything may be asked whether it is known. */
const operatorsOf: Record<string, KeywordName[]> = {
  yes_or_no: ['is', 'is_not', 'is_known'],
  one_of: ['is', 'is_not', 'is_one_of', 'is_known'],
  several_of: ['has', 'has_any_of', 'has_all_of', 'is_known'],
  whole_number: numberOperators.filter((operator) => operator !== 'is'),
  calculated: numberOperators.filter((operator) => operator !== 'is'),
};

/** A condition must ask of a field what its kind can answer. */
export function operatorMustFitTheField(comparison: Comparison, accept: ValidationAcceptor): void {
  const field = fieldOf(comparison.field);
  if (!field?.type) {
    return;
  }
  const allowed = operatorsOf[field.type.kind] ?? ['is_known'];
  if (!allowed.some((operator) => operator === comparison.operator)) {
    const language = keywordLanguageOfNode(comparison);
    const values = {
      operator: canonicalSpelling(comparison.operator, language),
      name: field.name,
      kind: canonicalSpelling(field.type.kind, language),
      expected: allowed.map((operator) => quoted(canonicalSpelling(operator, language), language)).join(', '),
    };
    report(accept, messages.wrongOperator, comparison, values, { property: 'operator' });
  }
}

/** A condition must compare with an answer the field can have; codes of the list are checked as names. */
export function valueMustFitTheField(value: Value, accept: ValidationAcceptor): void {
  const comparison = value.$container;
  const field = fieldOf(comparison.field);
  if (!field?.type || !isComparison(comparison)) {
    return;
  }
  const language = keywordLanguageOfNode(value);
  const isYesNo = field.type.kind === 'yes_or_no';
  const codes = field.type.list?.ref ? codesOf(field.type.list.ref, withBases(schemeTextOf(value))) : [];
  const fits = (value.truth !== undefined) === isYesNo;
  if (fits || (!isYesNo && codes.length === 0)) {
    return;
  }
  const written = value.$cstNode?.text ?? '';
  if (codes.some((code) => code.name === written)) {
    const data: Replacement = { replacement: escapedName(written) };
    report(accept, messages.readAsKeyword, value, { found: written, name: written }, { data });
    return;
  }
  const expected = isYesNo
    ? [canonicalSpelling('yes', language), canonicalSpelling('no', language)]
    : codes.map((code) => code.name);
  const values = {
    name: field.name,
    value: written,
    kind: canonicalSpelling(field.type.kind, language),
    expected: expected.map((each) => quoted(each, language)).join(', '),
  };
  report(accept, messages.wrongValue, value, values);
}

/** A value named twice is most likely a slip. */
export function valuesShouldDiffer(comparison: Comparison, accept: ValidationAcceptor): void {
  const seen = new Set<string>();
  for (const value of comparison.values) {
    const written = value.$cstNode?.text ?? '';
    if (seen.has(written)) {
      report(accept, messages.repeatedValue, value, { value: written });
    }
    seen.add(written);
  }
}

/** A condition must speak of answers that are known where it stands. */
export function fieldMustBeInReach(comparison: Comparison, accept: ValidationAcceptor): void {
  const field = fieldOf(comparison.field);
  const place = conditionPlaceOf(comparison);
  if (!field || !place || groupNamedBy(comparison.field)) {
    return;
  }
  const name = field.name;
  if (place.kind === 'field' && place.field === field) {
    report(accept, messages.dependsOnItself, comparison, { name }, { property: 'field' });
  } else if (place.kind === 'field' && !place.siblings.includes(field)) {
    report(accept, messages.notSamePage, comparison, { name }, { property: 'field' });
  } else if (place.kind === 'rule' && !isInReachOfRule(field, place)) {
    report(accept, messages.ruleOfOnePart, comparison, { name }, { property: 'field' });
  } else if (place.kind === 'page') {
    const pages = pagesOf(place);
    const holder = pageNamedBy(comparison.field) ?? pages.find((page) => fieldsOf(page).includes(field));
    if (isPage(holder) && pages.indexOf(holder) >= pages.indexOf(place.page)) {
      report(accept, messages.notEarlierPage, comparison, { name, page: holder.name }, { property: 'field' });
    }
  }
}

/** A rule of a page is checked when its page is left, so what it speaks of must be answered by then. */
function isInReachOfRule(field: Field, place: ConditionPlace & { kind: 'rule' }): boolean {
  const pages = pagesOf(place);
  const own = place.page ? pages.indexOf(place.page) : pages.length;
  return place.siblings.includes(field) || pages.slice(0, own).some((page) => fieldsOf(page).includes(field));
}

/** A field a condition speaks of should be required: left empty, the condition does not hold. A rule waits for it. */
export function fieldOfConditionShouldBeRequired(comparison: Comparison, accept: ValidationAcceptor): void {
  const field = fieldOf(comparison.field);
  const kind = conditionPlaceOf(comparison)?.kind;
  if (kind === 'rule' || kind === 'document' || !field || mayBeUnknown(field)) {
    return;
  }
  if (!isAnswered(field) && comparison.operator !== 'is_known') {
    report(accept, messages.optionalInCondition, comparison, { name: field.name }, { property: 'field' });
  }
}

/** A recipient with a condition must belong to an outcome with a form: only that can be asked. */
export function conditionMustHaveForm(recipient: Recipient, accept: ValidationAcceptor): void {
  const asksForForm = recipient.$container.$container.clauses.some(isNeeds);
  if (recipient.when && !asksForForm) {
    report(accept, messages.conditionWithoutForm, recipient, {}, { property: 'when' });
  }
}
