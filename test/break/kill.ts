/**
 * `npm run break kill [-- --servers 1|3] [--kills 100] [--without early|forgetful]`: kill -9 of servers and of PostgreSQL
 * at random moments while eight clients work; then what was acknowledged is looked for.
 */
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ServerProcess } from '../server/support/process.ts';
import { Books } from './kill/books.ts';
import { Client } from './kill/client.ts';
import { count } from './kill/count.ts';
import { patched, patches } from './kill/patched.ts';
import { randomFrom, root } from './support/build.ts';
import { type OwnCluster, ownCluster } from './support/cluster.ts';

const clients = 8;

/** One server on its own database, or several on one. */
class Field {
  readonly servers: ServerProcess[];
  private readonly cluster: OwnCluster | undefined;

  private constructor(servers: ServerProcess[], cluster: OwnCluster | undefined) {
    this.servers = servers;
    this.cluster = cluster;
  }

  static async start(servers: number, program: string): Promise<Field> {
    const processes: ServerProcess[] = [];
    for (let at = 0; at < servers; at += 1) processes.push(await ServerProcess.prepare(program));
    const field = new Field(processes, servers > 1 ? await ownCluster() : undefined);
    for (const one of processes) await field.up(one);
    return field;
  }

  /** Until it runs: the database may be coming up at this moment, too. */
  async up(server: ServerProcess): Promise<void> {
    const args = this.cluster ? ['--demo'] : [];
    const env = this.cluster ? { DATABASE_URL: this.cluster.url('riciba') } : {};
    for (let attempt = 1; ; attempt += 1) {
      const code = await server.up(args, env);
      if (code === undefined) return;
      if (attempt === 20) throw new Error(`A server does not start: ${code}\n${server.output}`);
      await sleep(500);
    }
  }

  async databasePid(): Promise<number> {
    const folder = this.cluster ? this.cluster.folder : (this.servers[0]?.data ?? '');
    return Number((await readFile(join(folder, 'pg/postmaster.pid'), 'utf8')).split('\n')[0]);
  }

  async databaseUrl(): Promise<string> {
    return this.cluster ? this.cluster.url('riciba') : ((await this.servers[0]?.databaseUrl()) ?? '');
  }

  async stop(): Promise<void> {
    for (const one of this.servers) await one.remove();
    await this.cluster?.stop();
  }
}

interface Kills {
  server: number;
  database: number;
}

/** Kills now and then until there were so many. Every fifth time PostgreSQL, every tenth both. */
async function killAll(field: Field, books: Books, times: number, random: () => number): Promise<Kills> {
  const kills: Kills = { server: 0, database: 0 };
  for (let kill = 1; kill <= times; kill += 1) {
    await someWork(books, Math.floor(12 * random()));
    await sleep(200 * random());
    const server = field.servers[Math.floor(random() * field.servers.length)];
    if (kill % 5 === 0) {
      process.kill(await field.databasePid(), 'SIGKILL');
      kills.database += 1;
    }
    if (server && (kill % 5 !== 0 || kill % 10 === 0)) {
      await server.end('SIGKILL');
      kills.server += 1;
      await field.up(server);
    }
    if (kill % 20 === 0) console.error(`${kill} kills`);
  }
  return kills;
}

/** Until so many more commands were acknowledged. */
async function someWork(books: Books, more: number): Promise<void> {
  const enough = books.acknowledged.length + more;
  const until = performance.now() + 20_000;
  while (books.acknowledged.length < enough && performance.now() < until) await sleep(5);
}

async function run(servers: number, times: number, program: string): Promise<boolean> {
  const field = await Field.start(servers, program);
  const random = randomFrom(Date.now());
  const books = new Books();
  let running = true;
  const urls = () => field.servers.map((one) => one.url);
  const all = Array.from(
    { length: clients },
    (_, at) => new Client({ urls, books, random, goesOn: () => running }, at),
  );
  const working = Promise.all(all.map((one) => one.work()));
  const began = performance.now();
  const kills = await killAll(field, books, times, random);
  running = false;
  await working;
  const seconds = (performance.now() - began) / 1_000;
  // Whoever got no answer asks again. Only after counting do some of the others: asking again would do what was lost.
  const until = performance.now() + 60_000;
  for (const one of books.open) await all[0]?.ask(one, () => performance.now() < until);
  const counted = await count(books, await field.databaseUrl());
  for (const one of books.acknowledged.slice(-200)) await all[0]?.ask(one, () => performance.now() < until);
  counted['two answers to one command'] = books.otherAnswers.length;
  await field.stop();
  console.log(`${servers} server${servers > 1 ? 's' : ''}, ${clients} clients, ${seconds.toFixed(0)} s`);
  const rows = { 'kill -9 of a server': kills.server, 'kill -9 of PostgreSQL': kills.database, ...counted };
  for (const [what, number] of Object.entries(rows)) console.log(`  ${what.padEnd(42)} ${String(number).padStart(7)}`);
  console.log(`  ${'longest wait for an answer, ms'.padEnd(42)} ${books.longest.toFixed(0).padStart(7)}`);
  const bad = Object.entries(counted).filter(([what]) =>
    / and |twice|never|missing|differ|skipped|lost|faults|two /.test(what),
  );
  return bad.every(([, number]) => number === 0);
}

const { values } = parseArgs({
  options: {
    servers: { type: 'string', default: '1' },
    kills: { type: 'string', default: '100' },
    without: { type: 'string' },
  },
});
const without = Object.keys(patches).find((name): name is keyof typeof patches => name === values.without);
if (values.without !== undefined && !without) throw new Error(`No such guard: ${values.without}`);
const program = without ? await patched(without) : root;
const good = await run(Number(values.servers), Number(values.kills), program);
if (without) await rm(program, { recursive: true, force: true });
process.exitCode = good ? 0 : 1;
