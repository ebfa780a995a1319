import { type AstNode, AstUtils } from 'langium';
import {
  type Condition,
  type Field,
  type FieldPath,
  type FieldType,
  type Form,
  isField,
  isFieldType,
  isForm,
  isNeeds,
  isOutcome,
  isPage,
  isPart,
  isRecipient,
  isRequired,
  isShown,
  type Page,
  type Recipient,
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

/** Whether a field must be filled in. */
export function isRequiredField(field: Field): boolean {
  return field.modifiers.some(isRequired);
}

/** The condition under which a field is shown. */
export function conditionOf(field: Field): Condition | undefined {
  return field.modifiers.find(isShown)?.when;
}

/** Fields of a page: its own, or those of the shared part it is. */
export function fieldsOf(page: Page): Field[] {
  return page.part ? (page.part.ref?.fields ?? []) : page.fields;
}

/** Fields of one entry of a repeating part. */
export function fieldsOfGroup(type: FieldType): Field[] {
  return type.part ? (type.part.ref?.fields ?? []) : type.fields;
}

/** The place a condition stands in, which decides what fields it may speak of. */
export type ConditionPlace =
  | { kind: 'field'; field: Field; siblings: Field[]; form?: Form }
  | { kind: 'page'; page: Page; form: Form }
  | { kind: 'recipient'; form?: Form };

/** Where a condition, or a part of one, stands; undefined only in a broken text. */
export function conditionPlaceOf(node: AstNode): ConditionPlace | undefined {
  const owner = AstUtils.getContainerOfType(node, isConditionOwner);
  if (isRecipient(owner)) {
    return { kind: 'recipient', form: formOfOutcome(owner) };
  }
  if (isPage(owner) && isForm(owner.$container)) {
    return { kind: 'page', page: owner, form: owner.$container };
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

function isConditionOwner(node: AstNode): node is Field | Page | Recipient {
  return isField(node) || isPage(node) || isRecipient(node);
}
