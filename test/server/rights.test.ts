import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyTally, type Place, Walk } from '../break/rights/walk.ts';
import { buildOf, type Example, randomFrom } from '../break/support/build.ts';
import { Site } from './support/site.ts';
import { Visitor } from './support/visitor.ts';

interface Post {
  id: string;
  body: string;
  role: string;
}

/** A site with an example's definition and posts, and somebody signed in at each post. */
class Walked {
  readonly place: Place;
  readonly site: Site;
  readonly build: string;
  private readonly forward: (ms: number) => void;

  private constructor(site: Site, build: string, place: Place, forward: (ms: number) => void) {
    this.site = site;
    this.build = build;
    this.place = place;
    this.forward = forward;
  }

  static async start(example: Example, seed: number, share: number): Promise<Walked> {
    const { folder: build, definition, posts } = await buildOf(example);
    let clock = Date.parse('2026-09-01T08:00:00.000Z');
    const now = () => new Date(clock).toISOString();
    const forward = (ms: number) => {
      clock += ms;
    };
    const own = join(build, 'posts.json');
    await copyFile(posts, own);
    const site = await Site.start({ definition: build, posts: own, now });
    const place: Place = {
      definition,
      server: () => site.server,
      visitors: new Map(),
      now,
      tick: () => forward(1_000),
      random: randomFrom(seed),
      tally: emptyTally(),
      share,
    };
    const walked = new Walked(site, build, place, forward);
    await walked.signIn();
    return walked;
  }

  async signIn(): Promise<void> {
    for (const id of this.site.server.services.directory.posts.keys())
      this.place.visitors.set(id, await this.site.signIn(id));
  }

  /** With other posts. */
  async changePosts(change: (posts: Post[]) => Post[]): Promise<void> {
    const data = JSON.parse(await readFile(this.site.options.posts, 'utf8'));
    await writeFile(this.site.options.posts, JSON.stringify({ ...data, posts: change(data.posts) }));
    await this.restart();
  }

  /** A server that begins anew has another port; whoever was signed in still is. */
  async restart(): Promise<void> {
    await this.site.server.stop();
    await this.site.up();
    for (const [id, { cookie, post }] of this.place.visitors)
      this.place.visitors.set(id, Object.assign(new Visitor(this.site.server.url), { cookie, post }));
  }

  /** Time goes by. */
  wait(ms: number): void {
    this.forward(ms);
  }

  async stop(): Promise<void> {
    await this.site.stop();
    await rm(this.build, { recursive: true, force: true });
  }
}

describe.each<[Example, number, number]>([
  ['aizkraukle', 11, 0.004],
  ['termini', 11, 0.02],
])('in %s', { timeout: 300_000 }, (example, seed, share) => {
  let walked: Walked;
  let walk: Walk;
  beforeAll(async () => {
    walked = await Walked.start(example, seed, share);
  }, 180_000);
  afterAll(() => walked.stop());

  it('every read and every act of every post is answered as the definition says, in every state on random paths', async () => {
    const { tally } = walked.place;
    // On one of them somebody it was sent to must have no more to do with it.
    for (let path = 0; path < 4 && tally.ended === 0; path += 1) {
      walk = new Walk(walked.place);
      await walk.run(16);
    }
    expect(tally.differences).toEqual([]);
    expect(Math.min(tally.reads, tally.refused, tally.texts, tally.ended)).toBeGreaterThan(0);
  });

  it('so it is after the posts have changed: who left is nobody, who came sees what is theirs', async () => {
    const gone = [...walked.place.visitors.keys()][0] ?? '';
    await walked.changePosts((posts) =>
      posts.filter((one) => one.id !== gone).map((one, at) => (at === 1 ? { ...one, id: 'jauna-vieta' } : one)),
    );
    expect((await walked.place.visitors.get(gone)?.get('/inbox'))?.status).toBe(401);
    walked.place.visitors.clear();
    await walked.signIn();
    await walk.lookAtEverything();
    expect(walked.place.tally.differences).toEqual([]);
  });

  it('and a session that ended, by its owner or by time, reads and does nothing', async () => {
    const [post = '', visitor] = [...walked.place.visitors][0] ?? [];
    const old = Object.assign(new Visitor(walked.site.server.url), { cookie: visitor?.cookie ?? '', post });
    await visitor?.request('DELETE', '/session');
    walked.place.visitors.delete(post);
    const [, asleep] = [...walked.place.visitors][0] ?? [];
    walked.wait(61 * 60_000);
    for (const one of [old, asleep])
      for (const path of ['/inbox', '/openings', '/drafts/x', '/bodies'])
        expect((await one?.get(path))?.status).toBe(401);
    const acts = walked.place.definition.acts.map(({ key }) => key);
    for (const act of acts) expect((await old.try({ act, answers: {} })).status).toBe(401);
  });
});
