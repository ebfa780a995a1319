/** Compares what the clients know with what is in the database. */
import { execFile } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { type CaseEvent, fold, type Message } from '@riciba/runtime/kernel';
import { type Database, openDatabase } from '@riciba/runtime/server';
import type { Mailbox } from '../../server/support/mailbox.ts';
import { root } from '../support/build.ts';
import type { Books } from './books.ts';
import { again, dueDates, type Scheme } from './told.ts';

/** Everything but the first rows must be 0. */
export interface Counted {
  sent: number;
  acknowledged: number;
  sentAgain: number;
  refused: number;
  cases: number;
  events: number;
  'acknowledged and lost': number;
  'done twice': number;
  'refused and done': number;
  'two answers to one command': number;
  'never answered': number;
  'events missing, doubled or out of order': number;
  'states that differ from their events': number;
  'case numbers skipped or doubled': number;
  letters: number;
  'register numbers skipped or doubled': number;
  'drafts lost': number;
  'terms that passed': number;
  'due dates missed': number;
  'due dates doubled': number;
  'due dates late at another instant and so wrong': number;
  'events that the same commands differ from': number;
  messages: number;
  'messages lost': number;
  'messages twice or unfounded': number;
  'e-mails': number;
  'e-mails sent again': number;
  'e-mails lost': number;
  'faults in the chained log': number;
}

/** Where it is counted. */
export interface Counting {
  /** Address of the database. */
  database: string;
  scheme: Scheme;
  /** Where e-mail went. */
  mailbox: Mailbox;
  /** Folder of the project whose server it was. */
  program?: string;
  /** The clock of the servers. */
  now?: () => number;
  /** It jumped: events are told in the order in which they happened, whatever it showed. */
  jumped?: boolean;
}

export async function count(books: Books, counting: Counting): Promise<Counted> {
  const { database, scheme, mailbox, program = root, now = Date.now, jumped = false } = counting;
  const db = await openDatabase(database, () => undefined);
  await settled(db, now);
  // Of terms that pass while it is counted nothing can be said.
  const asOf = new Date(now() - 5_000).toISOString();
  const events = await db.selectFrom('event').select(['caseId', 'data']).orderBy('caseId').orderBy('seq').execute();
  const cases = await db.selectFrom('cases').select(['id', 'number', 'state']).execute();
  const drafts = await db.selectFrom('draft').select(['id', 'revision']).execute();
  const messages = await db.selectFrom('message').select(['id', 'role']).execute();
  const letters = await db.selectFrom('letter').select(['body', 'year', 'number']).execute();
  const leaving = await db.selectFrom('outbox').select('id').where('channel', '=', 'mail').execute();
  await db.destroy();

  const logs = new Map(
    [...Map.groupBy(events, (one) => one.caseId)].map(([id, all]) => [id, all.map((one) => one.data)]),
  );
  const times = timesDone(events.map((one) => one.data));
  const done = (id: string) => times.get(id)?.length ?? 0;
  const registers = Map.groupBy(letters, ({ body, year }) => `${body} ${year}`);
  const revisions = new Map(drafts.map((one) => [one.id, one.revision]));
  const { sent, acknowledged } = books;
  const lostDrafts = books.drafts.filter((one) => (revisions.get(one.id) ?? 0) < one.saved);
  for (const one of lostDrafts) console.error(`draft ${one.id}: saved ${one.saved}, kept ${revisions.get(one.id)}`);
  const ordered = cases.filter(({ id }) => inOrder(logs.get(id) ?? [], jumped));
  const due = ordered.map(({ id }) => dueDates(fold(logs.get(id) ?? []), logs.get(id) ?? [], asOf));
  const remade = ordered.map(({ id }) => again(scheme, logs.get(id) ?? []));
  const wanted = new Set(
    remade.flatMap((one) => one.messages.flatMap(({ id, to }) => to.roles.map((role) => `${id} ${role}`))),
  );
  const told = messages.map(({ id, role }) => `${id} ${role}`);
  const mails = wantedMails(
    scheme,
    remade.flatMap((one) => one.messages),
  );
  const arrived = Map.groupBy(mailbox.received, (one) => one.messageId);
  return {
    sent: sent.length,
    acknowledged: acknowledged.length,
    sentAgain: sent.filter((one) => one.times > 1).length,
    refused: sent.filter((one) => one.refused).length,
    cases: cases.length,
    events: events.length,
    'acknowledged and lost': acknowledged.filter((one) => done(one.request.id) === 0).length,
    'done twice': twice(times),
    'refused and done': sent.filter((one) => one.refused && done(one.request.id) > 0).length,
    'two answers to one command': books.otherAnswers.length,
    'never answered': books.open.length,
    'events missing, doubled or out of order':
      logs.size - ordered.length + cases.filter(({ id }) => !logs.has(id)).length,
    'states that differ from their events': cases.filter(({ id, state }) => {
      const log = logs.get(id) ?? [];
      return !inOrder(log, jumped) || JSON.stringify(fold(log)) !== JSON.stringify(state);
    }).length,
    'case numbers skipped or doubled': gaps(cases.map((one) => Number(one.number.split('-')[1]))),
    letters: letters.length,
    'register numbers skipped or doubled': sum([...registers.values()].map((of) => gaps(of.map((one) => one.number)))),
    'drafts lost': lostDrafts.length,
    'terms that passed': events.filter(({ data }) => data.type === 'obligationLate').length,
    'due dates missed': sum(due.map((one) => one.missed)),
    'due dates doubled': sum(due.map((one) => one.doubled)),
    'due dates late at another instant and so wrong': sum(due.map((one) => one.elsewhen)),
    'events that the same commands differ from': remade.filter((one) => !one.same).length,
    messages: told.length,
    'messages lost': [...wanted.difference(new Set(told))].length,
    'messages twice or unfounded': told.length - new Set(told).intersection(wanted).size,
    'e-mails': leaving.length,
    'e-mails sent again': mailbox.received.length - arrived.size,
    'e-mails lost':
      [...mails.difference(new Set(leaving.map(({ id }) => id)))].length + Math.max(0, mails.size - arrived.size),
    'faults in the chained log': await chainFaults(database, program),
  };
}

/** The commands of logs by their ids, each as often as it was done. */
function timesDone(events: CaseEvent[]): Map<string, string[]> {
  return Map.groupBy(
    events.flatMap((one) => (one.type === 'performed' ? one.command : [])),
    (id) => id,
  );
}

const twice = (times: Map<string, string[]>): number => [...times.values()].filter((one) => one.length > 1).length;

/** How many commands were done more than once, by what is in the database now. */
export async function doneTwice(database: string): Promise<number> {
  const db = await openDatabase(database, () => undefined);
  const events = await db.selectFrom('event').select('data').execute();
  await db.destroy();
  return twice(timesDone(events.map((one) => one.data)));
}

/** How many of these are not where they are when they go 1, 2, 3. */
const gaps = (numbers: number[]): number =>
  numbers.toSorted((a, b) => a - b).filter((one, at) => one !== at + 1).length;

const sum = (all: number[]): number => all.reduce((one, other) => one + other, 0);

/** The ids under which they stand in the outbox: one for each address that a message has. */
function wantedMails({ posts }: Scheme, messages: Message[]): Set<string> {
  return new Set(
    messages.flatMap(({ id, to }) =>
      posts.posts
        .filter((post) => 'email' in post && post.body === to.body && to.roles.includes(post.role))
        .map((post) => `${id}~${post.id}`),
    ),
  );
}

/**
 * Until what has fallen due has been looked at and what leaves has left; whatever stands still is not waited for any
 * longer than a server that was killed is waited for by the others.
 */
async function settled(db: Database, now: () => number): Promise<void> {
  const patience = { wakes: 20_000, leaves: 200_000 };
  let before = { wakes: -1, leaves: -1 };
  let since = performance.now();
  for (;;) {
    const left = { wakes: await waking(db, new Date(now() - 5_000).toISOString()), leaves: await leavingOf(db) };
    if (left.wakes === 0 && left.leaves === 0) return;
    if (left.wakes !== before.wakes || left.leaves !== before.leaves) since = performance.now();
    if (performance.now() - since > (left.wakes > 0 ? patience.wakes : patience.leaves)) return;
    before = left;
    await sleep(500);
  }
}

async function waking(db: Database, asOf: string): Promise<number> {
  return (await db.selectFrom('cases').select('id').where('wakesAt', '<=', asOf).execute()).length;
}

async function leavingOf(db: Database): Promise<number> {
  return (await db.selectFrom('outbox').select('id').where('status', '=', 'waiting').execute()).length;
}

function inOrder(log: { seq: number; at: string }[], jumped: boolean): boolean {
  return log.length > 0 && log.every((one, at) => one.seq === at + 1 && (jumped || one.at >= (log[at - 1]?.at ?? '')));
}

/** By the product's own command, which tells each fault on a line of its own and then how many there are. */
async function chainFaults(database: string, program: string): Promise<number> {
  try {
    await promisify(execFile)(process.execPath, ['runtime/server/bin/riciba-server.ts', 'check-log'], {
      cwd: program,
      env: { ...process.env, DATABASE_URL: database },
    });
    return 0;
  } catch (error) {
    const told = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
    console.error(told || error);
    // What says no number could not look.
    return Number(/^Žurnāls ir grozīts: (\d+)\./m.exec(told)?.[1] ?? 1);
  }
}
