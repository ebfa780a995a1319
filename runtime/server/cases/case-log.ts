import type { CaseEvent } from '../../kernel/index.ts';
import type { Database } from '../store/database.ts';

/** All that happened in a case, in the order it did; empty where there is no such case or it is erased. */
export async function caseLog(db: Database, municipality: string, id: string): Promise<CaseEvent[]> {
  const rows = await db
    .selectFrom('event')
    .select('data')
    .where('municipality', '=', municipality)
    .where('caseId', '=', id)
    .orderBy('seq')
    .execute();
  return rows.map(({ data }) => data);
}
