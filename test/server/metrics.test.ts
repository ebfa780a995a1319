import { randomUUID } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opening } from './support/answers.ts';
import { smallPosts, writeBuild } from './support/definition.ts';
import { type Figure, readFigures, sumOf } from './support/figures.ts';
import { addAccount, localSignIn, PersonAt } from './support/people.ts';
import { Receiver } from './support/receiver.ts';
import { ServerProcess } from './support/process.ts';
import { Site } from './support/site.ts';
import { timedDefinition } from './support/timed.ts';
import type { Visitor } from './support/visitor.ts';

let folder: string;
let site: Site;
let teacher: Visitor;
let caseId: string;

const page = { host: '127.0.0.1', port: 0 };
const tuesday = '2026-11-10T08:00:00.000Z';
/** Two working days after Tuesday end as Thursday does, in Riga. */
const decideLate = '2026-11-12T22:00:00.000Z';
const code = '320000-12340';
/** Of the child, the case and who acts: none of it is anybody's who reads figures. */
const secrets = () => [code, code.replace('-', ''), 'Kārlis', 'Ozols', caseId, 'audzinataja', 'Stundās', 'Klases'];

async function scrape(of = site): Promise<{ text: string; figures: Figure[] }> {
  const response = await fetch(of.server.metrics ?? '');
  const text = await response.text();
  expect({ status: response.status, kind: response.headers.get('content-type') }).toEqual({
    status: 200,
    kind: 'text/plain',
  });
  return { text, figures: readFigures(text) };
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'riciba-metrics-'));
  await writeBuild(join(folder, 'build'), timedDefinition());
  const posts = smallPosts.posts.map((post) => ({ ...post, email: `${post.id}@piemers.lv` }));
  await writeFile(join(folder, 'posts.json'), JSON.stringify({ ...smallPosts, posts }));
  // Nobody is at this port: what is to be sent waits.
  const mail = { smtp: 'smtp://127.0.0.1:9', from: 'riciba@piemers.lv', site: 'https://riciba.piemers.lv' };
  site = await Site.start({
    definition: join(folder, 'build'),
    posts: join(folder, 'posts.json'),
    metrics: { page },
    clockMs: 20,
    mailMs: 20,
    mail,
  });
  site.goTo(tuesday);
  teacher = await site.signIn('audzinataja');
  const first = { id: randomUUID(), act: 'Situacija.jauna', answers: opening({ berns: { kods: code } }) };
  caseId = (await teacher.do(first)).case;
  await teacher.do(first);
  await teacher.do({ act: 'Situacija.jauna', answers: opening() });
  await teacher.try({ act: 'Situacija.jauna', answers: {} });
  await teacher.try({ act: `Situacija.${code}`, answers: {} });
  await teacher.case(caseId);
  await teacher.get(`/cases/${randomUUID()}`);
  await teacher.cases({ q: code });
  await fetch(`${site.server.url}/lietas/${code}`);
});
afterAll(async () => {
  await site.stop();
  await rm(folder, { recursive: true });
});

describe('the page of figures', () => {
  it('counts requests by route, method and status, with how long they took', async () => {
    const { figures } = await scrape();
    const requests = (route: string, status: string, method: string) =>
      sumOf(figures, 'http_server_request_duration_count', {
        http_route: route,
        http_response_status_code: status,
        http_request_method: method,
      });
    expect(requests('/api/commands', '200', 'POST')).toBe(3);
    expect(requests('/api/commands', '422', 'POST')).toBe(2);
    expect(requests('/api/cases/:id', '200', 'GET')).toBe(1);
    expect(requests('/api/cases/:id', '404', 'GET')).toBe(1);
    const within = (le: string) =>
      sumOf(figures, 'http_server_request_duration_bucket', { http_route: '/api/commands', le });
    expect(within('+Inf')).toBe(5);
    expect(within('0.005')).toBeLessThan(5);
    expect(sumOf(figures, 'http_server_request_duration_sum')).toBeGreaterThan(0.005);
  });

  it('counts commands by kind of act and outcome, each once', async () => {
    const { figures } = await scrape();
    const commands = figures.filter(({ name }) => name === 'riciba_commands_total');
    expect(commands.map(({ labels, value }) => [labels.kind, labels.outcome, value])).toEqual(
      expect.arrayContaining([
        ['open', 'accepted', 2],
        ['unknown', 'repeated', 1],
        ['open', 'answers', 1],
        ['unknown', expect.any(String), 1],
      ]),
    );
    expect(sumOf(figures, 'riciba_commands_total')).toBe(5);
  });

  it('tells what is late and for how long, and what waits to be sent', async () => {
    const before = (await scrape()).figures;
    expect(sumOf(before, 'riciba_obligations_late')).toBe(0);
    expect(sumOf(before, 'riciba_obligations_oldest_age')).toBe(0);
    site.goTo('2026-11-12T23:00:00.000Z');
    await expect.poll(async () => sumOf((await scrape()).figures, 'riciba_timers_late')).toBe(0);
    const { figures } = await scrape();
    expect(sumOf(figures, 'riciba_obligations_late')).toBe(2);
    const age = (Date.parse('2026-11-12T23:00:00.000Z') - Date.parse(decideLate)) / 1_000;
    const told = sumOf(figures, 'riciba_obligations_oldest_age');
    expect(told).toBeGreaterThanOrEqual(age);
    expect(told).toBeLessThan(age + 60);
    const outbox = await site.db.selectFrom('outbox').select('status').execute();
    expect(outbox.length).toBeGreaterThan(0);
    expect(sumOf(figures, 'riciba_outbox_messages', { channel: 'mail', status: 'waiting' })).toBe(outbox.length);
    expect(sumOf(figures, 'riciba_outbox_oldest_age', { channel: 'mail' })).toBeGreaterThan(0);
    expect(sumOf(figures, 'riciba_outbox_messages', { channel: 'webhook', status: 'given_up' })).toBe(0);
    // What is being sent at this moment is noted as waiting again.
    await expect
      .poll(async () => {
        await site.db.updateTable('outbox').set({ status: 'dead', reason: 'ESOCKET' }).execute();
        const after = (await scrape()).figures;
        return ['given_up', 'waiting'].map((status) =>
          sumOf(after, 'riciba_outbox_messages', { channel: 'mail', status }),
        );
      })
      .toEqual([outbox.length, 0]);
  });

  it('tells of the process, and of its connections', async () => {
    const { figures } = await scrape();
    expect(sumOf(figures, 'process_memory_usage')).toBeGreaterThan(20_000_000);
    expect(sumOf(figures, 'process_cpu_time_total')).toBeGreaterThan(0.1);
    expect(sumOf(figures, 'db_client_connection_count')).toBeGreaterThan(0);
    // They are counted as soon as they are asked for; the first of them ends in a second.
    const busy = Array.from({ length: 14 }, () => sql`select pg_sleep(1)`.execute(site.db));
    const held = (await scrape()).figures;
    expect(sumOf(held, 'db_client_connection_count', { db_client_connection_state: 'used' })).toBe(10);
    expect(sumOf(held, 'db_client_connection_pending_requests')).toBeGreaterThanOrEqual(4);
    await Promise.all(busy);
    const blocked = performance.now() + 300;
    while (performance.now() < blocked);
    expect(sumOf((await scrape()).figures, 'nodejs_eventloop_delay_max')).toBeGreaterThan(0.2);
  });

  it('has nobody in it, and nothing that came with a request', async () => {
    const { text, figures } = await scrape();
    for (const secret of secrets()) expect(text).not.toContain(secret);
    const labels = new Set(figures.flatMap((one) => (one.name === 'target_info' ? [] : Object.values(one.labels))));
    expect([...labels].filter((label) => /\d{6}|[^ -~]/.test(label))).toEqual([]);
  });

  it('is no page of the site, and has no other', async () => {
    expect(await (await fetch(`${site.server.url}/metrics`)).text()).not.toContain('riciba_');
    const { origin } = new URL(site.server.metrics ?? '');
    for (const path of ['/', '/api/session', '/metrics/x']) expect((await fetch(`${origin}${path}`)).status).toBe(404);
    expect((await fetch(`${origin}/metrics`, { method: 'POST' })).status).toBe(404);
  });

  it('says so when the database is away, and goes on with the rest', async () => {
    const other = await Site.start({ metrics: { page } });
    expect(sumOf((await scrape(other)).figures, 'riciba_database_up')).toBe(1);
    await other.db.schema.alterTable('outbox').renameTo('away').execute();
    const { figures } = await scrape(other);
    expect(sumOf(figures, 'riciba_database_up')).toBe(0);
    expect(sumOf(figures, 'process_uptime')).toBeGreaterThan(0);
    await other.stop();
    await expect(fetch(other.server.metrics ?? '')).rejects.toThrow('fetch failed');
  });
});

it('sign-ins that were refused are counted, and those who got in, without who', async () => {
  const other = await Site.start({ signIn: localSignIn, metrics: { page } });
  const who = new PersonAt(other, 'anna');
  const temporary = await addAccount(other, 'anna', ['audzinataja']);
  await who.password('nepareiza');
  await who.password(temporary);
  await who.begin();
  await who.password('nepareiza');
  await who.password('nepareiza');
  const stranger = new PersonAt(other, 'svess');
  for (let n = 0; n < 6; n += 1) await stranger.password('nepareiza');
  const { text, figures } = await scrape(other);
  const steps = (step: string, outcome: string) => sumOf(figures, 'riciba_sign_ins_total', { step, outcome });
  expect(steps('password', 'wrong-password')).toBe(8);
  expect(steps('name', 'too-many')).toBe(1);
  expect(steps('entered', 'accepted')).toBe(1);
  for (const secret of ['anna', 'svess', temporary]) expect(text).not.toContain(secret);
  await other.stop();
});

describe('a collector', () => {
  it('is sent the same figures by OTLP over HTTP, the last of them when the server stops', async () => {
    const collector = new Receiver();
    collector.answer = 200;
    await collector.up();
    const other = await Site.start({ metrics: { collector: collector.url, everyMs: 60_000 } });
    await (await other.signIn('audzinataja')).do({
      act: 'Situacija.jauna',
      answers: opening({ berns: { kods: code } }),
    });
    expect(collector.hooks).toEqual([]);
    await other.stop();
    expect(collector.hooks).toHaveLength(1);
    const { headers, body } = collector.hooks[0]!;
    expect(headers['content-type']).toBe('application/json');
    const sent: Sent = JSON.parse(body);
    const { metrics } = sent.resourceMetrics[0]!.scopeMetrics[0]!;
    const commands = metrics.find(({ name }) => name === 'riciba.commands')?.sum?.dataPoints;
    expect(commands).toMatchObject([{ asInt: 1 }]);
    expect(metrics.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['http.server.request.duration', 'riciba.timers.late', 'process.memory.usage']),
    );
    for (const secret of [code, 'Kārlis', 'audzinataja']) expect(body).not.toContain(secret);
    await collector.down();
  });

  it('that is away is told of in the log and keeps nobody waiting, also not at the end', async () => {
    const other = await Site.start({ metrics: { collector: 'http://127.0.0.1:9/v1/metrics', everyMs: 100 } });
    await expect
      .poll(() => other.lines.find(({ event }) => event === 'metrics not sent'))
      .toMatchObject({ level: 'warn', fields: { kind: expect.any(String) } });
    await other.stop();
    expect(other.lines.map(({ event }) => event)).not.toContain('cut off by the stop');
  });
});

interface Sent {
  resourceMetrics: { scopeMetrics: { metrics: { name: string; sum?: { dataPoints: object[] } }[] }[] }[];
}

describe('an operator', () => {
  let server: ServerProcess;
  beforeAll(async () => {
    server = await ServerProcess.prepare();
  });
  afterAll(() => server.remove());

  it('turns the page on by a setting, which opens it on this machine only', async () => {
    expect(await server.up([], { RICIBA_METRICS: '0' })).toBeUndefined();
    await expect.poll(() => server.output).toMatch(/^Rādītāji: http:\/\/127\.0\.0\.1:\d+\/metrics$/m);
    const [address = ''] = /http:\S+\/metrics/.exec(server.output) ?? [];
    expect(await (await fetch(address)).text()).toContain('riciba_database_up');
    expect(await server.end('SIGTERM')).toBe(0);
  });

  it.each(['deviņi', '127.0.0.1:99999', ':9464:'])('is told when the setting is none: %s', async (setting) => {
    expect(await server.up([], { RICIBA_METRICS: setting })).toBe(1);
    expect(server.output).toMatch(/^RICIBA_METRICS jābūt portam [^\n]*\nRICIBA_METRICS is a port [^\n]*\n$/);
  });

  it('is told when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await new Promise((done) => other.once('listening', done));
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(Site.start({ metrics: { page: { host: '127.0.0.1', port } } })).rejects.toThrow(
      /jau ir aizņemts[^]*RICIBA_METRICS/,
    );
    other.close();
  });
});
