import {
  type Field as FieldSentence,
  type FieldType as FieldTypeSentence,
  type Form as FormSentence,
  isComplaint,
  isHint,
} from '../generated/ast.ts';
import type { Field, FieldType, Form, Page } from '../model.ts';
import { conditionOf, fieldsOf, fieldsOfGroup, isRequiredField } from '../references/fields.ts';
import { buildCondition } from './condition.ts';
import { type FileNames, headOf } from './place.ts';

/** Field types that need nothing more than their keyword. */
const simpleTypes: Record<string, FieldType> = {
  long_text: { kind: 'longText' },
  yes_or_no: { kind: 'yesNo' },
  date: { kind: 'date' },
  phone: { kind: 'phone' },
  email: { kind: 'email' },
  address: { kind: 'address' },
  personal_code: { kind: 'personalCode' },
};

/** Where a field stands, for conditions: fields of a shared part belong to each page that is this part. */
interface Context {
  form: string;
  page: string;
  files: FileNames;
}

export function buildForm(form: FormSentence, files: FileNames): Form {
  return {
    name: form.name,
    label: form.label,
    pages: form.pages.map((page): Page => {
      const context = { form: form.name, page: page.name, files };
      return {
        name: page.name,
        label: page.label ?? page.part?.ref?.label ?? page.name,
        hint: page.hint,
        when: page.when && buildCondition(page.when, context),
        fields: fieldsOf(page).map((field) => buildField(field, context)),
        part: page.part?.ref?.name,
        at: headOf(page, files),
      };
    }),
    at: headOf(form, files),
  };
}

function buildField(field: FieldSentence, context: Context): Field {
  const condition = conditionOf(field);
  return {
    name: field.name,
    label: field.label,
    hint: field.modifiers.find(isHint)?.hint,
    type: buildType(field.type, isRequiredField(field), context),
    required: isRequiredField(field),
    when: condition && buildCondition(condition, context),
    message: field.modifiers.find(isComplaint)?.message,
    at: headOf(field, context.files),
  };
}

function buildType(type: FieldTypeSentence, required: boolean, context: Context): FieldType {
  switch (type.kind) {
    case 'text':
      return { kind: 'text', maxLength: type.max };
    case 'whole_number':
      return { kind: 'wholeNumber', min: type.min, max: type.max };
    case 'body_of':
      return { kind: 'body', institution: type.institution!.ref!.name };
    case 'one_of':
    case 'several_of':
      return { kind: 'choice', list: type.list!.ref!.name, many: type.kind === 'several_of' };
    case 'attachment':
      return { kind: 'attachment', min: type.min ?? (required ? 1 : 0) };
    case 'repeating':
      return {
        kind: 'group',
        fields: fieldsOfGroup(type).map((field) => buildField(field, context)),
        min: type.min ?? (required ? 1 : 0),
      };
    default:
      return simpleTypes[type.kind]!;
  }
}
