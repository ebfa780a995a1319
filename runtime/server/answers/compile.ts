import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import type { Definition } from '../../definition/index.ts';

/**
 * Compiles the strict schema of every form.
 * @throws Error of ajv when one is not a JSON Schema.
 */
export function compileForms(definition: Definition): Map<string, ValidateFunction> {
  const ajv = new Ajv({ strict: false, allErrors: true, verbose: false });
  formats.default(ajv);
  return new Map(definition.forms.map((form) => [form.key, ajv.compile(form.schema)]));
}
