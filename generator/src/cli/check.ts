import type { Diagnostic, KeywordLanguage } from '@riciba/language';
import { hasErrors, load, printed, sorted, summary } from './load.ts';

const explained: Record<KeywordLanguage, string> = {
  lv: 'Ko kods nozīmē un ko rakstīt: language/docs/diagnostics.md',
  en: 'What a code means and what to write (in Latvian): language/docs/diagnostics.md',
};

/** `riciba check FILE… [--on DATE]`: prints what is found, and the counts to the error stream. Gives the exit code. */
export async function check(
  files: readonly string[],
  options: { json: boolean; published: boolean; on?: string },
): Promise<number> {
  const all: Diagnostic[] = [];
  let language: KeywordLanguage = 'lv';
  for (const [index, file] of files.entries()) {
    const loaded = await load(file, options);
    if (index === 0) ({ language } = loaded);
    all.push(...loaded.diagnostics);
  }
  const found = sorted(distinct(all));
  if (options.json) console.log(JSON.stringify(found, undefined, 2));
  else {
    for (const diagnostic of found) console.log(printed(diagnostic));
    console.error(summary(found, language));
    if (found.length > 0) console.error(explained[language]);
  }
  return hasErrors(found) ? 1 : 0;
}

/** Schemes that build on the same text would say the same of it twice. */
function distinct(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...new Map(diagnostics.map((diagnostic) => [printed(diagnostic), diagnostic])).values()];
}
