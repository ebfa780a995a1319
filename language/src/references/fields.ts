import { type AstNode, AstUtils } from 'langium';
import {
  type Condition,
  type Field,
  type FieldPath,
  type FieldType,
  type Form,
  isBanded,
  isDocument,
  isDutyTrigger,
  isEntry,
  isField,
  isFieldType,
  isForm,
  isHappening,
  isNeeds,
  isOnlyIf,
  isOption,
  isOutcome,
  isPage,
  isPart,
  isPostponement,
  isMayBeUnknown,
  isRecipient,
  isReportRow,
  isReopening,
  isRequired,
  isRule,
  isShown,
  isTotal,
  type NamedAct,
  type Page,
  type Part,
  type Rule,
} from '../generated/ast.ts';
import { actMeant, formOfAct, isNamedAct } from './acts.ts';
import { formOfRow } from './reports.ts';

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

/** The act a path names: the field is one of what was entered last with it. */
export function actNamedBy(path: FieldPath): NamedAct | undefined {
  return path.field && isNamedAct(path.start.ref) ? path.start.ref : undefined;
}

/** The shared part a path names: the field is one of what the file knows. */
export function partNamedBy(path: FieldPath): Part | undefined {
  return path.field && isPart(path.start.ref) ? path.start.ref : undefined;
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

/** What may follow a full stop: fields of a page, of a repeating part, of a shared part or of what was entered. */
export function fieldsAfter(path: FieldPath): Field[] {
  const start = path.start.ref;
  if (isPage(start)) {
    return fieldsOf(start);
  }
  if (isPart(start)) {
    return start.fields;
  }
  if (isField(start)) {
    return fieldsOfGroup(start.type);
  }
  return isNamedAct(start) ? (formOfAct(start)?.pages.flatMap(fieldsOf) ?? []) : [];
}

/** The place a condition stands in, which decides what fields it may speak of without naming where they are. */
export type ConditionPlace =
  | { kind: 'field'; field: Field; siblings: Field[]; form?: Form }
  | { kind: 'page'; page: Page; form: Form }
  /** `page`: absent where the rule is one of the whole form or of a shared part. */
  | { kind: 'rule'; siblings: Field[]; page?: Page; form?: Form }
  | { kind: 'recipient'; form?: Form }
  /** Answers of an act: a gate of it, what a duty arises from, or entries that are counted. */
  | { kind: 'act'; form?: Form }
  /** A document may speak of every field of its form. */
  | { kind: 'document'; form?: Form };

/** Where a condition, or a part of one, stands; undefined only in a broken text. */
export function conditionPlaceOf(node: AstNode): ConditionPlace | undefined {
  for (let at: AstNode | undefined = node; at; at = at.$container) {
    const place = placeAt(at);
    if (place) {
      return place;
    }
  }
  return undefined;
}

function placeAt(node: AstNode): ConditionPlace | undefined {
  const owner = node.$container;
  // Only the condition of a count speaks of what is counted; the field that is added up is told by its path.
  if (node.$containerProperty === 'where' && isTotal(owner)) {
    return { kind: 'act', form: formOfAct(actNamedBy(owner.field)) };
  }
  if (node.$containerProperty === 'where' && isHappening(owner)) {
    return { kind: 'act', form: formOfAct(actMeant(owner.act)) };
  }
  if (isRecipient(node)) {
    return { kind: 'recipient', form: formOfOutcome(node) };
  }
  if (isOnlyIf(node)) {
    return { kind: 'act', form: node.$container.clauses.find(isNeeds)?.form.ref };
  }
  // Whether a term may be extended is judged before anything is answered.
  if (isPostponement(node)) {
    return { kind: 'act' };
  }
  if (isDutyTrigger(node)) {
    return { kind: 'act', form: formOfAct(actMeant(node.act)) };
  }
  if (isReportRow(node)) {
    return { kind: 'act', form: formOfRow(node) };
  }
  return placeInForm(node);
}

function placeInForm(node: AstNode): ConditionPlace | undefined {
  if (isPage(node) && isForm(node.$container)) {
    return { kind: 'page', page: node, form: node.$container };
  }
  if (isDocument(node)) {
    return { kind: 'document', form: node.form.ref };
  }
  if (isRule(node)) {
    const { $container: container } = node;
    return {
      kind: 'rule',
      siblings: 'fields' in container ? container.fields : [],
      page: isPage(container) ? container : undefined,
      form: AstUtils.getContainerOfType(node, isForm),
    };
  }
  if (isField(node)) {
    return { kind: 'field', field: node, siblings: siblingsOf(node), form: AstUtils.getContainerOfType(node, isForm) };
  }
  return undefined;
}

/** Fields beside this one: on the same page, in the same part or in the same repeating part. */
function siblingsOf(field: Field): Field[] {
  const container: AstNode | undefined = field.$container;
  return isPage(container) || isPart(container) || isFieldType(container) ? container.fields : [];
}

/** The form that the sentence around a node asks for. */
export function formOfOutcome(node: AstNode): Form | undefined {
  const act = AstUtils.getContainerOfType(node, isAct);
  return act?.clauses.find(isNeeds)?.form.ref;
}

function isAct(node: AstNode) {
  return isOutcome(node) || isOption(node) || isEntry(node) || isReopening(node);
}

/** The pages of the form a condition speaks of, or none. */
export function pagesOf(place: ConditionPlace): Page[] {
  return place.form?.pages ?? [];
}
