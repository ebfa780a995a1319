import type * as Scheme from '@riciba/language';
import type { Code, Field } from '@riciba/runtime/definition';
import { keysOf } from '../keys.ts';
import { type Operand, translated } from './conditions.ts';
import type { Limits, Made } from './schema.ts';

/** File kinds that an attachment may be, and the size of one file: the scheme has no word for them yet. */
const attachmentKinds = ['.pdf', '.docx', '.odt', '.xlsx', '.jpg', '.jpeg', '.png', '.edoc', '.asice'];
const attachmentBytes = 10 * 1024 * 1024;

/** A scheme's field; the generator's own fields also narrow the kinds of files. */
export interface SourceField extends Scheme.Field {
  accept?: string[];
}

/** A code with its name in the scheme. */
export interface NamedCode extends Code {
  name: string;
}

/** What fields name beside themselves, by key. */
export interface Surroundings {
  codes: (list: string) => NamedCode[];
  list: (name: string) => string;
  institution: (name: string) => string;
}

/** Fields of a page, or of an entry of a group, which is a scope of its own. `page`: key of the page. */
export function makeFields(fields: readonly SourceField[], page: string, around: Surroundings): Made[] {
  const keys = keysOf(fields);
  const operand = (reference: Scheme.FieldRef): Operand => {
    const neighbour = fields.find((field) => field.name === reference.field);
    const key = keys.get(reference.field);
    if (!neighbour || key === undefined)
      throw new Error(`A condition of a field speaks of "${reference.field}", which does not stand beside it.`);
    return { field: { page, field: key }, code: codeKeys(neighbour.type, around) };
  };
  return fields.map((field) => makeField(field, keys.get(field.name) ?? field.name, page, operand, around));
}

function makeField(
  source: SourceField,
  key: string,
  page: string,
  operand: (reference: Scheme.FieldRef) => Operand,
  around: Surroundings,
): Made {
  const { type } = source;
  const inner = type.kind === 'group' ? makeFields(type.fields, page, around) : [];
  const field: Field = {
    key,
    label: source.label,
    type: type.kind === 'choice' && type.many ? 'choices' : type.kind,
    required: source.required || ('min' in type && type.kind !== 'wholeNumber' && (type.min ?? 0) > 0),
    ...(type.kind === 'choice' && { list: around.list(type.list) }),
    ...(type.kind === 'body' && { institution: around.institution(type.institution) }),
    ...(type.kind === 'group' && { fields: inner.map((made) => made.field) }),
    ...(source.when && { when: translated(source.when, operand) }),
    ...(type.kind === 'attachment' && { accept: source.accept ?? attachmentKinds, maxBytes: attachmentBytes }),
    ...(source.message !== undefined && { message: source.message }),
  };
  return {
    field,
    limits: limitsOf(type),
    codes: type.kind === 'choice' ? around.codes(type.list) : [],
    ...(source.hint !== undefined && { hint: source.hint }),
    inner,
  };
}

function limitsOf(type: Scheme.FieldType): Limits {
  if (type.kind === 'text') return { maxLength: type.maxLength };
  if (type.kind === 'wholeNumber') return { min: type.min, max: type.max };
  return type.kind === 'attachment' || type.kind === 'group' ? { min: type.min } : {};
}

/** From a code's name to its key in the list that the field chooses from. */
export function codeKeys(type: Scheme.FieldType, around: Surroundings): (name: string) => string {
  if (type.kind !== 'choice') return (name) => name;
  const keys = new Map(around.codes(type.list).map((code) => [code.name, code.key]));
  return (name) => keys.get(name) ?? name;
}
