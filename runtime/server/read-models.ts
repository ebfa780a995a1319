import { sql } from 'kysely';
import type { Definition } from '../definition/index.ts';
import { about, accessRules, type CaseState, type Message, withBusiness } from '../kernel/index.ts';
import type { Directory } from './directory.ts';
import type { Database, Tx } from './store/database.ts';

/** What a command made of a case. */
interface After {
  directory: Directory;
  definition: Definition;
  state: CaseState;
  /** Last link of the chain of its events. */
  logHash: Buffer;
  now: string;
}

/** Stores a new case under the year's next number. */
export async function insertCase(tx: Tx, after: After): Promise<void> {
  const { directory, definition, state, now } = after;
  const { municipality } = directory;
  const number = await nextNumber(tx, municipality, now);
  await tx
    .insertInto('cases')
    .values({
      municipality,
      id: state.id,
      number,
      definition: state.definition,
      openedAt: state.openedAt,
      ...columnsOf(after, number),
    })
    .execute();
  await writeObligations(tx, municipality, state);
  await writeAccess(tx, directory, definition, state);
}

/** Stores what a case has become, with everything that lists read. */
export async function updateCase(tx: Tx, after: After, number: string): Promise<void> {
  const { directory, definition, state } = after;
  const { municipality } = directory;
  await tx
    .updateTable('cases')
    .set(columnsOf(after, number))
    .where('municipality', '=', municipality)
    .where('id', '=', state.id)
    .execute();
  await writeObligations(tx, municipality, state);
  await writeAccess(tx, directory, definition, state);
}

function columnsOf({ definition, state, logHash, now }: After, number: string) {
  return {
    status: state.status,
    version: state.version,
    changedAt: now,
    search: folded(`${number} ${about(definition, state) ?? ''}`),
    state: JSON.stringify(state),
    logHash,
  };
}

/** Text as it is searched: small letters without diacritics, so that "berzins" finds "Bērziņš". */
export function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase();
}

const rigaYear = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Riga', year: 'numeric' });

/** Numbers of a year have no gaps: a command that fails gives its number back with the rest of its transaction. */
async function nextNumber(tx: Tx, municipality: string, now: string): Promise<string> {
  const year = Number(rigaYear.format(new Date(now)));
  const { last } = await tx
    .insertInto('caseCounter')
    .values({ municipality, year, last: 1 })
    .onConflict((on) => on.columns(['municipality', 'year']).doUpdateSet({ last: sql`case_counter.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return `${year}-${String(last).padStart(4, '0')}`;
}

async function writeObligations(tx: Tx, municipality: string, state: CaseState): Promise<void> {
  const rows = state.obligations.flatMap(({ id, debtor, status, openedAt, term }) =>
    debtor.roles.map((role) => ({
      municipality,
      caseId: state.id,
      id,
      role,
      body: debtor.body,
      status,
      openedAt,
      // A last day ends at its midnight in Latvia; so days and moments stand in one order.
      due: term && 'late' in term ? term.late : null,
    })),
  );
  if (rows.length === 0) return;
  await tx
    .insertInto('obligation')
    .values(rows)
    .onConflict((on) =>
      on
        .columns(['municipality', 'caseId', 'id', 'role'])
        .doUpdateSet((excluded) => ({ status: excluded.ref('excluded.status'), due: excluded.ref('excluded.due') }))
        .where(sql<boolean>`(obligation.status, obligation.due) is distinct from (excluded.status, excluded.due)`),
    )
    .execute();
}

interface Place {
  body: string;
  role: string;
}

/** Who has business with the case is the kernel's to say; lists only remember it. */
async function writeAccess(tx: Tx, directory: Directory, definition: Definition, state: CaseState) {
  const { municipality } = directory;
  const setting = directory.settingFor(definition);
  const filled = new Map(setting.bodies.map((body) => [body.key, body.roles]));
  const allowed = withBusiness(definition, state, setting).flatMap(({ body, roles }) =>
    roles.filter((role) => filled.get(body)?.includes(role)).map((role) => `${body} ${role}`),
  );
  const wanted = [...new Set(allowed)].map((pair) => {
    const [body = '', role = ''] = pair.split(' ');
    return { municipality, body, role, caseId: state.id };
  });
  const known = await tx
    .selectFrom('access')
    .select(['body', 'role'])
    .where('municipality', '=', municipality)
    .where('caseId', '=', state.id)
    .execute();
  const added = wanted.filter((one) => !known.some((other) => isSamePlace(one, other)));
  const ended = known.filter((one) => !wanted.some((other) => isSamePlace(one, other)));
  if (added.length > 0) await tx.insertInto('access').values(added).execute();
  for (const { body, role } of ended)
    await tx
      .deleteFrom('access')
      .where('municipality', '=', municipality)
      .where('caseId', '=', state.id)
      .where('body', '=', body)
      .where('role', '=', role)
      .execute();
}

function isSamePlace(a: Place, b: Place): boolean {
  return a.body === b.body && a.role === b.role;
}

export async function sendMessages(tx: Tx, municipality: string, caseId: string, messages: Message[], now: string) {
  const rows = messages.flatMap(({ id, to, text }) =>
    to.roles.map((role) => ({ municipality, id, role, body: to.body, caseId, text, at: now })),
  );
  if (rows.length === 0) return;
  await tx
    .insertInto('message')
    .values(rows)
    .onConflict((on) => on.columns(['municipality', 'id', 'role']).doNothing())
    .execute();
}

/**
 * Makes the access rows of all cases anew when the directory or the kernel's rules are others than those the rows were
 * made from. Which those are is stored last: what ends half way begins again at the next start.
 * @param definitionOf the definition a case is pinned to
 */
export async function renewAccess(
  db: Database,
  directory: Directory,
  definitionOf: (hash: string) => Promise<Definition>,
): Promise<void> {
  const { municipality } = directory;
  const digest = directory.digest(accessRules);
  const basis = await db
    .selectFrom('accessBasis')
    .select('digest')
    .where('municipality', '=', municipality)
    .executeTakeFirst();
  if (basis?.digest.equals(digest)) return;
  await rewriteAccess(db, directory, definitionOf);
  await db
    .insertInto('accessBasis')
    .values({ municipality, digest })
    .onConflict((on) => on.column('municipality').doUpdateSet({ digest }))
    .execute();
}

async function rewriteAccess(
  db: Database,
  directory: Directory,
  definitionOf: (hash: string) => Promise<Definition>,
): Promise<void> {
  const ids = await db.selectFrom('cases').select('id').where('municipality', '=', directory.municipality).execute();
  for (const { id } of ids)
    await db.transaction().execute(async (tx) => {
      const row = await tx
        .selectFrom('cases')
        .select(['state', 'definition'])
        .where('municipality', '=', directory.municipality)
        .where('id', '=', id)
        .forUpdate()
        .executeTakeFirstOrThrow();
      await writeAccess(tx, directory, await definitionOf(row.definition), row.state);
    });
}
