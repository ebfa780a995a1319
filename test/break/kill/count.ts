/** Compares what the clients know with what is in the database. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { fold } from '@riciba/runtime/kernel';
import { openDatabase } from '@riciba/runtime/server';
import { root } from '../support/build.ts';
import type { Books } from './books.ts';

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
  'drafts lost': number;
  'faults in the chained log': number;
}

/** @param program folder of the project whose server it is */
export async function count(books: Books, database: string, program = root): Promise<Counted> {
  const db = await openDatabase(database, () => undefined);
  const events = await db.selectFrom('event').select(['caseId', 'data']).orderBy('caseId').orderBy('seq').execute();
  const cases = await db.selectFrom('cases').select(['id', 'number', 'state']).execute();
  const drafts = await db.selectFrom('draft').select(['id', 'revision']).execute();
  await db.destroy();

  const logs = Map.groupBy(events, (one) => one.caseId);
  const times = new Map<string, number>();
  for (const { data } of events)
    if (data.type === 'performed') times.set(data.command, (times.get(data.command) ?? 0) + 1);
  const done = (id: string) => times.get(id) ?? 0;
  const numbers = cases.map((one) => Number(one.number.split('-')[1])).toSorted((a, b) => a - b);
  const revisions = new Map(drafts.map((one) => [one.id, one.revision]));
  const { sent, acknowledged } = books;
  return {
    sent: sent.length,
    acknowledged: acknowledged.length,
    sentAgain: sent.filter((one) => one.times > 1).length,
    refused: sent.filter((one) => one.refused).length,
    cases: cases.length,
    events: events.length,
    'acknowledged and lost': acknowledged.filter((one) => done(one.request.id) === 0).length,
    'done twice': [...times.values()].filter((one) => one > 1).length,
    'refused and done': sent.filter((one) => one.refused && done(one.request.id) > 0).length,
    'two answers to one command': books.otherAnswers.length,
    'never answered': books.open.length,
    'events missing, doubled or out of order': [...logs.values()].filter((log) => !inOrder(log.map((one) => one.data)))
      .length,
    'states that differ from their events': cases.filter(({ id, state }) => {
      const log = (logs.get(id) ?? []).map((one) => one.data);
      return !inOrder(log) || JSON.stringify(fold(log)) !== JSON.stringify(state);
    }).length,
    'case numbers skipped or doubled': numbers.filter((one, at) => one !== at + 1).length,
    'drafts lost': books.drafts.filter((one) => (revisions.get(one.id) ?? 0) < one.saved).length,
    'faults in the chained log': await chainFaults(database, program),
  };
}

function inOrder(log: { seq: number; at: string }[]): boolean {
  return log.length > 0 && log.every((one, at) => one.seq === at + 1 && one.at >= (log[at - 1]?.at ?? ''));
}

/** By the product's own command. */
async function chainFaults(database: string, program: string): Promise<number> {
  try {
    await promisify(execFile)(process.execPath, ['runtime/server/bin/riciba-server.ts', 'check-log'], {
      cwd: program,
      env: { ...process.env, DATABASE_URL: database },
    });
    return 0;
  } catch (error) {
    const told = error instanceof Error && 'stdout' in error ? String(error.stdout) : '';
    return Math.max(1, told.split('\n').filter((line) => line.includes('ieraksts')).length);
  }
}
