import { type Field, normalisePersonalCode, type Page, personalCodeState } from '../../definition/index.ts';

/** Rules that a schema cannot hold. Pure, as the renderer may ask at any time. */

interface Answered {
  path: string[];
  field: Field;
  value: unknown;
}

/** All answers of a page with their fields, those of group entries one by one. */
function answered(fields: Field[], values: Record<string, unknown>, at: string[] = []): Answered[] {
  return fields.flatMap((field) => {
    const value = values[field.key];
    const path = [...at, field.key];
    const { fields: inner } = field;
    if (!inner || !Array.isArray(value)) return [{ path, field, value }];
    return value.flatMap((entry: unknown, index) => answered(inner, recordOf(entry), [...path, String(index)]));
  });
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

/** A personal code that has the right digits but a doubtful last one: to be confirmed, not refused. */
export interface Doubt {
  path: string[];
  code: string;
}

export function doubtsOf(page: Page, values: Record<string, unknown>): Doubt[] {
  return answered(page.fields, values).flatMap(({ field, path, value }) =>
    field.type === 'personalCode' && typeof value === 'string' && personalCodeState(value) === 'doubtful'
      ? [{ path, code: normalisePersonalCode(value) }]
      : [],
  );
}

/**
 * What a page's form begins with: a required group shows its first entry at once, since one is asked for.
 */
export function startValues(page: Page, values: Record<string, unknown> | undefined): Record<string, unknown> {
  const start: Record<string, unknown> = { ...values };
  for (const field of page.fields) {
    if (field.type !== 'group' || !field.required || field.when) continue;
    if (!Array.isArray(start[field.key])) start[field.key] = [{}];
  }
  return start;
}
