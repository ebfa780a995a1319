import { randomBytes, randomUUID } from 'node:crypto';
import { Refused, texts } from '../contract/problem.ts';
import { digestOf } from '../digest.ts';
import type { Found, Look } from '../cases/looks.ts';
import type { Services, Serving } from '../services.ts';
import type { Database, Tx } from '../store/database.ts';
import type { Stage } from '../store/schema.ts';

/** The end is moved at most once a minute: a read should not always be a write. */
const moveEveryMs = 60_000;
/** How long somebody may take over the steps of signing in. */
const signingInMs = 10 * 60_000;
const minute = 60_000;
const hour = 60 * minute;

/** Somebody who is signing in (`stage`), or has (`post`). */
export interface Session {
  id: string;
  /** Who it is; nobody in a demonstration. */
  account?: Person;
  post?: string;
  stage?: Stage;
  expiresAt: string;
}

interface Person {
  id: string;
  kind: 'local' | 'oidc';
  login: string;
  name: string;
}

/** Of what a new session is made. */
export interface Begin {
  account?: string;
  post?: string;
  stage?: Stage;
  secret?: Buffer;
  /** Browser and system, in words. */
  place?: string;
  /** Digest of the provider's name for it. */
  providerSession?: Buffer;
  /** When the person signed in; now, unless the session takes the place of another. */
  startedAt?: string;
}

const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

const earlier = (a: string, b: string): string => (a < b ? a : b);

/** Begins a session; only the token's hash is stored, so that the store gives nobody a session. */
export async function beginSession(services: Services, begin: Begin): Promise<{ token: string; id: string }> {
  const now = services.now();
  const token = randomBytes(32).toString('base64url');
  const { account = null, post = null, stage = null, secret = null, place = null, providerSession = null } = begin;
  const startedAt = begin.startedAt ?? now;
  const expiresAt = stage && stage !== 'post' ? later(now, signingInMs) : endOf(services, startedAt, now);
  const { municipality } = services.directory;
  await services.db.deleteFrom('session').where('expiresAt', '<', now).execute();
  const id = randomUUID();
  const told = { id, account, post, stage, secret, place, providerSession };
  await services.db
    .insertInto('session')
    .values({ municipality, tokenHash: digestOf(token), ...told, startedAt, seenAt: now, expiresAt })
    .execute();
  return { token, id };
}

function endOf({ sessions }: Services, startedAt: string, now: string): string {
  return earlier(later(now, sessions.idleMinutes * minute), later(startedAt, sessions.longestHours * hour));
}

/** Found for each row of `asked`, by the hash of a token. */
export const seeking = {
  columns: `session.id, session.account, session.post, session.stage, session.started_at as "startedAt",
     session.seen_at as "seenAt", session.expires_at as "expiresAt", account.kind, account.login, account.name,
     account.disabled, account_post.post as held`,
  joins: `left join session on session.municipality = :municipality and session.token_hash = asked.hash
     and session.expires_at > :now::timestamptz
   left join account on account.municipality = :municipality and account.id = session.account
   left join account_post on account_post.municipality = :municipality and account_post.account = session.account
     and account_post.post = session.post`,
};

/** A session as it is stored, with whose it is. */
export interface FoundSession {
  id: string;
  account: string | null;
  post: string | null;
  stage: Stage | null;
  startedAt: string;
  seenAt: string;
  expiresAt: string;
  kind: Person['kind'] | null;
  login: string | null;
  name: string | null;
  disabled: boolean | null;
  held: string | null;
}

/**
 * The session of a token, its end moved on; nothing when it ended, its account was closed, or its post is not the
 * person's any more. Asked at each request: what is taken away is gone at the next.
 * @param look of a command, what it is worked out of is read in the same journey
 */
export async function findSession(
  services: Serving,
  token: string,
  look?: Look,
): Promise<{ entry?: Session; found?: Found }> {
  const { session, found } = await services.entrances.ask({ hash: digestOf(token), ...(look && { look }) });
  const entry = session && (await moved(services, token, session));
  return entry ? { entry, ...(found && { found }) } : {};
}

async function moved(services: Serving, token: string, row: FoundSession): Promise<Session | undefined> {
  if (!isTheirs(services, row)) return undefined;
  const now = services.now();
  const { directory, db } = services;
  const { municipality } = directory;
  const { id, post, stage, kind, login, name } = row;
  const session = {
    id,
    ...(row.account !== null && kind && { account: { id: row.account, kind, login: login ?? '', name: name ?? '' } }),
    ...(post !== null && { post }),
    ...(stage !== null && { stage }),
  };
  if (Date.parse(now) < Date.parse(row.seenAt) + moveEveryMs || (stage && stage !== 'post'))
    return { ...session, expiresAt: row.expiresAt };
  const expiresAt = endOf(services, row.startedAt, now);
  await db
    .updateTable('session')
    .set({ seenAt: now, expiresAt })
    .where('municipality', '=', municipality)
    .where('tokenHash', '=', digestOf(token))
    .execute();
  return { ...session, expiresAt };
}

interface Standing {
  account: string | null;
  post: string | null;
  disabled: boolean | null;
  held: string | null;
}

/** A session of nobody is one of a demonstration. */
function isTheirs({ demo, directory }: Services, { account, post, disabled, held }: Standing): boolean {
  if (post !== null && !directory.posts.has(post)) return false;
  if (account === null) return demo;
  return !demo && disabled === false && held === post;
}

/** What a session of a person who is signing in knows besides. */
export async function secretOf({ db, directory }: Services, { id }: Session): Promise<Buffer | undefined> {
  const row = await db
    .selectFrom('session')
    .select('secret')
    .where('municipality', '=', directory.municipality)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.secret ?? undefined;
}

/**
 * A new session in place of one: whoever knew the former token has nothing. It lasts no longer than the former could.
 * @param change what is other
 * @throws Refused 401 when it has just been ended
 */
export async function renewSession(
  services: Services,
  session: Session,
  change: Begin,
): Promise<{ token: string; id: string }> {
  const { db, directory } = services;
  const { municipality } = directory;
  const before = await db
    .deleteFrom('session')
    .where('municipality', '=', municipality)
    .where('id', '=', session.id)
    .returning(['account', 'place', 'startedAt', 'providerSession'])
    .executeTakeFirst();
  // Revoked at this very moment.
  if (!before) throw new Refused(401, { code: 'sign-in', message: texts.signIn });
  const { account, place, startedAt, providerSession } = before;
  const kept = {
    startedAt,
    ...(account !== null && { account }),
    ...(place !== null && { place }),
    ...(providerSession !== null && { providerSession }),
  };
  return await beginSession(services, { ...kept, ...change });
}

export async function endSession(services: Services, token: string): Promise<void> {
  await services.db
    .deleteFrom('session')
    .where('municipality', '=', services.directory.municipality)
    .where('tokenHash', '=', digestOf(token))
    .execute();
}

/** A session as its owner sees it among all of theirs. */
export interface OwnSession {
  id: string;
  post: string | null;
  place: string | null;
  startedAt: string;
  seenAt: string;
}

export async function sessionsOf({ db, directory, now }: Services, account: string): Promise<OwnSession[]> {
  return await db
    .selectFrom('session')
    .select(['id', 'post', 'place', 'startedAt', 'seenAt'])
    .where('municipality', '=', directory.municipality)
    .where('account', '=', account)
    .where('expiresAt', '>', now())
    .where((is) => is.or([is('stage', 'is', null), is('stage', '=', 'post')]))
    .orderBy('seenAt', 'desc')
    .execute();
}

/** Ends a person's sessions, all or one; none of anybody else's. */
export async function endSessionsOf(
  db: Database | Tx,
  municipality: string,
  account: string,
  id?: string,
): Promise<void> {
  let sessions = db.deleteFrom('session').where('municipality', '=', municipality).where('account', '=', account);
  if (id !== undefined) sessions = sessions.where('id', '=', id);
  await sessions.execute();
}
