import { AstUtils, type ValidationAcceptor } from 'langium';
import {
  type Code,
  type CodeList,
  type Field,
  type FieldModifier,
  type FieldType,
  type Form,
  isFieldType,
  isShown,
  type Page,
  type Part,
} from '../generated/ast.ts';
import { canonicalSpelling, type KeywordName, keywords } from '../keywords/table.ts';
import { messages } from '../messages/table.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { fieldsOfGroup } from '../references/fields.ts';
import { report } from './report.ts';

/** A form must have a page. */
export function formMustHavePages(form: Form, accept: ValidationAcceptor): void {
  if (form.pages.length === 0) {
    report(accept, messages.emptyForm, form, { name: form.name }, { property: 'name' });
  }
}

/** A page, a shared part and a repeating part must have a field. */
export function pageMustHaveFields(node: Page | Part, accept: ValidationAcceptor): void {
  if (node.fields.length === 0 && !(node.$type === 'Page' && node.part)) {
    report<Page | Part, never>(accept, messages.emptyPage, node, {}, { property: 'name' });
  }
}

export function repetitionMustHaveFields(type: FieldType, accept: ValidationAcceptor): void {
  if (type.kind === 'repeating' && fieldsOfGroup(type).length === 0 && !type.part) {
    report(accept, messages.emptyPage, type, {}, { property: 'kind' });
  }
}

/** A list must have a code. */
export function listMustHaveCodes(list: CodeList, accept: ValidationAcceptor): void {
  if (list.codes.length === 0) {
    report(accept, messages.emptyList, list, { name: list.name }, { property: 'name' });
  }
}

/** A code must not be named like the answer to a yes-or-no question, in either keyword language. */
export function codeMustNotBeAnswer(code: Code, accept: ValidationAcceptor): void {
  if (answers.has(code.name)) {
    report(accept, messages.codeIsAnswer, code, { name: code.name }, { property: 'name' });
  }
}

const answers = new Set([keywords.yes, keywords.no].flatMap(({ spellings }) => [...spellings.lv, ...spellings.en]));

/** The least number must not be above the greatest. */
export function boundsMustBeInOrder(type: FieldType, accept: ValidationAcceptor): void {
  if (type.min !== undefined && type.max !== undefined && type.min > type.max) {
    const values = { min: String(type.min), max: String(type.max) };
    report(accept, messages.wrongBounds, type, values, { property: 'max' });
  }
}

/** A repeating part must not hold another one: nobody could fill it in on a small screen. */
export function repetitionMustNotNest(type: FieldType, accept: ValidationAcceptor): void {
  if (type.kind !== 'repeating') {
    return;
  }
  for (const field of fieldsOfGroup(type)) {
    if (field.type?.kind === 'repeating') {
      report(accept, messages.nestedRepetition, type, {}, { property: 'kind' });
    }
  }
}

/** A field of a repeating part must be shown always: conditions speak of one answer, and here are several. */
export function repetitionMustNotHaveConditions(field: Field, accept: ValidationAcceptor): void {
  const shown = field.modifiers.find(isShown);
  if (shown && isRepeated(field)) {
    report(accept, messages.conditionInRepetition, shown, {});
  }
}

/** A field must not be said twice to be required, to have a condition, a hint or a message. */
export function modifiersMustNotRepeat(field: Field, accept: ValidationAcceptor): void {
  const seen = new Set<string>();
  for (const modifier of field.modifiers) {
    if (seen.has(modifier.$type)) {
      const keyword = canonicalSpelling(keywordOfModifier[modifier.$type], keywordLanguageOfNode(field));
      report<FieldModifier, 'keyword'>(accept, messages.repeatedClause, modifier, { keyword });
    }
    seen.add(modifier.$type);
  }
}

const keywordOfModifier: Record<FieldModifier['$type'], KeywordName> = {
  Required: 'required',
  Shown: 'when',
  Hint: 'hint',
  Complaint: 'message',
};

/** Whether a field is one of a repeating part. */
function isRepeated(field: Field): boolean {
  return AstUtils.getContainerOfType(field.$container, isFieldType) !== undefined;
}
