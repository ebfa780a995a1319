/** Load on servers, and the raw limit of their store beside it. */
import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { CommandResult } from '@riciba/runtime/server/api';
import { opening } from '../../server/support/answers.ts';
import { Caller } from './caller.ts';

/** Commands or commits a second, and how long one took, in milliseconds. */
export interface Rate {
  /** How many, with those before and after the time that is measured. */
  done: number;
  perSecond: number;
  p50: number;
  p99: number;
}

const warmUpMs = 500;

/** Each client does one after another for so long. */
async function during(clients: number, ms: number, once: (client: number) => Promise<void>): Promise<Rate> {
  const from = performance.now() + warmUpMs;
  const until = from + ms;
  const took: number[] = [];
  let done = 0;
  const work = async (client: number) => {
    for (let began = performance.now(); began < until; began = performance.now()) {
      await once(client);
      const ended = performance.now();
      done += 1;
      if (began >= from && ended <= until) took.push(ended - began);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, client) => work(client)));
  const sorted = took.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
  return { done, perSecond: (took.length / ms) * 1_000, p50: at(0.5), p99: at(0.99) };
}

/** An insert of a row as large as an event, and its commit. */
export async function bareCommits(database: string, clients: number, ms: number): Promise<Rate> {
  const connections = Array.from({ length: clients }, () => new Client({ connectionString: database }));
  for (const one of connections) await one.connect();
  await connections[0]?.query('create table if not exists bench (id uuid primary key, data text)');
  const data = 'x'.repeat(400);
  const rate = await during(clients, ms, async (client) => {
    await connections[client]?.query('insert into bench values ($1, $2)', [randomUUID(), data]);
  });
  for (const one of connections) await one.end();
  return rate;
}

/** Cases opened and passed on, in turn; each client at one of the servers. */
export async function commands(urls: string[], clients: number, ms: number): Promise<Rate> {
  const callers = await Promise.all(
    Array.from({ length: clients }, (_, client) => Caller.at(urls[client % urls.length] ?? '', 'audzinataja')),
  );
  const opened: (CommandResult | undefined)[] = [];
  const rate = await during(clients, ms, async (client) => {
    const caller = callers[client];
    const before = opened[client];
    if (!caller) return;
    // The level begins with the fourth event of an opening with one shared part.
    opened[client] = before
      ? void (await caller.do({
          case: before.case,
          version: before.version,
          act: 'Situacija.nodots',
          target: `${before.case}.level.4`,
        }))
      : await caller.do({ act: 'Situacija.jauna', answers: opening() });
  });
  for (const one of callers) one.end();
  return rate;
}

/** One read again and again by one client, who is of a post. */
export async function reads(url: string, post: string, ms: number, path: string, asked?: object): Promise<Rate> {
  const caller = await Caller.at(url, post);
  const rate = await during(1, ms, async () => void (await caller.send(asked ? 'POST' : 'GET', path, asked)));
  caller.end();
  return rate;
}

/** The least that is asked of a server: whether it is there. */
export async function answers(urls: string[], clients: number, ms: number): Promise<Rate> {
  const callers = await Promise.all(
    Array.from({ length: clients }, (_, client) => Caller.at(urls[client % urls.length] ?? '', 'audzinataja')),
  );
  const rate = await during(clients, ms, async (client) => void (await callers[client]?.send('GET', '/health')));
  for (const one of callers) one.end();
  return rate;
}
