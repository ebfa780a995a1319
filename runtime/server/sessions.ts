import { createHash, randomBytes } from 'node:crypto';
import type { Services } from './services.ts';

/** A session ends after an hour without a request, and after twelve hours in any case. */
const idleMs = 60 * 60_000;
const longestMs = 12 * 60 * 60_000;
/** The end is moved at most once a minute: a read should not always be a write. */
const moveEveryMs = 60_000;

export interface Session {
  post: string;
  expiresAt: string;
}

const hashOf = (token: string): Buffer => createHash('sha256').update(token).digest();

const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

const earlier = (a: string, b: string): string => (a < b ? a : b);

/** Begins a session; only the token's hash is stored, so that the store gives nobody a session. */
export async function beginSession(services: Services, post: string): Promise<Session & { token: string }> {
  const now = services.now();
  const token = randomBytes(32).toString('base64url');
  const expiresAt = later(now, idleMs);
  const { municipality } = services.directory;
  await services.db.deleteFrom('session').where('expiresAt', '<', now).execute();
  await services.db
    .insertInto('session')
    .values({ municipality, tokenHash: hashOf(token), post, startedAt: now, seenAt: now, expiresAt })
    .execute();
  return { post, expiresAt, token };
}

/** The session of a token, its end moved on; nothing when it ended or its post is no more. */
export async function findSession(services: Services, token: string): Promise<Session | undefined> {
  const now = services.now();
  const { municipality, posts } = services.directory;
  const row = await services.db
    .selectFrom('session')
    .select(['post', 'startedAt', 'seenAt', 'expiresAt'])
    .where('municipality', '=', municipality)
    .where('tokenHash', '=', hashOf(token))
    .where('expiresAt', '>', now)
    .executeTakeFirst();
  if (!row || !posts.has(row.post)) return undefined;
  if (now < later(row.seenAt, moveEveryMs)) return { post: row.post, expiresAt: row.expiresAt };
  const expiresAt = earlier(later(now, idleMs), later(row.startedAt, longestMs));
  await services.db
    .updateTable('session')
    .set({ seenAt: now, expiresAt })
    .where('municipality', '=', municipality)
    .where('tokenHash', '=', hashOf(token))
    .execute();
  return { post: row.post, expiresAt };
}

export async function endSession(services: Services, token: string): Promise<void> {
  await services.db
    .deleteFrom('session')
    .where('municipality', '=', services.directory.municipality)
    .where('tokenHash', '=', hashOf(token))
    .execute();
}
