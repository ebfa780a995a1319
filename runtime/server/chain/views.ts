import { sql } from 'kysely';
import type { Actor } from '../../kernel/index.ts';
import { link, lookText } from './chain.ts';
import type { Services } from '../services.ts';
import { type Tx, transact } from '../store/database.ts';

/** One look of a post at the same thing is one row, however often its page is fetched within these minutes. */
export const sameLookMs = 5 * 60_000;

interface Look {
  caseId: string;
  /** export: all that is held was handed out. */
  what: 'case' | 'attachment' | 'document' | 'export';
  /** Which file: the id of an attachment, or of a document's file its place in the case. */
  attachment: string | null;
}

/** Records that a post looked at a case or at a file of it, as the next link of the case's chain of looks. */
export async function recordView(services: Services, actor: Pick<Actor, 'post' | 'person'>, look: Look): Promise<void> {
  const at = services.now();
  if (await lookedLately(services, actor, look, at)) return;
  const { municipality } = services.directory;
  await transact(services.db, async (tx) => {
    const { n, before } = await takeNumber(tx, municipality, look.caseId);
    const person = actor.person ?? null;
    const row = { n, at, post: actor.post, what: look.what, attachment: look.attachment, person };
    const hash = link(before ?? undefined, { municipality, caseId: look.caseId }, lookText(row));
    await tx
      .insertInto('viewLog')
      .values({ municipality, caseId: look.caseId, ...row, hash })
      .execute();
    await tx
      .updateTable('viewHead')
      .set({ hash })
      .where('municipality', '=', municipality)
      .where('caseId', '=', look.caseId)
      .execute();
  });
}

async function lookedLately(
  { db, directory }: Services,
  actor: Pick<Actor, 'post' | 'person'>,
  look: Look,
  now: string,
): Promise<boolean> {
  const recent = await db
    .selectFrom('viewLog')
    .select('id')
    .where('municipality', '=', directory.municipality)
    .where('caseId', '=', look.caseId)
    .where('at', '>', new Date(Date.parse(now) - sameLookMs).toISOString())
    .where('post', '=', actor.post)
    .where('person', 'is not distinct from', actor.person ?? null)
    .where('what', '=', look.what)
    .where('attachment', 'is not distinct from', look.attachment)
    .limit(1)
    .executeTakeFirst();
  return recent !== undefined;
}

/** Two that look at the same moment stand in a row here. */
async function takeNumber(tx: Tx, municipality: string, caseId: string) {
  const { last, hash } = await tx
    .insertInto('viewHead')
    .values({ municipality, caseId, last: 1, hash: null })
    .onConflict((on) => on.columns(['municipality', 'caseId']).doUpdateSet({ last: sql`view_head.last + 1` }))
    .returning(['last', 'hash'])
    .executeTakeFirstOrThrow();
  return { n: last, before: hash };
}
