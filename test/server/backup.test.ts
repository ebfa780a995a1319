import { randomUUID } from 'node:crypto';
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opening } from './support/answers.ts';
import { run, typed } from './support/command.ts';
import { sendCase } from './support/course.ts';
import { ServerProcess } from './support/process.ts';
import { Site } from './support/site.ts';
import { Visitor } from './support/visitor.ts';

let folder: string;
let site: Site;
let backup: string;
let letter: string;
let caseId: string;
let madeCode: number | null;
let madeOutput: string;
const retried = { id: randomUUID(), act: 'Situacija.jauna', answers: opening() };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'riciba-backup-'));
  // As root, PostgreSQL runs as somebody else, who must pass through.
  await chmod(folder, 0o755);
  site = await Site.start();
  const [teacher, head] = await Promise.all([site.signIn('audzinataja'), site.signIn('direktore')]);
  caseId = await sendCase(teacher, head, ['socialas', 'kartiba']);
  letter = (await head.case(caseId)).timeline.flatMap((entry) => entry.attachments)[0]?.id ?? '';
  await teacher.do(retried);
  await teacher.do({
    act: 'Situacija.jauna',
    answers: opening({ situacija: { apraksts: 'Pēdiņas " \\ \n \u{1F600}' } }),
  });
  const draft = { answers: { berns: { vards: 'Pusv' } }, revision: 3, command: randomUUID() };
  await teacher.request('PUT', '/drafts/new~Situacija.jauna', draft);
  backup = join(folder, 'kopija');
  // Somebody works meanwhile.
  const made = typed(['backup', backup, '--data', site.folder], { DATABASE_URL: site.options.database });
  const ended = made.then(() => true);
  do await teacher.do({ act: 'Situacija.jauna', answers: opening() });
  while (!(await Promise.race([ended, again()])));
  ({ code: madeCode, output: madeOutput } = await made);
});
afterAll(async () => {
  await site.stop();
  await rm(folder, { recursive: true });
});

/** For what is not over yet. */
const again = () => new Promise<boolean>((done) => setTimeout(done, 0, false));

async function contents(db: Site['db']): Promise<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  const { rows } = await sql<{ name: string }>`select relname as name from pg_class
    where relkind = 'r' and relnamespace = 'public'::regnamespace`.execute(db);
  for (const { name } of rows)
    all[name] = (
      await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t order by 1`.execute(db)
    ).rows.map(({ row }) => row);
  return all;
}

/** A new database for the restored. */
function emptyDatabase(): string {
  const url = new URL(site.options.database);
  url.pathname = `/test_${randomUUID().replaceAll('-', '')}`;
  return url.href;
}

describe('a backup', () => {
  it('is made while somebody works', () => {
    expect(madeOutput).toMatch(/Rezerves kopija: .*datnes: 1/);
    expect(madeCode).toBe(0);
  });

  it('restored elsewhere is the same to the last byte, and work goes on there', async () => {
    const database = emptyDatabase();
    const data = join(folder, 'atjaunots');
    const restored = await run(['restore', backup, '--data', data], { DATABASE_URL: database });
    expect(restored.output).toMatch(/^Atjaunota 2\d{3}-.* kopija\. Lietas: \d+/m);
    expect(restored.code).toBe(0);
    const other = await Site.start({ database, attachments: join(data, 'attachments') });
    const [was, is] = await Promise.all([contents(site.db), contents(other.db)]);
    for (const table of ['attachment', 'draft', 'access_basis', 'post'])
      expect({ table, rows: is[table] }).toEqual({ table, rows: was[table] });
    for (const table of ['cases', 'event', 'obligation', 'access', 'message', 'command', 'view_log', 'view_head']) {
      expect(is[table]?.length).toBeGreaterThan(0);
      expect(was[table]).toEqual(expect.arrayContaining(is[table] ?? []));
    }
    const head = await other.signIn('direktore');
    const file = await head.get<string>(`/attachments/${letter}`);
    expect(file).toMatchObject({ status: 200, body: expect.stringMatching(/^%PDF/) });
    const worker = await other.signIn('darbinieks');
    await worker.act(caseId, 'referral.acknowledge');
    const teacher = await other.signIn('audzinataja');
    const before = (await teacher.cases()).total;
    await teacher.do(retried);
    expect((await teacher.cases()).total).toBe(before);
    await teacher.do({ act: 'Situacija.jauna', answers: opening() });
    await teacher.case(caseId);
    expect(await run(['check-log', '--data', data], { DATABASE_URL: database })).toMatchObject({ code: 0 });
    await other.stop();
  });

  it('of the embedded database is restored to another data folder, by a server that was started from nothing', async () => {
    const server = await ServerProcess.prepare();
    const data = join(folder, 'iebuvets');
    expect(await typed(['restore', backup, '--data', data])).toMatchObject({ code: 0 });
    expect(await server.up(['--data', data])).toBeUndefined();
    const visitor = new Visitor(server.url);
    await visitor.signIn('direktore');
    expect((await visitor.case(caseId)).timeline.length).toBeGreaterThan(3);
    await server.remove();
  });

  it('is not written over what is there, nor restored over it', async () => {
    const env = { DATABASE_URL: site.options.database };
    expect(await run(['backup', backup, '--data', site.folder], env)).toMatchObject({
      code: 2,
      output: expect.stringMatching(/jau ir/),
    });
    expect(await run(['restore', backup, '--data', site.folder], env)).toMatchObject({
      code: 2,
      output: expect.stringMatching(/jau ir dati/),
    });
  });

  it.each([
    ['where no folder can be made', '/proc/kopija', 'tur mapes nevar veidot (ENOENT)'],
    ['below a file', '/dev/null/kopija', 'tur ir datne, nevis mape (ENOTDIR)'],
  ])('%s is not begun, and it is said at once', async (_where, path, why) => {
    // A database that nobody asks: what it cannot be written to is said before.
    const ran = await run(['backup', path, '--data', site.folder], { DATABASE_URL: 'postgres://127.0.0.1:9/nav' });
    expect(ran).toMatchObject({ code: 2, output: expect.stringContaining(`Mapi ${path} neizdevās izveidot: ${why}.`) });
  });

  it('on a disk that does not answer is not waited for, and of one that failed nothing is left', async () => {
    const dead = `import fs from 'node:fs/promises'; import { syncBuiltinESMExports } from 'node:module';
      fs.mkdir = () => new Promise(() => {}); syncBuiltinESMExports();`;
    const path = join(folder, 'cita', 'kopija');
    const ran = await typed(['backup', path, '--data', site.folder], {
      DATABASE_URL: site.options.database,
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(dead)}`,
    });
    expect(ran).toMatchObject({ code: 2, output: expect.stringContaining('atbilde laikus nepienāca (ETIMEDOUT)') });
    const nowhere = { DATABASE_URL: 'postgres://127.0.0.1:9/nav' };
    expect(await run(['backup', path, '--data', site.folder], nowhere)).toMatchObject({ code: 2 });
    expect(await readdir(join(folder, 'cita'))).toEqual([]);
  });

  it.each(['tables/event.ndjson.gz', 'attachments/', 'backup.json'])(
    'with a broken %s is not begun with',
    async (part) => {
      const path = join(backup, part.endsWith('/') ? `${part}${(await readdir(join(backup, part)))[0]}` : part);
      const whole = await readFile(path);
      await writeFile(path, whole.subarray(0, -1));
      const database = emptyDatabase();
      const { code, output } = await run(['restore', backup, '--data', join(folder, 'x')], { DATABASE_URL: database });
      expect(output).toMatch(/nav vesela|nav rezerves kopijas/);
      expect(code).toBe(2);
      await writeFile(path, whole);
    },
  );

  it('says which submitted file is not what was uploaded', async () => {
    const path = join(site.options.attachments, letter);
    const whole = await readFile(path);
    await writeFile(path, 'cits');
    const { code, output } = await run(['backup', join(folder, 'bojata'), '--data', site.folder], {
      DATABASE_URL: site.options.database,
    });
    await writeFile(path, whole);
    expect(output).toContain(`Pievienotās datnes ${letter} nav`);
    expect(code).toBe(1);
  });
});

const ask = (...args: string[]) =>
  run(
    ['doctor', '--data', site.folder, '--definition', site.options.definition, '--posts', site.options.posts, ...args],
    { DATABASE_URL: site.options.database },
  );

describe('the doctor', () => {
  it('says of each thing that it is well', async () => {
    const { code, output } = await ask();
    const lines = output.trim().split('\n');
    // It is a demonstration, which is no fault but must be known.
    expect(lines.filter((line) => !line.startsWith('labi')).map((line) => line.replace(/:.*/, ''))).toEqual([
      'uzmanību  Pierakstīšanās',
      'uzmanību  Vīrusu pārbaude',
      'uzmanību  E-pasta serveris',
      'uzmanību  Lietas un pierakstīšanās',
    ]);
    expect(output).toMatch(/PostgreSQL[^]*Pulkstenis[^]*Pievienotās datnes/);
    expect(code).toBe(0);
  });

  it('says what is wrong', async () => {
    const path = join(site.options.attachments, letter);
    const whole = await readFile(path);
    await rm(path);
    const { code, output } = await ask('--posts', join(folder, 'nav.json'));
    await writeFile(path, whole);
    expect(output).toMatch(/^KĻŪDA .*nav\.json/m);
    expect(output).toMatch(/^KĻŪDA .*trūkst iesniegto datņu: 1/m);
    expect(code).toBe(1);
  });
});

it('a server is ready while its database is there and of its version', async () => {
  const visitor = new Visitor(site.server.url);
  expect(await visitor.get('/ready')).toMatchObject({ status: 200, body: { status: 'ok' } });
  await sql`alter table kysely_migration rename to away`.execute(site.db);
  expect(await visitor.get('/ready')).toMatchObject({ status: 503, body: { status: 'not-ready' } });
  await sql`alter table away rename to kysely_migration`.execute(site.db);
});
