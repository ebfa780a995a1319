import { randomBytes } from 'node:crypto';
import { lookup } from '../../definition/index.ts';
import { type Actor, describeOwed, hasBusiness, waiting } from '../../kernel/index.ts';
import { recordOverview } from '../chain/overviews.ts';
import { notFound } from '../contract/problem.ts';
import { digestOf } from '../digest.ts';
import type { Services } from '../services.ts';
import { findAccount, postsOf } from '../sign-in/accounts.ts';
import { uidOf } from './files.ts';
import { type CalendarEvent, icsOf } from './ics.ts';

/** More due dates than one calendar shows. */
const longest = 500;

/** Whose calendar it is: of a person at a post; in a demonstration a post's. */
type Whose = Pick<Actor, 'post' | 'person'>;

/** Gives somebody the secret address of their post's calendar; the one before ends. The token is told this once. */
export async function openFeed({ db, directory, now }: Services, { post, person }: Whose): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  const { municipality } = directory;
  await db
    .insertInto('calendarFeed')
    .values({ municipality, post, account: person ?? null, tokenHash: digestOf(token), createdAt: now() })
    .onConflict((on) =>
      on.columns(['municipality', 'post', 'account']).doUpdateSet({ tokenHash: digestOf(token), createdAt: now() }),
    )
    .execute();
  return token;
}

/** Since when somebody's calendar at a post has an address; undefined: it has none. */
export async function feedSince({ db, directory }: Services, { post, person }: Whose): Promise<string | undefined> {
  const row = await db
    .selectFrom('calendarFeed')
    .select('createdAt')
    .where('municipality', '=', directory.municipality)
    .where('post', '=', post)
    .where('account', 'is not distinct from', person ?? null)
    .executeTakeFirst();
  return row?.createdAt;
}

export async function closeFeed({ db, directory }: Services, { post, person }: Whose): Promise<void> {
  await db
    .deleteFrom('calendarFeed')
    .where('municipality', '=', directory.municipality)
    .where('post', '=', post)
    .where('account', 'is not distinct from', person ?? null)
    .execute();
}

/**
 * What waits for the post whose calendar this is, by the days until which it must be done: what to do, in the scheme's
 * words, and the number of the case. Nothing that anybody wrote, and nobody's name.
 * @throws Refused 404 when the address is nobody's, or is no more
 */
export async function feedOf(services: Services, token: string): Promise<string> {
  const { db, directory } = services;
  const row = await db
    .selectFrom('calendarFeed')
    .select(['post', 'account'])
    .where('municipality', '=', directory.municipality)
    .where('tokenHash', '=', digestOf(token))
    .executeTakeFirst();
  const actor =
    row && (await isStillTheirs(services, row)) ? directory.actor(row.post, row.account ?? undefined) : undefined;
  if (!actor) throw notFound();
  const due = await dueOf(services, actor);
  await recordOverview(services, actor, { what: 'feed', cases: due.map((one) => one.case) });
  return icsOf(due, { name: `Rīcība: ${actor.name}` });
}

/** Whoever has left the post, or whose account was closed, reads its calendar no more. */
async function isStillTheirs(
  services: Services,
  { post, account }: { post: string; account: string | null },
): Promise<boolean> {
  if (account === null) return services.demo;
  const { db, directory } = services;
  const known = await findAccount(db, directory.municipality, { id: account });
  return known?.disabled === false && (await postsOf(services, account)).includes(post);
}

async function dueOf(services: Services, actor: Actor): Promise<(CalendarEvent & { case: string })[]> {
  const { db, directory } = services;
  const { municipality } = directory;
  const rows = await db
    .selectFrom('obligation')
    .innerJoin('cases', (join) =>
      join.onRef('cases.municipality', '=', 'obligation.municipality').onRef('cases.id', '=', 'obligation.caseId'),
    )
    .select(['obligation.id', 'cases.number', 'cases.definition', 'cases.state'])
    .where('obligation.municipality', '=', municipality)
    .where('obligation.body', '=', actor.body)
    .where('obligation.role', '=', actor.role)
    .where('obligation.status', '=', 'open')
    .where('obligation.due', 'is not', null)
    .orderBy('obligation.due')
    .orderBy('obligation.id')
    .limit(longest)
    .execute();
  const events = await Promise.all(
    rows.map(async ({ id, number, definition: hash, state }): Promise<(CalendarEvent & { case: string })[]> => {
      const { definition } = await services.definitions.pinned(hash);
      const setting = directory.settingFor(definition);
      const one = waiting(definition, state, actor, setting).find((known) => known.id === id);
      if (!one?.due || !hasBusiness(definition, state, actor, setting)) return [];
      const what = lookup(definition).acts.get(one.act ?? '')?.label ?? describeOwed(definition, state, one);
      return [
        {
          case: state.id,
          uid: uidOf(municipality, id),
          // Dates may move: each calendar takes what it reads last.
          sequence: 0,
          changedAt: one.datedAt ?? one.openedAt,
          when: one.due.includes('T') ? { at: one.due } : { day: one.due },
          summary: `${what} (${number})`,
        },
      ];
    }),
  );
  return events.flat();
}
