import { createHash } from 'node:crypto';
import { z } from 'zod';
import { link } from './chain.ts';
import { emptied, linksDigest } from '../retention/erase.ts';
import { decisionText } from '../retention/log.ts';
import type { Tx } from '../store/database.ts';

const Erased = z.object({ events: z.number().int(), links: z.string(), head: z.string(), state: z.string() });

/** What the log of decisions says was erased of a case. */
export type ErasureRecord = z.infer<typeof Erased>;

/** What a case looks like that was erased. */
interface Emptied {
  logHash: Buffer;
  state: string;
  events: { seq: number; at: string; type: string; hash: Buffer; data: string }[];
}

/** Was the case erased as the decision says, and nothing else done to it? */
export function isAsDecided({ logHash, state, events }: Emptied, record: ErasureRecord | undefined): boolean {
  if (!record || record.events !== events.length) return false;
  const last = events.at(-1)?.hash;
  return (
    events.every((event) => event.data === emptied(event)) &&
    linksDigest(events.map(({ hash }) => hash)) === record.links &&
    logHash.toString('hex') === record.head &&
    last?.toString('hex') === record.head &&
    createHash('sha256').update(state).digest('hex') === record.state
  );
}

/** The decisions of all municipalities: erasures by "municipality case", and numbers of cases whose decision was altered. */
export async function readDecisions(tx: Tx) {
  const rows = await tx.selectFrom('retentionLog').selectAll().orderBy('municipality').orderBy('n').execute();
  const erased = new Map<string, ErasureRecord>();
  const altered: { municipality: string; number: string; at: number }[] = [];
  let before: { municipality: string; n: number; hash: Buffer } | undefined;
  for (const { municipality, n, caseId, hash, ...decision } of rows) {
    const previous = before?.municipality === municipality ? before : undefined;
    const wanted = link(previous?.hash, { municipality, caseId }, decisionText(n, decision));
    if (n !== (previous?.n ?? 0) + 1 || !hash.equals(wanted))
      altered.push({ municipality, number: decision.number, at: n });
    else if (decision.what === 'erase')
      erased.set(`${municipality} ${caseId}`, Erased.parse(JSON.parse(decision.detail)));
    before = { municipality, n, hash };
  }
  return { erased, altered };
}
