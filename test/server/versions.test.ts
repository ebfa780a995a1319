import { startServer } from '@riciba/runtime/server';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { opening } from './support/answers.ts';
import { Site } from './support/site.ts';

let site: Site;
beforeEach(async () => {
  site = await Site.start();
});
afterEach(() => site.stop());

it('a server whose database a newer version has migrated answers nothing more, and one that starts says why not', async () => {
  const teacher = await site.signIn('audzinataja');
  await sql`insert into kysely_migration (name, timestamp) values ('999-next', '2030-01-01T00:00:00.000Z')`.execute(
    site.db,
  );
  await site.server.overtaken;
  const command = { id: crypto.randomUUID(), act: 'Situacija.jauna', answers: opening() };
  const { status, body } = await teacher.request('POST', '/commands', command);
  expect({ status, body }).toMatchObject({ status: 503, body: { message: expect.stringContaining('atjaunina') } });
  expect((await teacher.get('/ready')).status).toBe(503);
  expect(await site.db.selectFrom('cases').selectAll().execute()).toEqual([]);

  await expect(startServer(site.options)).rejects.toThrow('Dati ir no jaunākas Rīcības versijas.');
});

it('servers that are started together on an empty database set it up once, and all run', async () => {
  await site.changeBelow(async (admin) => {
    // As one finds it while another has only begun.
    await admin.query('drop schema public cascade; create schema public');
    await admin.query('create table kysely_migration (name varchar(255) primary key, timestamp varchar(255) not null)');
  });
  const [, beside] = await Promise.all([site.up(), startServer(site.options)]);
  for (const { url } of [site.server, beside]) expect((await fetch(`${url}/api/ready`)).status).toBe(200);
  await beside.stop();
});

it('a PostgreSQL that is too old is said to be', async () => {
  // One that is as new as any, and says that it is PostgreSQL 14.
  await sql`create schema old`.execute(site.db);
  await sql`create function old.current_setting(text) returns text language sql as ${sql.lit("select '140011'")}`.execute(
    site.db,
  );
  const name = new URL(site.options.database).pathname.slice(1);
  await sql`alter database ${sql.ref(name)} set search_path = old, public, pg_catalog`.execute(site.db);
  await expect(startServer(site.options)).rejects.toThrow(/^Vajag PostgreSQL 15 vai jaunāku, bet DATABASE_URL ir 14\./);
});
