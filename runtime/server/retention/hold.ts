import type { Services } from '../services.ts';
import { type Tx, transact } from '../store/database.ts';
import { decide } from './log.ts';

/** Why, and which post decided it; on the server itself: nobody's. */
export interface Because {
  reason: string;
  by?: string;
}

/** Holds a case back from being erased, for a written reason. @returns whether there is such a case that is not erased */
export async function hold(services: Services, number: string, because: Because): Promise<boolean> {
  return await transact(services.db, async (tx) => {
    const id = await caseOf(services, tx, number);
    if (id === undefined) return false;
    const { municipality } = services.directory;
    const since = services.now();
    const { reason } = because;
    await tx
      .insertInto('retentionHold')
      .values({ municipality, caseId: id, reason, since })
      .onConflict((on) => on.columns(['municipality', 'caseId']).doUpdateSet({ reason, since }))
      .execute();
    const detail = JSON.stringify(because);
    await decide(tx, municipality, { what: 'hold', caseId: id, number, at: since, detail });
    return true;
  });
}

/** Holds it no longer, for a written reason. @returns whether it was held */
export async function releaseHold(services: Services, number: string, because: Because): Promise<boolean> {
  return await transact(services.db, async (tx) => {
    const id = await caseOf(services, tx, number);
    const { municipality } = services.directory;
    const ended = await tx
      .deleteFrom('retentionHold')
      .where('municipality', '=', municipality)
      .where('caseId', '=', id ?? '')
      .returning('caseId')
      .executeTakeFirst();
    if (!ended) return false;
    const detail = JSON.stringify(because);
    await decide(tx, municipality, { what: 'release', caseId: ended.caseId, number, at: services.now(), detail });
    return true;
  });
}

async function caseOf({ directory }: Services, tx: Tx, number: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('cases')
    .select('id')
    .where('municipality', '=', directory.municipality)
    .where('number', '=', number)
    .where('status', '!=', 'erased')
    .forUpdate()
    .executeTakeFirst();
  return row?.id;
}
