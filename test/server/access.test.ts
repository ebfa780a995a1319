import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Inbox } from '@riciba/runtime/server/api';
import { opening, reply } from './support/answers.ts';
import { letterFor, sendCase } from './support/course.ts';
import { smallPosts } from './support/definition.ts';
import { seenBy } from './support/seen.ts';
import { Site } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';

let site: Site;
const by = new Map<string, Visitor>();

beforeAll(async () => {
  site = await Site.start();
  for (const { id } of smallPosts.posts) by.set(id, await site.signIn(id));
});
afterAll(() => site.stop());

const visitor = (post: string): Visitor => {
  const found = by.get(post);
  if (!found) throw new Error(post);
  return found;
};

async function seenOf(id: string): Promise<string[]> {
  const { number } = await site.db.selectFrom('cases').select('number').where('id', '=', id).executeTakeFirstOrThrow();
  return await seenBy(by, id, number);
}

function sent(pamats: string[]): Promise<string> {
  return sendCase(visitor('audzinataja'), visitor('direktore'), pamats);
}

describe('a case', () => {
  it('is seen at each stage by those who have business with it, and by nobody else', async () => {
    const { case: id } = await visitor('audzinataja').do({ act: 'Situacija.jauna', answers: opening() });
    expect(await seenOf(id)).toEqual(['audzinataja']);
    await visitor('audzinataja').act(id, 'Situacija.nodots');
    expect(await seenOf(id)).toEqual(['audzinataja', 'direktore']);
    const head = visitor('direktore');
    await head.act(id, 'Administracija.vecaki', reply);
    await head.act(id, 'Administracija.nosutits', await letterFor(head, id, ['socialas', 'kartiba']));
    expect(await seenOf(id)).toEqual(['audzinataja', 'direktore', 'darbinieks', 'inspektors']);
    await visitor('inspektors').act(id, 'referral.refuse', reply);
    expect(await seenOf(id)).toEqual(['audzinataja', 'direktore', 'darbinieks']);
    await visitor('darbinieks').act(id, 'referral.acknowledge');
    await visitor('darbinieks').act(id, 'Gimene.atrisinats');
    expect(await seenOf(id)).toEqual(['audzinataja', 'direktore', 'darbinieks']);
  });

  it("that is not one's own cannot be told from one that does not exist, whatever is tried", async () => {
    const { case: id } = await visitor('audzinataja').do({ act: 'Situacija.jauna', answers: opening() });
    const other = visitor('skolotaja');
    const missing = '00000000-0000-4000-8000-000000000000';
    expect((await other.get(`/cases/${id}`)).body).toEqual((await other.get(`/cases/${missing}`)).body);
    const command = { version: 1, act: 'Situacija.nodots', target: `${id}.level.3` };
    const mine = await other.try({ ...command, case: id });
    const none = await other.try({ ...command, case: missing });
    expect([mine.status, mine.body]).toEqual([none.status, none.body]);
    expect(mine.status).toBe(404);
  });

  it('shows a recipient its letter and not what the school had among itself', async () => {
    const id = await sent(['kartiba']);
    const page = await visitor('inspektors').case(id);
    const letter = page.timeline.find((entry) => entry.act === 'Administracija.nosutits');
    expect(letter?.answers).toMatchObject({ vestule: { pamats: ['kartiba'] } });
    expect(JSON.stringify(page)).not.toContain('Stundās vairs neierodas');
    expect(page.timeline.map((entry) => entry.act)).not.toContain('Administracija.vecaki');
  });

  it('says who sees the whole of it, and at which levels the reader acts', async () => {
    const id = await sent(['socialas']);
    await visitor('darbinieks').act(id, 'referral.acknowledge');
    const seen = async (post: string) => {
      const { whole, levels } = await visitor(post).case(id);
      return { whole, levels: levels.map((run) => [run.level, run.mine]) };
    };
    expect(await seen('direktore')).toEqual({
      whole: true,
      levels: [
        ['Situacija', false],
        ['Administracija', true],
        ['Gimene', false],
      ],
    });
    expect(await seen('darbinieks')).toEqual({
      whole: false,
      levels: [
        ['Administracija', false],
        ['Gimene', true],
      ],
    });
  });

  it('that was looked at says by whom and when', async () => {
    const { case: id } = await visitor('audzinataja').do({ act: 'Situacija.jauna', answers: opening() });
    await visitor('audzinataja').case(id);
    await visitor('skolotaja').get(`/cases/${id}`);
    const views = await site.db.selectFrom('viewLog').select(['post', 'what']).where('caseId', '=', id).execute();
    expect(views).toEqual([{ post: 'audzinataja', what: 'case' }]);
  });
});

describe('the inbox', () => {
  it('holds what waits for the post, and what it was told, seen once it has looked', async () => {
    const id = await sent(['socialas']);
    const { items, notices } = (await visitor('darbinieks').inbox()).body;
    expect(items.find((item) => item.case === id)).toMatchObject({
      kind: 'acknowledge',
      about: 'Kārlis Ozols',
      where: 'Ozolu pamatskola',
    });
    const mine = () => notices.find((notice) => notice.case === id);
    expect(mine()).toMatchObject({ seen: false });
    expect(mine()?.text).not.toContain('Ozols');
    await visitor('darbinieks').case(id);
    const after = (await visitor('darbinieks').inbox()).body.notices.find((notice) => notice.case === id);
    expect(after).toMatchObject({ seen: true });
    await visitor('darbinieks').act(id, 'referral.acknowledge');
    const later = (await visitor('darbinieks').inbox()).body.items.filter((item) => item.case === id);
    expect(later).toMatchObject([{ kind: 'decide' }]);
  });
});

describe('a long inbox', () => {
  it('is given page by page, nothing twice and nothing left out', async () => {
    const [teacher, head] = [visitor('skolotaja'), visitor('vaditaja')];
    for (let count = 0; count < 14; count += 1) {
      const { case: id } = await teacher.do({ act: 'Situacija.jauna', answers: opening() });
      await teacher.act(id, 'Situacija.nodots');
    }
    const pages = await Promise.all([1, 2, 3].map((page) => head.get<Inbox>(`/inbox?page=${page}`)));
    expect(pages.map(({ body }) => [body.items.length, body.total, body.page, body.pageSize])).toEqual([
      [25, 28, 1, 25],
      [3, 28, 2, 25],
      [0, 28, 3, 25],
    ]);
    const obligations = pages.flatMap(({ body }) => body.items.map((item) => item.obligation));
    expect(new Set(obligations).size).toBe(28);
  });
});

describe('the list', () => {
  it('finds by number and by name, whatever the letters, and tells open from closed', async () => {
    const teacher = visitor('audzinataja');
    await teacher.do({ act: 'Situacija.jauna', answers: opening({ berns: { vards: 'Ģirts', uzvards: 'Čakšs' } }) });
    for (const q of ['girts', 'ČAKŠS', 'caks gir'])
      expect(await teacher.cases({ q })).toMatchObject({
        total: 1,
        cases: [{ about: 'Ģirts Čakšs', where: ['Situacija'] }],
      });
    expect((await teacher.cases({ q: '%' })).total).toBe(0);
    const all = (await teacher.cases()).total;
    const open = (await teacher.cases({ status: 'open' })).total;
    const closed = (await teacher.cases({ status: 'closed' })).total;
    expect(open + closed).toBe(all);
    expect(closed).toBeGreaterThan(0);
  });

  it('begins with what changed last, whoever changed it', async () => {
    const [teacher, head] = [visitor('audzinataja'), visitor('direktore')];
    const opened: string[] = [];
    for (let count = 0; count < 3; count += 1)
      opened.push((await teacher.do({ act: 'Situacija.jauna', answers: opening() })).case);
    const [first = '', second = '', third = ''] = opened;
    const latest = async () => (await teacher.cases()).cases.slice(0, 3).map((row) => row.id);
    expect(await latest()).toEqual([third, second, first]);
    await teacher.act(first, 'Situacija.nodots');
    expect(await latest()).toEqual([first, third, second]);
    await teacher.act(second, 'Situacija.nodots');
    // The act opens no place to anybody and takes none.
    await head.act(first, 'Administracija.vecaki', reply);
    expect(await latest()).toEqual([first, second, third]);
  });

  it('is given page by page', async () => {
    const teacher = visitor('audzinataja');
    const before = (await teacher.cases()).total;
    for (let count = before; count < 27; count += 1) await teacher.do({ act: 'Situacija.jauna', answers: opening() });
    const pages = await Promise.all([1, 2, 3].map((page) => teacher.cases({ page })));
    expect(pages.map((page) => [page.cases.length, page.total, page.pageSize])).toEqual([
      [25, 27, 25],
      [2, 27, 25],
      [0, 27, 25],
    ]);
    const ids = pages.flatMap((page) => page.cases.map((row) => row.id));
    expect(new Set(ids).size).toBe(27);
  });
});

describe('rows of access that are wrong', () => {
  it('open nothing', async () => {
    const { case: id } = await visitor('audzinataja').do({ act: 'Situacija.jauna', answers: opening() });
    await site.db
      .insertInto('access')
      .values({
        municipality: 'maza',
        body: 'klavu',
        role: 'Skola.Administracija',
        caseId: id,
        status: 'open',
        track: '',
        search: 'karlis ozols',
        changedAt: new Date().toISOString(),
      })
      .execute();
    expect((await visitor('vaditaja').cases()).cases.map((row) => row.id)).not.toContain(id);
    expect((await visitor('vaditaja').get(`/cases/${id}`)).status).toBe(404);
  });
});

it('of more cases than are counted the list says that there may be more', async () => {
  const many = await Site.start();
  const teacher = await many.signIn('audzinataja');
  const { case: id } = await teacher.do({ act: 'Situacija.jauna', answers: opening() });
  expect(await teacher.cases()).toMatchObject({ total: 1, atLeast: false });
  await sql`insert into cases select (jsonb_populate_record(one, jsonb_build_object(
      'id', one.id || '-' || copy, 'number', one.number || '-' || copy))).*
    from cases one cross join generate_series(1, 1200) as copy`.execute(many.db);
  await sql`insert into access select (jsonb_populate_record(one, jsonb_build_object(
      'case_id', one.case_id || '-' || copy))).*
    from access one cross join generate_series(1, 1200) as copy where one.case_id = ${id}`.execute(many.db);
  expect(await teacher.cases()).toMatchObject({ total: 1000, atLeast: true });
  expect(await teacher.cases({ page: 45 })).toMatchObject({ total: 1125, atLeast: true });
  expect(await teacher.cases({ page: 49 })).toMatchObject({ total: 1201, atLeast: false });
  await many.stop();
});
