import { effectiveSchemes } from '@riciba/language';
import { hasErrors, printed, schemeFiles, sorted } from './load.ts';
import { today } from './today.ts';

/**
 * `riciba effective FILE [--on DATE] [--json]`: prints what a text means together with its bases, as a text that can
 * be read again, each sentence with its origin; with --json the origins as data. Gives the exit code.
 */
export async function effective(file: string, options: { on?: string; json: boolean }): Promise<number> {
  const on = options.on ?? today();
  const { effective: schemes, diagnostics } = await effectiveSchemes(file, schemeFiles(), { on });
  for (const diagnostic of sorted(diagnostics).filter(({ severity }) => severity === 'error'))
    console.error(printed(diagnostic));
  const [scheme] = schemes;
  if (hasErrors(diagnostics)) return 1;
  if (!scheme) {
    console.error(`${file}: šeit nav shēmas. (There is no scheme here.)`);
    return 1;
  }
  if (options.json) console.log(JSON.stringify({ on, origins: scheme.origins }, undefined, 2));
  else process.stdout.write(scheme.text);
  return 0;
}
