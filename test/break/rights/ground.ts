/** A server with an example on a database of its own, whose clock stands until it is moved, and somebody at each post. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type RunningServer, startServer } from '@riciba/runtime/server';
import { Visitor } from '../../server/support/visitor.ts';
import type { Built } from '../support/build.ts';
import type { Tally } from './tally.ts';
import type { Place, Walk } from './walk.ts';

interface Post {
  id: string;
  body: string;
  role: string;
}

interface Posts {
  posts: Post[];
  emergency?: { roles: string[]; tells: string[] };
}

interface Given {
  build: Built;
  /** Address of a database that is not there yet. */
  database: string;
  random: () => number;
  tally: Tally;
  share: number;
}

/** Longer than anybody may be silent. */
const longSilence = 61 * 60_000;
const pages = ['/inbox', '/openings', '/drafts/x', '/bodies', '/reports'];

export class Ground {
  readonly place: Place;
  private readonly folder: string;
  private readonly given: Given;
  private server!: RunningServer;
  private clock = Date.parse('2026-09-01T08:00:00.000Z');

  private constructor(folder: string, given: Given) {
    const { build, random, tally, share } = given;
    this.folder = folder;
    this.given = given;
    this.place = {
      definition: build.definition,
      server: () => this.server,
      visitors: new Map(),
      running: [],
      now: () => new Date(this.clock).toISOString(),
      forward: () => this.wait(1_000),
      random,
      tally,
      share,
    };
  }

  static async start(given: Given): Promise<Ground> {
    const ground = new Ground(await mkdtemp(join(tmpdir(), 'riciba-rights-')), given);
    await mkdir(join(ground.folder, 'host'));
    await writeFile(ground.posts, await readFile(given.build.posts));
    await ground.up();
    await ground.signIn();
    return ground;
  }

  private get posts(): string {
    return join(this.folder, 'posts.json');
  }

  private async up(): Promise<void> {
    this.server = await startServer({
      port: 0,
      host: '127.0.0.1',
      definition: this.given.build.folder,
      posts: this.posts,
      database: this.given.database,
      attachments: join(this.folder, 'attachments'),
      hostFolder: join(this.folder, 'host'),
      log: () => undefined,
      now: this.place.now,
    });
  }

  private async signIn(): Promise<void> {
    const { visitors } = this.place;
    visitors.clear();
    for (const post of this.server.services.directory.posts.keys()) {
      const visitor = new Visitor(this.server.url);
      await visitor.signIn(post);
      visitors.set(post, visitor);
    }
  }

  private wait(ms: number): void {
    this.clock += ms;
  }

  /** A server that begins anew has another port; whoever was signed in still is. */
  private async restart(): Promise<void> {
    await this.server.stop();
    await this.up();
    const { visitors } = this.place;
    for (const [id, { cookie, post }] of visitors)
      visitors.set(id, Object.assign(new Visitor(this.server.url), { cookie, post }));
  }

  /**
   * One post is no more, one has another id, two change places, all of them signed in: everything must be as it is for
   * those who are there now, and nothing for those who left.
   */
  async changePosts(walk: Walk): Promise<void> {
    const data: Posts = JSON.parse(await readFile(this.posts, 'utf8'));
    const { roles, tells } = data.emergency ?? { roles: [], tells: [] };
    const all = shuffled(data.posts, this.place.random);
    // Without anybody who may in an emergency, or is told of it, a server does not start.
    const gone = all.find(({ role }) => ![...roles, ...tells].includes(role));
    const [renamed, one, other, ...rest] = all.filter((post) => post !== gone);
    if (!gone || !renamed || !one || !other) throw new Error('Too few posts to change them');
    const places = [one, other].map(({ body, role }) => ({ body, role }));
    const posts = [
      { ...renamed, id: `${renamed.id}-no-jauna` },
      { ...one, ...places[1] },
      { ...other, ...places[0] },
      ...rest,
    ];
    await writeFile(this.posts, JSON.stringify({ ...data, posts }));
    await this.restart();
    const { visitors, tally } = this.place;
    const left = [gone, renamed].flatMap(({ id }) => visitors.get(id) ?? []);
    for (const { id } of [gone, renamed]) visitors.delete(id);
    // Whoever changed places goes on with the session of before.
    await walk.lookAtEverything();
    await this.signIn();
    await walk.lookAtEverything();
    tally.changed += 2;
    for (const visitor of left) await this.mustBeOver(visitor, walk);
  }

  /** A session that its owner ended, and all that were silent too long. */
  async endSessions(walk: Walk): Promise<void> {
    const [first, ...others] = [...this.place.visitors.values()];
    const ended = first && Object.assign(new Visitor(first.url), { cookie: first.cookie, post: first.post });
    await first?.request('DELETE', '/session');
    if (ended) await this.mustBeOver(ended, walk);
    this.wait(longSilence);
    for (const visitor of others.slice(0, 2)) await this.mustBeOver(visitor, walk);
    await this.signIn();
  }

  /** Reads nothing and does nothing, on any case. */
  private async mustBeOver(visitor: Visitor, walk: Walk): Promise<void> {
    const { tally, definition } = this.place;
    const page = `/cases/${walk.case}`;
    const found: [string, number][] = [];
    for (const path of [...pages, page]) found.push([path, (await visitor.get(path)).status]);
    for (const { key: act } of definition.acts) {
      found.push([act, (await visitor.try({ act, answers: {} })).status]);
      found.push([`${act} on a case`, (await visitor.try({ act, case: walk.case, version: 1, answers: {} })).status]);
    }
    for (const [what, status] of found)
      if (status !== 401) tally.differences.push(`an old session of ${visitor.post}: ${what} gave ${status}`);
    tally.sessions += found.length;
  }

  async stop(): Promise<void> {
    await this.server.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}

function shuffled<T>(things: readonly T[], random: () => number): T[] {
  return things
    .map((one) => ({ one, at: random() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ one }) => one);
}
