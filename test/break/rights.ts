/**
 * `npm run break rights [-- SECONDS]`: random paths of the examples' cases; in every state every read and every act of
 * every post, beside the matrix computed from the definition; then the same after posts have changed, and with sessions
 * that have ended. Prints what was compared and every difference.
 */
import { rm } from 'node:fs/promises';
import { Ground } from './rights/ground.ts';
import { emptyTally, type Tally } from './rights/tally.ts';
import { Walk } from './rights/walk.ts';
import { buildOf, type Example, randomFrom } from './support/build.ts';
import { ownCluster } from './support/cluster.ts';

/** Cases before everything begins anew with an empty database: an inbox of many pages is not compared. */
const casesAtOnce = 6;

async function walk(example: Example, seconds: number, tally: Tally): Promise<void> {
  const cluster = await ownCluster();
  const build = await buildOf(example);
  const random = randomFrom(Date.now());
  const until = Date.now() + seconds * 1_000;
  for (let round = 0; Date.now() < until; round += 1) {
    const ground = await Ground.start({ build, database: cluster.url(`round_${round}`), random, tally, share: 0.2 });
    let last = new Walk(ground.place);
    for (let count = 0; count < casesAtOnce && Date.now() < until; count += 1) {
      last = new Walk(ground.place);
      await last.run(14);
    }
    await ground.changePosts(last);
    await ground.endSessions(last);
    await ground.stop();
  }
  await cluster.stop();
  await rm(build.folder, { recursive: true, force: true });
}

const seconds = Number(process.argv[2] ?? 300);
let failed = false;
for (const example of ['aizkraukle', 'termini'] as const) {
  const tally = emptyTally();
  await walk(example, seconds / 2, tally);
  const { done, possible, differences, ...numbers } = tally;
  console.log(example, {
    ...numbers,
    rightsDone: done.size,
    rightsPossible: possible.size,
    differences: differences.length,
  });
  for (const one of differences.slice(0, 20)) console.log(`  ${one}`);
  failed ||= differences.length > 0;
}
process.exitCode = failed ? 1 : 0;
