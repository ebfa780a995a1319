import type { Condition, Field, FieldRef, Form, NumberCondition, Page, ValueCondition } from './definition.ts';

/** Answers of a form: {page: {field: answer}}. A missing key is a missing answer. */
export type Answers = Record<string, Record<string, unknown>>;

/**
 * Does the condition hold on these answers? Total: a field without an answer, or with an answer of another kind than
 * the condition asks for, has no value, so `is`, `has…` and the comparisons are false for it.
 */
export function holds(condition: Condition, answers: Answers): boolean {
  switch (condition.op) {
    case 'and':
      return condition.of.every((part) => holds(part, answers));
    case 'or':
      return condition.of.some((part) => holds(part, answers));
    case 'not':
      return !holds(condition.of, answers);
    case 'is':
    case 'hasAny':
    case 'hasAll':
      return holdsForValue(condition, valueOf(condition.field, answers));
    case 'known':
      return isAnswer(valueOf(condition.field, answers));
    case 'less':
    case 'atMost':
    case 'atLeast':
    case 'more':
      return holdsForNumber(condition, valueOf(condition.field, answers));
    case 'compare':
    case 'before':
    case 'notAfter':
    case 'since':
    case 'some':
      return false;
  }
  return condition satisfies never;
}

function holdsForValue(condition: ValueCondition, value: unknown): boolean {
  if (condition.op === 'is') return condition.values.some((wanted) => wanted === value);
  if (!Array.isArray(value)) return false;
  return condition.op === 'hasAny'
    ? condition.values.some((wanted) => value.includes(wanted))
    : condition.values.every((wanted) => value.includes(wanted));
}

function holdsForNumber(condition: NumberCondition, value: unknown): boolean {
  if (typeof value !== 'number') return false;
  if (condition.op === 'less') return value < condition.value;
  if (condition.op === 'atMost') return value <= condition.value;
  return condition.op === 'atLeast' ? value >= condition.value : value > condition.value;
}

/** An empty text and an empty list are what a form leaves behind when an answer is taken away. */
export function isAnswer(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  return !(Array.isArray(value) && value.length === 0);
}

function valueOf(field: FieldRef, answers: Answers): unknown {
  const page = own(answers, field.page);
  return isRecord(page) ? own(page, field.field) : undefined;
}

/**
 * The pages that are asked, in order: those without `when` and those whose `when` holds on the relevant answers.
 */
export function relevantPages(form: Form, answers: Answers): Page[] {
  const relevant = prune(form, answers);
  return form.pages.filter((page) => page.when === undefined || holds(page.when, relevant));
}

/**
 * The relevant answers only: drops what the form does not declare, pages whose `when` does not hold and fields whose
 * `when` does not hold, until nothing more falls. A field of a group entry may also speak of its neighbours in the
 * entry. Gives new objects; wrong kinds of values are left for the schema to refuse.
 */
export function prune(form: Form, answers: Answers): Answers {
  let before = declared(form, answers);
  for (;;) {
    const after = pruneOnce(form, before);
    // Only ever removes, so equal size means nothing fell.
    if (size(after) === size(before)) return after;
    before = after;
  }
}

function declared(form: Form, answers: Answers): Answers {
  const kept: Answers = {};
  for (const page of form.pages) {
    const values = own(answers, page.key);
    if (isRecord(values)) kept[page.key] = pick(page.fields, values);
  }
  return kept;
}

function pick(fields: Field[], values: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const field of fields) {
    const value = own(values, field.key);
    if (value === undefined) continue;
    const { fields: inner } = field;
    kept[field.key] =
      inner !== undefined && Array.isArray(value)
        ? value.map((entry: unknown) => (isRecord(entry) ? pick(inner, entry) : entry))
        : value;
  }
  return kept;
}

function pruneOnce(form: Form, answers: Answers): Answers {
  const kept: Answers = {};
  for (const page of form.pages) {
    const values = answers[page.key];
    if (values === undefined || (page.when && !holds(page.when, answers))) continue;
    kept[page.key] = pruneFields(page.key, page.fields, values, answers);
  }
  return kept;
}

function pruneFields(
  page: string,
  fields: Field[],
  values: Record<string, unknown>,
  answers: Answers,
): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const field of fields) {
    const value = values[field.key];
    if (value === undefined || (field.when && !holds(field.when, answers))) continue;
    const { fields: inner } = field;
    kept[field.key] =
      inner !== undefined && Array.isArray(value)
        ? value.map((entry: unknown) => (isRecord(entry) ? pruneEntry(page, inner, entry) : entry))
        : value;
  }
  return kept;
}

/** Inside a group a condition speaks of the entry's own fields. */
function pruneEntry(page: string, fields: Field[], entry: Record<string, unknown>): Record<string, unknown> {
  return pruneFields(page, fields, entry, { [page]: entry });
}

function size(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + size(entry), 0);
  if (!isRecord(value)) return 0;
  return Object.values(value).reduce((sum: number, inner) => sum + 1 + size(inner), 0);
}

function own(record: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
