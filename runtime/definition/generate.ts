/** Writes definition.ts, the types of the definition, from its published JSON Schema. */
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compileFromFile } from 'json-schema-to-typescript';

const here = fileURLToPath(new URL('.', import.meta.url));
const banner = '// Generated from definition.schema.json by `npm run generate`; edit that file instead.\n';
const types = await compileFromFile(`${here}definition.schema.json`, {
  bannerComment: banner,
  ignoreMinAndMaxItems: true,
  style: { singleQuote: true, printWidth: 110 },
});
const target = `${here}definition.ts`;
if ((await readFile(target, 'utf8').catch(() => '')) !== types) await writeFile(target, types);
