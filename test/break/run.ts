/** `npm run break -- NAME [options]`: one of the long runs; without a name, what there is. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const runs: Record<string, string> = {
  rights: '[SECONDS]: every read and act of every post in every state on random paths',
  fuzz: '[REQUESTS]: every route of the OpenAPI document, with what it does not say',
  clock: '[--jumps 60] [--without GUARD]: clocks of servers are set forward and back under load',
  versions: '[--without blind]: a newer server migrates the database while earlier ones work',
  disk: '[--without GUARD]: the disk is full, and has space again',
  properties: '[MINUTES]: the properties of language, generator and kernel, each time with another seed',
  kill: '[--servers 1|3] [--kills 100] [--without GUARD]: kill -9 under load',
};

const [name = '', ...args] = process.argv.slice(2);
if (!Object.hasOwn(runs, name)) {
  for (const [key, about] of Object.entries(runs)) console.log(`npm run break -- ${key} ${about}`);
  process.exit(name === '' ? 0 : 2);
}
const file = fileURLToPath(new URL(`${name}.ts`, import.meta.url));
process.exitCode = spawnSync(process.execPath, [file, ...args], { stdio: 'inherit' }).status ?? 1;
