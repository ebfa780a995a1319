/** Reports over the API: who may read one, what it counts, and what of that is told. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { sql } from 'kysely';
import type { Definition } from '@riciba/runtime/definition';
import type { Problem, ReportName, ReportView } from '@riciba/runtime/server/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './support/command.ts';
import { fill } from './support/fill.ts';
import { Site } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
let build: string;
let definition: Definition;
let site: Site;
let official: Visitor;
let school: Visitor;

const posts = {
  municipality: 'paraugs',
  bodies: [
    { key: 'ozolu', institution: 'Skola', name: 'Ozolu pamatskola' },
    { key: 'liepu', institution: 'Skola', name: 'Liepu "jaunā" pamatskola' },
    { key: 'parvalde', institution: 'IzglitibasParvalde', name: 'Izglītības pārvalde' },
  ],
  posts: [
    { id: 'ozolu-vietniece', name: 'Direktores vietniece', body: 'ozolu', role: 'Skola.Administracija' },
    { id: 'liepu-vietniece', name: 'Direktores vietniece', body: 'liepu', role: 'Skola.Administracija' },
    { id: 'specialiste', name: 'Speciāliste', body: 'parvalde', role: 'IzglitibasParvalde.Specialists' },
  ],
  seats: {},
};

const schoolYear = 'from=2026-09-01&to=2027-05-31';

beforeAll(async () => {
  build = await mkdtemp(join(tmpdir(), 'riciba-reports-'));
  const scheme = 'examples/kavejumi/kavejumi.lv.riciba';
  await promisify(execFile)(process.execPath, ['generator/src/cli/main.ts', 'build', scheme, '--out', build], {
    cwd: root,
  });
  definition = JSON.parse(await readFile(join(build, 'definition.json'), 'utf8'));
  await writeFile(join(build, 'posts.json'), JSON.stringify(posts));
  let clock = Date.parse('2026-10-01T08:00:00.000Z');
  site = await Site.start({
    definition: build,
    posts: join(build, 'posts.json'),
    now: () => new Date((clock += 1)).toISOString(),
  });
  official = await site.signIn('specialiste');
  school = await site.signIn('ozolu-vietniece');
  for (let count = 0; count < 4; count += 1) await open(school);
  await open(await site.signIn('liepu-vietniece'));
});
afterAll(async () => {
  await site.stop();
  await rm(build, { recursive: true, force: true });
});

/** Opens a case about a child, who is in no report. */
async function open(visitor: Visitor): Promise<void> {
  const act = 'Skola.open.sakta';
  const answers = await fill({ definition, visitor, act, given: { vards: 'Neviens', uzvards: 'Nezināmais' } });
  await visitor.do({ act, answers });
}

const read = (query = schoolYear) => official.get<ReportView>(`/reports/ParKavejumiem?${query}`);

async function rows(query = schoolYear): Promise<string[]> {
  const { body } = await read(query);
  return body.counts.map(({ row, part, text }) => [row, ...(part === undefined ? [] : [part]), text].join(' '));
}

describe('a report', () => {
  it('is in the list of those who may read it, with its latest periods', async () => {
    const { body } = await official.get<ReportName[]>('/reports');
    expect(body).toMatchObject([{ key: 'ParKavejumiem', period: 'schoolYear' }]);
    expect(body[0]?.periods[0]?.from).toBe('2026-09-01');
  });

  it('for everybody else is not there', async () => {
    expect((await school.get('/reports')).body).toEqual([]);
    for (const path of ['ParKavejumiem', 'ParKavejumiem/csv', 'Cits']) {
      const { status, body } = await school.get<Problem>(`/reports/${path}?${schoolYear}`);
      expect([status, body.code]).toEqual([404, 'not-found']);
    }
    expect((await official.get(`/reports/Cits?${schoolYear}`)).status).toBe(404);
  });

  it('counts the cases of all schools, and hides what is small and what would tell it', async () => {
    expect(await rows()).toEqual([
      'lietas 5',
      'lietas Liepu "jaunā" pamatskola slēpts',
      'lietas Ozolu pamatskola slēpts',
      'ieraksti 0',
      'ieraksti Attaisnots 0',
      'ieraksti Neattaisnots 0',
      'ieraksti Nav zināms 0',
      'garie 0',
      'zinots 0',
      'nokavets 0',
      'nodotas 0',
    ]);
    expect(await rows('from=2025-09-01&to=2026-05-31')).toContain('lietas 0');
  });

  it('is of a period that there is', async () => {
    for (const query of ['', 'from=2026-09-01', 'from=2026-09-02&to=2026-09-01', 'from=2026-02-30&to=2026-09-01'])
      expect((await official.get(`/reports/ParKavejumiem?${query}`)).status).toBe(400);
    expect((await official.get('/reports/ParKavejumiem?from=1900-01-01&to=2026-09-01')).status).toBe(400);
  });

  it('is a table for a spreadsheet, too', async () => {
    const { body, headers } = await official.get<string>(`/reports/ParKavejumiem/csv?${schoolYear}`);
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toContain('ParKavejumiem_2026-09-01_2027-05-31.csv');
    const lines = body.split('\r\n');
    expect(lines[1]).toBe('01.09.2026. – 31.05.2027.');
    expect(lines.slice(3, 7)).toEqual([
      'Rinda;Iedalījums;Skaits',
      'Lietas par kavējumiem;;5',
      'Lietas par kavējumiem;"Liepu ""jaunā"" pamatskola";slēpts',
      'Lietas par kavējumiem;Ozolu pamatskola;slēpts',
    ]);
    const raw = await fetch(`${site.server.url}/api/reports/ParKavejumiem/csv?${schoolYear}`, {
      headers: { Cookie: official.cookie },
    });
    expect([...new Uint8Array(await raw.arrayBuffer()).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  });

  it('that somebody reads is in the log that cannot be altered unseen, also as a table', async () => {
    const looks = () => site.db.selectFrom('overviewLog').select(['post', 'what', 'detail']).orderBy('n').execute();
    const before = (await looks()).filter(({ what }) => what.startsWith('report'));
    const other = 'from=2024-09-01&to=2025-05-31';
    await rows(other);
    await official.get(`/reports/ParKavejumiem/csv?${other}`);
    await school.get(`/reports/ParKavejumiem?${other}`);
    const after = (await looks()).filter(({ what }) => what.startsWith('report'));
    const detail = JSON.stringify({ report: 'ParKavejumiem', from: '2024-09-01', to: '2025-05-31' });
    expect(after.slice(before.length)).toEqual([
      { post: 'specialiste', what: 'report', detail },
      { post: 'specialiste', what: 'report-csv', detail },
    ]);
    expect(await run(['check-log', '--data', site.folder], { DATABASE_URL: site.options.database })).toMatchObject({
      code: 0,
    });
  });

  it('counts more cases than are read at once, and those of earlier versions of the scheme, which it tells', async () => {
    const { db } = site.server.services;
    const copied = sql.raw(
      `select municipality, id || '-' || copy, number || '-' || copy, definition, status, version, opened_at, changed_at,
         search, state, log_hash, track, wakes_at from cases cross join generate_series(1, 90) as copy`,
    );
    await sql`insert into cases (municipality, id, number, definition, status, version, opened_at, changed_at, search,
      state, log_hash, track, wakes_at) ${copied}`.execute(db);
    expect(await rows()).toEqual(
      expect.arrayContaining(['lietas 455', 'lietas Ozolu pamatskola 364', 'lietas Liepu "jaunā" pamatskola 91']),
    );
    expect((await read()).body.earlier).toBe(false);
    await sql`insert into definition select municipality, 'sha256-agraka', json, validators, published_at, activated_at
      from definition`.execute(db);
    await sql`update cases set definition = 'sha256-agraka' where number like '%-90'`.execute(db);
    expect((await read()).body.earlier).toBe(true);
    expect(await rows()).toContain('lietas 455');
  });
});
