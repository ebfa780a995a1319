import {
  canonicalJson,
  type Condition,
  type Field,
  isOfSchema,
  type Page,
  personalCodePattern,
} from '@riciba/runtime/definition';
import { conditionSchema, type JsonSchema } from './conditions.ts';
import { most, notBlank, phone } from './patterns.ts';

/** What a scheme says of a field's size, beside what the definition keeps of it. */
export interface Limits {
  min?: number;
  max?: number;
  maxLength?: number;
}

/** A definition's field, the limits of its answers, and the codes it may take. */
export interface Made {
  field: Field;
  limits: Limits;
  codes: readonly { key: string; label: string }[];
  hint?: string;
  /** group: its fields. */
  inner: Made[];
}

/** JSON Schema (draft-07) of one field's answer. Labels are not part of it: they stand in the uiSchema. */
function fieldSchema({ field, limits, codes, inner }: Made): JsonSchema {
  const least = field.required ? 1 : 0;
  switch (field.type) {
    case 'text':
      return { type: 'string', pattern: notBlank, maxLength: limits.maxLength ?? most.text };
    case 'longText':
      return { type: 'string', pattern: notBlank, maxLength: most.longText };
    case 'address':
    case 'body':
      return { type: 'string', pattern: notBlank, maxLength: most.text };
    case 'wholeNumber':
      return {
        type: 'integer',
        ...(limits.min !== undefined && { minimum: limits.min }),
        ...(limits.max !== undefined && { maximum: limits.max }),
      };
    case 'yesNo':
      // A tick that is taken away is no answer.
      return { type: 'boolean', ...(field.unknownOf !== undefined && { enum: [true] }) };
    case 'date':
      return { type: 'string', format: 'date' };
    case 'phone':
      return { type: 'string', pattern: phone };
    case 'email':
      return { type: 'string', format: 'email', maxLength: most.text };
    case 'personalCode':
      return { type: 'string', pattern: personalCodePattern };
    case 'choice':
      return { type: 'string', enum: codes.map((code) => code.key) };
    case 'choices':
    case 'roles':
    case 'seats':
      return {
        type: 'array',
        items: { type: 'string', enum: codes.map((code) => code.key) },
        uniqueItems: true,
        ...(least > 0 && { minItems: least }),
      };
    case 'attachment':
      return {
        type: 'array',
        items: { type: 'string', pattern: '^[A-Za-z0-9_-]{1,200}$' },
        uniqueItems: true,
        ...(least > 0 && { minItems: Math.max(least, limits.min ?? 0) }),
        maxItems: Math.max(most.attachments, limits.min ?? 0),
      };
    case 'group':
      return {
        type: 'array',
        items: pageSchema(inner),
        ...(least > 0 && { minItems: Math.max(least, limits.min ?? 0) }),
        maxItems: Math.max(most.entries, limits.min ?? 0),
      };
  }
  return field.type satisfies never;
}

const draft07 = { $schema: 'http://json-schema.org/draft-07/schema#' };

/**
 * A closed object of fields. Every field is declared in one place; what depends on a condition stands in `allOf` as
 * if/then/else, where the field's schema becomes `false` when it is not asked. The form renderer hides the field by
 * it, the server refuses a value by it, and the order of fields stays whole.
 */
function pageSchema(fields: readonly Made[]): JsonSchema {
  const always = fields
    .filter(({ field }) => field.required && !field.when && !field.computed)
    .map(({ field }) => field.key);
  const conditions = branches(fields);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((made) => [made.field.key, fieldSchema(made)])),
    ...(always.length > 0 && { required: always }),
    additionalProperties: false,
    ...(conditions.length > 0 && { allOf: conditions }),
  };
}

/** One if/then/else for each condition, in the order of the fields. */
function branches(fields: readonly Made[]): JsonSchema[] {
  const groups = new Map<string, { when: Condition; fields: Made[] }>();
  for (const made of fields) {
    const { when } = made.field;
    if (!when || !isOfSchema(when)) continue;
    const text = canonicalJson(when);
    const group = groups.get(text) ?? { when, fields: [] };
    group.fields.push(made);
    groups.set(text, group);
  }
  return [...groups.values()].map((group) => {
    const required = group.fields
      .filter(({ field }) => field.required && !field.computed)
      .map(({ field }) => field.key);
    return {
      if: conditionSchema(group.when, 'page'),
      ...(required.length > 0 && { then: { required } }),
      else: { properties: Object.fromEntries(group.fields.map(({ field }) => [field.key, false])) },
    };
  });
}

/** The whole form as the server checks it: every page that is asked must be there, any other must not. */
export function formSchema(pages: readonly Page[]): JsonSchema {
  const conditional = pages.flatMap(({ key, when }) => (when && isOfSchema(when) ? [{ key, when }] : []));
  return {
    ...draft07,
    type: 'object',
    properties: Object.fromEntries(pages.map((page) => [page.key, withoutDialect(page.schema)])),
    required: pages.filter((page) => !page.when).map((page) => page.key),
    additionalProperties: false,
    ...(conditional.length > 0 && {
      allOf: conditional.map(({ key, when }) => ({
        if: conditionSchema(when, 'form'),
        then: { required: [key] },
        else: { properties: { [key]: false } },
      })),
    }),
  };
}

/** Inside another schema the dialect is not said again. */
function withoutDialect(schema: JsonSchema): JsonSchema {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => keyword !== '$schema'));
}

/** The schema of one page on its own, as the form renderer takes it. */
export function standalonePageSchema(fields: readonly Made[]): JsonSchema {
  return { ...draft07, ...pageSchema(fields) };
}
