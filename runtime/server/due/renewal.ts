import { caseLog } from '../cases/case-log.ts';
import { codeOf } from '../failure.ts';
import { accessRules, fold, redate } from '../../kernel/index.ts';
import { clearObligations } from '../cases/read-models.ts';
import { type Accepted, lockCase, record } from '../cases/record.ts';
import type { Services } from '../services.ts';
import { type Tx, transact } from '../store/database.ts';

/** Counts up when what the kernel makes of a case's events, or the server of its state, is another than before. */
const readingRules = 2;

/**
 * Makes anew whatever was worked out of the cases from what may have changed since: who holds which post, the calendars,
 * the program's own rules. A date that a changed calendar moves is recorded in the case; the rest is only what lists
 * read. What all was made from is stored last: what ends half way, or fails for a case, begins again at the next start.
 */
export async function renew(services: Services): Promise<void> {
  const { db, directory, log } = services;
  const { municipality } = directory;
  const digest = directory.digest([accessRules, readingRules]);
  const basis = await db
    .selectFrom('accessBasis')
    .select('digest')
    .where('municipality', '=', municipality)
    .executeTakeFirst();
  if (basis?.digest.equals(digest)) return;
  const ids = await db.selectFrom('cases').select('id').where('municipality', '=', municipality).execute();
  let moved = 0;
  let failed = 0;
  for (const { id } of ids)
    try {
      if (await transact(db, (tx) => renewCase(services, tx, id))) moved += 1;
    } catch (error) {
      // Of the store, not of the case.
      if (codeOf(error) !== '') throw error;
      failed += 1;
    }
  if (failed > 0) log('error', 'cases could not be made anew', { count: failed });
  if (moved > 0) log('info', 'dates moved with the calendars', { count: moved });
  if (failed > 0) return;
  await db
    .insertInto('accessBasis')
    .values({ municipality, digest })
    .onConflict((on) => on.column('municipality').doUpdateSet({ digest }))
    .execute();
}

async function renewCase(services: Services, tx: Tx, id: string): Promise<boolean> {
  const { directory, definitions, now } = services;
  const { municipality } = directory;
  const before = await lockCase(tx, municipality, id);
  if (!before) return false;
  const { definition } = await definitions.pinned(before.definition);
  const state = fold(await caseLog(tx, municipality, id));
  const moved = redate(definition, state, now(), directory.settingFor(definition));
  const accepted: Accepted = moved ?? { refused: false, state, events: [], messages: [] };
  await clearObligations(tx, municipality, id);
  await record(services, tx, { definition, before, accepted, now: moved ? now() : before.changedAt, renewed: true });
  return moved !== undefined;
}
