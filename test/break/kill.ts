/**
 * `npm run break -- kill [--servers 1|3] [--kills 100] [--without GUARD]`: kill -9 of servers and of PostgreSQL
 * at random moments while eight clients work; then what was acknowledged is looked for.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { Mailbox } from '../server/support/mailbox.ts';
import { ServerProcess } from '../server/support/process.ts';
import { Books } from './kill/books.ts';
import { Client } from './kill/client.ts';
import { count, doneTwice } from './kill/count.ts';
import { guardsNamed, patched, removePatched } from './kill/patched.ts';
import { randomFrom } from './support/build.ts';
import { type OwnCluster, ownCluster } from './support/cluster.ts';
import { hurriedDefinition, longestTermMs, postsWithMail } from './support/hurried.ts';
import { mailTo, table } from './support/tell.ts';

const clients = 8;
const scheme = { definition: hurriedDefinition(), posts: postsWithMail };

/** One server on its own database, or several on one. */
class Field {
  readonly servers: ServerProcess[];
  private readonly cluster: OwnCluster | undefined;
  private readonly mailbox: Mailbox;

  private constructor(servers: ServerProcess[], cluster: OwnCluster | undefined, mailbox: Mailbox) {
    this.servers = servers;
    this.cluster = cluster;
    this.mailbox = mailbox;
  }

  static async start(servers: number, program: string, mailbox: Mailbox): Promise<Field> {
    const processes: ServerProcess[] = [];
    for (let at = 0; at < servers; at += 1) processes.push(await ServerProcess.prepare(program, scheme));
    const field = new Field(processes, servers > 1 ? await ownCluster() : undefined, mailbox);
    for (const one of processes) await field.up(one);
    return field;
  }

  /** Until it runs: the database may be coming up at this moment, too. */
  async up(server: ServerProcess): Promise<void> {
    const args = this.cluster ? ['--demo'] : [];
    const env = { ...mailTo(this.mailbox), ...(this.cluster && { DATABASE_URL: this.cluster.url('riciba') }) };
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

async function run(servers: number, times: number, program: string): Promise<number> {
  const mailbox = new Mailbox();
  await mailbox.up();
  const field = await Field.start(servers, program, mailbox);
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
  await sleep(longestTermMs);
  const counted = await count(books, { database: await field.databaseUrl(), scheme, mailbox });
  for (const one of books.acknowledged.slice(-200)) await all[0]?.ask(one, () => performance.now() < until);
  counted['two answers to one command'] = books.otherAnswers.length;
  counted['done twice'] = await doneTwice(await field.databaseUrl());
  await field.stop();
  await mailbox.down();
  console.log(`${servers} server${servers > 1 ? 's' : ''}, ${clients} clients, ${seconds.toFixed(0)} s`);
  return table({}, counted, {
    'kill -9 of a server': kills.server,
    'kill -9 of PostgreSQL': kills.database,
    'longest wait for an answer, ms': Math.round(books.longest),
  });
}

const { values } = parseArgs({
  options: {
    servers: { type: 'string', default: '1' },
    kills: { type: 'string', default: '100' },
    without: { type: 'string' },
  },
});
const program = await patched(...guardsNamed(values.without));
process.exitCode = await run(Number(values.servers), Number(values.kills), program);
await removePatched(program);
