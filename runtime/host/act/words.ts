import type { Answers, Field, Form } from '../../definition/index.ts';
import type { Written } from '../api/drafts.ts';

/** Fields whose answer was written, not chosen. */
const written = new Set<Field['type']>([
  'text',
  'longText',
  'address',
  'phone',
  'email',
  'personalCode',
  'wholeNumber',
]);

/** What a person wrote in a form, question by question, to be copied from a window that may not save it any more. */
export function writtenWords(form: Form | undefined, answers: Answers): Written[] {
  return form?.pages.flatMap((page) => writtenIn(page.fields, answers[page.key] ?? {})) ?? [];
}

function writtenIn(fields: Field[], values: Record<string, unknown>): Written[] {
  return fields.flatMap((field) => {
    const value = values[field.key];
    if (field.type === 'group')
      return [value].flat().flatMap((entry) => (isRecord(entry) ? writtenIn(field.fields ?? [], entry) : []));
    const text = typeof value === 'number' ? String(value) : value;
    return written.has(field.type) && typeof text === 'string' && text !== '' ? [{ question: field.label, text }] : [];
  });
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
