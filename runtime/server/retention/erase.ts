import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Definition } from '../../definition/index.ts';
import { type CaseState, nameless, report } from '../../kernel/index.ts';
import { forget } from '../attachments/index.ts';
import { tablesOf } from '../backup/tables.ts';
import type { Services } from '../services.ts';
import { type Tx, transact } from '../store/database.ts';
import { decide } from './log.ts';
import type { Kept } from './terms.ts';

/** What stays of an erased case; everything else that names a case is deleted from, whatever tables there are. */
const staying = new Set(['cases', 'event', 'letter', 'view_log', 'view_head', 'retention_log', 'retention_hold']);

/** What is left of a file's row until the file is removed, too: nothing but that it is to go. */
const unclaimedLongAgo = {
  caseId: null,
  seq: null,
  post: '',
  act: '',
  field: '',
  name: '',
  kind: '',
  sha256: Buffer.alloc(0),
  uploadedAt: new Date(0).toISOString(),
};

/** What the log keeps of the content of an erased event. */
export function emptied({ seq, at, type }: { seq: number; at: string; type: string }): string {
  return JSON.stringify({ seq, at, type, erased: true });
}

/** The links of a log as one number: whoever has the contents can still show that they were these. */
export function linksDigest(hashes: readonly Buffer[]): string {
  const all = createHash('sha256');
  for (const hash of hashes) all.update(hash);
  return all.digest('hex');
}

/**
 * Erases a closed case in one transaction: answers, names, letters, messages, drafts, files. What stays: that there was a
 * case of this number, the links of its log without their contents, who looked at it, and a state of which reports count
 * the same. The decision is recorded in a chain of its own.
 * A file that cannot be removed at this moment is so when the server sweeps, as its row is left, emptied, until it is gone.
 * @returns ids of the files that were removed; nothing where it was erased or reopened meanwhile, or is held
 * @throws Error when a report would count otherwise: then nothing is erased
 */
export async function eraseCase(services: Services, id: string, kept: Kept): Promise<string[] | undefined> {
  const files = await transact(services.db, (tx) => eraseIn(services, tx, id, kept));
  for (const file of files ?? []) await forget(services, file);
  return files;
}

async function eraseIn(services: Services, tx: Tx, id: string, kept: Kept): Promise<string[] | undefined> {
  const { municipality } = services.directory;
  const row = await tx
    .selectFrom('cases')
    .select(['number', 'status', 'state', 'definition', 'logHash'])
    .where('municipality', '=', municipality)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  const held = await tx
    .selectFrom('retentionHold')
    .select('caseId')
    .where('municipality', '=', municipality)
    .where('caseId', '=', id)
    .executeTakeFirst();
  if (row?.status !== 'closed' || held) return undefined;
  const state = await withoutPersons(services, row.state);
  const text = JSON.stringify(state);
  const events = await tx
    .selectFrom('event')
    .select(['seq', 'at', 'type', 'hash'])
    .where('municipality', '=', municipality)
    .where('caseId', '=', id)
    .orderBy('seq')
    .execute();
  for (const event of events)
    await tx
      .updateTable('event')
      .set({ data: emptied(event) })
      .where('municipality', '=', municipality)
      .where('caseId', '=', id)
      .where('seq', '=', event.seq)
      .execute();
  const files = await tx
    .selectFrom('attachment')
    .select('id')
    .where('municipality', '=', municipality)
    .where('caseId', '=', id)
    .execute();
  await tx
    .updateTable('attachment')
    .set(unclaimedLongAgo)
    .where('municipality', '=', municipality)
    .where('caseId', '=', id)
    .execute();
  await deleteRows(tx, municipality, id);
  await tx
    .updateTable('cases')
    .set({ status: 'erased', search: row.number, wakesAt: null, state: text })
    .where('municipality', '=', municipality)
    .where('id', '=', id)
    .execute();
  const detail = {
    classes: kept.classes,
    closedAt: state.closedAt,
    from: kept.from,
    events: events.length,
    links: linksDigest(events.map(({ hash }) => hash)),
    head: row.logHash.toString('hex'),
    state: createHash('sha256').update(text).digest('hex'),
    files: files.length,
  };
  const decision = { what: 'erase', caseId: id, number: row.number, at: services.now() } as const;
  await decide(tx, municipality, { ...decision, detail: JSON.stringify(detail) });
  return files.map((file) => file.id);
}

async function deleteRows(tx: Tx, municipality: string, id: string): Promise<void> {
  for (const { name, columns } of await tablesOf(tx)) {
    if (staying.has(name) || !columns.some((column) => column.name === 'case_id')) continue;
    await sql`delete from ${sql.table(name)} where municipality = ${municipality} and case_id = ${id}`.execute(tx);
  }
  // Their ids begin with that of the case.
  for (const [name, begins] of [
    ['draft', `${id}~%`],
    ['message_seen', `${id}.%`],
  ] as const)
    await sql`delete from ${sql.table(name)} where municipality = ${municipality} and id like ${begins}`.execute(tx);
}

/** The reports of its own definition and of the present one must count what they counted. */
async function withoutPersons({ definitions, directory }: Services, state: CaseState): Promise<CaseState> {
  const { definition: own } = await definitions.pinned(state.definition);
  const present = definitions.current.definition;
  const reduced = nameless([own, present], state);
  for (const definition of new Set([own, present])) {
    const setting = directory.settingFor(definition);
    const counts = (one: CaseState): string => JSON.stringify(allCounts(definition, one, setting));
    if (counts(state) !== counts(reduced)) throw new Error(`A report counts otherwise without case ${state.id}`);
  }
  return reduced;
}

/** Each report for each month in which anything can have happened, with no count hidden. */
function allCounts(definition: Definition, state: CaseState, setting: Parameters<typeof report>[4]) {
  const open = { ...definition, reports: definition.reports?.map((one) => ({ ...one, hidesBelow: 0 })) };
  const first = Number(state.openedAt.slice(0, 4)) - 1;
  const last = Number((state.closedAt ?? state.actedAt).slice(0, 4)) + 1;
  const months = Array.from({ length: (last - first + 1) * 12 }, (_, at) => {
    const month = `${first + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
    return { from: `${month}-01`, to: `${month}-31` };
  });
  return (open.reports ?? []).flatMap(({ key }) =>
    months.map((period) => report(open, key, [{ state }], period, setting)),
  );
}
