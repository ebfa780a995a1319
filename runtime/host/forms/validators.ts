import { queryOptions } from '@tanstack/react-query';
import type { ValidatorType } from '@rjsf/utils';
import createPrecompiledValidator from '@rjsf/validator-ajv8/lib/createPrecompiledValidator.js';
import type { ValidatorFunctions } from '@rjsf/validator-ajv8';
import type { Form } from '../../definition/index.ts';
import { address } from '../../client/index.ts';
import { OfflineError } from '../api/client.ts';

/** Validators of a form's pages, by page key. */
export type PageValidators = Record<string, ValidatorType>;

type CompiledPages = Record<string, ValidatorFunctions>;

/**
 * The form's validators were compiled when the definition was made and are served as a module, so that a strict
 * Content-Security-Policy (no eval) can hold.
 * @throws OfflineError when the module cannot be had
 */
async function loadValidators(hash: string, form: Form, attempt: number): Promise<PageValidators> {
  // A browser remembers that a module failed: another address is another try.
  const again = attempt > 0 ? `?again=${attempt}` : '';
  const place = `${address('/definitions/{hash}/validators/{file}', { path: { hash, file: `${form.key}.js` } })}${again}`;
  const module: { default: CompiledPages } = await import(/* @vite-ignore */ place).catch(() => {
    throw new OfflineError();
  });
  return Object.fromEntries(
    form.pages.map((page) => [page.key, createPrecompiledValidator(module.default[page.key] ?? {}, page.schema)]),
  );
}

let attempts = 0;

export function validatorsQuery(hash: string, form: Form) {
  return queryOptions({
    queryKey: ['validators', hash, form.key],
    queryFn: () =>
      loadValidators(hash, form, attempts).catch((error: unknown) => {
        attempts += 1;
        throw error;
      }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  });
}
