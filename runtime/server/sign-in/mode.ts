import { sql } from 'kysely';
import { StartError } from '../failure.ts';
import type { Database } from '../store/database.ts';

/** Whether anybody may sign in as any post (`demo`), or only who is known (`real`). */
export type Mode = 'demo' | 'real';

/**
 * A database is of one mode from its first case on. In one of a demonstration anybody could have written anything; in
 * one of real cases nobody may choose who they are.
 * @throws StartError when its cases are of the other mode
 */
export async function mustBeOfMode(db: Database, municipality: string, mode: Mode): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`mode ${municipality}`}, 0))`.execute(tx);
    const known = await modeOf(tx, municipality);
    if (known === mode) return;
    const anyCase = await tx
      .selectFrom('cases')
      .select('id')
      .where('municipality', '=', municipality)
      .limit(1)
      .executeTakeFirst();
    if (anyCase && known) throw mode === 'demo' ? holdsReal() : holdsDemo();
    for (const table of ['session', 'draft'] as const)
      await tx.deleteFrom(table).where('municipality', '=', municipality).execute();
    await tx
      .insertInto('storeMode')
      .values({ municipality, mode })
      .onConflict((on) => on.column('municipality').doUpdateSet({ mode }))
      .execute();
  });
}

/** What the database is marked as; not at all before its first start. */
async function modeOf(db: Database, municipality: string): Promise<Mode | undefined> {
  const row = await db
    .selectFrom('storeMode')
    .select('mode')
    .where('municipality', '=', municipality)
    .executeTakeFirst();
  return row?.mode;
}

function holdsReal(): StartError {
  return new StartError(
    'Šajā datubāzē ir īstas lietas, tāpēc demonstrācijas režīmā, kurā ikviens izvēlas amatu, to palaist nevar. Norādiet, kā lietotāji pierakstās (--sign-in), vai citu datu mapi (--data).',
    'This database holds real cases: it cannot be started as a demonstration, in which anybody chooses a post. Say how people sign in (--sign-in), or name another data folder (--data).',
  );
}

function holdsDemo(): StartError {
  return new StartError(
    'Šajā datubāzē ir demonstrācijas lietas, kuras varēja rakstīt ikviens. Īstam darbam norādiet jaunu datu mapi (--data) vai datubāzi (DATABASE_URL).',
    'This database holds cases of a demonstration, which anybody could have written. For real work name a new data folder (--data) or database (DATABASE_URL).',
  );
}
