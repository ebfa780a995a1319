import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CaseView, EmergencyOpened, Inbox, Problem, Session } from '@riciba/runtime/server/api';
import { opening } from './support/answers.ts';
import { run } from './support/command.ts';
import { sendCase } from './support/course.ts';
import { smallPosts } from './support/definition.ts';
import { localSignIn, person, type PersonAt } from './support/people.ts';
import { Site } from './support/site.ts';

let folder: string;
let posts: string;
let site: Site;
let teacher: PersonAt;
let head: PersonAt;
let inspector: PersonAt;
let guardian: PersonAt;
let outsider: PersonAt;
const why = 'Bērns atrasts naktī uz ielas, jāzina, kur viņš dzīvo.';

const emergency = { roles: ['ValstsPolicija.Inspektors'], tells: ['SocialaisDienests.Darbinieks'], hours: 1 };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'riciba-emergency-'));
  posts = join(folder, 'posts.json');
  await writeFile(posts, JSON.stringify({ ...smallPosts, emergency }));
  site = await Site.start({ posts, signIn: { ...localSignIn, sessions: { idleMinutes: 240, longestHours: 24 } } });
  teacher = await person(site, 'audzinataja', ['audzinataja']);
  head = await person(site, 'direktore', ['direktore']);
  inspector = await person(site, 'inspektors', ['inspektors']);
  guardian = await person(site, 'darbinieks', ['darbinieks']);
  outsider = await person(site, 'skolotaja', ['skolotaja']);
});
afterAll(async () => {
  await site.stop();
  await rm(folder, { recursive: true });
});

let children = 0;

/** A case of a child of its own. Gives its id, number and the child's name. */
async function newCase(): Promise<{ id: string; number: string; name: string }> {
  children += 1;
  const uzvards = `Ozols${'abcdefghij'.charAt(children)}`;
  const { case: id } = await teacher.do({ act: 'Situacija.jauna', answers: opening({ berns: { uzvards } }) });
  const { number } = await teacher.case(id);
  return { id, number, name: `Kārlis ${uzvards}` };
}

const ask = (who: PersonAt, about: string, reason = why) =>
  who.request<EmergencyOpened & Problem>('POST', '/emergency', { about, reason });

describe('in an emergency a file', () => {
  it('is opened by its number to a post that has no business with it, to read and nothing else', async () => {
    const { id, number } = await newCase();
    expect((await inspector.get(`/cases/${id}`)).status).toBe(404);
    expect((await ask(inspector, number)).body).toEqual({ cases: [{ id, number }] });
    const { body: page } = await inspector.get<CaseView>(`/cases/${id}`);
    expect(JSON.stringify(page.timeline)).toContain('Stundās vairs neierodas');
    expect(page.offers).toEqual([]);
    // Neither in lists nor in search, and no act is taken.
    expect((await inspector.cases({ q: number })).total).toBe(0);
    const target = page.levels[0]?.run;
    const act = await inspector.try({ case: id, version: page.version, act: 'Situacija.nodots', target });
    expect(act.status).toBe(404);
    for (const other of [guardian, outsider]) expect((await other.get(`/cases/${id}`)).status).toBe(404);
  });

  it('is found by the whole name in any order of its words, never by a part', async () => {
    const { id, name } = await newCase();
    const [first = '', last = ''] = name.split(' ');
    expect((await ask(inspector, last)).status).toBe(404);
    expect((await ask(inspector, `${first} ${last.slice(0, -1)}`)).status).toBe(404);
    expect((await ask(inspector, '%%%')).status).toBe(404);
    expect((await ask(inspector, `${last} karlis`)).body.cases?.map((one) => one.id)).toEqual([id]);
  });

  it('stays shut without a reason, to a role that may not, and to who reads already', async () => {
    const { id, number } = await newCase();
    expect(await ask(inspector, number, 'vajag')).toMatchObject({ status: 422, body: { code: 'reason-short' } });
    expect((await inspector.get(`/cases/${id}`)).status).toBe(404);
    for (const other of [guardian, outsider, teacher]) {
      const { status, body } = await ask(other, number);
      expect(status).toBe(403);
      expect(body.message).toBe('Ārkārtas piekļuve svešām lietām šeit ir paredzēta tikai: Inspektors.');
    }
  });

  it('is shut again after its hours, to another person at the same post, and to whose post may not any more', async () => {
    const { id, number } = await newCase();
    await ask(inspector, number);
    expect((await inspector.get(`/cases/${id}`)).status).toBe(200);
    const colleague = await person(site, 'kolege', ['inspektors']);
    expect((await colleague.get(`/cases/${id}`)).status).toBe(404);
    site.aheadMs += 60 * 60_000;
    expect((await inspector.get(`/cases/${id}`)).status).toBe(404);
  });

  it('opens what is attached, too, and each look is in the log', async () => {
    const id = await sendCase(teacher, head, ['socialas']);
    const { number } = await teacher.case(id);
    const { body } = await head.get<CaseView>(`/cases/${id}`);
    const file = body.timeline.flatMap((entry) => entry.attachments)[0]?.id ?? '';
    expect((await inspector.get(`/attachments/${file}`)).status).toBe(404);
    await ask(inspector, number);
    expect((await inspector.get(`/attachments/${file}`)).status).toBe(200);
    const looks = await site.db.selectFrom('viewLog').select(['post', 'what']).where('caseId', '=', id).execute();
    expect(looks).toContainEqual({ post: 'inspektors', what: 'attachment' });
  });
});

describe('that somebody looked in an emergency', () => {
  it('is on the page of all who take part, told at once, and no page of theirs becomes stale by it', async () => {
    const { id, number } = await newCase();
    const before = await teacher.case(id);
    await ask(inspector, number);
    const { emergencies } = await teacher.case(id);
    expect(emergencies).toMatchObject([{ by: { name: 'Inspektors', bodyName: 'Valsts policija' }, reason: why }]);
    const { notices } = (await teacher.inbox()).body;
    expect(notices.find((one) => one.case === id)).toMatchObject({ open: true, emergency: { reason: why } });
    const target = before.levels[0]?.run;
    const act = await teacher.try({ case: id, version: before.version, act: 'Situacija.nodots', target });
    expect(act.status).toBe(200);
  });

  it('is told to who watches over it, without whom the case is about', async () => {
    const { id, number, name } = await newCase();
    await ask(inspector, number);
    const first = (await guardian.inbox()).body;
    const notice = first.notices.find((one) => one.case === id);
    expect(notice).toMatchObject({ number, about: '', open: false, seen: false, emergency: { reason: why } });
    expect(JSON.stringify(first)).not.toContain(name.split(' ')[1]);
    const again: Inbox = (await guardian.inbox()).body;
    expect(again.notices.find((one) => one.case === id)?.seen).toBe(true);
    expect((await outsider.inbox()).body.notices).toEqual([]);
  });

  it('cannot be taken out of the log unseen', async () => {
    const { id, number } = await newCase();
    await ask(inspector, number);
    const check = () => run(['check-log', '--data', site.folder], { DATABASE_URL: site.options.database });
    expect((await check()).code).toBe(0);
    await site.db.deleteFrom('event').where('caseId', '=', id).where('type', '=', 'emergencyOpened').execute();
    expect(await check()).toMatchObject({ code: 1, output: expect.stringContaining(number) });
  });
});

it('a demonstration has it, too, where its list of posts says so', async () => {
  const demo = await Site.start({ posts });
  const [author, visitor] = [await demo.signIn('audzinataja'), await demo.signIn('inspektors')];
  expect((await visitor.get<Session>('/session')).body).toMatchObject({ demo: true, emergencyHours: 1 });
  expect((await author.get<Session>('/session')).body).not.toHaveProperty('emergencyHours');
  const { case: id } = await author.do({ act: 'Situacija.jauna', answers: opening() });
  const { number } = await author.case(id);
  expect((await visitor.get(`/cases/${id}`)).status).toBe(404);
  expect((await visitor.request('POST', '/emergency', { about: number, reason: why })).status).toBe(200);
  expect((await visitor.get(`/cases/${id}`)).status).toBe(200);
  expect((await author.case(id)).emergencies).toMatchObject([{ by: { name: 'Inspektors' }, reason: why }]);
  await demo.stop();
});

it('a role that nobody holds stops the start with a sentence', async () => {
  const path = join(folder, 'nobody.json');
  await writeFile(path, JSON.stringify({ ...smallPosts, emergency: { ...emergency, tells: ['Skola.Ergle'] } }));
  await expect(Site.start({ posts: path })).rejects.toThrow(
    /lomas «Skola\.Ergle», ko nosauc "emergency", nav nevienai amata vietai[^]*no post has the role "Skola\.Ergle"/,
  );
});

it('a database in which files were opened in an emergency says nothing of it where the list of posts allows none', async () => {
  const { id, number } = await newCase();
  await ask(inspector, number);
  expect((await inspector.get(`/cases/${id}`)).status).toBe(200);
  await site.server.stop();
  const { port } = new URL(site.server.url);
  await writeFile(posts, JSON.stringify(smallPosts));
  Object.assign(site.options, { port: Number(port) });
  await site.up();
  expect((await inspector.get(`/cases/${id}`)).status).toBe(404);
  expect((await ask(inspector, number)).status).toBe(403);
});
