import { link } from './chain.ts';
import { overviewsOf, overviewText } from './overviews.ts';
import type { Tx } from '../store/database.ts';

/** Where the chain of a post's looks at many cases ended. */
export interface PostSeal {
  municipality: string;
  post: string;
  overviews: number;
  overview: string;
}

/** What does not hold in the chain of a post. */
export interface OverviewFault {
  kind: 'overview-altered' | 'overview-cut' | 'overview-seal-broken';
  municipality: string;
  post: string;
  at?: number;
}

/** Reads the looks at lists, reports and calendars of all posts; compares them with the seals of before. */
export async function checkOverviews(
  tx: Tx,
  earlier: readonly PostSeal[],
): Promise<{ count: number; faults: OverviewFault[]; seals: PostSeal[] }> {
  const faults: OverviewFault[] = [];
  const seals: PostSeal[] = [];
  const heads = await tx.selectFrom('overviewHead').selectAll().orderBy('municipality').orderBy('post').execute();
  const rowsOf = await readRows(tx);
  const keys = new Set([...heads, ...earlier].map(({ municipality, post }) => `${municipality}\n${post}`));
  for (const key of rowsOf.keys()) keys.add(key);
  for (const key of keys) {
    const [municipality = '', post = ''] = key.split('\n');
    const rows = rowsOf.get(key) ?? [];
    const altered = rows.filter((row, index) => !isLinked(row, rows[index - 1], index + 1));
    for (const { n } of altered) faults.push({ kind: 'overview-altered', municipality, post, at: n });
    const head = heads.find((one) => one.municipality === municipality && one.post === post);
    const last = rows.at(-1)?.hash.toString('hex') ?? '';
    if ((head?.last ?? 0) !== rows.length || (head?.hash?.toString('hex') ?? '') !== last)
      faults.push({ kind: 'overview-cut', municipality, post, at: rows.length });
    const seal = earlier.find((one) => one.municipality === municipality && one.post === post);
    if (seal && rows[seal.overviews - 1]?.hash.toString('hex') !== seal.overview)
      faults.push({ kind: 'overview-seal-broken', municipality, post });
    if (rows.length > 0) seals.push({ municipality, post, overviews: rows.length, overview: last });
  }
  return { count: [...rowsOf.values()].reduce((sum, rows) => sum + rows.length, 0), faults, seals };
}

async function readRows(tx: Tx) {
  const rows = await tx
    .selectFrom('overviewLog')
    .selectAll()
    .orderBy('municipality')
    .orderBy('post')
    .orderBy('n')
    .execute();
  return Map.groupBy(rows, ({ municipality, post }) => `${municipality}\n${post}`);
}

type Row = Awaited<ReturnType<typeof readRows>> extends Map<string, (infer One)[]> ? One : never;

function isLinked(row: Row, before: Row | undefined, n: number): boolean {
  return row.n === n && row.hash.equals(link(before?.hash, overviewsOf(row.municipality, row.post), overviewText(row)));
}
