import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Enrolment, OwnSession, Session } from '@riciba/runtime/server/api';
import { codeNow } from '../support/authenticator.ts';
import { opening } from './support/answers.ts';
import { account, addAccount, link, localSignIn, ownPassword, person, PersonAt } from './support/people.ts';
import { Site } from './support/site.ts';
import { Visitor } from './support/visitor.ts';

let site: Site;

beforeAll(async () => {
  site = await Site.start({ signIn: localSignIn });
});
afterAll(() => site.stop());

it.each([
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
])('the app that the tests sign in with shows at %i what RFC 6238, appendix B says', (seconds, code) => {
  expect(codeNow('GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ', seconds * 1_000)).toBe(code);
});

describe('somebody with an account', () => {
  it('changes the temporary password, adds an app, and is at their post', async () => {
    const who = new PersonAt(site, 'anna');
    const temporary = await addAccount(site, 'anna', ['audzinataja']);
    expect((await who.password(temporary)).body).toMatchObject({ stage: 'password', post: null });
    expect((await who.get('/inbox')).status).toBe(401);
    const weak = await who.request('POST', '/sign-in/password', { password: 'parole123' });
    expect(weak).toMatchObject({ status: 422, body: { code: 'password-short' } });
    for (const guessed of ['Parole-1234567', 'anna anna anna', 'aaaaaaaaaaaaaa', 'abcdefghijkl', 'Skola2026riga'])
      expect(await who.request('POST', '/sign-in/password', { password: guessed })).toMatchObject({ status: 422 });
    const after = await who.request<Session>('POST', '/sign-in/password', { password: ownPassword });
    expect(after.body).toMatchObject({ stage: 'enrol' });
    const { body: app } = await who.get<Enrolment>('/sign-in/app');
    expect(app.uri).toContain(app.secret.replaceAll(' ', ''));
    expect(app.qr.path).toMatch(/^M\d+ \d+h1v1h-1z/);
    who.secret = app.secret;
    const [wrong = ''] = who.wrongCodes(1);
    expect((await who.request('POST', '/sign-in/app', { code: wrong })).status).toBe(422);
    const { body } = await who.request<{ codes: string[]; session: Session }>('POST', '/sign-in/app', {
      code: who.code(),
    });
    expect(body.codes).toHaveLength(10);
    expect(body.session).toMatchObject({ post: { id: 'audzinataja' }, person: { name: 'Vārds anna' }, demo: false });
    who.post = 'audzinataja';
    expect((await who.get('/inbox')).status).toBe(200);
  });

  it('gives the code of the app at each sign-in, and none twice', async () => {
    const who = await person(site, 'berta', ['direktore']);
    expect((await who.password(ownPassword)).body).toMatchObject({ stage: 'code', post: null });
    expect((await who.get('/inbox')).status).toBe(401);
    const code = who.code();
    expect((await who.enter(code)).body).toMatchObject({ post: { id: 'direktore' } });
    const thief = new PersonAt(site, 'berta');
    await thief.password(ownPassword);
    expect(await thief.enter(code)).toMatchObject({ status: 422, body: { code: 'wrong-code' } });
    expect((await thief.get('/inbox')).status).toBe(401);
  });

  it('enters with a code from the paper when the app is lost, each once', async () => {
    const who = await person(site, 'cilda', ['direktore']);
    const [paper = ''] = who.codes;
    await who.password(ownPassword);
    expect((await who.enter(paper.toUpperCase())).body).toMatchObject({ post: { id: 'direktore' } });
    await who.password(ownPassword);
    expect((await who.enter(paper)).status).toBe(422);
    const kept = await site.db.selectFrom('recoveryCode').select('hash').execute();
    expect(kept.map(({ hash }) => hash.toString('utf8')).join(' ')).not.toContain(paper.slice(0, 5));
  });

  it('who holds several posts chooses, changes, and what was of the former post is not of the next', async () => {
    const who = await person(site, 'dace', ['audzinataja', 'direktore']);
    const { body } = await who.get<Session>('/session');
    expect(body).toMatchObject({ stage: 'post', post: null });
    expect(body.posts.map(({ id }) => id)).toEqual(['audzinataja', 'direktore']);
    expect((await who.request('POST', '/session', { post: 'inspektors' })).status).toBe(422);
    const undecided = who.cookie;
    await who.request('POST', '/session', { post: 'direktore' });
    who.post = 'direktore';
    expect((await who.get('/inbox')).status).toBe(200);
    const former = who.cookie;
    expect(former).not.toBe(undecided);
    await who.request('POST', '/session', { post: 'audzinataja' });
    who.post = 'audzinataja';
    expect((await who.get('/inbox')).status).toBe(200);
    who.cookie = former;
    who.post = 'direktore';
    expect((await who.get('/inbox')).status).toBe(401);
  });

  it('loses at once what is taken away: the post, the account', async () => {
    const who = await person(site, 'elza', ['audzinataja', 'direktore']);
    await who.request('POST', '/session', { post: 'direktore' });
    who.post = 'direktore';
    expect((await who.get('/inbox')).status).toBe(200);
    expect((await account(site, 'posts', 'elza', '--post', 'audzinataja')).code).toBe(0);
    expect((await who.get('/inbox')).status).toBe(401);
    expect(await who.again()).toMatchObject({ post: { id: 'audzinataja' } });
    // A session that somebody begins at the very moment of closing is none either.
    await site.db.updateTable('account').set({ disabled: true }).where('login', '=', 'elza').execute();
    expect((await who.get('/inbox')).status).toBe(401);
    await site.db.updateTable('account').set({ disabled: false }).where('login', '=', 'elza').execute();
    expect((await who.get('/inbox')).status).toBe(200);
    expect((await account(site, 'disable', 'elza')).code).toBe(0);
    expect((await who.get('/inbox')).status).toBe(401);
    expect((await who.password(ownPassword)).body.code).toBe('wrong-password');
    await account(site, 'enable', 'elza');
    expect((await who.again()).post?.id).toBe('audzinataja');
  });

  it('sees where they are signed in, and ends one or all of it at once', async () => {
    const who = await person(site, 'fricis', ['inspektors']);
    const phone = new PersonAt(site, 'fricis');
    phone.secret = who.secret;
    await phone.again();
    const { body } = await who.get<OwnSession[]>('/sessions');
    expect(body.map(({ own, post }) => [own, post])).toEqual(
      expect.arrayContaining([
        [true, 'Inspektors'],
        [false, 'Inspektors'],
      ]),
    );
    const other = body.find(({ own }) => !own)?.id ?? '';
    const stranger = await person(site, 'gustavs', ['inspektors']);
    await stranger.request('DELETE', `/sessions/${other}`);
    expect((await phone.get('/inbox')).status).toBe(200);
    await who.request('DELETE', `/sessions/${other}`);
    expect((await phone.get('/inbox')).status).toBe(401);
    await phone.again();
    const kept = who.cookie;
    expect((await who.request('DELETE', '/sessions')).status).toBe(204);
    who.cookie = kept;
    expect([(await who.get('/inbox')).status, (await phone.get('/inbox')).status]).toEqual([401, 401]);
  });

  it('changes the password, which ends all other sessions', async () => {
    const who = await person(site, 'hermine', ['inspektors']);
    const phone = new PersonAt(site, 'hermine');
    phone.secret = who.secret;
    await phone.again();
    const wrong = await who.request('PUT', '/password', { before: 'nav tā', after: 'sarkans lācis dzied naktī' });
    expect(wrong).toMatchObject({ status: 422, body: { code: 'wrong-password' } });
    const right = await who.request('PUT', '/password', { before: ownPassword, after: 'sarkans lācis dzied naktī' });
    expect(right.status).toBe(200);
    expect([(await who.get('/inbox')).status, (await phone.get('/inbox')).status]).toEqual([200, 401]);
    expect((await phone.password(ownPassword)).status).toBe(422);
  });

  it('is kept with what they do and look at, and stands in no line of the log', async () => {
    const who = await person(site, 'ilze', ['audzinataja']);
    const { case: id } = await who.do({ act: 'Situacija.jauna', answers: opening() });
    await who.case(id);
    const { id: whose } = await site.db
      .selectFrom('account')
      .select('id')
      .where('login', '=', 'ilze')
      .executeTakeFirstOrThrow();
    const events = await site.db.selectFrom('event').select('data').where('caseId', '=', id).execute();
    expect(events.flatMap(({ data }) => (data.type === 'performed' ? data.actor.person : []))).toEqual([whose]);
    const looks = await site.db.selectFrom('viewLog').select('person').where('caseId', '=', id).execute();
    expect(looks).toEqual([{ person: whose }]);
    const text = JSON.stringify(site.lines);
    for (const secret of ['ilze', whose, ownPassword, 'ezis', who.secret, ...who.codes])
      expect(text).not.toContain(secret);
  });
});

describe('a link in place of a password', () => {
  it('lets in once, to choose a password that nobody else has known', async () => {
    const token = await link(site, 'add', 'marta', '--name', 'Marta Paraugs', '--post', 'inspektors');
    const who = new PersonAt(site, 'marta');
    expect((await who.password('x')).status).toBe(422);
    expect((await who.accept(token)).body).toMatchObject({ stage: 'password', post: null });
    expect((await who.get('/inbox')).status).toBe(401);
    const after = await who.request<Session>('POST', '/sign-in/password', { password: ownPassword });
    expect(after.body).toMatchObject({ stage: 'enrol' });
    const again = await new PersonAt(site, 'marta').accept(token);
    expect(again).toMatchObject({ status: 422, body: { code: 'no-invitation' } });
    const rows = JSON.stringify(await site.db.selectFrom('invitation').selectAll().execute());
    expect(rows + JSON.stringify(site.lines)).not.toContain(token);
  });

  it('asks for the code, too, of who has an app; ends after three days, with another, and with the account', async () => {
    const who = await person(site, 'nellija', ['inspektors']);
    const first = await link(site, 'reset', 'nellija');
    expect((await who.get('/inbox')).status).toBe(401);
    expect((await who.password(ownPassword)).status).toBe(422);
    const second = await link(site, 'reset', 'nellija');
    expect((await who.accept(first)).status).toBe(422);
    expect((await who.accept(second)).body).toMatchObject({ stage: 'code' });
    expect((await who.enter(who.code())).body).toMatchObject({ stage: 'password' });
    const late = await link(site, 'reset', 'nellija');
    site.aheadMs += 73 * 60 * 60_000;
    expect((await who.accept(late)).status).toBe(422);
    const closed = await link(site, 'reset', 'nellija');
    await account(site, 'disable', 'nellija');
    await account(site, 'enable', 'nellija');
    expect((await who.accept(closed)).status).toBe(422);
  });

  it('needs the address of the site', async () => {
    const { code, output } = await account(site, 'add', 'olga', '--name', 'Olga', '--post', 'inspektors', '--link');
    expect(output).toMatch(/^Saitei vajag vietnes adresi[^\n]*\nA link needs the address[^\n]*\n$/);
    expect(code).toBe(2);
  });
});

describe('whoever guesses', () => {
  it('learns nothing of who has an account, and must wait longer and longer', async () => {
    const right = await addAccount(site, 'janis', ['inspektors']);
    const outcomes = async (login: string) => {
      const who = new PersonAt(site, login);
      const seen: unknown[] = [];
      for (let attempt = 0; attempt < 8; attempt += 1) {
        const { status, body, headers } = await who.password(`minējums ${attempt}`);
        // In whole seconds, of which a busy machine takes some for itself.
        const wait = headers.get('retry-after');
        seen.push([status, body.code, body.message, wait === null ? wait : Math.ceil(Number(wait) / 15)]);
      }
      return seen;
    };
    const known = await outcomes('janis');
    expect(known.map((one) => (Array.isArray(one) ? one[0] : one))).toEqual([422, 422, 422, 422, 422, 429, 429, 429]);
    expect(await outcomes('nav-tada')).toEqual(known);
    // Not even the right one, until the time has passed.
    const who = new PersonAt(site, 'janis');
    expect((await who.password(right)).status).toBe(429);
    site.aheadMs += 31_000;
    expect((await who.password('vēl viens')).status).toBe(422);
    const later = await who.password(right);
    expect(Number(later.headers.get('retry-after'))).toBeGreaterThan(45);
    site.aheadMs += 61_000;
    expect((await who.password(right)).body).toMatchObject({ stage: 'password' });
  });

  it('gets no more guesses by making them at the same moment', async () => {
    await addAccount(site, 'karlis', ['inspektors']);
    const replies = await Promise.all(
      Array.from({ length: 20 }, (_, index) => new PersonAt(site, 'karlis').password(`minējums ${index}`)),
    );
    expect(replies.filter(({ status }) => status === 422)).toHaveLength(5);
  });

  it('cannot guess codes, nor go past a step', async () => {
    const who = await person(site, 'laura', ['inspektors']);
    await who.password(ownPassword);
    expect((await who.request('POST', '/session', { post: 'inspektors' })).status).toBe(422);
    expect((await who.request('POST', '/sign-in/password', { password: ownPassword })).status).toBe(422);
    expect((await who.get('/sign-in/app')).status).toBe(422);
    const statuses: number[] = [];
    for (const code of who.wrongCodes(7)) statuses.push((await who.enter(code)).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429, 429]);
  });

  it('from one address is slowed whatever the names are', async () => {
    const other = await Site.start({ signIn: localSignIn, proxies: 1 });
    const from = { 'X-Forwarded-For': 'anything, 198.51.100.7' };
    const guess = async (name: string) => (await new PersonAt(other, name).password('x', from)).status;
    expect(await guess('vards')).toBe(422);
    // Forty-seven more, of as many names.
    await other.db.updateTable('attempt').set({ count: 48 }).where('count', '=', 1).execute();
    expect([await guess('ome'), await guess('tante'), await guess('onkulis')]).toEqual([422, 422, 429]);
    const elsewhere = await new PersonAt(other, 'brālis').password('x', { 'X-Forwarded-For': '198.51.100.8' });
    expect(elsewhere.status).toBe(422);
    await other.stop();
  });

  it('finds no password in the store', async () => {
    await person(site, 'maija', ['inspektors']);
    const rows = await site.db.selectFrom('account').select('password').where('login', '=', 'maija').execute();
    expect(rows[0]?.password).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/);
    expect(rows[0]?.password).not.toContain('ezis');
  });
});

describe('a session of a person', () => {
  it('ends when it is not used for a quarter of an hour, and after twelve hours in any case', async () => {
    const who = await person(site, 'nora', ['inspektors']);
    site.aheadMs += 14 * 60_000;
    expect((await who.get('/inbox')).status).toBe(200);
    site.aheadMs += 16 * 60_000;
    expect((await who.get('/inbox')).status).toBe(401);
    await who.again();
    for (let count = 0; count < 59; count += 1) {
      site.aheadMs += 12 * 60_000;
      expect((await who.get('/inbox')).status).toBe(200);
    }
    site.aheadMs += 12 * 60_000;
    expect((await who.get('/inbox')).status).toBe(401);
  });

  it('cannot be had by naming a post, as in a demonstration', async () => {
    const stranger = new Visitor(site.server.url);
    const { body } = await stranger.get<Session>('/session');
    expect(body).toMatchObject({ demo: false, local: true, posts: [] });
    expect((await stranger.request('POST', '/session', { post: 'direktore' })).status).toBe(422);
    expect((await stranger.get('/inbox')).status).toBe(401);
  });

  it('that is asked for too often is told so in words', async () => {
    const other = await Site.start({ signIn: localSignIn, limits: { search: 2, change: 5, read: 1_000, upload: 1 } });
    const who = await person(other, 'olga', ['audzinataja']);
    await who.cases();
    await who.cases();
    const third = await who.request<{ message: string }>('POST', '/cases/search', {});
    expect(third).toMatchObject({ status: 429, body: { code: 'too-many' } });
    expect(third.body.message).toMatch(/^Pārāk daudz mēģinājumu/);
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
    const draft = { answers: {}, revision: 1, command: randomUUID() };
    const statuses: number[] = [];
    for (let n = 0; n < 7; n += 1) statuses.push((await who.request('PUT', '/drafts/x', draft)).status);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect((await who.get('/inbox')).status).toBe(200);
    await other.stop();
  });
});

describe('a database', () => {
  it('of real cases is no demonstration, and of a demonstration not for real work', async () => {
    const other = await Site.start({ signIn: localSignIn });
    const who = await person(other, 'paula', ['audzinataja']);
    await who.do({ act: 'Situacija.jauna', answers: opening() });
    await other.server.stop();
    other.options.signIn = undefined;
    await expect(other.up()).rejects.toThrow(/Šajā datubāzē ir īstas lietas[^]*cannot be started as a demonstration/);
    other.options.signIn = localSignIn;
    await other.up();
    await other.stop();

    const demo = await Site.start();
    await demo.server.stop();
    demo.options.signIn = localSignIn;
    await demo.up();
    await demo.server.stop();
    demo.options.signIn = undefined;
    await demo.up();
    const teacher = await demo.signIn('audzinataja');
    await teacher.do({ act: 'Situacija.jauna', answers: opening() });
    await demo.server.stop();
    demo.options.signIn = localSignIn;
    await expect(demo.up()).rejects.toThrow(/ir demonstrācijas lietas/);
    demo.options.signIn = undefined;
    await demo.up();
    await demo.stop();
  });
});

describe('riciba-server account', () => {
  it('refuses what is no name or no post, and tells what there is', async () => {
    expect(await account(site, 'add', '320000-12340', '--name', 'X', '--post', 'inspektors')).toMatchObject({
      code: 2,
    });
    const noPost = await account(site, 'add', 'rita', '--name', 'Rita', '--post', 'nav');
    expect(noPost.output).toMatch(/Nav amata vietas: nav\. Ir šādas: .*inspektors/);
    expect((await account(site, 'reset', 'nav-tada')).output).toMatch(/Lietotāja «nav-tada» nav/);
    await person(site, 'sanita', ['inspektors']);
    const { output } = await account(site, 'list');
    expect(output).toMatch(/^sanita {2}Vārds sanita {2}inspektors {2}\(pierakstījies /m);
  });

  it('gives a new password and, when asked, a new app; the sessions end', async () => {
    const who = await person(site, 'teodors', ['inspektors']);
    const { output } = await account(site, 'reset', 'teodors', '--app');
    expect((await who.get('/inbox')).status).toBe(401);
    const temporary = /password: (\S+)/.exec(output)?.[1] ?? '';
    expect((await who.password(temporary)).body).toMatchObject({ stage: 'password' });
    const [former = ''] = who.codes;
    expect(await who.begin()).toMatchObject({ post: { id: 'inspektors' } });
    await who.password(ownPassword);
    expect((await who.enter(former)).status).toBe(422);
    expect((await who.enter(who.codes[0] ?? '')).status).toBe(200);
  });
});
