import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@riciba/runtime/server';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { opening, pdf } from './support/answers.ts';
import { Balancer } from './support/balancer.ts';
import { ServerProcess } from './support/process.ts';
import { Site } from './support/site.ts';
import { Visitor } from './support/visitor.ts';

const database = new URL(inject('cluster'));
database.pathname = `/test_${randomUUID().replaceAll('-', '')}`;
const clients = 8;
const cutOff = 'cut off by the stop';

const servers: ServerProcess[] = [];
const balancer = new Balancer();

beforeAll(async () => {
  for (let n = 0; n < 3; n += 1) servers.push(await ServerProcess.prepare());
  // The first makes the structure.
  for (const [n, one] of servers.entries()) await mustStart(one, n === 2 ? '3' : '1');
  await balancer.up(servers.map(({ url }) => url));
}, 180_000);
afterAll(async () => {
  await balancer.down();
  for (const one of servers) await one.remove();
});

/** @param drain seconds for which it still answers when it is to stop: the last one is asked something meanwhile */
async function mustStart(one: ServerProcess, drain: string): Promise<void> {
  const code = await one.up(['--demo'], { DATABASE_URL: database.href, RICIBA_DRAIN: drain });
  if (code !== undefined) throw new Error(one.output);
}

/** A file that comes slowly, sent to one server past the balancer. Gives the status of the answer, or why there is none. */
function slowUpload(url: string, { cookie, post }: Visitor, ms: number): Promise<number | string> {
  const border = 'robeza';
  const part = (name: string, value: string) =>
    `--${border}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
  const file = `--${border}\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n`;
  return new Promise((done) => {
    const sent = request(`${url}/api/attachments`, {
      method: 'POST',
      headers: {
        'Content-Type': `multipart/form-data; boundary=${border}`,
        'X-Riciba': '1',
        'X-Riciba-Post': post,
        Cookie: cookie,
      },
    });
    sent.on('response', (response) => done(response.resume().statusCode ?? 0));
    sent.on('error', (error) => done(error.message));
    sent.write(part('act', 'Situacija.jauna') + part('field', 'situacija.datnes') + file);
    sent.write(pdf.subarray(0, 20));
    setTimeout(() => sent.end(Buffer.concat([pdf.subarray(20), Buffer.from(`\r\n--${border}--\r\n`)])), ms).unref();
  });
}

it('servers are stopped one after another while eight people work: nobody notices, nothing is lost', async () => {
  const done: string[] = [];
  const refused: string[] = [];
  const end = new AbortController();
  const work = async () => {
    const visitor = new Visitor(balancer.url);
    await visitor.signIn('audzinataja');
    while (!end.signal.aborted) {
      const id = randomUUID();
      const answer = await visitor
        .try({ id, act: 'Situacija.jauna', answers: opening() })
        .then(({ status }) => status, String);
      if (answer === 200) done.push(id);
      else refused.push(`command: ${answer}`);
      const page = await visitor.inbox().then(({ status }) => status, String);
      if (page !== 200) refused.push(`inbox: ${page}`);
    }
  };
  const working = Promise.all(Array.from({ length: clients }, work));
  const ends: string[] = [];
  for (const one of servers.slice(0, 2)) {
    const before = done.length;
    await expect.poll(() => done.length).toBeGreaterThan(before + 40);
    const slow = slowUpload(one.url, await signedIn(one.url), 1_600);
    await sleep(100);
    const answered = slow.then((status) => ends.push(`answered ${status}`));
    const ended = one.end('SIGTERM').then((code) => ends.push(`ended ${code}`));
    await Promise.all([answered, ended]);
    expect(one.log).not.toContain(cutOff);
  }
  const before = done.length;
  await expect.poll(() => done.length).toBeGreaterThan(before + 40);
  end.abort();
  await working;
  expect({ refused, broken: balancer.broken }).toEqual({ refused: [], broken: 0 });
  expect(balancer.answered.size).toBe(3);
  // Each waits for what is under way, and for nothing else.
  expect(ends).toEqual(['answered 200', 'ended 0', 'answered 200', 'ended 0']);
  const db = await openDatabase(database.href, () => undefined);
  const kept = new Set((await db.selectFrom('command').select('id').execute()).map(({ id }) => id));
  await db.destroy();
  expect(done.filter((id) => !kept.has(id))).toEqual([]);
}, 120_000);

it('what does not end in the time that is allowed it is cut off, and the log says so', async () => {
  const site = await Site.start({ graceMs: 200 });
  const never = slowUpload(site.server.url, await site.signIn('audzinataja'), 60_000);
  await expect.poll(() => site.db.selectFrom('attachment').select('id').execute()).toHaveLength(1);
  await site.stop();
  expect(await never).toMatch(/socket hang up|ECONNRESET/);
  expect(site.lines).toContainEqual({ level: 'warn', event: cutOff, fields: { reason: 'requests' } });
});

async function signedIn(url: string): Promise<Visitor> {
  const visitor = new Visitor(url);
  await visitor.signIn('audzinataja');
  return visitor;
}

it('a server that is asked to stop says first that it is not ready, and still answers', async () => {
  const [, , last] = servers;
  const visitor = await signedIn(last!.url);
  const ended = last!.end('SIGTERM');
  await expect.poll(async () => (await visitor.get('/ready')).status, { interval: 20 }).toBe(503);
  expect((await visitor.inbox()).status).toBe(200);
  expect((await visitor.try({ act: 'Situacija.jauna', answers: opening() })).status).toBe(200);
  expect(await ended).toBe(0);
});
