import { AstUtils, type ValidationAcceptor } from 'langium';
import {
  type CodeList,
  type Field,
  type FieldType,
  type Form,
  isFieldType,
  type Page,
  type Part,
} from '../generated/ast.ts';
import { messages } from '../messages/table.ts';
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
  if (field.when && isRepeated(field)) {
    report(accept, messages.conditionInRepetition, field, {}, { property: 'when' });
  }
}

/** Whether a field is one of a repeating part. */
export function isRepeated(field: Field): boolean {
  return AstUtils.getContainerOfType(field.$container, isFieldType) !== undefined;
}
