import { link } from '../chain/chain.ts';
import type { Tx } from '../store/database.ts';

/** What was decided about keeping a case: erased, held back from it, no longer held. */
export interface Decision {
  what: 'erase' | 'hold' | 'release';
  caseId: string;
  /** Number of the case. */
  number: string;
  at: string;
  /** Plain data as JSON: the reason, or what was erased. */
  detail: string;
}

/** Adds a decision to the log of the municipality, as the next link of its chain. */
export async function decide(tx: Tx, municipality: string, decision: Decision): Promise<void> {
  const last = await tx
    .selectFrom('retentionLog')
    .select(['n', 'hash'])
    .where('municipality', '=', municipality)
    .orderBy('n', 'desc')
    .limit(1)
    .forUpdate()
    .executeTakeFirst();
  const n = (last?.n ?? 0) + 1;
  const hash = link(last?.hash, { municipality, caseId: decision.caseId }, decisionText(n, decision));
  await tx
    .insertInto('retentionLog')
    .values({ municipality, n, ...decision, hash })
    .execute();
}

/** A decision, as it is linked. */
export function decisionText(n: number, { what, number, at, detail }: Omit<Decision, 'caseId'>): string {
  return JSON.stringify([n, what, number, at, detail]);
}
