import type { ValidationAcceptor } from 'langium';
import {
  type CodeList,
  type Field,
  type FieldModifier,
  type FieldType,
  type Form,
  type Page,
  type Part,
} from '../generated/ast.ts';
import { canonicalSpelling, type KeywordName } from '../keywords/table.ts';
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

/** The least number must not be above the greatest. */
export function boundsMustBeInOrder(type: FieldType, accept: ValidationAcceptor): void {
  // Of attachments the one is a count and the other a size.
  if (type.kind !== 'attachment' && type.min !== undefined && type.max !== undefined && type.min > type.max) {
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
  MayBeUnknown: 'may_be_unknown',
  Readers: 'seen_only_by',
  NotForFamily: 'not_for_the_family',
  FromSteps: 'filled_from_the_steps',
  Banded: 'set_by',
  Raisable: 'may_be_raised',
};

/** A form must be signed and kept in one way. */
export function formClausesMustNotRepeat(form: Form, accept: ValidationAcceptor): void {
  const language = keywordLanguageOfNode(form);
  for (const extra of form.signatures.slice(1)) {
    report(accept, messages.repeatedClause, extra, { keyword: canonicalSpelling('signed_by', language) });
  }
  for (const extra of form.kept.slice(1)) {
    report(accept, messages.repeatedClause, extra, { keyword: canonicalSpelling('kept_as', language) });
  }
}

/** Kinds of files whose content can be looked at, and the size of one that can be sent. */
const knownEndings = 'pdf docx odt rtf doc xlsx ods xls pptx txt jpg jpeg png heic tif tiff edoc asice'.split(' ');
const mostMegabytes = 25;

/** Files must be of kinds that the system can look into, and small enough to be sent. */
export function filesMustBeTakeable(type: FieldType, accept: ValidationAcceptor): void {
  if (type.kind !== 'attachment') {
    return;
  }
  for (const [index, ending] of type.endings.entries()) {
    if (!knownEndings.includes(ending.replace(/^\./, '').toLowerCase())) {
      const values = { ending, known: knownEndings.join(', ') };
      report(accept, messages.unknownEnding, type, values, { property: 'endings', index });
    }
  }
  if (type.max !== undefined && (type.max < 1 || type.max > mostMegabytes)) {
    report(accept, messages.wrongFileSize, type, { most: String(mostMegabytes) }, { property: 'max' });
  }
}
