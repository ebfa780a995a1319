import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { Ground } from '../break/rights/ground.ts';
import { emptyTally } from '../break/rights/tally.ts';
import { Walk } from '../break/rights/walk.ts';
import { buildOf, type Built, type Example, randomFrom } from '../break/support/build.ts';

function newDatabase(): string {
  return Object.assign(new URL(inject('cluster')), { pathname: `/test_${randomUUID().replaceAll('-', '')}` }).href;
}

describe.each<[Example, number, number]>([
  ['aizkraukle', 12, 0.004],
  ['termini', 11, 0.02],
])('in %s', { timeout: 300_000 }, (example, seed, share) => {
  let build: Built;
  let ground: Ground;
  let walk: Walk;
  const tally = emptyTally();
  beforeAll(async () => {
    build = await buildOf(example);
    ground = await Ground.start({ build, database: newDatabase(), random: randomFrom(seed), tally, share });
  }, 180_000);
  afterAll(async () => {
    await ground.stop();
    await rm(build.folder, { recursive: true, force: true });
  });

  it('every read and every act of every post is answered as the definition says, in every state on random paths', async () => {
    // Two at least, as each is asked for with the ids of the other; on one of them somebody it was sent to must have no
    // more to do with it.
    for (let path = 0; path < 2 || (path < 6 && tally.ended === 0); path += 1) {
      walk = new Walk(ground.place);
      await walk.run(tally.ended === 0 ? 16 : 6);
    }
    expect(tally.differences).toEqual([]);
    expect(Math.min(tally.reads, tally.refused, tally.texts, tally.ended, tally.strangers)).toBeGreaterThan(0);
  });

  it('so it is after the posts have changed: who left is nobody, who came or changed places sees what is theirs', async () => {
    await ground.changePosts(walk);
    expect(tally.differences).toEqual([]);
    expect(tally.changed).toBe(2);
  });

  it('and a session that ended, by its owner or by time, reads and does nothing', async () => {
    const before = tally.sessions;
    await ground.endSessions(walk);
    expect(tally.differences).toEqual([]);
    expect(tally.sessions).toBeGreaterThan(before);
  });
});
