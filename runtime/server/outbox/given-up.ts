import type { GivenUp, GivenUpList } from '../contract/shapes/index.ts';
import { notFound } from '../contract/problem.ts';
import type { Services } from '../services.ts';
import { explain } from './reasons.ts';

const longestList = 200;

/** What could not be sent, the latest first, and how much still waits. Tells of cases by their numbers only. */
export async function listGivenUp(services: Services): Promise<GivenUpList> {
  const { db, directory } = services;
  const { municipality } = directory;
  const rows = await db
    .selectFrom('outbox')
    .innerJoin('cases', (join) =>
      join.onRef('cases.municipality', '=', 'outbox.municipality').onRef('cases.id', '=', 'outbox.caseId'),
    )
    .select(['outbox.id', 'outbox.channel', 'outbox.kind', 'outbox.post', 'outbox.createdAt', 'outbox.endedAt'])
    .select(['outbox.attempts', 'outbox.reason', 'cases.number'])
    .where('outbox.municipality', '=', municipality)
    .where('outbox.status', '=', 'dead')
    .orderBy('outbox.endedAt', 'desc')
    .orderBy('outbox.id')
    .limit(longestList)
    .execute();
  const { count } = await db
    .selectFrom('outbox')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('municipality', '=', municipality)
    .where('status', '=', 'waiting')
    .executeTakeFirstOrThrow();
  const items = rows.map(({ post, reason, endedAt, ...row }): GivenUp => {
    const to = row.channel === 'mail' ? directory.postName(post) : post;
    return { ...row, to, givenUpAt: endedAt ?? row.createdAt, reason: explain(reason ?? '') };
  });
  return { items, waiting: count };
}

/**
 * Has one that was given up sent again, or notes that a person saw to it otherwise.
 * @throws Refused 404 when it is not among them (any more)
 */
export async function settleGivenUp(
  { db, directory, now }: Services,
  post: string,
  { id, settle }: { id: string; settle: 'again' | 'handled' },
): Promise<void> {
  const at = now();
  const again = { status: 'waiting', attempts: 0, createdAt: at, nextAt: at, endedAt: null } as const;
  const changed = await db
    .updateTable('outbox')
    .set(settle === 'again' ? again : { status: 'handled', handledBy: post, endedAt: at })
    .where('municipality', '=', directory.municipality)
    .where('id', '=', id)
    .where('status', '=', 'dead')
    .returning('id')
    .executeTakeFirst();
  if (!changed) throw notFound();
}
