import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OpenIdProvider } from '../support/openid-provider.ts';
import { addAccount, PersonAt } from './support/people.ts';
import { Surfer } from './support/surfer.ts';
import { Site } from './support/site.ts';

let site: Site;
let provider: OpenIdProvider;

async function start(acr: string[] = []): Promise<{ site: Site; provider: OpenIdProvider }> {
  const running = await OpenIdProvider.start();
  const { issuer, client, secret } = running;
  const posts = [
    { claim: 'groups', value: 'riciba-direktore', post: 'direktore' },
    { claim: 'groups', value: 'riciba-skolotaja', post: 'audzinataja' },
  ];
  const oidc = { issuer, client, label: 'Pašvaldības konts', scopes: ['openid', 'profile'], acr, posts };
  const signIn = { oidc, secret, sessions: { idleMinutes: 15, longestHours: 12 } };
  const served = await Site.start({ signIn });
  running.serve(served.server.url, acr);
  return { site: served, provider: running };
}

beforeAll(async () => {
  ({ site, provider } = await start());
  provider.people.set('320000-12340', { name: 'Anna Paraugs', groups: ['riciba-direktore', 'cita'] });
  provider.people.set('b', { name: 'Berta Paraugs', groups: ['riciba-direktore', 'riciba-skolotaja'] });
  provider.people.set('c', { name: 'Cilda Paraugs', groups: [] });
});
afterAll(async () => {
  await site.stop();
  await provider.stop();
});

const home = () => site.server.url;

describe('whoever signs in with a provider', () => {
  it('comes back to the page they wanted, in the post that the provider’s word of them gives', async () => {
    const anna = new Surfer();
    const page = await anna.signIn(`${home()}/api/sign-in/oidc?to=/cases/x?a=1`, '320000-12340');
    expect(page.url).toBe(`${home()}/cases/x?a=1`);
    const { body } = await anna.api(home(), '/session');
    expect(body).toMatchObject({ post: { id: 'direktore' }, person: { name: 'Anna Paraugs', kind: 'oidc' } });
    expect((await anna.api(home(), '/inbox', 'direktore')).status).toBe(200);
  });

  it('is known to the store without what the provider calls them', async () => {
    const [row] = await site.db.selectFrom('account').selectAll().where('name', '=', 'Anna Paraugs').execute();
    expect(row?.kind).toBe('oidc');
    expect(JSON.stringify(row)).not.toContain('320000');
    expect(JSON.stringify(site.lines)).not.toMatch(/320000|Anna/);
  });

  it('chooses among several posts, or comes back to the one they were at', async () => {
    const berta = new Surfer();
    await berta.signIn(`${home()}/api/sign-in/oidc`, 'b');
    expect((await berta.api(home(), '/session')).body).toMatchObject({ stage: 'post', post: null });
    await berta.open(`${home()}/api/sign-in/oidc?post=audzinataja`);
    expect((await berta.api(home(), '/session')).body).toMatchObject({ post: { id: 'audzinataja' } });
  });

  it('holds no longer what the provider says no more', async () => {
    const berta = new Surfer();
    await berta.signIn(`${home()}/api/sign-in/oidc?post=audzinataja`, 'b');
    const beside = new Surfer();
    provider.people.set('b', { name: 'Berta Paraugs', groups: ['riciba-direktore'] });
    await beside.signIn(`${home()}/api/sign-in/oidc`, 'b');
    expect((await beside.api(home(), '/session')).body).toMatchObject({ post: { id: 'direktore' } });
    expect((await berta.api(home(), '/inbox', 'audzinataja')).status).toBe(401);
  });

  it('and holds no post is told so', async () => {
    const cilda = new Surfer();
    const page = await cilda.signIn(`${home()}/api/sign-in/oidc?to=/cases`, 'c');
    expect(page.url).toBe(`${home()}/cases?sign-in=no-posts`);
    expect((await cilda.api(home(), '/session')).body.person).toBeUndefined();
  });

  it('and thinks better of it is told so', async () => {
    const anna = new Surfer();
    const form = await anna.open(`${home()}/api/sign-in/oidc`);
    const abort = /href="([^"]*\/abort)"/.exec(form.text)?.[1] ?? '';
    const page = await anna.open(new URL(abort, form.url).href);
    expect(page.url).toBe(`${home()}/?sign-in=denied`);
  });

  it('leaves the provider, too', async () => {
    const anna = new Surfer();
    await anna.signIn(`${home()}/api/sign-in/oidc`, '320000-12340');
    const { body } = await anna.api(home(), '/session', undefined, 'DELETE');
    expect(body.leave).toMatch(new RegExp(`^${provider.issuer}/session/end\\?`));
    const question = await anna.open(body.leave ?? '');
    expect(question.status).toBe(200);
  });
});

it('where people sign in with a provider only, an account kept here lets nobody in', async () => {
  const temporary = await addAccount(site, 'vecais', ['direktore']);
  const who = new PersonAt(site, 'vecais');
  expect(await who.password(temporary)).toMatchObject({ status: 422, body: { code: 'wrong-password' } });
});

describe('what comes back from a provider', () => {
  it('is refused when this browser did not ask for it', async () => {
    const thief = new Surfer();
    const asked = await thief.open(`${home()}/api/sign-in/oidc`, 0);
    const other = new Surfer();
    const page = await other.open(`${home()}/api/sign-in/oidc/return?code=x&state=${stateIn(asked.location)}`);
    expect(page.url).toBe(`${home()}/?sign-in=failed`);
    const forged = await thief.open(`${home()}/api/sign-in/oidc/return?code=x&state=other`);
    expect(forged.url).toBe(`${home()}/?sign-in=failed`);
  });

  it('is good once', async () => {
    const anna = new Surfer();
    const back = await anna.signIn(`${home()}/api/sign-in/oidc`, '320000-12340', 'return');
    const page = await anna.open(back.location);
    expect(page.url).toBe(`${home()}/`);
    expect((await anna.open(back.location)).url).toBe(`${home()}/?sign-in=failed`);
  });

  it('is good only with the state that was asked with, whatever else is right', async () => {
    const anna = new Surfer();
    const back = await anna.signIn(`${home()}/api/sign-in/oidc`, '320000-12340', 'return');
    const page = await anna.open(back.location.replace(stateIn(back.location), 'cits'));
    expect(page.url).toBe(`${home()}/?sign-in=failed`);
  });

  it.each(['//uzbrucejs.lv', 'https://uzbrucejs.lv/', '/\\uzbrucejs.lv', 'javascript:alert(1)'])(
    'does not lead on to another site: %s',
    async (to) => {
      const anna = new Surfer();
      const page = await anna.signIn(`${home()}/api/sign-in/oidc?to=${encodeURIComponent(to)}`, '320000-12340');
      expect(page.url).toBe(`${home()}/`);
    },
  );
});

describe('a provider', () => {
  it('must say that the person proved themselves as strongly as is asked for', async () => {
    const other = await start(['urn:eidas:substantial']);
    other.provider.people.set('a', { name: 'A', groups: ['riciba-direktore'] });
    const page = await new Surfer().signIn(`${other.site.server.url}/api/sign-in/oidc`, 'a');
    expect(page.url).toBe(`${other.site.server.url}/?sign-in=level`);
    await other.site.stop();
    await other.provider.stop();
  });

  it('that is away keeps nobody from starting, and is asked again', async () => {
    const other = await start();
    await other.provider.stop();
    const page = await new Surfer().open(`${other.site.server.url}/api/sign-in/oidc`);
    expect(page.url).toBe(`${other.site.server.url}/?sign-in=away`);
    await other.site.stop();
  });
});

const tell = (token: string) =>
  fetch(`${home()}/api/sign-in/oidc/logout`, { method: 'POST', body: new URLSearchParams({ logout_token: token }) });

const at = async (who: Surfer) => (await who.api(home(), '/inbox', 'direktore')).status;

const signedIn = async () => {
  const who = new Surfer();
  await who.signIn(`${home()}/api/sign-in/oidc`, '320000-12340');
  expect(await at(who)).toBe(200);
  return who;
};

describe('a provider that tells by itself who is signed out', () => {
  it('ends the session here that it began, and no other', async () => {
    const [anna, beside] = [await signedIn(), await signedIn()];
    const question = await anna.open(`${provider.issuer}/session/end?client_id=${provider.client}`);
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(question.text)?.[1] ?? '';
    const action = /action="([^"]+)"/.exec(question.text)?.[1] ?? '';
    await anna.open(new URL(action, question.url).href, 0, new URLSearchParams({ xsrf, logout: 'yes' }));
    await expect.poll(() => at(anna)).toBe(401);
    expect(await at(beside)).toBe(200);
    // It is the provider's name for it, kept as a digest, also when the post was chosen after.
    const rows = await site.db.selectFrom('session').select('providerSession').execute();
    expect(rows.every(({ providerSession }) => providerSession?.length === 32)).toBe(true);
  });

  it('ends all of a person’s when it names no session', async () => {
    const [anna, beside] = [await signedIn(), await signedIn()];
    const answer = await tell(provider.word({ sub: '320000-12340' }));
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect([await at(anna), await at(beside)]).toEqual([401, 401]);
    expect((await tell(provider.word({ sub: 'nekad nav bijis' }))).status).toBe(200);
    expect(JSON.stringify(site.lines)).not.toContain('320000');
  });

  it.each([
    ['no kind', undefined],
    ['“JWT”', 'JWT'],
    ['the whole name of its kind', 'application/logout+jwt'],
  ])('is believed a word that says %s, as some providers’ do', async (_what, typ) => {
    const anna = await signedIn();
    const word = provider.word({ sub: '320000-12340' }, { head: { typ } });
    expect((await tell(word)).status).toBe(200);
    expect(await at(anna)).toBe(401);
  });

  it('ends nothing that began after it told so, however often its word is heard', async () => {
    const before = await signedIn();
    const word = provider.word({ sub: '320000-12340' });
    expect((await tell(word)).status).toBe(200);
    expect(await at(before)).toBe(401);
    site.aheadMs += 2 * 60_000;
    const after = await signedIn();
    expect((await tell(word)).status).toBe(200);
    expect(await at(after)).toBe(200);
  });

  it.each<[string, () => string]>([
    ['under another key', () => provider.word({ sub: '320000-12340' }, { key: otherKey })],
    ['under none', () => unsigned(provider.word({ sub: '320000-12340' }, { head: { alg: 'none' } }))],
    ['altered', () => provider.word({ sub: 'b' }).replace(/\.[^.]+\./, `.${payloadOf({ sub: '320000-12340' })}.`)],
    ['for another site', () => provider.word({ sub: '320000-12340', aud: 'cita' })],
    ['of another provider', () => provider.word({ sub: '320000-12340', iss: 'https://cits.lv' })],
    ['of an hour ago', () => provider.word({ sub: '320000-12340', iat: Math.floor(Date.now() / 1_000) - 3_600 })],
    ['that is over', () => provider.word({ sub: '320000-12340', exp: Math.floor(Date.now() / 1_000) - 300 })],
    ['that is an identity token', () => provider.word({ sub: '320000-12340', nonce: 'x' })],
    ['of something else', () => provider.word({ sub: '320000-12340', events: { 'https://piemers.lv/cits': {} } })],
    ['of another kind', () => provider.word({ sub: '320000-12340' }, { head: { alg: 'RS256', typ: 'at+jwt' } })],
    ['of nobody', () => provider.word({})],
    ['that is none', () => 'x'.repeat(500)],
  ])('is not believed a word %s', async (_what, word) => {
    const anna = await signedIn();
    const answer = await tell(word());
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ code: 'malformed' });
    expect(await at(anna)).toBe(200);
  });

  it('is not listened to for long, nor where there is no provider', async () => {
    expect((await tell('x'.repeat(30_000))).status).toBe(413);
    expect((await fetch(`${home()}/api/sign-in/oidc/logout`, { method: 'POST' })).status).toBe(400);
    const local = await Site.start();
    const path = `${local.server.url}/api/sign-in/oidc/logout`;
    const answer = await fetch(path, { method: 'POST', body: new URLSearchParams({ logout_token: 'x' }) });
    expect(answer.status).toBe(404);
    await local.stop();
  });
});

const otherKey = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey;

const unsigned = (word: string) => word.replace(/[^.]+$/, '');

function payloadOf(claims: object): string {
  const events = { 'http://schemas.openid.net/event/backchannel-logout': {} };
  const iat = Math.floor(Date.now() / 1_000);
  const all = { iss: provider.issuer, aud: provider.client, iat, jti: 'x', events, ...claims };
  return Buffer.from(JSON.stringify(all)).toString('base64url');
}

function stateIn(address: string): string {
  return new URL(address).searchParams.get('state') ?? '';
}
