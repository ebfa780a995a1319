import { holds } from './conditions.ts';
import type { Field, Form, Page } from './definition.ts';
import { type Answers, isRecord, own, type World } from './values.ts';

/** The pages that are asked, in order: those without `when` and those whose `when` holds on the relevant answers. */
export function relevantPages(form: Form, answers: Answers, world?: World): Page[] {
  const relevant = prune(form, answers, world);
  return form.pages.filter((page) => page.when === undefined || holds(page.when, relevant, world));
}

/**
 * The relevant answers only: drops what the form does not declare, pages whose `when` does not hold and fields whose
 * `when` does not hold, until nothing more falls. A field of a group entry may also speak of its neighbours in the
 * entry. Gives new objects; wrong kinds of values are left for the schema to refuse.
 */
export function prune(form: Form, answers: Answers, world?: World): Answers {
  let before = declared(form, answers);
  for (;;) {
    const after = pruneOnce(form, before, world);
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

function pruneOnce(form: Form, answers: Answers, world?: World): Answers {
  const kept: Answers = {};
  for (const page of form.pages) {
    const values = answers[page.key];
    if (values === undefined || (page.when && !holds(page.when, answers))) continue;
    kept[page.key] = pruneFields(page.key, page.fields, values, answers, world);
  }
  return kept;
}

function pruneFields(
  page: string,
  fields: Field[],
  values: Record<string, unknown>,
  answers: Answers,
  world?: World,
): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  for (const field of fields) {
    const value = values[field.key];
    if (value === undefined || (field.when && !holds(field.when, answers, world))) continue;
    const { fields: inner } = field;
    kept[field.key] =
      inner !== undefined && Array.isArray(value)
        ? value.map((entry: unknown) => (isRecord(entry) ? pruneEntry(page, inner, entry, world) : entry))
        : value;
  }
  return kept;
}

/** Inside a group a condition speaks of the entry's own fields. */
function pruneEntry(
  page: string,
  fields: Field[],
  entry: Record<string, unknown>,
  world?: World,
): Record<string, unknown> {
  return pruneFields(page, fields, entry, { [page]: entry }, world);
}

function size(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + size(entry), 0);
  if (!isRecord(value)) return 0;
  return Object.values(value).reduce((sum: number, inner) => sum + 1 + size(inner), 0);
}
