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
