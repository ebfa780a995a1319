/**
 * `npm run break rights [-- SECONDS]`: random paths of the examples' cases; in every state every read and every act of
 * every post, beside the matrix computed from the definition. Prints what was compared and every difference.
 */
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '@riciba/runtime/server';
import { Visitor } from '../server/support/visitor.ts';
import { emptyTally, type Place, type Tally, Walk } from './rights/walk.ts';
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
    const folder = await mkdtemp(join(tmpdir(), 'riciba-rights-'));
    await mkdir(join(folder, 'host'));
    let clock = Date.parse('2026-09-01T08:00:00.000Z');
    const now = () => new Date(clock).toISOString();
    const server = await startServer({
      port: 0,
      host: '127.0.0.1',
      definition: build.folder,
      posts: build.posts,
      database: cluster.url(`round_${round}`),
      attachments: join(folder, 'attachments'),
      hostFolder: join(folder, 'host'),
      log: () => undefined,
      now,
    });
    const place: Place = {
      definition: build.definition,
      server: () => server,
      visitors: new Map(),
      now,
      tick: () => {
        clock += 1_000;
      },
      random,
      tally,
      share: 0.2,
    };
    for (const post of server.services.directory.posts.keys()) {
      const visitor = new Visitor(server.url);
      await visitor.signIn(post);
      place.visitors.set(post, visitor);
    }
    for (let count = 0; count < casesAtOnce && Date.now() < until; count += 1) await new Walk(place).run(14);
    await server.stop();
    await rm(folder, { recursive: true, force: true });
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
