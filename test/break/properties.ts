/**
 * `npm run break -- properties [MINUTES]`: the test files with properties (language, generator, kernel, time), again and
 * again, each time with another seed. A seed that breaks something is told, with what it broke.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const top = fileURLToPath(new URL('../..', import.meta.url));
const minutes = Number(process.argv[2] ?? 10);
/** Files that use fast-check themselves or by what they are given to play with. */
const asks = /from '(?:fast-check|.*\/(?:whole|random|random-notions|arbitraries)\.ts)'/;
const files = globSync('test/{language,generator,kernel,time,host}/**/*.test.ts', { cwd: top }).filter((file) =>
  asks.test(readFileSync(`${top}/${file}`, 'utf8')),
);
const end = performance.now() + minutes * 60_000;
const broken: number[] = [];
let rounds = 0;
while (performance.now() < end) {
  const seed = randomInt(2 ** 31);
  const { status, stderr } = spawnSync('npx', ['vitest', 'run', '--project', 'unit', ...files], {
    cwd: top,
    env: { ...process.env, RICIBA_SEED: String(seed) },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  rounds += 1;
  if (status === 0) continue;
  broken.push(seed);
  console.log(`RICIBA_SEED=${seed}\n${stderr.slice(0, 20_000)}`);
}
console.log(`${files.length} files, ${rounds} rounds with a seed each; seeds that broke something: ${broken.length}`);
process.exitCode = broken.length > 0 ? 1 : 0;
