import { type Definition, lookup } from '../../definition/index.ts';
import { type Change, migrate, type Migrated, onlyFromNow, type Unmigrated } from '../../kernel/index.ts';
import { draftId } from '../contract/draft-id.ts';
import { isNotSubmitted } from '../cases/drafts.ts';
import { type Locked, lockCase, record } from '../cases/record.ts';
import type { Services } from '../services.ts';
import { type Tx, transact } from '../store/database.ts';

/** What comes, or would come, of one case. */
export interface Outcome {
  /** Number of the case. */
  number: string;
  /** What becomes another. */
  changes: Change[];
  /** Why it cannot go on under the text; none: it can. */
  reasons: string[];
  /** What the text asks only of what is done from now on. */
  onlyFromNow: string[];
}

export interface Wanted {
  to: Definition;
  /** Number of the only case meant. */
  number?: string | undefined;
  /** Acts and duties that are gone are no longer owed. */
  release: boolean;
}

/** Tries on every open case of the municipality that runs by another definition, and changes nothing. */
export async function tryCases(services: Services, wanted: Wanted): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const id of await casesToMigrate(services, wanted))
    await transact(services.db, async (tx) => {
      const tried = await tryCase(services, tx, id, wanted);
      if (tried) outcomes.push(outcomeOf(tried));
    });
  return outcomes;
}

/**
 * Lets every open case that can go on under the definition, each in a transaction of its own: what ends half way is
 * gone on with by doing it again, and what is done is not done twice.
 */
export async function migrateCases(services: Services, wanted: Wanted): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const id of await casesToMigrate(services, wanted)) {
    const outcome = await transact(services.db, (tx) => migrateCase(services, tx, id, wanted));
    if (outcome) outcomes.push(outcome);
  }
  return outcomes;
}

async function migrateCase(services: Services, tx: Tx, id: string, wanted: Wanted): Promise<Outcome | undefined> {
  const tried = await tryCase(services, tx, id, wanted);
  if (!tried) return undefined;
  const { before, result } = tried;
  if (!result.refused)
    await record(services, tx, { definition: wanted.to, before, accepted: result, now: services.now() });
  return outcomeOf(tried);
}

async function casesToMigrate({ db, directory }: Services, { to, number }: Wanted): Promise<string[]> {
  let open = db
    .selectFrom('cases')
    .select('id')
    .where('municipality', '=', directory.municipality)
    .where('status', '=', 'open')
    .where('definition', '!=', to.hash);
  if (number !== undefined) open = open.where('number', '=', number);
  return (await open.orderBy('number').execute()).map(({ id }) => id);
}

interface Tried {
  before: Locked;
  result: Migrated | Unmigrated;
  onlyFromNow: string[];
}

/** Nothing where it was closed, or went on, meanwhile. */
async function tryCase(services: Services, tx: Tx, id: string, { to, release }: Wanted): Promise<Tried | undefined> {
  const { directory, definitions, now } = services;
  const before = await lockCase(tx, directory.municipality, id);
  if (!before || before.state.status === 'closed' || before.state.definition === to.hash) return undefined;
  const { definition } = await definitions.pinned(before.definition);
  const reign = (one: Definition) => ({ definition: one, setting: directory.settingFor(one) });
  const result = migrate(reign(definition), reign(to), before.state, now(), { release });
  const drafts = await lostDrafts(services, tx, id, definition, to);
  const unasked = onlyFromNow(definition, to);
  if (drafts.length === 0) return { before, result, onlyFromNow: unasked };
  return {
    before,
    onlyFromNow: unasked,
    result: { refused: true, reasons: [...(result.refused ? result.reasons : []), ...drafts] },
  };
}

/** Nobody's words are lost with the act they were written for. */
async function lostDrafts({ directory }: Services, tx: Tx, id: string, from: Definition, to: Definition) {
  const gone = from.acts.filter(({ key }) => !lookup(to).acts.has(key));
  if (gone.length === 0) return [];
  const rows = await tx
    .selectFrom('draft')
    .select('id')
    .where('municipality', '=', directory.municipality)
    .where('id', 'like', `${id}~%`)
    .where(isNotSubmitted)
    .execute();
  return gone
    .filter(({ key }) => rows.some((row) => `${row.id}~`.startsWith(`${draftId(id, key)}~`)))
    .map(({ label }) => `Ir melnraksts darbībai «${label}», kuras jaunajā redakcijā nav.`);
}

function outcomeOf({ before, result, onlyFromNow: unasked }: Tried): Outcome {
  const { number } = before;
  return result.refused
    ? { number, changes: [], reasons: result.reasons, onlyFromNow: [] }
    : { number, changes: result.changes, reasons: [], onlyFromNow: unasked };
}
