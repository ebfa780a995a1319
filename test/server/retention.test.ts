import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { report } from '@riciba/runtime/kernel';
import type { KeptList, Problem } from '@riciba/runtime/server/api';
import { opening } from './support/answers.ts';
import { Bucket } from './support/bucket.ts';
import { run } from './support/command.ts';
import { sendCase } from './support/course.ts';
import { smallPosts, writeBuild } from './support/definition.ts';
import { keptDefinition } from './support/kept.ts';
import { Site } from './support/site.ts';

let folder: string;
let site: Site;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'riciba-kept-'));
  await writeBuild(folder, keptDefinition());
  const posts = smallPosts.posts.map((post) => ({ ...post, ...(post.id === 'vaditaja' && { recordsKeeper: true }) }));
  await writeFile(join(folder, 'posts.json'), JSON.stringify({ ...smallPosts, posts }));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  site = await Site.start({ definition: folder, posts: join(folder, 'posts.json'), clockMs: 20 });
  // Commands go by the clock of this machine: what is to be old was done long ago.
  site.goTo('2020-03-10T08:00:00.000Z');
});
afterEach(() => site.stop());

const command = (...args: string[]) => run([...args, '--data', site.folder], { DATABASE_URL: site.options.database });

/** A case of 2020 that went to the social service and was closed there. */
async function closedCase() {
  const [teacher, head, service] = await Promise.all(
    ['audzinataja', 'direktore', 'darbinieks'].map((post) => site.signIn(post)),
  );
  const id = await sendCase(teacher!, head!, ['socialas', 'kartiba']);
  await service!.act(id, 'referral.acknowledge');
  await service!.act(id, 'Gimene.atrisinats');
  const { number } = await head!.case(id);
  return { id, number, teacher: teacher!, head: head! };
}

async function counts() {
  const rows = await site.db.selectFrom('cases').select('state').execute();
  const { definition } = site.server.services.definitions.current;
  const setting = site.server.services.directory.settingFor(definition);
  return report(definition, 'gads', rows, { from: '2020-01-01', to: '2020-12-31' }, setting);
}

/** Everything in the database, as text. */
async function everything(): Promise<string> {
  const { rows } = await sql<{ table: string }>`
    select relname as table from pg_class where relkind = 'r' and relnamespace = current_schema()::regnamespace`.execute(
    site.db,
  );
  const texts = await Promise.all(
    rows
      .filter(({ table }) => table !== 'definition')
      .map(async ({ table }) => {
        const found = await sql<{ text: string }>`select t::text as text from ${sql.table(table)} t`.execute(site.db);
        return found.rows.map(({ text }) => text).join('\n');
      }),
  );
  return texts.join('\n');
}

it('a closed case is kept as long as its class says, then erased: nobody finds the child, reports count the same, the log is proved', async () => {
  const { id, number, teacher } = await closedCase();
  const open = (await teacher.do({ act: 'Situacija.jauna', answers: opening({ berns: { vards: 'Anna' } }) })).case;
  const before = await counts();
  expect(before?.map(({ count }) => count)).toEqual(expect.arrayContaining([1]));
  const unset = await command('retention');
  expect(unset.output).toContain('Nav noteikts, cik gadus glabā: Bērna lieta.');
  expect((await command('retention', '--do')).output).toContain('Izdzēstas: 0.');
  const listed = await command('retention', '--term', 'Lieta=3');
  expect(listed.output).toMatch(
    new RegExp(
      `^${number} {2}slēgta 10\\.03\\.2020\\. {2}Bērna lieta {2}izdzēšama no 01\\.01\\.2024\\. {2}laiks ir beidzies$`,
      'm',
    ),
  );
  expect(listed.output).toContain('Slēgtas lietas: 1, izdzēšamas: 1, apturētas: 0.');
  expect((await readdir(site.options.attachments)).length).toBe(1);
  const seal = join(site.folder, 'seal.json');
  await command('check-log', '--seal', seal);
  const done = await command('retention', '--do');
  expect(done.output).toContain('Izdzēstas: 1.');
  expect(done.output).toContain('Rezerves kopijās');

  expect(await readdir(site.options.attachments)).toEqual([]);
  const left = (await everything())
    .replaceAll(open, '')
    .split('\n')
    .filter((line) => !line.includes('Anna'));
  expect(left.join('\n')).not.toMatch(/Kārlis|Ozols|Stundās|Vēstule\.pdf|Izdarīts/);
  expect(await counts()).toEqual(before);
  const log = await command('check-log', '--against', seal);
  expect(log.output).toContain('Likumīgi izdzēstas lietas: 1.');
  expect(log.output).toContain('Žurnāls ir neskarts');
  expect(log.code).toBe(0);
  expect((await teacher.get(`/cases/${id}`)).status).toBe(404);
  expect((await teacher.cases({ q: number })).total).toBe(0);
  expect((await teacher.case(open)).about).toContain('Anna');
  expect((await command('retention', '--do')).output).toContain('Izdzēstas: 0.');
  // A restart makes nothing of it anew.
  await site.server.stop();
  await site.up();
  expect(await counts()).toEqual(before);
});

it('a file that could not be removed with its case is removed once it can be, and nothing tells of it meanwhile', async () => {
  await site.stop();
  const bucket = new Bucket(join(folder, 's3'));
  await bucket.up();
  site = await Site.start({ definition: folder, posts: join(folder, 'posts.json'), s3: bucket.settings });
  site.goTo('2020-03-10T08:00:00.000Z');
  await closedCase();
  const kept = async () => {
    const all: string[] = [];
    for await (const some of site.server.services.attachments.ids()) all.push(...some);
    return all;
  };
  expect(await kept()).toHaveLength(1);
  await bucket.down();
  const { bucket: RICIBA_S3, keyId: RICIBA_S3_KEY, secret: RICIBA_S3_SECRET } = bucket.settings;
  const env = { DATABASE_URL: site.options.database, RICIBA_S3, RICIBA_S3_KEY, RICIBA_S3_SECRET };
  expect((await run(['retention', '--term', 'Lieta=3', '--do', '--data', site.folder], env)).code).toBe(2);
  expect(await everything()).not.toMatch(/Kārlis|Ozols|Stundās|Vēstule\.pdf|Izdarīts/);
  await bucket.up();
  expect(await kept()).toHaveLength(1);
  await site.server.stop();
  await site.up();
  await expect.poll(kept).toEqual([]);
  // Its row goes after it.
  await expect.poll(() => site.db.selectFrom('attachment').select('id').execute()).toEqual([]);
  await site.server.stop();
  await bucket.down();
});

it.each<[string, (id: string) => string]>([
  [
    'the content of an event put back',
    (id) =>
      `update event set data = ('{"answers":{"berns":{"vards":"Kārlis"}},' || substr(data::text, 2))::json where case_id = '${id}' and seq = 3`,
  ],
  [
    'an event turned into another',
    (id) => `update event set data = '{"seq":3,"at":"x"}' where case_id = '${id}' and seq = 3`,
  ],
  ['an event removed', (id) => `delete from event where case_id = '${id}' and seq = 3`],
  ['a link of the log', (id) => `update event set hash = decode('00', 'hex') where case_id = '${id}' and seq = 3`],
  [
    'the counts that are left',
    (id) => `update cases set state = replace(state::text, 'Gimene', 'Cita')::json where id = '${id}'`,
  ],
  ['the decision', () => `update retention_log set detail = replace(detail, '2024', '2014')`],
  ['the decision removed', () => 'delete from retention_log'],
])('an erased case of which %s was altered is found', async (_, statement) => {
  const { id } = await closedCase();
  await command('retention', '--term', 'Lieta=3', '--do');
  expect((await command('check-log')).code).toBe(0);
  await sql.raw(statement(id)).execute(site.db);
  const { code, output } = await command('check-log');
  expect(code).toBe(1);
  expect(output).toMatch(/lēmums par|Žurnāls ir grozīts/);
});

it('a case whose content is emptied without a decision is no erased case', async () => {
  const { id } = await closedCase();
  await sql`update event set data = json_build_object('seq', seq, 'at', at, 'type', type, 'erased', true) where case_id = ${id}`.execute(
    site.db,
  );
  await sql`update cases set status = 'erased' where id = ${id}`.execute(site.db);
  const { code, output } = await command('check-log');
  expect(output).toContain('lieta ir izdzēsta, bet lēmums par dzēšanu tam neatbilst vai tā nav');
  expect(code).toBe(1);
});

it('a held case is not erased, with the reason shown; and is when it is held no longer', async () => {
  const { id, number } = await closedCase();
  expect((await command('retention', '--hold', number)).output).toContain('Norādiet pamatojumu');
  expect((await command('retention', '--hold', number, '--reason', 'Tiesvedība')).code).toBe(0);
  const held = await command('retention', '--term', 'Lieta=3', '--do');
  expect(held.output).toContain('apturēta: Tiesvedība');
  expect(held.output).toContain('Izdzēstas: 0.');
  expect((await command('retention', '--hold', '2019-0001', '--reason', 'x')).code).toBe(2);
  expect((await command('retention', '--release', number, '--reason', 'Tiesvedība beigusies')).code).toBe(0);
  expect((await command('retention', '--do')).output).toContain('Izdzēstas: 1.');
  const decisions = await site.db
    .selectFrom('retentionLog')
    .select(['n', 'what'])
    .where('caseId', '=', id)
    .orderBy('n')
    .execute();
  expect(decisions.map(({ what }) => what)).toEqual(['hold', 'release', 'erase']);
  expect(existsSync(site.options.attachments)).toBe(true);
});

it('a class that the scheme does not have cannot be given years', async () => {
  expect(await command('retention', '--term', 'Nav=3')).toMatchObject({ code: 2 });
  expect((await command('retention', '--term', '*=5')).code).toBe(0);
});

it('whoever keeps the records sees until when each closed case is kept, and holds one back for a reason', async () => {
  const { number, head } = await closedCase();
  const keeper = await site.signIn('vaditaja');
  const list = async (query = '') => (await keeper.get<KeptList>(`/retention${query}`)).body;
  expect(await list()).toMatchObject({ total: 1, items: [{ number, unset: ['Bērna lieta'], over: false }] });
  expect((await command('retention', '--term', 'Lieta=2')).code).toBe(0);
  const [kept] = (await list()).items;
  expect(kept).toMatchObject({ number, classes: ['Bērna lieta'], from: '2023-01-01', unset: [], over: false });
  expect(JSON.stringify(kept)).not.toMatch(/Kārlis|Ozols/);
  expect(await list('?number=2020-9999')).toMatchObject({ total: 0, items: [] });
  const decide = (hold: boolean, reason: string, of = number) =>
    keeper.request<Problem>('POST', '/retention', { number: of, hold, reason });
  expect((await decide(true, '   ')).status).toBe(400);
  expect((await decide(true, 'Tiesvedība', '2020-9999')).status).toBe(404);
  expect((await decide(true, 'Notiek tiesvedība.')).status).toBe(200);
  expect((await list()).items[0]?.held).toMatchObject({ reason: 'Notiek tiesvedība.' });
  // Neither of others nor of a school's head is it to see or to decide.
  expect((await head.get('/retention')).status).toBe(404);
  expect((await head.request('POST', '/retention', { number, hold: false, reason: 'Nav vajadzīga.' })).status).toBe(
    404,
  );
  expect((await decide(false, 'Tiesvedība beigusies.')).status).toBe(200);
  expect((await decide(false, 'Tiesvedība beigusies.')).status).toBe(404);
  const decisions = await site.db.selectFrom('retentionLog').select(['what', 'detail']).orderBy('n').execute();
  expect(decisions.map(({ what, detail }) => [what, JSON.parse(detail)])).toEqual([
    ['hold', { reason: 'Notiek tiesvedība.', by: 'vaditaja' }],
    ['release', { reason: 'Tiesvedība beigusies.', by: 'vaditaja' }],
  ]);
  expect((await command('check-log')).code).toBe(0);
});
