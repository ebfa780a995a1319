import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServerProcess } from './support/process.ts';

let server: ServerProcess;

beforeAll(async () => {
  server = await ServerProcess.prepare();
});
afterAll(() => server.remove());

const password = 'noslepums';

describe('npm start', () => {
  it.each<[string, string[], Record<string, string>]>([
    ['where others reach it', ['--host', '0.0.0.0'], {}],
    ['on another database', [], { DATABASE_URL: `postgres://riciba:${password}@127.0.0.1:1/riciba` }],
  ])('%s needs to be told that anybody may sign in as anybody', async (_where, args, env) => {
    expect(await server.up(args, env)).toBe(1);
    expect(server.output).toMatch(/^Šajā versijā ikviens var pierakstīties[^]*add --demo\.\n$/);
    // Told so, it goes on to look for the database.
    if (!env.DATABASE_URL) return;
    expect(await server.up(['--demo'], env)).toBe(1);
    expect(server.output).toMatch(/^Datubāze 127\.0\.0\.1:1\/riciba neatbild/);
    expect(server.output).not.toContain(password);
  });

  it.each([
    `postgres://riciba:${password}@127.0.0.1:notaport/riciba`,
    `postgres://riciba:${password}%zz@127.0.0.1/riciba`,
    `postgres://riciba:${password}@127.0.0.1`,
    `mysql://riciba:${password}@127.0.0.1/riciba`,
    password,
  ])('with an address that is none says so in two sentences, without it: %s', async (address) => {
    expect(await server.up(['--demo'], { DATABASE_URL: address })).toBe(1);
    expect(server.output).toMatch(/^DATABASE_URL nav PostgreSQL adrese\.[^\n]*\nDATABASE_URL is not[^\n]*\n$/);
    expect(server.output).not.toContain(password);
  });
});
