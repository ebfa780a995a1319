/** Tasks: what an entry, such as the minutes of a meeting, gives somebody to do. */
import type { Act, Answers } from '../definition/index.ts';
import { bodyOfRole } from './agenda.ts';
import { dueOn } from './deadlines.ts';
import { owe } from './obligations.ts';
import type { Recording } from './recording.ts';
import { readDate } from './time/dates.ts';
import type { Assigned, CaseState, Entry, Obligation, Setting } from './types.ts';

export interface Task {
  text: string;
  owner: Assigned;
  /** Local date, as written. */
  due?: string;
}

/** The tasks in the answers of an act, one for each owner. An owner of whom no body is known has none: `unowned`. */
export function tasksIn(
  { definition, state, setting }: { definition: Recording['definition']; state: CaseState; setting: Setting },
  { tasks }: Act,
  answers: Answers,
): { tasks: Task[]; unowned: string[] } {
  const rows = tasks && answers[tasks.page]?.[tasks.group];
  const found: Task[] = [];
  const unowned: string[] = [];
  if (!tasks || !Array.isArray(rows)) return { tasks: found, unowned };
  for (const row of rows.filter(isRow)) {
    const due = tasks.due === undefined ? undefined : row[tasks.due];
    const written = row[tasks.text];
    const text = typeof written === 'string' ? written : '';
    const more = typeof due === 'string' && readDate(due) !== undefined ? { due } : {};
    for (const role of ownersIn(row[tasks.owners])) {
      const chosen = tasks.body === undefined ? undefined : row[tasks.body];
      const body = bodyOfRole(definition, state, role, chosen, setting);
      if (body === undefined) unowned.push(role);
      else found.push({ text, owner: { body, roles: [role] }, ...more });
    }
  }
  return { tasks: found, unowned };
}

function isRow(row: unknown): row is Record<string, unknown> {
  return typeof row === 'object' && row !== null;
}

function ownersIn(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === 'string');
}

/** The tasks of an entry are owed; of a corrected one, those that are still there stay and those that are not fall. */
export function oweTasks(recording: Recording, act: Act, entry: Entry): void {
  const { tasks } = tasksIn(recording, act, entry.answers);
  // Nothing else is owed on an entry.
  const known =
    entry.correctedBy === undefined ? [] : recording.state.obligations.filter(({ target }) => target === entry.id);
  for (const one of known) {
    const stays = tasks.some((task) => isTask(one, task));
    if (one.status === 'open' && !stays) recording.record({ type: 'obligationCancelled', obligation: one.id });
  }
  for (const task of tasks) {
    if (known.some((one) => one.status !== 'cancelled' && isTask(one, task))) continue;
    owe(recording, {
      kind: 'task',
      debtor: task.owner,
      creditor: entry.by.body,
      target: entry.id,
      sentence: act.sentence,
      text: task.text,
      ...(recording.state.status === 'closed' ? { outlives: true } : {}),
      ...(task.due === undefined ? {} : dueOn(recording, task.owner, task.due)),
    });
    recording.send('task', task.owner, 'Jums ir uzticēts uzdevums.');
  }
}

function isTask(one: Obligation, { text, owner, due }: Task): boolean {
  const sameDay = one.datedAt !== undefined || one.due === due;
  return (
    one.text === text && sameDay && one.debtor.body === owner.body && one.debtor.roles.join() === owner.roles.join()
  );
}
