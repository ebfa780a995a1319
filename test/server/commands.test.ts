import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fold } from '@riciba/runtime/kernel';
import type { CaseEvent } from '@riciba/runtime/kernel';
import { opening, reply } from './support/answers.ts';
import { Site } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';

let site: Site;
let teacher: Visitor;
let head: Visitor;

beforeAll(async () => {
  site = await Site.start();
  // No year ends while this is tested.
  site.goTo('2026-11-10T10:00:00.000Z');
  teacher = await site.signIn('audzinataja');
  head = await site.signIn('direktore');
});
afterAll(() => site.stop());

const opens = (length: number) =>
  Array.from({ length }, () => teacher.try({ act: 'Situacija.jauna', answers: opening() }));
const open = () => teacher.do({ act: 'Situacija.jauna', answers: opening() });
const time = () => Date.now() + site.aheadMs;

async function events(id: string): Promise<CaseEvent[]> {
  const rows = await site.db.selectFrom('event').select('data').where('caseId', '=', id).orderBy('seq').execute();
  return rows.map((row) => row.data);
}

/** Until some statement waits for a row that another transaction has changed. */
async function lockWaited(): Promise<void> {
  for (;;) {
    const { rows } = await sql`
      select 1 from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`.execute(site.db);
    if (rows.length > 0) return;
    await new Promise((done) => setTimeout(done, 20));
  }
}

describe('a command', () => {
  it('gives a case an id that begins with its time, and that nobody can guess', async () => {
    const before = time();
    const ids = [(await open()).case, (await open()).case];
    for (const id of ids) {
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      const begun = Number.parseInt(id.replace('-', '').slice(0, 12), 16);
      expect(begun).toBeGreaterThanOrEqual(before);
      expect(begun).toBeLessThanOrEqual(time());
    }
    expect(ids[0]?.slice(15)).not.toBe(ids[1]?.slice(15));
  });

  it('opens a case that its post then sees', async () => {
    const { case: id } = await open();
    const page = await teacher.case(id);
    expect(page).toMatchObject({ about: 'Kārlis Ozols', status: 'open', levels: [{ level: 'Situacija' }] });
    expect(page.timeline).toMatchObject([{ act: 'Situacija.jauna', by: { name: 'Klases audzinātāja' } }]);
  });

  it('is recorded as events that fold to the very state that is stored', async () => {
    const { case: id } = await open();
    await teacher.act(id, 'Situacija.nodots');
    await head.act(id, 'Administracija.vecaki', reply);
    const { state } = await site.db.selectFrom('cases').select('state').where('id', '=', id).executeTakeFirstOrThrow();
    expect(JSON.stringify(fold(await events(id)))).toBe(JSON.stringify(state));
  });

  it('sent twice is done once and answered the same', async () => {
    const request = { id: randomUUID(), act: 'Situacija.jauna', answers: opening() };
    const replies = await Promise.all([teacher.try(request), teacher.try(request), teacher.try(request)]);
    const later = await teacher.try(request);
    expect(new Set([...replies, later].map((one) => JSON.stringify([one.status, one.body]))).size).toBe(1);
    expect(later.status).toBe(200);
    expect((await events(later.body.case)).filter((event) => event.type === 'performed')).toHaveLength(1);
  });

  it('with the id of another one is not taken for its repetition', async () => {
    const id = randomUUID();
    const done = await teacher.do({ id, act: 'Situacija.jauna', answers: opening() });
    const other = opening({ situacija: { apraksts: 'Pavisam kas cits.' } });
    expect(await teacher.try({ id, act: 'Situacija.jauna', answers: other })).toMatchObject({
      status: 409,
      body: { code: 'submitted', case: done.case, message: expect.stringMatching(/ar citām atbildēm/) },
    });
    const turned = Object.fromEntries(Object.entries(opening()).toReversed());
    expect(await teacher.try({ id, act: 'Situacija.jauna', answers: turned })).toMatchObject({
      status: 200,
      body: done,
    });
  });

  it('of somebody else cannot be repeated to learn what it did', async () => {
    const id = randomUUID();
    await teacher.do({ id, act: 'Situacija.jauna', answers: opening() });
    const other = await site.signIn('skolotaja');
    expect(await other.try({ id, act: 'Situacija.jauna', answers: opening() })).toMatchObject({ status: 400 });
  });

  it('from a page that is no longer true is refused with the version now', async () => {
    const { case: id, version } = await open();
    const [first, second] = await Promise.all(
      [1, 2].map(() =>
        teacher
          .case(id)
          .then((page) => teacher.try({ case: id, version, act: 'Situacija.nodots', target: page.levels[0]?.run })),
      ),
    );
    const [accepted, stale] = first?.status === 200 ? [first, second] : [second, first];
    expect(accepted?.status).toBe(200);
    expect(stale).toMatchObject({ status: 409, body: { code: 'stale', version: accepted?.body.version } });
    expect(stale?.body.message).toMatch(/Lieta pa šo laiku ir mainījusies/);
  });

  it('that the scheme forbids is refused with the sentence that forbids it, and changes nothing', async () => {
    const { case: id } = await open();
    await teacher.act(id, 'Situacija.nodots');
    const page = await head.case(id);
    const target = page.levels.find((run) => run.level === 'Administracija')?.run;
    const refused = await head.try({ case: id, version: page.version, act: 'Administracija.nosutits', target });
    expect(refused).toMatchObject({ status: 422, body: { code: 'must-first', sentence: expect.any(String) } });
    expect((await head.case(id)).version).toBe(page.version);
  });

  it('refused once may be sent again with the same id when its answers are right', async () => {
    const id = randomUUID();
    const wrong = await teacher.try({ id, act: 'Situacija.jauna', answers: opening({ berns: { vards: '' } }) });
    expect(wrong.status).toBe(422);
    expect(await teacher.try({ id, act: 'Situacija.jauna', answers: opening() })).toMatchObject({ status: 200 });
  });

  it('gives numbers of the year without gaps, also when commands fail between', async () => {
    const before = await site.db.selectFrom('cases').select('number').execute();
    await Promise.all([
      ...Array.from({ length: 8 }, open),
      ...Array.from({ length: 4 }, () => teacher.try({ act: 'Situacija.jauna', answers: {} })),
    ]);
    const numbers = (await site.db.selectFrom('cases').select('number').orderBy('number').execute()).map(
      (one) => one.number,
    );
    expect(numbers).toEqual(
      Array.from({ length: before.length + 8 }, (_, index) => `2026-${String(index + 1).padStart(4, '0')}`),
    );
  });

  it('written together with others fails for itself: they are done, each once, and no number is skipped', async () => {
    const { case: id, version } = await open();
    const { offers } = await teacher.case(id);
    const target = offers.find(({ act }) => act === 'Situacija.nodots')?.target;
    const moves = () => teacher.try({ case: id, version, act: 'Situacija.nodots', target });
    const replies = await site.db.transaction().execute(async (tx) => {
      // Whatever opens a case waits for this, and what is asked meanwhile is written together.
      await sql`select from case_counter for update`.execute(tx);
      const first = opens(12);
      await lockWaited();
      return [...first, moves(), ...opens(12), moves()];
    });
    const done = await Promise.all(replies);
    const statuses = done.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(25);
    expect(statuses.filter((status) => status === 409)).toHaveLength(1);
    const opened = done.flatMap(({ body }) => (body.case === undefined || body.case === id ? [] : [body.case]));
    expect(new Set(opened).size).toBe(24);
    expect((await events(id)).filter(({ type }) => type === 'performed')).toHaveLength(2);
    const numbers = await site.db.selectFrom('cases').select('number').orderBy('number').execute();
    expect(numbers.map(({ number }) => Number(number.split('-')[1]))).toEqual(numbers.map((_, at) => at + 1));
  });

  it('asked for at the moment of one that the store cannot even be asked about is done', async () => {
    const replies = await site.db.transaction().execute(async (tx) => {
      // Whoever begins a command waits for this, and what is asked meanwhile is asked together.
      await sql`lock table draft in access exclusive mode`.execute(tx);
      const first = opens(4);
      await lockWaited();
      // No text in the store can have this character.
      const later = [...opens(4), teacher.try({ act: 'Situacija.jauna\u0000' }), ...opens(4)];
      await new Promise((done) => setTimeout(done, 300));
      return [...first, ...later];
    });
    const statuses = (await Promise.all(replies)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(12);
    expect(statuses[8]).toBe(400);
  });

  it('is not written on a case that was erased after it was worked out', async () => {
    const { case: id, version } = await open();
    const { run } = (await teacher.case(id)).levels[0] ?? {};
    const before = await events(id);
    let sent: Promise<{ status: number }> | undefined;
    await site.db.transaction().execute(async (tx) => {
      await tx.updateTable('cases').set({ status: 'erased' }).where('id', '=', id).execute();
      // It reads the case as it was, and waits for the lock with all it wants to write.
      sent = teacher.try({ case: id, version, act: 'Situacija.nodots', target: run });
      await lockWaited();
    });
    expect(await sent).toMatchObject({ status: 404 });
    expect(await events(id)).toEqual(before);
  });

  it('with a version that no case can have is refused as malformed', async () => {
    const { case: id } = await open();
    for (const version of [-2_147_483_649, -1, 0.5, 2_147_483_648]) {
      expect(await teacher.try({ case: id, version, act: 'Situacija.nodots' })).toMatchObject({
        status: 400,
        body: { code: 'malformed' },
      });
    }
  });

  it('of an act that does not exist, or of a case that does not, is refused in words', async () => {
    expect(await teacher.try({ act: 'Nav.tada' })).toMatchObject({ status: 422, body: { code: 'unknown-act' } });
    expect(await teacher.try({ case: randomUUID(), version: 1, act: 'Situacija.nodots' })).toMatchObject({
      status: 404,
    });
  });
});
