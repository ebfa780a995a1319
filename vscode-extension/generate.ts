/** Writes the colouring of `.riciba` texts from the keyword table of the language. The result is committed. */
import { mkdir, writeFile } from 'node:fs/promises';
import { textMateGrammar } from '@riciba/language';

const folder = new URL('syntaxes/', import.meta.url);
await mkdir(folder, { recursive: true });
await writeFile(new URL('riciba.tmLanguage.json', folder), `${JSON.stringify(textMateGrammar(), undefined, 2)}\n`);
