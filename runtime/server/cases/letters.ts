import { type Definition, lookup } from '../../definition/index.ts';
import type { CaseEvent } from '../../kernel/index.ts';
import { yearInLatvia } from './read-models.ts';
import type { Database } from '../store/database.ts';

/** The letter among events, for the register of the body that sent it: one number, whomever it goes to. */
export function lettersIn(definition: Definition, events: CaseEvent[]) {
  return events.flatMap((event) =>
    event.type === 'performed' && isLetter(definition, event.act)
      ? [{ body: event.actor.body, year: yearInLatvia(event.at), seq: event.seq }]
      : [],
  );
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
