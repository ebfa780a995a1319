import type { Definition } from '../definition/index.ts';
import type { CaseEvent, CaseState, step } from '../kernel/index.ts';
import { link } from './chain.ts';
import { registerLetters } from './letters.ts';
import { enqueueMail } from './mail/enqueue.ts';
import { insertCase, sendMessages, updateCase } from './read-models.ts';
import type { Services } from './services.ts';
import type { Tx } from './store/database.ts';

/** What the kernel made of a case. */
export type Accepted = Extract<ReturnType<typeof step>, { refused: false }>;

/** A case as it is locked for a change. */
export interface Locked {
  state: CaseState;
  number: string;
  definition: string;
  changedAt: string;
  /** Last link of the chain of its events. */
  logHash: Buffer;
}

/** Locks a case to the end of the transaction; nothing when there is none. */
export async function lockCase(tx: Tx, municipality: string, id: string): Promise<Locked | undefined> {
  return await tx
    .selectFrom('cases')
    .select(['state', 'number', 'definition', 'changedAt', 'logHash'])
    .where('municipality', '=', municipality)
    .where('id', '=', id)
    .where('status', '!=', 'erased')
    .forUpdate()
    .executeTakeFirst();
}

/**
 * Writes what became of a case: its events with their chain, state, everything that lists read, messages; all in the
 * caller's transaction. Nothing is sent here.
 * @param before absent: the case is new
 */
export async function record(
  services: Services,
  tx: Tx,
  { definition, before, accepted, now }: { definition: Definition; before?: Locked; accepted: Accepted; now: string },
): Promise<void> {
  const { directory } = services;
  const { municipality } = directory;
  const { state, events, messages } = accepted;
  const rows = chained(municipality, state.id, events, before?.logHash);
  const logHash = rows.at(-1)?.hash ?? before?.logHash;
  if (!logHash) throw new RangeError('A new case has at least one event');
  const after = { directory, definition, state, logHash, now };
  if (before) await updateCase(tx, after, before.number);
  else await insertCase(tx, after);
  if (rows.length > 0) await tx.insertInto('event').values(rows).execute();
  await registerLetters(tx, municipality, definition, state.id, events);
  await sendMessages(tx, municipality, state.id, messages, now);
  await enqueueMail(services, tx, state.id, messages, now);
}

function chained(municipality: string, caseId: string, events: CaseEvent[], before: Buffer | undefined) {
  let hash = before;
  return events.map((event) => {
    const data = JSON.stringify(event);
    hash = link(hash, { municipality, caseId }, data);
    return { municipality, caseId, seq: event.seq, at: event.at, type: event.type, data, hash };
  });
}
