import { sql } from 'kysely';
import { type Definition, lookup } from '../definition/index.ts';
import type { CaseEvent } from '../kernel/index.ts';
import { yearInLatvia } from './read-models.ts';
import type { Database, Tx } from './store/database.ts';

/**
 * Enters the letters among events into the register of the body that sent them: one number for each, whomever it goes
 * to. Numbers of a year have no gaps: a command that fails gives its number back with the rest of its transaction.
 */
export async function registerLetters(
  tx: Tx,
  municipality: string,
  definition: Definition,
  caseId: string,
  events: CaseEvent[],
): Promise<void> {
  for (const event of events) {
    if (event.type !== 'performed' || !isLetter(definition, event.act)) continue;
    const year = yearInLatvia(event.at);
    const { body } = event.actor;
    const { last } = await tx
      .insertInto('letterCounter')
      .values({ municipality, body, year, last: 1 })
      .onConflict((on) =>
        on.columns(['municipality', 'body', 'year']).doUpdateSet({ last: sql`letter_counter.last + 1` }),
      )
      .returning('last')
      .executeTakeFirstOrThrow();
    await tx.insertInto('letter').values({ municipality, body, year, number: last, caseId, seq: event.seq }).execute();
  }
}

/** What leaves in writing: a letter that refers, a notice that the scheme wants written. */
function isLetter(definition: Definition, key: string): boolean {
  const act = lookup(definition).acts.get(key);
  return act?.inWriting === true || (act?.effect?.kind === 'refer' && act.effect.what === 'letter');
}

/** Register numbers of a case's letters, by the number of the act that sent each: "2026/7". */
export async function letterNumbers(db: Database, municipality: string, caseId: string): Promise<Map<number, string>> {
  const rows = await db
    .selectFrom('letter')
    .select(['seq', 'year', 'number'])
    .where('municipality', '=', municipality)
    .where('caseId', '=', caseId)
    .execute();
  return new Map(rows.map(({ seq, year, number }) => [seq, `${year}/${number}`]));
}
