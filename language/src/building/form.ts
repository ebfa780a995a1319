import {
  type Access,
  type Banded as BandedClause,
  type Field as FieldSentence,
  type FieldModifier,
  type FieldType as FieldTypeSentence,
  type Form as FormSentence,
  isBanded,
  isComplaint,
  isForm,
  isFromSteps,
  isHint,
  isMayBeUnknown,
  isNotForFamily,
  isRaisable,
  isReaders,
  type Readers,
  type Page as PageSentence,
  type Rule as RuleSentence,
  type SchemeText,
} from '../generated/ast.ts';
import { isRetentionClass } from '../generated/ast.ts';
import type { Banded, Field, FieldType, Form, Page, RetentionClass, Rule, Signature } from '../model.ts';
import { conditionOf, fieldsOf, fieldsOfGroup, isRequiredField, rulesOf } from '../references/fields.ts';
import { buildCondition } from './condition.ts';
import { fieldRef } from './field-ref.ts';
import { fieldsIn } from './fields-in.ts';
import { buildFormula } from './formula.ts';
import { type FileNames, headOf, placeOf } from './place.ts';

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
  /** What the page says of who reads its fields. */
  access: Access[];
  files: FileNames;
}

export function buildForm(form: FormSentence, files: FileNames): Form {
  return {
    name: form.name,
    label: form.label,
    pages: form.pages.map((page) => buildPage(page, form, files)),
    ...rulesIn(form.rules, { form: form.name, page: '', access: [], files }),
    ...(form.signatures.length > 0 && { signatures: form.signatures.map((one) => buildSignature(one, files)) }),
    ...(form.kept[0] && { retention: form.kept[0].retention.ref!.name }),
    at: headOf(form, files),
  };
}

export function buildRetention(texts: SchemeText[], files: FileNames): RetentionClass[] {
  return texts
    .flatMap((text) => text.sentences)
    .filter(isRetentionClass)
    .map((one) => ({ name: one.name, label: one.label, at: headOf(one, files) }));
}

function buildPage(page: PageSentence, form: FormSentence, files: FileNames): Page {
  const context = { form: form.name, page: page.name, access: page.access, files };
  return {
    name: page.name,
    label: page.label ?? page.part?.ref?.label ?? page.name,
    hint: page.hint,
    when: page.when && buildCondition(page.when, context),
    fields: fieldsOf(page).map((field) => buildField(field, context)),
    part: page.part?.ref?.name,
    ...rulesIn(rulesOf(page), context),
    at: headOf(page, files),
  };
}

function buildSignature(signature: FormSentence['signatures'][number], files: FileNames): Signature {
  return {
    roles: signature.roles.map(({ institution, role }) => `${institution.ref!.name}.${role.ref!.name}`),
    channels: signature.channels.map((way) => (way === 'on_paper' ? 'paper' : 'eSigned')),
    at: placeOf(signature, files),
  };
}

/** Nothing where there are none, so that forms without rules look as they always did. */
function rulesIn(rules: RuleSentence[], context: Context): { rules?: Rule[] } {
  return rules.length > 0 ? { rules: rules.map((rule) => buildRule(rule, context)) } : {};
}

/**
 * The message stands where it can be known that the rule is broken: at the field on the last page, of several there at
 * the one named last ("beginning is not after end" is told at the end).
 */
function buildRule(rule: RuleSentence, context: Context): Rule {
  const when = buildCondition(rule.when, context);
  const pages = isForm(rule.$container) ? rule.$container.pages.map(({ name }) => name) : [];
  const fields = fieldsIn(when);
  const last = Math.max(...fields.map(({ page }) => pages.indexOf(page)));
  const field = fields.findLast(({ page }) => pages.indexOf(page) === last);
  return { when, message: rule.message, field, at: placeOf(rule, context.files) };
}

function buildField(field: FieldSentence, context: Context): Field {
  const condition = conditionOf(field);
  const { modifiers } = field;
  const banded = modifiers.find(isBanded);
  return {
    name: field.name,
    label: field.label,
    hint: modifiers.find(isHint)?.hint,
    type: buildType(field.type, isRequiredField(field), context),
    required: isRequiredField(field),
    when: condition && buildCondition(condition, context),
    message: modifiers.find(isComplaint)?.message,
    ...(modifiers.some(isMayBeUnknown) && { unknown: true }),
    ...accessOf(modifiers, context.access),
    ...(modifiers.some(isFromSteps) && { fromSteps: true }),
    ...(banded && { banded: buildBanded(banded, modifiers.some(isRaisable), context) }),
    at: headOf(field, context.files),
  };
}

/** A field's own readers stand before those of its page; what is not for the family on a page is so in all its fields. */
function accessOf(own: FieldModifier[], page: Access[]): Pick<Field, 'readers' | 'notForFamily'> {
  const clause = own.find(isReaders) ?? page.find(isReaders);
  return {
    ...(clause && { readers: readerPaths(clause) }),
    ...([...own, ...page].some(isNotForFamily) && { notForFamily: true }),
  };
}

/** Role paths and institutions. */
export function readerPaths({ readers }: Readers): string[] {
  return readers.map(({ institution, role }) =>
    role ? `${institution.ref!.name}.${role.ref!.name}` : institution.ref!.name,
  );
}

function buildBanded(banded: BandedClause, raisable: boolean, context: Context): Banded {
  const bands = banded.bands.map(({ code, from }) => ({ code: code.ref!.name, from }));
  return { by: fieldRef(banded.by, context), bands: bands.toSorted((a, b) => a.from - b.from), raisable };
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
    case 'seats_of_the_group':
      return { kind: 'seats' };
    case 'seats_of':
      return { kind: 'seats', group: type.institution!.ref!.name };
    case 'invitees_of_the_group':
      return { kind: 'invitees' };
    case 'any_roles':
      return { kind: 'roles' };
    case 'roles_of':
      return { kind: 'roles', institutions: type.institutions.map((one) => one.ref!.name) };
    case 'attachment':
      return {
        kind: 'attachment',
        min: type.min ?? (required ? 1 : 0),
        ...(type.endings.length > 0 && { endings: type.endings.map((each) => each.replace(/^\./, '').toLowerCase()) }),
        ...(type.max !== undefined && { maxMegabytes: type.max }),
      };
    case 'calculated':
      return { kind: 'calculated', formula: buildFormula(type.formula!, context) };
    case 'repeating':
      return {
        kind: 'group',
        fields: fieldsOfGroup(type).map((field) => buildField(field, { ...context, access: [] })),
        min: type.min ?? (required ? 1 : 0),
      };
    default:
      return simpleTypes[type.kind]!;
  }
}
