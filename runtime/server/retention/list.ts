import { sql } from 'kysely';
import type { CaseEvent } from '../../kernel/index.ts';
import { localDay } from '../../kernel/index.ts';
import type { Services } from '../services.ts';
import { type Kept, keptUntil, type RetentionTerms } from './terms.ts';

/** A closed case and how long it is kept. */
export interface Keeping {
  id: string;
  number: string;
  closedAt: string;
  kept: Kept;
  /** Why it is held though its time is over, or will be. */
  held?: { reason: string; since: string };
  /** It may be destroyed today. */
  over: boolean;
}

async function termsOf({ db, directory }: Services): Promise<RetentionTerms> {
  const rows = await db
    .selectFrom('retentionTerm')
    .select(['class', 'years'])
    .where('municipality', '=', directory.municipality)
    .execute();
  return new Map(rows.map((row) => [row.class, row.years]));
}

/** Which of the closed cases: one by its number, or some of them. */
export interface Which {
  number?: string;
  limit?: number;
  offset?: number;
}

/** How many closed cases there are. */
export async function countClosed({ db, directory }: Services, { number }: Which): Promise<number> {
  const closed = db
    .selectFrom('cases')
    .where('municipality', '=', directory.municipality)
    .where('status', '=', 'closed')
    .$if(number !== undefined, (of) => of.where('number', '=', number ?? ''));
  const { total } = await closed.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  return total;
}

/** Closed cases of the municipality, those closed first before the others: they are erased first. */
export async function keepings(services: Services, which: Which = {}): Promise<Keeping[]> {
  const { db, directory, definitions, now } = services;
  const { municipality } = directory;
  const terms = await termsOf(services);
  const today = localDay(now());
  const rows = await db
    .selectFrom('cases')
    .leftJoin('retentionHold', (join) =>
      join
        .onRef('retentionHold.municipality', '=', 'cases.municipality')
        .onRef('retentionHold.caseId', '=', 'cases.id'),
    )
    .select(['cases.id', 'cases.number', 'cases.state', 'retentionHold.reason', 'retentionHold.since'])
    .where('cases.municipality', '=', municipality)
    .where('cases.status', '=', 'closed')
    .$if(which.number !== undefined, (of) => of.where('cases.number', '=', which.number ?? ''))
    .orderBy(sql`cases.state ->> 'closedAt'`)
    .orderBy('cases.number')
    .$if(which.limit !== undefined, (of) => of.limit(which.limit ?? 0).offset(which.offset ?? 0))
    .execute();
  const found: Keeping[] = [];
  for (const { id, number, state, reason, since } of rows) {
    const events = await logOf(services, id);
    const { closedAt = state.actedAt } = state;
    const kept = keptUntil(events, closedAt, await definitions.of(events), terms);
    const held = reason === null || since === null ? {} : { held: { reason, since } };
    found.push({ id, number, closedAt, kept, ...held, over: kept.from !== undefined && kept.from <= today });
  }
  return found;
}

async function logOf({ db, directory }: Services, id: string): Promise<CaseEvent[]> {
  const rows = await db
    .selectFrom('event')
    .select('data')
    .where('municipality', '=', directory.municipality)
    .where('caseId', '=', id)
    .where('type', 'in', ['opened', 'performed', 'migrated'])
    .orderBy('seq')
    .execute();
  return rows.map(({ data }) => data);
}
