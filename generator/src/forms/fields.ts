import type * as Scheme from '@riciba/language';
import type { Code, Field, FieldRef } from '@riciba/runtime/definition';
import { asciiKey } from '../keys.ts';
import { translated } from './conditions.ts';
import type { Limits, Made } from './schema.ts';

/** File kinds that an attachment may be, and the size of one file: the scheme has no word for them yet. */
const attachmentKinds = ['.pdf', '.docx', '.odt', '.xlsx', '.jpg', '.jpeg', '.png', '.edoc', '.asice'];
const attachmentBytes = 10 * 1024 * 1024;

/** A scheme's field; the generator's own fields also narrow the kinds of files. */
export interface SourceField extends Scheme.Field {
  accept?: string[];
}

/** The codes of a list, by the list's name in the scheme. */
export type Codes = (list: string) => Code[];

/** Fields of a page, or of an entry of a group, which is a scope of its own. `page`: key of the page. */
export function makeFields(fields: readonly SourceField[], page: string, codes: Codes): Made[] {
  const located = (reference: Scheme.FieldRef): FieldRef => {
    if (!fields.some((field) => field.name === reference.field))
      throw new Error(`A condition of a field speaks of "${reference.field}", which does not stand beside it.`);
    return { page, field: asciiKey(reference.field) };
  };
  return fields.map((field) => makeField(field, page, located, codes));
}

function makeField(
  source: SourceField,
  page: string,
  located: (reference: Scheme.FieldRef) => FieldRef,
  codes: Codes,
): Made {
  const { type } = source;
  const inner = type.kind === 'group' ? makeFields(type.fields, page, codes) : [];
  const field: Field = {
    key: asciiKey(source.name),
    label: source.label,
    type: type.kind === 'choice' && type.many ? 'choices' : type.kind,
    required: source.required || ('min' in type && type.kind !== 'wholeNumber' && (type.min ?? 0) > 0),
    ...(type.kind === 'choice' && { list: asciiKey(type.list) }),
    ...(type.kind === 'body' && { institution: asciiKey(type.institution) }),
    ...(type.kind === 'group' && { fields: inner.map((made) => made.field) }),
    ...(source.when && { when: translated(source.when, located) }),
    ...(type.kind === 'attachment' && { accept: source.accept ?? attachmentKinds, maxBytes: attachmentBytes }),
    ...(source.message !== undefined && { message: source.message }),
  };
  return {
    field,
    limits: limitsOf(type),
    codes: type.kind === 'choice' ? codes(type.list) : [],
    ...(source.hint !== undefined && { hint: source.hint }),
    inner,
  };
}

function limitsOf(type: Scheme.FieldType): Limits {
  if (type.kind === 'text') return { maxLength: type.maxLength };
  if (type.kind === 'wholeNumber') return { min: type.min, max: type.max };
  return type.kind === 'attachment' || type.kind === 'group' ? { min: type.min } : {};
}
