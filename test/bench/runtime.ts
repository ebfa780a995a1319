/**
 * `npm run bench`, second part: the runtime beside the raw limits, in one run. Load generator, servers and database share
 * the machine; rates are compared with what is measured beside them, not with other runs. Not part of the tests.
 */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { ownCluster } from '../break/support/cluster.ts';
import { opening } from '../server/support/answers.ts';
import { ServerProcess } from '../server/support/process.ts';
import { Visitor } from '../server/support/visitor.ts';
import { copyCases, databaseBytes } from './runtime/fill.ts';
import { cpuMs } from './runtime/cpu.ts';
import type { Rate } from './runtime/load.ts';
import { type Loaded, LoadProcess } from './runtime/load-process.ts';
import { pure } from './runtime/pure.ts';
import type { Spread } from './runtime/slices.ts';

const cellMs = 4_000;
/** Programs and plans are made while they run: a server that has just begun is not the one that goes on. */
const warmUpCommands = 6_000;
const warmUpMostMs = 90_000;
const cases = 100_000;

type Row = [what: string, value: string, bar: string];

const whole = (value: number): string => value.toFixed(0);
const times = (ratio: number, least: number): string =>
  `${ratio.toFixed(2)} ${ratio >= least ? 'ok' : 'MISSED'} (at least ${least})`;
const told = ({ perSecond, p50, p99 }: Rate): string =>
  `${whole(perSecond)}/s  p50 ${p50.toFixed(1)}  p99 ${p99.toFixed(0)} ms`;

const within = ({ p50 }: Rate, most: number): string => `${p50 <= most ? 'ok' : 'MISSED'} (p50 at most ${most} ms)`;

function print(title: string, rows: Row[]): void {
  const [first, second] = [0, 1].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  console.log(`${title}   (load ${loadavg()[0]?.toFixed(1)})`);
  for (const [what, value, bar] of rows)
    console.log(`  ${what.padEnd(first ?? 0)}  ${value.padStart(second ?? 0)}  ${bar}`);
  console.log('');
}

/** Half of what was seen is between the two in brackets. */
const spreadOf = ({ median, low, high }: Spread): string =>
  `${median.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;

async function kernel(): Promise<void> {
  const { xstate, long, replay, child, group } = await pure();
  const perSecond = 1_000_000 / replay.median;
  print(`The kernel, microseconds of CPU; a child's case: ${child}`, [
    ['step', spreadOf(xstate.one), ''],
    ['XState transition, same path', spreadOf(xstate.other), ''],
    ['steps beside XState', spreadOf(xstate.ratio), times(xstate.ratio.median, 4)],
    ['step in a new file of a group', spreadOf(long.one), ''],
    ['in a long one', spreadOf(long.other), group],
    ['long beside new', spreadOf(long.ratio), ''],
    ['replay of an event', spreadOf(replay), `${whole(perSecond)}/s ${times(perSecond / 100_000, 1)}`],
  ]);
}

function megabytes(pid: number): string {
  const kilobytes = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]);
  return `${whole(kilobytes / 1_024)} MB`;
}

async function oneServer(): Promise<void> {
  const server = await ServerProcess.prepare();
  const began = performance.now();
  await server.mustStart();
  const visitor = new Visitor(server.url);
  await visitor.signIn('audzinataja');
  await visitor.do({ act: 'Situacija.jauna', answers: opening() });
  const fresh = performance.now() - began;
  await server.end('SIGTERM');
  const again = performance.now();
  await server.mustStart();
  await new Visitor(server.url).get('/health');
  const rows: Row[] = [
    ['from nothing to the first committed command', `${whole(fresh)} ms`, ''],
    ['start on existing data to first answer', `${whole(performance.now() - again)} ms`, ''],
    ['memory of the process after start', megabytes(server.pid), ''],
  ];
  const database = await server.databaseUrl();
  const warmed = await warmUp([server.url]);
  const pids = [server.pid, await server.databasePid()];
  rows.push(...(await beside({ database, urls: [server.url], pids }, [1, 8, 32])));
  rows.push(['memory of the process after that', megabytes(server.pid), '']);
  print(`One server, embedded PostgreSQL, fsync on, ${warmed}`, rows);
  print('On disk', await disk(server, database));
  await atScale(server, database, pids);
  await server.remove();
}

async function warmUp(urls: string[]): Promise<string> {
  const from = performance.now();
  let done = 0;
  while (done < warmUpCommands && performance.now() - from < warmUpMostMs)
    done += (await load.run('commands', urls, 8, cellMs)).done;
  return `after ${done} commands`;
}

/** Cases opened and passed on, as they lie there, and what else they left. */
async function disk(server: ServerProcess, database: string): Promise<Row[]> {
  const [before, known] = [await databaseBytes(database), await caseCount(database)];
  await load.run('commands', [server.url], 8, cellMs);
  const [after, count] = [await databaseBytes(database), await caseCount(database)];
  const perThousand = (after - before) / (count - known) / 1_000;
  return [[`1,000 cases of two acts, vacuumed`, `${perThousand.toFixed(1)} MB`, '']];
}

/** What is measured together: servers, their database, and the process that runs it. */
interface Measured {
  database: string;
  urls: string[];
  /** Process ids of the servers and of PostgreSQL. */
  pids: number[];
}

/** Rate of some work, and how long servers and PostgreSQL worked for each, in milliseconds. */
async function costing(pids: number[], work: () => Promise<Loaded>): Promise<Loaded & { cpu: number }> {
  const spent = () => pids.reduce((sum, pid) => sum + cpuMs(pid), 0);
  const before = spent();
  const rate = await work();
  return { ...rate, cpu: (spent() - before) / rate.done };
}

/**
 * Bare commits and commands in turn on one store. The CPU that each takes tells more than the rate where others use the
 * machine: many connections get more of it than few processes. Who commits bare is its own server: its CPU counts; that
 * of who only asks a server does not, but takes away from what the machine has for the rest.
 */
async function beside(measured: Measured, counts: number[]): Promise<Row[]> {
  const { database, urls, pids } = measured;
  const rows: Row[] = [];
  for (const clients of counts) {
    const bare = await costing(pids, () => load.run('bareCommits', database, clients, cellMs / 2));
    const empty = await costing(pids, () => load.run('answers', urls, clients, cellMs / 2));
    const ours = await costing(pids, () => load.run('commands', urls, clients, cellMs));
    const bareAgain = await costing(pids, () => load.run('bareCommits', database, clients, cellMs / 2));
    const limit = (bare.perSecond + bareAgain.perSecond) / 2;
    const cpu = (bare.cpu + bare.own + bareAgain.cpu + bareAgain.own) / 2;
    rows.push(
      [`bare insert and commit, ${clients} clients`, `${whole(limit)}/s`, `CPU ${cpu.toFixed(2)} ms`],
      [`empty answers, ${clients} clients`, `${whole(empty.perSecond)}/s`, `CPU ${empty.cpu.toFixed(2)} ms`],
      [`commands, ${clients} clients`, told(ours), `${times(ours.perSecond / limit, 0.25)} of bare`],
      ['  by CPU', `${ours.cpu.toFixed(2)} ms`, `${times(cpu / ours.cpu, 0.25)} of bare`],
      ['  and of the load itself', `${ours.own.toFixed(2)} ms`, ''],
    );
  }
  return rows;
}

/** What is read most, with so many cases. */
async function atScale(server: ServerProcess, database: string, pids: number[]): Promise<void> {
  const { url } = server;
  const teacher = new Visitor(url);
  await teacher.signIn('audzinataja');
  const begun = await teacher.do({ act: 'Situacija.jauna', answers: opening() });
  const passed = await teacher.do({ act: 'Situacija.jauna', answers: opening() });
  await teacher.act(passed.case, 'Situacija.nodots');
  await copyCases(database, [begun.case, passed.case], cases, 500);
  const rows: Row[] = [];
  for (const post of ['skolotaja', 'audzinataja']) {
    const total = await withBusiness(database, post === 'skolotaja' ? 'klavu' : 'ozolu');
    const read = (path: string, asked?: object) =>
      costing(pids, () => load.run('reads', url, post, cellMs, path, asked));
    const inbox = await read('/inbox');
    const list = await read('/cases/search', {});
    const search = await read('/cases/search', { q: 'uzvards77' });
    rows.push(
      [`inbox of a post with ${total} cases`, told(inbox), `CPU ${inbox.cpu.toFixed(1)} ms ${within(inbox, 10)}`],
      ['list of them', told(list), `CPU ${list.cpu.toFixed(1)} ms ${within(list, 20)}`],
      ['search by a surname', told(search), `CPU ${search.cpu.toFixed(1)} ms ${within(search, 20)}`],
    );
  }
  print(`${cases} cases, whole requests`, rows);
}

async function caseCount(database: string): Promise<number> {
  return await countIn(database, 'select count(*) from cases');
}

async function withBusiness(database: string, body: string): Promise<number> {
  return await countIn(database, `select count(*) from access where body = '${body}' and role = 'Skola.Pedagogs'`);
}

async function countIn(database: string, query: string): Promise<number> {
  const client = new Client({ connectionString: database });
  await client.connect();
  const { rows } = await client.query<{ count: string }>(query);
  await client.end();
  return Number(rows[0]?.count);
}

async function threeServers(): Promise<void> {
  const cluster = await ownCluster();
  const servers: ServerProcess[] = [];
  for (let count = 0; count < 3; count += 1) {
    const server = await ServerProcess.prepare();
    const code = await server.up(['--demo'], { DATABASE_URL: cluster.url('riciba') });
    if (code !== undefined) throw new Error(server.output);
    servers.push(server);
  }
  const urls = servers.map((one) => one.url);
  const warmed = await warmUp(urls);
  const postmaster = await readFile(join(cluster.folder, 'pg/postmaster.pid'), 'utf8');
  const pids = [...servers.map((one) => one.pid), Number(postmaster.split('\n')[0])];
  const measured = { database: cluster.url('riciba'), urls, pids };
  const rows: Row[] = [];
  for (const clients of [1, 8, 32]) {
    rows.push(...(await beside(measured, [clients])));
    const one = await costing(pids, () => load.run('commands', urls.slice(0, 1), clients, cellMs));
    const three = await costing(pids, () => load.run('commands', urls, clients, cellMs));
    rows.push(
      [`one of them, ${clients} clients`, told(one), `CPU ${one.cpu.toFixed(2)} ms`],
      ['three beside one', '', times(three.perSecond / one.perSecond, 1)],
    );
  }
  rows.push(['memory of each process', servers.map((one) => megabytes(one.pid)).join(', '), '']);
  print(`Three servers on one PostgreSQL, ${warmed}`, rows);
  for (const one of servers) await one.remove();
  await cluster.stop();
}

const load = new LoadProcess();
await kernel();
await oneServer();
await threeServers();
load.end();
