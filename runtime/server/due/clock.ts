import { tick, wakesAt } from '../../kernel/index.ts';
import { lockCase, record } from '../cases/record.ts';
import type { Services } from '../services.ts';
import { type Tx, transact } from '../store/database.ts';
import { keepWorking } from './worker.ts';

/** A case that could not be woken is left alone for so long; the others are not kept waiting. */
const restMs = 60_000;

/**
 * Lets time pass in the cases, for as long as the server runs: whatever fell due is recorded once, also what fell due
 * while everything was off, whichever process comes first.
 *
 * `cases.wakes_at` is the truth and is written with the case; this only looks whether it has come. That is the whole of
 * what a queue of jobs beside it would be asked to do, and nothing beside it can be lost, be there twice, or expire.
 * @returns what ends it
 */
export function keepTime(services: Services, everyMs: number): () => Promise<void> {
  const resting = new Map<string, number>();
  return keepWorking({ name: 'clock', log: services.log, everyMs, once: () => wakeOne(services, resting) });
}

/** Wakes the case that has waited longest, if nobody else is at it. */
async function wakeOne(services: Services, resting: Map<string, number>): Promise<number> {
  for (const [id, until] of resting) if (until < Date.now()) resting.delete(id);
  let woken: string | undefined;
  try {
    await transact(services.db, async (tx) => {
      woken = await nextDue(services, tx, [...resting.keys()]);
      if (woken !== undefined) await wake(services, tx, woken);
    });
  } catch (error) {
    if (woken !== undefined) resting.set(woken, Date.now() + restMs);
    throw error;
  }
  return woken === undefined ? 0 : 1;
}

async function nextDue({ directory, now }: Services, tx: Tx, resting: string[]): Promise<string | undefined> {
  let due = tx
    .selectFrom('cases')
    .select('id')
    .where('municipality', '=', directory.municipality)
    .where('wakesAt', '<=', now());
  if (resting.length > 0) due = due.where('id', 'not in', resting);
  const row = await due.orderBy('wakesAt').limit(1).forUpdate().skipLocked().executeTakeFirst();
  return row?.id;
}

async function wake(services: Services, tx: Tx, id: string): Promise<void> {
  const { directory, definitions } = services;
  const before = await lockCase(tx, directory.municipality, id);
  if (!before) return;
  const now = services.now();
  const { definition } = await definitions.pinned(before.definition);
  const setting = directory.settingFor(definition);
  const accepted = tick(definition, before.state, now, setting);
  const after = accepted?.state ?? before.state;
  const next = wakesAt(definition, after, setting);
  // Else it would be looked at for ever.
  if (next !== undefined && next <= now) throw new RangeError('A case wakes again before it slept');
  const nothing = { refused: false as const, state: before.state, events: [], messages: [] };
  await record(services, tx, { definition, before, accepted: accepted ?? nothing, now });
}
