import { z } from 'zod';
import { digestOf } from '../digest.ts';
import { codeOf, faultIn } from '../failure.ts';
import { Refused, texts } from '../contract/problem.ts';
import type { Services } from '../services.ts';
import { beginSession } from './sessions.ts';
import { transact } from '../store/database.ts';
import { type Account, addAccount, changeAccount, findAccount, setPosts } from './accounts.ts';
import { noteSignIn } from './attempts.ts';
import { entering, type From } from './local.ts';
import type { Claims, Provider } from './provider.ts';

/** Where the provider sends people back to. */
export const returnPath = '/api/sign-in/oidc/return';

/** Why somebody who comes back is not let in; the sign-in page has the words. */
type Failure = 'denied' | 'failed' | 'level' | 'no-posts' | 'away';

const Journey = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  /** The page to come back to. */
  to: z.string(),
  post: z.string().optional(),
});

/** Where the browser goes, and what it keeps until it is back; to the page that says so when the provider is away. */
export async function leaveForProvider(
  provider: Provider,
  { origin, to, post }: { origin: string; to: string; post?: string | undefined },
): Promise<{ url: string; kept?: string }> {
  const page = localPath(to);
  try {
    const { url, journey } = await provider.authorization(new URL(returnPath, origin).href);
    const kept = { ...journey, to: page, ...(post !== undefined && { post }) };
    return { url, kept: Buffer.from(JSON.stringify(kept)).toString('base64url') };
  } catch (error) {
    return { url: telling(page, failureOf(error)) };
  }
}

/** The page they wanted, which says why they are not let in. */
function telling(page: string, failure: Failure): string {
  return `${page}${page.includes('?') ? '&' : '?'}sign-in=${failure}`;
}

/** A page of this site and no other: the address came with a request. */
function localPath(to: string): string {
  const here = 'http://here.invalid';
  const url = URL.canParse(to, here) ? new URL(to, here) : new URL(here);
  return to.startsWith('/') && url.origin === here ? `${url.pathname}${url.search}` : '/';
}

/**
 * Lets in who comes back from the provider, in the posts that its word of them gives.
 * @param kept what their browser kept
 * @returns the page to go on to, and the session's token; without it they were not let in, which the page says
 */
export async function returnFromProvider(
  services: Services & { provider: Provider },
  { address, kept, from }: { address: URL; kept: string | undefined; from: From },
): Promise<{ to: string; token?: string }> {
  const journey = readJourney(kept);
  if (!journey) return { to: telling('/', 'failed') };
  const { to, post } = journey;
  try {
    const claims = await services.provider.claims(address, journey);
    const account = await accountOf(services, claims);
    const begin = await entering(services, account, { place: from.place, post });
    const { sid } = claims;
    const providerSession = sid === undefined ? {} : { providerSession: sessionOf(services.provider, sid) };
    const { token } = await beginSession(services, { ...begin, ...providerSession });
    return { to, token };
  } catch (error) {
    const failure = failureOf(error);
    noteSignIn(services, 'provider', failure);
    return { to: telling(to, failure) };
  }
}

/** So far may the provider's clock be behind ours. */
const clocksApartMs = 60_000;

/**
 * Ends what the provider says is over: one session, or all of a person, as far as they began before it said so. So its
 * word does nothing more when it is heard again, by this server or another one, and none has to remember the words that it
 * heard (the `jti` of OpenID Connect Back-Channel Logout 1.0, 2.6, which there is optional).
 * @throws Refused 400 when it is not the provider's word, 503 when the provider cannot be asked for its keys
 */
export async function endByProvider(services: Services & { provider: Provider }, token: string): Promise<void> {
  const { db, directory, provider, log } = services;
  const { municipality } = directory;
  const { sid, sub, at } = await provider.signedOut(token).catch((error: unknown) => {
    log('warn', 'word of the provider refused', faultIn(error));
    throw error instanceof Refused ? error : new Refused(400, { code: 'malformed', message: texts.malformed });
  });
  const begun = new Date(at.getTime() + clocksApartMs).toISOString();
  const ended = db.deleteFrom('session').where('municipality', '=', municipality).where('startedAt', '<=', begun);
  if (sid !== undefined) {
    await ended.where('providerSession', '=', sessionOf(provider, sid)).execute();
    return;
  }
  const login = loginOf(provider.settings.issuer, sub ?? '');
  const account = await findAccount(db, municipality, { kind: 'oidc', login });
  if (account) await ended.where('account', '=', account.id).execute();
}

function sessionOf({ settings }: Provider, sid: string): Buffer {
  return digestOf(`${settings.issuer}\n${sid}`);
}

function readJourney(kept: string | undefined): z.infer<typeof Journey> | undefined {
  try {
    return Journey.parse(JSON.parse(Buffer.from(kept ?? '', 'base64url').toString()));
  } catch {
    return undefined;
  }
}

function failureOf(error: unknown): Failure {
  if (error instanceof Refused)
    return error.problem.code === 'no-posts' ? 'no-posts' : error.problem.code === 'level' ? 'level' : 'away';
  if (typeof error === 'object' && error !== null && 'error' in error && error.error === 'access_denied')
    return 'denied';
  return codeOf(error) === 'OAUTH_TIMEOUT' ? 'away' : 'failed';
}

/** The account of whom a provider tells of, with the posts that fit them now. */
async function accountOf(
  services: Services & { provider: Provider },
  claims: Claims,
): Promise<Pick<Account, 'municipality' | 'id'>> {
  const { settings } = services.provider;
  if (settings.acr.length > 0 && !settings.acr.includes(claims.acr ?? ''))
    throw new Refused(403, { code: 'level', message: 'Šis pierakstīšanās veids nav pietiekami drošs.' });
  const { municipality } = services.directory;
  const login = loginOf(settings.issuer, claims.sub);
  const posts = settings.posts.filter((rule) => fits(claims.all[rule.claim], rule.value)).map(({ post }) => post);
  const name = nameIn(claims.all);
  return await transact(services.db, async (tx) => {
    const known = await findAccount(tx, municipality, { kind: 'oidc', login });
    const createdAt = services.now();
    const id = known?.id ?? (await addAccount(tx, { municipality, kind: 'oidc', login, name, createdAt }));
    if (known && known.name !== name) await changeAccount(tx, known, { name });
    await setPosts(tx, { municipality, id }, known?.disabled ? [] : [...new Set(posts)]);
    return { municipality, id };
  });
}

/** A provider's word for a person may be a personal code: it is not kept. */
function loginOf(issuer: string, sub: string): string {
  return digestOf(`${issuer}\n${sub}`).toString('base64url');
}

function fits(said: unknown, value: string): boolean {
  return Array.isArray(said) ? said.includes(value) : said === value;
}

function nameIn({ name, given_name: given, family_name: family }: Record<string, unknown>): string {
  const parts = typeof name === 'string' ? [name] : [given, family];
  return (
    parts
      .filter((part) => typeof part === 'string')
      .join(' ')
      .slice(0, 200) || 'Bez vārda'
  );
}
