import { sql } from 'kysely';
import { tooMany } from '../contract/problem.ts';
import { digestOf } from '../digest.ts';
import type { Services } from '../services.ts';

/** What attempts are counted by, and how many of them are free. */
interface Kind {
  free: number;
  /** The first wait; each further failure doubles it. */
  firstMs: number;
  longestMs: number;
}

/**
 * Those of a name are few: nobody guesses a password in them. Behind one address a whole municipality may sit, so there
 * is more room, and the waits are shorter.
 */
const kinds = {
  name: { free: 5, firstMs: 30_000, longestMs: 60 * 60_000 },
  code: { free: 5, firstMs: 60_000, longestMs: 60 * 60_000 },
  address: { free: 50, firstMs: 10_000, longestMs: 10 * 60_000 },
} satisfies Record<string, Kind>;

type Counted = keyof typeof kinds;

/** After a day without a failure it begins anew. */
const forgottenMs = 24 * 60 * 60_000;

/** Whoever reads the store learns neither names nor addresses from it. */
const keyOf = (kind: Counted, of: string): Buffer => digestOf(`${kind}\n${of}`);

const later = (instant: string, ms: number): string => new Date(Date.parse(instant) + ms).toISOString();

/**
 * Counts an attempt before it is looked at, in the store, for all processes: so many at the same moment are no way round
 * it. A success takes it back by `forgive`. The same for names that are nobody's.
 * @throws Refused 429 while one must wait
 */
export async function countAttempt(services: Services, kind: Counted, of: string): Promise<void> {
  const { db, directory } = services;
  const { municipality } = directory;
  const now = services.now();
  const { free, firstMs, longestMs } = kinds[kind];
  const key = keyOf(kind, of);
  const count = sql<number>`case when attempt.forgotten_at < ${now} then 1 else attempt.count + 1 end`;
  const waitMs = sql<number>`case when ${count} < ${free} then 0
    else least(${longestMs}::float8, ${firstMs} * power(2, least(${count} - ${free}, 20))) end`;
  const taken = await db
    .insertInto('attempt')
    .values({ municipality, key, count: 1, nextAt: now, forgottenAt: later(now, forgottenMs) })
    .onConflict((on) =>
      on
        .columns(['municipality', 'key'])
        .doUpdateSet({
          count,
          nextAt: sql`${now}::timestamptz + ${waitMs} * interval '1 millisecond'`,
          forgottenAt: later(now, forgottenMs),
        })
        .where('attempt.nextAt', '<=', now),
    )
    .returning('count')
    .executeTakeFirst();
  if (taken) return;
  const row = await db
    .selectFrom('attempt')
    .select('nextAt')
    .where('municipality', '=', municipality)
    .where('key', '=', key)
    .executeTakeFirst();
  noteSignIn(services, kind, 'too-many');
  throw tooMany(Math.max(1, (Date.parse(row?.nextAt ?? now) - Date.parse(now)) / 1_000));
}

/** Tells the log, and counts: a step that somebody was refused at and why, or that they are in. Never who. */
export function noteSignIn({ log, metrics }: Services, step: string, refusal?: string): void {
  metrics?.signIn({ step, outcome: refusal ?? 'accepted' });
  if (refusal === undefined) log('info', 'signed in');
  else log('warn', 'sign-in refused', { step, reason: refusal });
}

/**
 * It was who they said. Of a name nothing is held against them any more; of an address only this attempt is taken back:
 * others there may be guessing, and whoever has an account could else wipe their own guesses out.
 */
export async function forgive({ db, directory, now }: Services, kind: Counted, of: string): Promise<void> {
  await db.deleteFrom('attempt').where('forgottenAt', '<', now()).execute();
  const { municipality } = directory;
  const key = keyOf(kind, of);
  if (kind !== 'address') {
    await db.deleteFrom('attempt').where('municipality', '=', municipality).where('key', '=', key).execute();
    return;
  }
  const { free } = kinds.address;
  await db
    .updateTable('attempt')
    .set({ count: sql`count - 1`, nextAt: sql`case when count <= ${free} then ${now()}::timestamptz else next_at end` })
    .where('municipality', '=', municipality)
    .where('key', '=', key)
    .where('count', '>', 0)
    .execute();
}
