/**
 * Keeps what a release makes, for every later one to go on with: the definition of each example, and cases made by its
 * stories: log, and the state that the log gave. What stands in a folder of a release is never changed again.
 *
 *   node test/kernel/released/add.ts 0.2.0
 */
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { runScenarios } from '@riciba/generator';
import { loadScheme } from '@riciba/language';
import { nodeFiles } from '@riciba/language/node';
import { type KeptCase, type KeptExample, released } from './read.ts';

const examples = fileURLToPath(new URL('../../../examples/', import.meta.url));
/** Of each example, so many cases: the longest, as more happens in them. */
const mostCases = 4;

async function keptOf(example: string): Promise<KeptExample | undefined> {
  const { scheme, scenarios } = await loadScheme(`${examples}${example}/${example}.scenarios.lv.riciba`, nodeFiles());
  if (!scheme) return undefined;
  const { definition, stories } = await runScenarios(scheme, scenarios);
  const cases = stories.flatMap(({ title, events, state, setting: { bodies, seats } }): KeptCase[] =>
    state ? [{ title, setting: { bodies, seats }, events, state }] : [],
  );
  const longest = cases.toSorted((one, other) => other.events.length - one.events.length);
  return { definition, cases: longest.slice(0, mostCases) };
}

const [version = ''] = process.argv.slice(2);
if (!/^\d+\.\d+\.\d+$/.test(version)) throw new Error('Name the release: node test/kernel/released/add.ts 0.2.0');
const folder = new URL(`${version}/`, released);
await mkdir(folder);
for (const { name } of (await readdir(examples, { withFileTypes: true })).filter((one) => one.isDirectory())) {
  const kept = await keptOf(name);
  if (!kept) continue;
  await writeFile(new URL(`${name}.json`, folder), `${JSON.stringify(kept)}\n`);
  console.log(`${name}: ${kept.cases.length}`);
}
