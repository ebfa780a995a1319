import { randomUUID } from 'node:crypto';
import { openDatabase } from '@riciba/runtime/server';
import type { Problem } from '@riciba/runtime/server/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { opening } from './support/answers.ts';
import { ServerProcess } from './support/process.ts';
import { Visitor } from './support/visitor.ts';

const code = '320000-12340';

let server: ServerProcess;
let caseId: string;
let failed: Problem;

interface Line {
  time: string;
  level: string;
  event: string;
  id?: string;
  kind?: string;
  code?: string;
  at?: string;
}

const lines = (): Line[] =>
  server.log
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));

beforeAll(async () => {
  server = await ServerProcess.prepare();
  await server.mustStart();
  const visitor = new Visitor(server.url);
  await visitor.get('/inbox');
  await visitor.signIn('audzinataja');
  const given = { act: 'Situacija.jauna', answers: opening({ berns: { kods: code } }) };
  caseId = (await visitor.do(given)).case;
  await visitor.case(caseId);
  await visitor.cases({ q: code });
  await visitor.request('POST', '/commands', '{');
  await visitor.get(`/cases/${code}?q=${code}`);
  await fetch(`${server.url}/lietas/${code}?kods=${code}`);
  const db = await openDatabase(await server.databaseUrl(), () => undefined);
  await db.schema.alterTable('draft').renameTo('draft_away').execute();
  failed = (await visitor.get<Problem>('/openings')).body;
  await visitor.request('PUT', '/drafts/x', { answers: { berns: { kods: code } }, revision: 1, command: randomUUID() });
  await db.schema.alterTable('draft_away').renameTo('draft').execute();
  await db.destroy();
  await server.end('SIGTERM');
});
afterAll(() => server.remove());

it('standard output has lines of one shape and nothing else: when, how grave, what, then words and numbers', () => {
  const seen = lines();
  expect(seen.length).toBeGreaterThan(10);
  for (const line of seen) {
    const { time, level, event, ...rest } = line;
    expect(Object.keys(line).slice(0, 3)).toEqual(['time', 'level', 'event']);
    expect(new Date(time).toISOString()).toBe(time);
    expect(['info', 'warn', 'error']).toContain(level);
    expect(event).toMatch(/^[a-z][a-zA-Z ,]+$/);
    for (const [name, value] of Object.entries(rest)) {
      expect(name).toMatch(/^[a-z]+$/);
      expect(['string', 'number', 'boolean']).toContain(typeof value);
    }
  }
  expect(seen.map(({ event }) => event)).toEqual(expect.arrayContaining(['request', 'failure']));
});

it('a line of a request has its number, another one for each', () => {
  const ids = lines()
    .filter(({ event }) => event === 'request')
    .map(({ id }) => id);
  for (const id of ids) expect(id).toMatch(/^[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}$/);
  expect(new Set(ids).size).toBe(ids.length);
});

it('who is told of an error is told the number under which the log tells why, and nothing of the reason', () => {
  const [, number] = /nosauciet numuru ([0-9a-f-]{14})\.$/.exec(failed.message) ?? [];
  const line = lines().find(({ event, id }) => event === 'failure' && id === number);
  expect(line).toMatchObject({ level: 'error', kind: 'error', code: '42P01' });
  expect(line?.at).toMatch(/^server\/.*\.ts:\d+/);
  expect(lines().filter(({ id }) => id === number)).toHaveLength(2);
  expect(JSON.stringify(failed)).not.toMatch(/draft|relation|42P01/);
});

it('nobody stands in it', () => {
  for (const secret of [code, code.replace('-', ''), caseId, 'Kārlis', 'Ozols', 'audzinataja', 'Stundās', 'direktore'])
    expect(server.log).not.toContain(secret);
});
