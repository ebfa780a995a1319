import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openDatabase } from '@riciba/runtime/server';
import type { CommandRequest } from '@riciba/runtime/server/api';
import { opening } from './support/answers.ts';
import { isRunning, ServerProcess } from './support/process.ts';
import { Visitor } from './support/visitor.ts';

let server: ServerProcess;

beforeAll(async () => {
  server = await ServerProcess.prepare();
  await server.mustStart();
});
// A test that failed half way leaves none running for the next.
beforeEach(async () => {
  if (!server.runs) await server.mustStart();
});
afterAll(() => server.remove());

interface Sent {
  request: CommandRequest & { id: string };
  /** Undefined: no answer came. */
  answer: string | undefined;
}

/** Sends commands one after another until the server is gone. */
async function keepSending(visitor: Visitor, sent: Sent[], goOn: () => boolean): Promise<void> {
  while (goOn()) {
    const one: Sent = {
      request: { id: randomUUID(), act: 'Situacija.jauna', answers: opening() },
      answer: undefined,
    };
    sent.push(one);
    try {
      const { status, body } = await visitor.try(one.request);
      if (status === 200) one.answer = JSON.stringify(body);
    } catch {
      return;
    }
  }
}

/** Commands in the event log, with how often each was done. */
async function performed(): Promise<Map<string, number>> {
  const db = await openDatabase(await server.databaseUrl(), () => undefined);
  const rows = await db.selectFrom('event').select('data').where('type', '=', 'performed').execute();
  await db.destroy();
  const times = new Map<string, number>();
  for (const { data } of rows)
    if (data.type === 'performed') times.set(data.command, (times.get(data.command) ?? 0) + 1);
  return times;
}

const kills: [string, () => Promise<void>][] = [
  ['the server', async () => void (await server.end('SIGKILL'))],
  [
    'the server and its database',
    async () => {
      process.kill(await server.databasePid(), 'SIGKILL');
      await server.end('SIGKILL');
    },
  ],
  ['the server again', async () => void (await server.end('SIGKILL'))],
];

describe('kill -9 in the middle of work', () => {
  it.each(kills)('of %s loses nothing that was acknowledged and does nothing twice', async (_what, kill) => {
    const sent: Sent[] = [];
    let running = true;
    // All are signed in before: what is killed is work, not a sign-in that others were quicker than.
    const visitors = Array.from({ length: 6 }, () => new Visitor(server.url));
    await Promise.all(visitors.map((one) => one.signIn('audzinataja')));
    const clients = visitors.map((one) => keepSending(one, sent, () => running));
    await expect.poll(() => sent.filter((one) => one.answer !== undefined).length).toBeGreaterThan(40);
    await kill();
    running = false;
    await Promise.all(clients);
    await server.mustStart();

    const acknowledged = sent.filter((one) => one.answer !== undefined);
    const done = await performed();
    expect(acknowledged.filter((one) => !done.has(one.request.id))).toEqual([]);

    // Whoever got no answer asks again; whoever got one gets the same.
    const visitor = new Visitor(server.url);
    await visitor.signIn('audzinataja');
    for (const one of [...sent.filter(({ answer }) => answer === undefined), ...acknowledged.slice(-10)]) {
      const { status, body } = await visitor.try(one.request);
      expect([status, one.answer ?? JSON.stringify(body)]).toEqual([200, JSON.stringify(body)]);
    }
    const after = await performed();
    expect(sent.filter((one) => after.get(one.request.id) !== 1)).toEqual([]);
  });

  it('keeps what was typed and who was signed in', async () => {
    const visitor = new Visitor(server.url);
    await visitor.signIn('audzinataja');
    const draft = { answers: { berns: { vards: 'Pusv' } }, page: 'berns', revision: 3, command: randomUUID() };
    await visitor.request('PUT', '/drafts/new~Situacija.jauna', draft);
    await server.end('SIGKILL');
    await server.mustStart();
    const again = new Visitor(server.url);
    again.cookie = visitor.cookie;
    expect(await again.get('/drafts/new~Situacija.jauna')).toMatchObject({ status: 200, body: draft });
  });

  it('of the database alone is got over while the server runs', async () => {
    const visitor = new Visitor(server.url);
    await visitor.signIn('audzinataja');
    const pid = await server.databasePid();
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => server.databasePid(), { interval: 200 }).not.toBe(pid);
    // The command may be the first to find that it is gone: it is sent again, as a browser does.
    const command = { id: randomUUID(), act: 'Situacija.jauna', answers: opening() };
    await expect.poll(async () => (await visitor.try(command)).status, { interval: 200 }).toBe(200);
  });
});

describe('an orderly end', () => {
  it('stops the database, too, and the next start finds everything', async () => {
    const pid = await server.databasePid();
    expect(await server.end('SIGTERM')).toBe(0);
    expect(await readdir(`${server.data}/pg`)).not.toContain('postmaster.pid');
    // That file goes last; the process itself a moment later, when the system has taken note of its end.
    await expect.poll(() => isRunning(pid), { interval: 20 }).toBe(false);
    await server.mustStart();
    // PostgreSQL says at each start how it found its files; after a kill it must first recover them.
    const log = await readFile(`${server.data}/postgres.log`, 'utf8');
    expect(log.match(/database system was .*/g)?.at(-1)).toMatch(/^database system was shut down at /);
  });

  it('is not what a second server on the same data causes, even after the database was killed: it says so and leaves the first alone', async () => {
    process.kill(await server.databasePid(), 'SIGKILL');
    const visitor = new Visitor(server.url);
    await expect.poll(async () => (await visitor.request('POST', '/session', { post: 'direktore' })).status).toBe(200);
    const second = await ServerProcess.prepare();
    expect(await second.up(['--data', server.data])).toBe(1);
    expect(second.output).toMatch(/jau strādā cits serveris[^]*Another server works/);
    await second.remove();
    expect((await visitor.get('/inbox')).status).toBe(200);
  });

  it('is not what a second first start at the same moment causes: one makes the database, the other says so', async () => {
    const [first, second] = await Promise.all([ServerProcess.prepare(), ServerProcess.prepare()]);
    const codes = await Promise.all([first.up(), second.up(['--data', first.data])]);
    expect(new Set(codes)).toEqual(new Set([1, undefined]));
    const [runs, refused] = codes[0] === undefined ? [first, second] : [second, first];
    expect(refused.output).toMatch(/jau strādā cits serveris/);
    await new Visitor(runs.url).signIn('direktore');
    await runs.remove();
    await refused.remove();
  });
});
