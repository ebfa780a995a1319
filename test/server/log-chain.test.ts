import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { CalendarFeed } from '@riciba/runtime/server/api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { opening, reply } from './support/answers.ts';
import { run, typed } from './support/command.ts';
import { ServerProcess } from './support/process.ts';
import { Site } from './support/site.ts';
import { Visitor } from './support/visitor.ts';

let site: Site;

beforeAll(async () => {
  site = await Site.start();
});
afterAll(() => site.stop());

const checkOf = ({ folder, options }: Site, ...args: string[]) =>
  run(['check-log', '--data', folder, ...args], { DATABASE_URL: options.database });

/** A case of two acts that two posts looked at. */
async function someCase(): Promise<{ id: string; number: string }> {
  const teacher = await site.signIn('audzinataja');
  const { case: id } = await teacher.do({ act: 'Situacija.jauna', answers: opening() });
  await teacher.act(id, 'Situacija.nodots');
  const { number } = await (await site.signIn('direktore')).case(id);
  return { id, number };
}

/** Rewrites the second event of a case, and every link after it. */
async function forge({ db }: Site, id: string): Promise<void> {
  const { rows } = await sql<{ seq: number; data: string }>`
    select seq, data::text as data from event where case_id = ${id} order by seq`.execute(db);
  let hash = Buffer.alloc(32);
  for (const { seq, data } of rows) {
    const forged = data.replace('Stundās vairs neierodas.', 'Nekas nav noticis.');
    hash = createHash('sha256').update(hash).update(`maza\n${id}\n${forged}`).digest();
    await sql`update event set data = ${forged}::json, hash = ${hash} where case_id = ${id} and seq = ${seq}`.execute(
      db,
    );
  }
  await sql`update cases set log_hash = ${hash} where id = ${id}`.execute(db);
}

it('a log that nobody touched is whole, also under two that look and act at once', async () => {
  const { id } = await someCase();
  const [teacher, head] = await Promise.all([site.signIn('audzinataja'), site.signIn('direktore')]);
  site.aheadMs += 6 * 60_000;
  await Promise.all([teacher.case(id), head.case(id), teacher.case(id), head.act(id, 'Administracija.vecaki', reply)]);
  const looks = await site.db.selectFrom('viewLog').select('n').where('caseId', '=', id).orderBy('n').execute();
  expect(looks.map(({ n }) => n)).toEqual(looks.map((_, index) => index + 1));
  const { code, output } = await checkOf(site);
  expect(output).toMatch(
    /Lietas: 1, notikumi: \d+, lietu skatījumi: \d+, sarakstu un pārskatu skatījumi: \d+\.\nŽurnāls ir neskarts/,
  );
  expect(output).not.toMatch(/Ozols|Stundās/);
  expect(code).toBe(0);
});

it.each<[string, RegExp, (id: string) => string]>([
  [
    'the text of an act',
    /\(2\. ieraksts\): notikuma ieraksts ir grozīts/,
    (id) => `update event set data = replace(data::text, 'Ozols', 'Bērzs')::json where case_id = '${id}'`,
  ],
  [
    'when something was done',
    /\(2\. ieraksts\): notikuma ieraksts ir grozīts/,
    (id) => `update event set at = at - interval '1 day' where case_id = '${id}' and seq = 2`,
  ],
  [
    'an event in the middle taken out',
    /\(4\. ieraksts\): notikuma ieraksts ir grozīts/,
    (id) => `delete from event where case_id = '${id}' and seq = 3`,
  ],
  [
    'the last events taken out',
    /notikumu žurnāla beigas neatbilst/,
    (id) => `delete from event where case_id = '${id}' and seq > 4`,
  ],
  [
    'the state',
    /stāvoklis neizriet/,
    (id) => `update cases set state = replace(state::text, '"open"', '"met"')::json where id = '${id}'`,
  ],
  [
    'who looked',
    /\(2\. ieraksts\): skatījuma ieraksts ir grozīts/,
    (id) => `update view_log set post = 'inspektors' where case_id = '${id}' and post = 'direktore'`,
  ],
  [
    'that somebody looked',
    /skatījumu žurnāla beigas neatbilst/,
    (id) => `delete from view_log where case_id = '${id}' and post = 'direktore'`,
  ],
])('%s altered in the store is found, with the number of its case', async (_what, found, alteration) => {
  const { id, number } = await someCase();
  await sql.raw(alteration(id)).execute(site.db);
  const { code, output } = await checkOf(site);
  expect(code).toBe(1);
  expect(output.split('\n').filter((line) => line.startsWith(number))).toEqual(
    expect.arrayContaining([expect.stringMatching(found)]),
  );
});

/** What a post looked at, of many cases at once. */
function looksOf(post: string) {
  return site.db
    .selectFrom('overviewLog')
    .select(['n', 'what', 'detail'])
    .where('post', '=', post)
    .orderBy('n')
    .execute();
}

describe('a look at many cases at once', () => {
  it('is in the log with the cases whose names it showed: lists, search, what waits, the calendar', async () => {
    site.aheadMs += 6 * 60_000;
    const { id, number } = await someCase();
    const head = await site.signIn('direktore');
    const before = (await looksOf('direktore')).length;
    await head.cases({ q: number });
    await head.cases({ q: number });
    await head.cases({ q: 'tādas lietas nav' });
    await head.inbox();
    const { body: feed } = await head.request<CalendarFeed>('POST', '/calendar');
    await fetch(`${site.server.url}${feed.path}`);
    const looks = (await looksOf('direktore')).slice(before);
    // The calendar has no due date here: it showed nothing.
    expect(looks.map(({ what }) => what)).toEqual(['cases', 'inbox']);
    expect(looks.map(({ detail }) => detail)).toEqual([
      JSON.stringify({ cases: [id] }),
      expect.stringContaining(`"${id}"`),
    ]);
    site.aheadMs += 6 * 60_000;
    await head.cases({ q: number });
    expect(await looksOf('direktore')).toHaveLength(before + 3);
    expect((await checkOf(site)).output).not.toMatch(/Ozols|amata/);
  });

  it('is whole also when two of one post look at once, and what is altered of it in the store is found', async () => {
    const other = await Site.start();
    const teacher = await other.signIn('audzinataja');
    for (let count = 0; count < 2; count += 1)
      await teacher.do({
        act: 'Situacija.jauna',
        answers: opening({ berns: { vards: `Vārds${'ab'.charAt(count)}` } }),
      });
    const both = [teacher, await other.signIn('audzinataja')];
    await Promise.all(both.flatMap((one) => [one.cases(), one.cases({ q: 'vārdsa' }), one.inbox()]));
    const seal = join(other.folder, 'seal.json');
    expect(await checkOf(other, '--seal', seal)).toMatchObject({ code: 0 });
    await sql`create table kept as select * from overview_log`.execute(other.db);
    const alterations: [string, RegExp][] = [
      [
        "update overview_log set detail = '{}' where n = 1",
        /^audzinataja \(1\. ieraksts\): amata sarakstu .* ir grozīts/m,
      ],
      ['delete from overview_log where n = 1', /^audzinataja \(2\. ieraksts\): amata sarakstu .* ir izņemts/m],
      ['delete from overview_log where n > 1', /^audzinataja .*: amata .* beigas neatbilst/m],
    ];
    for (const [alteration, found] of alterations) {
      await sql.raw(alteration).execute(other.db);
      expect(await checkOf(other)).toMatchObject({ code: 1, output: expect.stringMatching(found) });
      await sql`delete from overview_log`.execute(other.db);
      await sql`insert into overview_log select * from kept`.execute(other.db);
    }
    expect(await checkOf(other, '--against', seal)).toMatchObject({ code: 0 });
    // All of it taken out with its head leaves no trace but in a seal.
    await sql`delete from overview_log`.execute(other.db);
    await sql`delete from overview_head`.execute(other.db);
    expect(await checkOf(other, '--against', seal)).toMatchObject({
      code: 1,
      output: expect.stringMatching(/^audzinataja: amata skatījumu žurnāls vairs nesatur/m),
    });
    await other.stop();
  });
});

it('a chain made anew by somebody who knows how is found by a seal kept elsewhere', async () => {
  const other = await Site.start();
  const teacher = await other.signIn('audzinataja');
  const { case: id } = await teacher.do({ act: 'Situacija.jauna', answers: opening() });
  const seal = join(other.folder, 'seal.json');
  expect(await checkOf(other, '--seal', seal)).toMatchObject({ code: 0 });
  // What comes later changes nothing of what was sealed.
  await teacher.act(id, 'Situacija.nodots');
  expect(await checkOf(other, '--against', seal)).toMatchObject({ code: 0 });
  await forge(other, id);
  expect(await checkOf(other)).toMatchObject({ code: 0 });
  expect(await checkOf(other, '--against', seal)).toMatchObject({
    code: 1,
    output: expect.stringMatching(/kad tika noņemts/),
  });
  await other.stop();
});

it('what a database had before there were chains is linked when it is brought to this version', async () => {
  const other = await Site.start();
  const teacher = await other.signIn('audzinataja');
  const { case: id } = await teacher.do({ act: 'Situacija.jauna', answers: opening() });
  await teacher.case(id);
  const statements = [
    'alter table event drop column hash',
    'alter table cases drop column log_hash',
    'alter table view_log drop column n, drop column hash, drop column person',
    'drop table view_head, outbox, letter, letter_counter, retention_term, retention_hold, retention_log',
    'drop table signed_document, calendar_feed, overview_log, overview_head',
    'drop table store_mode, account_post, recovery_code, invitation, account, attempt',
    'drop index session_of_id, session_of_account',
    'alter table session drop column id, drop column account, drop column stage, drop column secret',
    'alter table session drop column place, drop column provider_session',
    'alter table cases drop column wakes_at, drop column track',
    'alter table cases add unique (municipality, number)',
    'drop index message_of_case',
    'alter table access drop constraint access_pkey, drop column status, drop column track, drop column search',
    'alter table access drop column changed_at, add primary key (municipality, body, role, case_id)',
    'create index access_of_case on access (municipality, case_id)',
    'alter table attachment drop column scanned',
    'drop function log_names_its_case, case_of_log_stays cascade',
    ...['event', 'obligation', 'access'].map(
      (table) => `alter table ${table} add foreign key (municipality, case_id) references cases`,
    ),
    "delete from kysely_migration where name >= '003'",
  ];
  await other.changeBelow(async (admin) => {
    for (const statement of statements) await admin.query(statement);
  });
  await other.up();
  await (await other.signIn('audzinataja')).act(id, 'Situacija.nodots');
  await (await other.signIn('direktore')).case(id);
  const { code, output } = await checkOf(other);
  expect(output).toMatch(/Lietas: 1, notikumi: \d\d, lietu skatījumi: 2, sarakstu/);
  expect(code).toBe(0);
  await other.stop();
});

it('a case that was taken out with all its rows is missed by its number', async () => {
  const other = await Site.start();
  const teacher = await other.signIn('audzinataja');
  const { case: id } = await teacher.do({ act: 'Situacija.jauna', answers: opening() });
  await teacher.do({ act: 'Situacija.jauna', answers: opening() });
  for (const table of ['event', 'obligation', 'access', 'message', 'view_log', 'view_head', 'attachment'])
    await sql`delete from ${sql.table(table)} where case_id = ${id}`.execute(other.db);
  await sql`delete from cases where id = ${id}`.execute(other.db);
  const { code, output } = await checkOf(other);
  expect(code).toBe(1);
  expect(output).toMatch(/^\d{4}-0001: lietas ar šo numuru vairs nav/);
  await other.stop();
});

it('the embedded database is checked while a server runs on it, and when none does', async () => {
  const server = await ServerProcess.prepare();
  await server.mustStart();
  const visitor = new Visitor(server.url);
  await visitor.signIn('audzinataja');
  await visitor.do({ act: 'Situacija.jauna', answers: opening() });
  expect(await typed(['check-log', '--data', server.data])).toMatchObject({ code: 0 });
  expect((await visitor.get('/inbox')).status).toBe(200);
  await server.end('SIGTERM');
  expect(await typed(['check-log', '--data', server.data])).toMatchObject({ code: 0 });
  await server.mustStart();
  await server.remove();
});

it('no event is without its case, whoever writes', async () => {
  const other = await Site.start();
  const { case: id } = await (await other.signIn('audzinataja')).do({ act: 'Situacija.jauna', answers: opening() });
  const strange = async (statement: ReturnType<typeof sql>) =>
    await expect(statement.execute(other.db)).rejects.toMatchObject({ code: '23503' });
  await strange(sql`insert into event (municipality, case_id, seq, at, type, data, hash)
    select municipality, 'neviena', seq, at, type, data, hash from event`);
  await strange(sql`update event set case_id = 'neviena'`);
  for (const table of ['obligation', 'access', 'message', 'view_log', 'view_head', 'attachment'])
    await sql`delete from ${sql.table(table)}`.execute(other.db);
  await strange(sql`delete from cases where id = ${id}`);
  await strange(sql`update cases set id = 'cita' where id = ${id}`);
  await other.stop();
});

describe.each(['public', 'rīcības "dati"'])('in the schema %s', (schema) => {
  it('rows are put back, and guarded, by whoever names it and has none in the path', async () => {
    const other = await Site.start();
    if (schema !== 'public') await moveTo(other, schema);
    await (await other.signIn('audzinataja')).do({ act: 'Situacija.jauna', answers: opening() });
    // As pg_restore and psql do with what pg_dump wrote of the data alone.
    const [event, cases] = [sql.id(schema, 'event'), sql.id(schema, 'cases')];
    const named = async (...statements: ReturnType<typeof sql>[]) =>
      await other.db.transaction().execute(async (tx) => {
        await sql`set local search_path = ''`.execute(tx);
        for (const statement of statements) await statement.execute(tx);
      });
    const again = sql`insert into ${event} select * from pg_temp.kept`;
    await named(sql`create temporary table kept as select * from ${event}`, sql`delete from ${event}`, again);
    for (const strange of [sql`update ${event} set case_id = 'neviena'`, sql`update ${cases} set id = 'cita'`])
      await expect(named(strange)).rejects.toMatchObject({ code: '23503' });
    await other.stop();
  });
});

/** A server begins anew in a database where another schema is the first of the path. */
async function moveTo(moved: Site, schema: string): Promise<void> {
  const { pathname } = new URL(moved.options.database);
  await moved.changeBelow(async (admin) => {
    const named = admin.escapeIdentifier(schema);
    await admin.query(`drop schema public cascade; create schema ${named}`);
    await admin.query(`alter database ${pathname.slice(1)} set search_path = ${named}`);
  });
  await moved.up();
}
