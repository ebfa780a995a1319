import { sql } from 'kysely';
import type { Actor } from '../../kernel/index.ts';
import { link } from './chain.ts';
import type { Services } from '../services.ts';
import { type Database, type Tx, transact } from '../store/database.ts';
import { sameLookMs } from './views.ts';

/**
 * What shows something of many cases at once, or of none that is begun: lists by name, what waits and the calendar by number,
 * reports by count, drafts that were handed out by the commands that their forms will be.
 */
export type Overview =
  | { what: 'cases' | 'inbox' | 'feed' | 'retention'; cases: readonly string[] }
  | { what: 'export'; drafts: readonly string[] }
  | { what: 'report' | 'report-csv'; report: string; from: string; to: string };

/**
 * Records that a post looked at many cases at once, as the next link of the chain of looks of that post: which they were,
 * by id, or which report of what days. Nothing is recorded of a list that showed none.
 */
export async function recordOverview(
  services: Services,
  { post, person = null }: Pick<Actor, 'post'> & { person?: string | null },
  overview: Overview,
): Promise<void> {
  if ('cases' in overview && overview.cases.length === 0) return;
  const at = services.now();
  const row = { at, person, what: overview.what, detail: detailOf(overview) };
  const { municipality } = services.directory;
  if (await overviewedLately(services.db, { municipality, post, ...row })) return;
  await transact(services.db, async (tx) => {
    const { n, before } = await takeNumber(tx, municipality, post);
    const hash = link(before ?? undefined, overviewsOf(municipality, post), overviewText({ n, ...row }));
    await tx
      .insertInto('overviewLog')
      .values({ municipality, post, n, ...row, hash })
      .execute();
    await tx
      .updateTable('overviewHead')
      .set({ hash })
      .where('municipality', '=', municipality)
      .where('post', '=', post)
      .execute();
  });
}

/** Each case once, in one order: the same page of a list is the same look. */
function detailOf(overview: Overview): string {
  if ('cases' in overview) return JSON.stringify({ cases: [...new Set(overview.cases)].toSorted() });
  if ('drafts' in overview) return JSON.stringify({ drafts: overview.drafts });
  const { report, from, to } = overview;
  return JSON.stringify({ report, from, to });
}

/** What the chain of a post's looks is a chain of. */
export function overviewsOf(municipality: string, post: string): Parameters<typeof link>[1] {
  return { municipality, caseId: `post:${post}` };
}

/** A look at many cases, as it is linked. The same for ever: stored links must stay true. */
export function overviewText(look: {
  n: number;
  at: string;
  person: string | null;
  what: string;
  detail: string;
}): string {
  return JSON.stringify([look.n, look.at, look.person, look.what, look.detail]);
}

interface Recorded {
  municipality: string;
  post: string;
  at: string;
  person: string | null;
  what: Overview['what'];
  detail: string;
}

/** One look at the same is one row, however often it is fetched within some minutes. */
async function overviewedLately(db: Database, one: Recorded): Promise<boolean> {
  const recent = await db
    .selectFrom('overviewLog')
    .select('n')
    .where('municipality', '=', one.municipality)
    .where('post', '=', one.post)
    .where('at', '>', new Date(Date.parse(one.at) - sameLookMs).toISOString())
    .where('person', 'is not distinct from', one.person)
    .where('what', '=', one.what)
    .where('detail', '=', one.detail)
    .limit(1)
    .executeTakeFirst();
  return recent !== undefined;
}

/** Two that look at the same moment from one post stand in a row here; other posts wait for nobody. */
async function takeNumber(tx: Tx, municipality: string, post: string) {
  const { last, hash } = await tx
    .insertInto('overviewHead')
    .values({ municipality, post, last: 1, hash: null })
    .onConflict((on) => on.columns(['municipality', 'post']).doUpdateSet({ last: sql`overview_head.last + 1` }))
    .returning(['last', 'hash'])
    .executeTakeFirstOrThrow();
  return { n: last, before: hash };
}
