import type { Services } from '../services.ts';
import { keepWorking } from '../due/worker.ts';

/** A process that died while it was sending is waited for so long. */
const leaseMs = 2 * 60_000;
const firstPauseMs = 60_000;
const longestPauseMs = 60 * 60_000;
/** What could not be sent for so long is given up, for a person to look at. */
const longestMs = 72 * 60 * 60_000;
const batch = 20;

/** Something that waits to be sent. To which address is looked up when it is. */
export interface Due {
  municipality: string;
  id: string;
  kind: string;
  caseId: string;
  /** Number of the case. */
  number: string;
  /** Number of the event that it tells of; e-mails of former versions have none. */
  seq: number | null;
  /** The post it is for; of a webhook, the endpoint. */
  post: string;
  attempts: number;
  createdAt: string;
}

/** What is put into the outbox, in the transaction that made it. */
export type Leaving = Pick<Due, 'id' | 'kind' | 'post'> & { channel: Carrier['channel']; seq: number };

/** A way by which it leaves. */
export interface Carrier {
  channel: 'mail' | 'webhook';
  /** Sends it. @throws Unsent when it is known why not */
  carry(due: Due): Promise<void>;
}

/** It was not sent. `reason` names neither addresses nor what the other side said. */
export class Unsent extends Error {
  readonly reason: string;
  /** It never will be. */
  readonly final: boolean;

  constructor(reason: string, final = false) {
    super(reason);
    this.reason = reason;
    this.final = final;
  }
}

/** Sends what stands in the outbox, for as long as the server runs. Gives what ends it. */
export function keepSending(services: Services, carrier: Carrier, everyMs: number): () => Promise<void> {
  const { log } = services;
  return keepWorking({ name: carrier.channel, log, everyMs, once: (ending) => sendDue(services, carrier, ending) });
}

/**
 * Sends what is due. Each is leased first, so that nothing is locked while another server is waited for; a process that
 * ends between sending and noting it sends again, under the same id.
 */
async function sendDue(services: Services, carrier: Carrier, ending: AbortSignal): Promise<number> {
  const due = await lease(services, carrier.channel);
  // What is left when this process ends, another sends when the lease is over.
  for (const one of due) if (!ending.aborted) await sendOne(services, carrier, one);
  return due.length;
}

async function lease({ db, directory, now }: Services, channel: Carrier['channel']): Promise<Due[]> {
  const { municipality } = directory;
  const at = now();
  const due = db
    .selectFrom('outbox')
    .select('id')
    .where('municipality', '=', municipality)
    .where('status', '=', 'waiting')
    .where('channel', '=', channel)
    .where('nextAt', '<=', at)
    .orderBy('createdAt')
    .orderBy('seq')
    .limit(batch)
    .forUpdate()
    .skipLocked();
  const leased = await db
    .updateTable('outbox')
    .from('cases')
    .set(({ eb }) => ({ attempts: eb('attempts', '+', 1), nextAt: later(at, leaseMs), reason: null }))
    .where('outbox.municipality', '=', municipality)
    .where('outbox.id', 'in', due)
    .whereRef('cases.municipality', '=', 'outbox.municipality')
    .whereRef('cases.id', '=', 'outbox.caseId')
    .returning([
      'outbox.municipality',
      'outbox.id',
      'outbox.kind',
      'outbox.caseId',
      'outbox.seq',
      'outbox.post',
      'outbox.attempts',
      'outbox.createdAt',
      'cases.number',
    ])
    .execute();
  return leased.toSorted(inOrder);
}

/** What happened first is told first, as far as it can be: a meeting that was called off is not asked to afterwards. */
function inOrder(a: Due, b: Due): number {
  return Date.parse(a.createdAt) - Date.parse(b.createdAt) || (a.seq ?? 0) - (b.seq ?? 0);
}

async function sendOne(services: Services, carrier: Carrier, due: Due): Promise<void> {
  try {
    await carrier.carry(due);
  } catch (error) {
    return await failed(services, carrier, due, error);
  }
  await note(services, due, { status: 'sent', reason: null });
}

async function failed(services: Services, { channel }: Carrier, due: Due, error: unknown): Promise<void> {
  const { attempts } = due;
  const { reason, final } = error instanceof Unsent ? error : new Unsent('error');
  const now = services.now();
  const dead = final || now > later(due.createdAt, longestMs);
  services.log(dead ? 'error' : 'warn', `${channel} ${dead ? 'given up' : 'not sent yet'}`, { reason, attempts });
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (attempts - 1));
  await note(
    services,
    due,
    dead ? { status: 'dead', reason } : { status: 'waiting', reason, nextAt: later(now, pauseMs) },
  );
}

async function note(
  { db, now }: Services,
  { municipality, id }: Due,
  change: { status: 'waiting' | 'sent' | 'dead'; reason: string | null; nextAt?: string },
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ ...change, endedAt: change.status === 'waiting' ? null : now() })
    .where('municipality', '=', municipality)
    .where('id', '=', id)
    .execute();
}

function later(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}
