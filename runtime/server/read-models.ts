import { sql } from 'kysely';
import type { Definition } from '../definition/index.ts';
import { type CaseState, type Message, owing, wakesAt, withBusiness } from '../kernel/index.ts';
import { aboutOf, trackOf } from './about.ts';
import type { Directory } from './directory.ts';
import type { Tx } from './store/database.ts';

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
      openedAt: state.openedAt,
      ...columnsOf(after, number),
    })
    .execute();
  await writeObligations(tx, after);
  await writeAccess(tx, directory, definition, state);
}

/** Forgets who owed what in a case: whoever held those offices may not hold them any more. */
export async function clearObligations(tx: Tx, municipality: string, caseId: string): Promise<void> {
  await tx.deleteFrom('obligation').where('municipality', '=', municipality).where('caseId', '=', caseId).execute();
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
  await writeObligations(tx, after);
  await writeAccess(tx, directory, definition, state);
}

function columnsOf(after: After, number: string) {
  const { directory, definition, state, logHash, now } = after;
  const setting = directory.settingFor(definition);
  return {
    definition: state.definition,
    status: state.status,
    version: state.version,
    changedAt: now,
    search: folded(`${number} ${aboutOf(definition, state, setting)}`),
    track: trackOf(definition, state).key,
    wakesAt: wakesAt(definition, state, setting) ?? null,
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

export function yearInLatvia(instant: string): number {
  return Number(rigaYear.format(new Date(instant)));
}

/** Numbers of a year have no gaps: a command that fails gives its number back with the rest of its transaction. */
async function nextNumber(tx: Tx, municipality: string, now: string): Promise<string> {
  const year = yearInLatvia(now);
  const { last } = await tx
    .insertInto('caseCounter')
    .values({ municipality, year, last: 1 })
    .onConflict((on) => on.columns(['municipality', 'year']).doUpdateSet({ last: sql`case_counter.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow();
  return `${year}-${String(last).padStart(4, '0')}`;
}

async function writeObligations(tx: Tx, { directory, definition, state }: After): Promise<void> {
  const { municipality } = directory;
  const setting = directory.settingFor(definition);
  const rows = state.obligations.flatMap((obligation) => {
    const { id, status, openedAt, term } = obligation;
    const { body, roles } = owing(definition, state, obligation, setting);
    return roles.map((role) => ({
      municipality,
      caseId: state.id,
      id,
      role,
      body,
      status,
      openedAt,
      // A last day ends at its midnight in Latvia; so days and moments stand in one order.
      due: term && 'late' in term ? term.late : null,
    }));
  });
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
