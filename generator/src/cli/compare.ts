import { compareSchemes } from '../comparing/compare.ts';
import { hasErrors, load, printed, sorted } from './load.ts';

/**
 * `riciba compare A B [--json] [--on DATE]`: prints what is different in meaning between two versions or two
 * municipalities, as sentences in the language of the first text's keywords. Gives the exit code: 1 only where a text has errors.
 */
export async function compare(
  files: readonly [string, string],
  options: { json: boolean; on?: string },
): Promise<number> {
  const [before, after] = await Promise.all(files.map((file) => load(file, options)));
  for (const { diagnostics } of [before!, after!])
    for (const diagnostic of sorted(diagnostics).filter(({ severity }) => severity === 'error'))
      console.error(printed(diagnostic));
  if (!before?.scheme || !after?.scheme || hasErrors([...before.diagnostics, ...after.diagnostics])) return 1;
  const differences = compareSchemes(before.scheme, after.scheme, before.language);
  if (options.json) console.log(JSON.stringify(differences, undefined, 2));
  else if (differences.length === 0)
    console.log(before.language === 'lv' ? 'Nozīmē atšķirību nav.' : 'No difference in meaning.');
  else for (const { sentence } of differences) console.log(sentence);
  return 0;
}
