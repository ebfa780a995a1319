import { type AstNode, AstUtils } from 'langium';
import {
  type Condition,
  type Document,
  type Field,
  type FieldPath,
  type FieldType,
  type Form,
  isBanded,
  isDocument,
  isField,
  isFieldType,
  isForm,
  isNeeds,
  isOutcome,
  isPage,
  isPart,
  isMayBeUnknown,
  isRecipient,
  isRequired,
  isRule,
  isShown,
  type Page,
  type Recipient,
  type Rule,
} from '../generated/ast.ts';

/** The field a path leads to. */
export function fieldOf(path: FieldPath | undefined): Field | undefined {
  if (!path) {
    return undefined;
  }
  const target = path.field ? path.field.ref : path.start.ref;
  return isField(target) ? target : undefined;
}

/** The page a path names, if it names one. */
export function pageNamedBy(path: FieldPath): Page | undefined {
  return path.field && isPage(path.start.ref) ? path.start.ref : undefined;
}

/** The repeating part a path names before one of its fields. */
export function groupNamedBy(path: FieldPath): Field | undefined {
  const start = path.field && path.start.ref;
  return isField(start) ? start : undefined;
}

/** Whether a field must be filled in. */
export function isRequiredField(field: Field): boolean {
  return field.modifiers.some(isRequired);
}

/** Whether a field has an answer whenever it is asked: it must be filled in, or is worked out. */
export function isAnswered(field: Field): boolean {
  return isRequiredField(field) || field.type?.kind === 'calculated' || field.modifiers.some(isBanded);
}

/** Whether the answer to a field may be that there is no information. */
export function mayBeUnknown(field: Field): boolean {
  return field.modifiers.some(isMayBeUnknown);
}

/** Whether what is chosen in a field brings points. */
export function hasPoints({ type }: Field): boolean {
  return type?.list?.ref?.codes.some((code) => code.points !== undefined) ?? false;
}

/** The condition under which a field is shown. */
export function conditionOf(field: Field): Condition | undefined {
  return field.modifiers.find(isShown)?.when;
}

/** Fields of a page: its own, or those of the shared part it is. */
export function fieldsOf(page: Page): Field[] {
  return page.part ? (page.part.ref?.fields ?? []) : page.fields;
}

/** Rules of a page: its own, or those of the shared part it is. */
export function rulesOf(page: Page): Rule[] {
  return page.part ? (page.part.ref?.rules ?? []) : page.rules;
}

/** Fields of one entry of a repeating part. */
export function fieldsOfGroup(type: FieldType): Field[] {
  return type.part ? (type.part.ref?.fields ?? []) : type.fields;
}

/** The place a condition stands in, which decides what fields it may speak of. */
export type ConditionPlace =
  | { kind: 'field'; field: Field; siblings: Field[]; form?: Form }
  | { kind: 'page'; page: Page; form: Form }
  /** `page`: absent where the rule is one of the whole form or of a shared part. */
  | { kind: 'rule'; siblings: Field[]; page?: Page; form?: Form }
  | { kind: 'recipient'; form?: Form }
  /** A document may speak of every field of its form. */
  | { kind: 'document'; form?: Form };

/** Where a condition, or a part of one, stands; undefined only in a broken text. */
export function conditionPlaceOf(node: AstNode): ConditionPlace | undefined {
  const owner = AstUtils.getContainerOfType(node, isConditionOwner);
  if (isRecipient(owner)) {
    return { kind: 'recipient', form: formOfOutcome(owner) };
  }
  if (isPage(owner) && isForm(owner.$container)) {
    return { kind: 'page', page: owner, form: owner.$container };
  }
  if (isDocument(owner)) {
    return { kind: 'document', form: owner.form.ref };
  }
  if (isRule(owner)) {
    const { $container: container } = owner;
    return {
      kind: 'rule',
      siblings: isForm(container) ? [] : container.fields,
      page: isPage(container) ? container : undefined,
      form: AstUtils.getContainerOfType(owner, isForm),
    };
  }
  if (isField(owner)) {
    return {
      kind: 'field',
      field: owner,
      siblings: siblingsOf(owner),
      form: AstUtils.getContainerOfType(owner, isForm),
    };
  }
  return undefined;
}

/** Fields beside this one: on the same page, in the same part or in the same repeating part. */
function siblingsOf(field: Field): Field[] {
  const container: AstNode | undefined = field.$container;
  return isPage(container) || isPart(container) || isFieldType(container) ? container.fields : [];
}

/** The form an outcome asks for. */
export function formOfOutcome(node: AstNode): Form | undefined {
  const outcome = AstUtils.getContainerOfType(node, isOutcome);
  return outcome?.clauses.find(isNeeds)?.form.ref;
}

/** The pages of the form a condition speaks of, or none. */
export function pagesOf(place: ConditionPlace): Page[] {
  return place.form?.pages ?? [];
}

function isConditionOwner(node: AstNode): node is Document | Field | Page | Recipient | Rule {
  return isDocument(node) || isField(node) || isPage(node) || isRecipient(node) || isRule(node);
}
