import { readFile, writeFile } from 'node:fs/promises';
import { type KeywordLanguage, translateKeywords } from '@riciba/language';
import { load, printed, sorted } from './load.ts';

/** `riciba translate FILE --to lv|en`: gives the text, or writes it to `out`. Gives the exit code. */
export async function translate(file: string, options: { to: KeywordLanguage; out?: string }): Promise<number> {
  const unreadable = (await load(file)).diagnostics.filter(({ at, code }) => at.file === file && isSyntax(code));
  if (unreadable.length > 0) {
    for (const diagnostic of sorted(unreadable)) console.error(printed(diagnostic));
    return 1;
  }
  const translated = translateKeywords(await readFile(file, 'utf8'), options.to);
  if (options.out === undefined) process.stdout.write(translated);
  else await writeFile(options.out, translated);
  return 0;
}

/** Names may be unknown in a text that is translated; but it must be possible to read it. */
function isSyntax(code: string): boolean {
  return code.startsWith('RIC00');
}
