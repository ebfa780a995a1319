import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { Definition } from '../../definition/index.ts';

/**
 * Of every compiler of schemas: its code runs as it was written. To tidy it takes as long as to write it, at every start,
 * and a check of a form takes a microsecond with it or without it.
 */
export const asWritten = { strict: false, code: { optimize: false } } as const;

/**
 * Compiles the strict schema of every form.
 * @throws Error of ajv when one is not a JSON Schema.
 */
export function compileForms(definition: Definition): Map<string, ValidateFunction> {
  const ajv = new Ajv({ ...asWritten, allErrors: true, verbose: false });
  formats.default(ajv);
  return new Map(definition.forms.map((form) => [form.key, ajv.compile(form.schema)]));
}
