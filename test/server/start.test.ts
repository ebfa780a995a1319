import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
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
    expect(server.output).toMatch(/^Nav norādīts, kā lietotāji pierakstās[^]*add --demo\.\n$/);
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

  it.each<[string, object | string | undefined, RegExp]>([
    ['that are missing', undefined, /datnes nav vai to nevar nolasīt[^]*missing or unreadable/],
    [
      'that are no JSON',
      '{',
      /^Pierakstīšanās iestatījumi .* neder: tā nav derīga JSON datne \(1\. rinda, 2\. zīme\)\./,
    ],
    ['with nothing to sign in by', {}, /vajag «local» vai «oidc»\.\n.*"local" or "oidc" is needed\./],
    [
      'with a word it does not know',
      { local: {}, lokal: {} },
      /«lokal»: tādas atslēgas nav\.\n.*"lokal": there is no such key\./,
    ],
    [
      'of a provider that anybody on the way could be',
      {
        oidc: {
          issuer: 'http://id.piemers.lv',
          client: 'r',
          label: 'L',
          posts: [{ claim: 'g', value: 'v', post: 'direktore' }],
        },
      },
      /«oidc\.issuer»: jāsākas ar https/,
    ],
    [
      'with a post that there is not',
      {
        oidc: {
          issuer: 'https://id.piemers.lv',
          client: 'r',
          label: 'L',
          posts: [{ claim: 'g', value: 'v', post: 'nav-tadas' }],
        },
      },
      /amata vietas «nav-tadas» sarakstā nav[^]*no post "nav-tadas"/,
    ],
  ])('with settings of sign-in %s says what is wrong', async (_what, settings, wanted) => {
    const path = join(server.folder, `${randomUUID()}.json`);
    if (settings !== undefined)
      await writeFile(path, typeof settings === 'string' ? settings : JSON.stringify(settings));
    expect(await server.up(['--sign-in', path])).toBe(1);
    expect(server.output).toMatch(wanted);
    expect(server.output).not.toMatch(/ {4}at /);
  });

  it('says that a part of the program is missing, such as a font', async () => {
    const hide =
      "import Module from 'node:module'; const find = Module._resolveFilename; Module._resolveFilename = function (name, ...rest) { if (name.includes('NotoSans_400')) throw Object.assign(new Error(`Cannot find module '${name}'`), { code: 'MODULE_NOT_FOUND' }); return find.call(this, name, ...rest); };";
    const env = { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(hide)}` };
    expect(await server.up([], env)).toBe(1);
    expect(server.output).toMatch(
      /^Programma nav vesela: trūkst \S+NotoSans_400Regular\.ttf\. Palaidiet «npm ci» tās mapē\.\nThe program is not whole: [^\n]*\n$/,
    );
  });

  it('says that nobody may write in the data folder', async () => {
    // Root may write anywhere; a file where a folder stands can be written by nobody.
    const data = join(server.folder, 'aizslegta');
    await mkdir(join(data, 'held.lock'), { recursive: true });
    expect(await server.up(['--data', data])).toBe(1);
    expect(server.output).toMatch(/^Datu mapē \S+ nevar rakstīt\. Pārbaudiet[^\n]*\nThe data folder [^\n]*\n$/m);
  });

  it('says in one line why its PostgreSQL cannot be made', async () => {
    const start = fileURLToPath(new URL('../../runtime/server/bin/start.ts', import.meta.url));
    const data = join(server.folder, 'maza');
    const given = ['--port', '0', '--data', data, '--definition', join(server.folder, 'build')];
    // No file may be larger than half a megabyte.
    const child = spawn('sh', ['-c', 'ulimit -f 1000; exec "$@"', 'sh', process.execPath, start, ...given], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const [told, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
    expect(code).toBe(1);
    expect(told).toMatch(
      /^Iebūvēto PostgreSQL neizdevās palaist: .*(limit|large).*\nThe embedded PostgreSQL could not be started: .*\n$/i,
    );
  });

  it('does not take --demo and --sign-in together', async () => {
    expect(await server.up(['--demo', '--sign-in', 'x.json'])).toBe(1);
    expect(server.output).toMatch(/^Norādiet vai nu --sign-in, vai --demo/);
  });

  it('warns that it is a demonstration', async () => {
    await server.mustStart();
    await expect.poll(() => server.output).toMatch(/^Demonstrācija: ikviens izvēlas amatu bez paroles/m);
    await server.end('SIGTERM');
  });
});
