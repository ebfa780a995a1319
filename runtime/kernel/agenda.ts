/** What is discussed at meetings: which items begin an agenda or minutes, and who is invited to which. */
import { type Act, type Definition, type FieldRef, type Items, lookup } from '../definition/index.ts';
import { bodyFor, bodyOf, institutionOf, isAmong } from './assigned.ts';
import type { Actor, Answers, Assigned, CaseState, Entry, LevelRun, Setting } from './types.ts';

type Row = Record<string, unknown>;

/** Items with which the form of an act begins: of which of its repeating parts, and the entries there. */
export interface FirstItems {
  items: Items;
  rows: Row[];
}

/**
 * An agenda begins with what was carried over and stands on no agenda since; minutes with the agenda of their meeting.
 * Undefined: the act has no items, or none to begin with.
 */
export function firstItems(
  definition: Definition,
  state: CaseState,
  act: Act,
  target: string | undefined,
): FirstItems | undefined {
  const { items } = act;
  if (!items) return undefined;
  const rows = act.kind === 'outcome' ? agendaOf(definition, state, target) : carriedOver(definition, state);
  const fields = fieldsOf(definition, act, items);
  const fitting = rows.map(({ row, from }) => ({
    ...Object.fromEntries(Object.entries(row).filter(([key]) => key !== items.carried && fields.has(key))),
    ...(items.carried !== undefined && from !== undefined ? { [items.carried]: from } : {}),
  }));
  return fitting.length > 0 ? { items, rows: fitting } : undefined;
}

/** The items of an entry, in their order; of an act without any, none. */
export function itemsOf(definition: Definition, { act, answers }: Pick<Entry, 'act' | 'answers'>): Row[] {
  const items = lookup(definition).acts.get(act)?.items;
  return items ? rowsIn(answers, items) : [];
}

/** The agenda that was set last in a file; undefined: none was. */
export function lastAgenda(definition: Definition, { entries }: CaseState): Entry | undefined {
  return entries.findLast((one) => isAgenda(definition, one));
}

function isAgenda(definition: Definition, { act }: Entry): boolean {
  const found = lookup(definition).acts.get(act);
  return found?.items !== undefined && found.kind !== 'outcome';
}

function rowsIn(answers: Answers, { page, group }: { page: string; group: string }): Row[] {
  const rows = answers[page]?.[group];
  return Array.isArray(rows) ? rows.filter(isRow) : [];
}

function isRow(row: unknown): row is Row {
  return typeof row === 'object' && row !== null;
}

function fieldsOf(definition: Definition, { form }: Act, { page, group }: Items): Set<string> {
  const fields = lookup(definition)
    .forms.get(form ?? '')
    ?.pages.find(({ key }) => key === page)
    ?.fields.find(({ key }) => key === group)?.fields;
  return new Set((fields ?? []).map(({ key }) => key));
}

/** An item as it stood, and the day of the meeting from which it comes. */
interface Item {
  row: Row;
  from?: string;
}

function agendaOf(definition: Definition, state: CaseState, target: string | undefined): Item[] {
  const run = state.levels.find((one) => one.id === target);
  const entry = state.entries.find((one) => one.id === run?.entry);
  return entry ? itemsOf(definition, entry).map((row) => ({ row })) : [];
}

/** What minutes carried over and what stood on the agenda of a meeting that was not held, but for what came up since. */
function carriedOver(definition: Definition, state: CaseState): Item[] {
  const { acts } = lookup(definition);
  const waiting = new Map<unknown, Item>();
  const standing = new Set<unknown>();
  for (const entry of state.entries) {
    const items = acts.get(entry.act)?.items;
    if (!items) continue;
    const run = isAgenda(definition, entry) ? state.levels.find((one) => one.entry === entry.id) : undefined;
    for (const row of rowsIn(entry.answers, items)) {
      const name = row[items.text];
      const carried = items.carried === undefined ? undefined : row[items.carried];
      if (!isAgenda(definition, entry)) {
        if (typeof carried === 'string') waiting.set(name, { row, from: entry.date });
        else waiting.delete(name);
        continue;
      }
      waiting.delete(name);
      if (run?.status === 'active') standing.add(name);
      else if (run && !isHeld(definition, run))
        waiting.set(name, { row, from: typeof carried === 'string' ? carried : entry.date });
    }
  }
  return [...waiting].filter(([name]) => !standing.has(name)).map(([, item]) => item);
}

/**
 * The day of the meeting to which something belongs: a stay, what was entered there, what is owed there or because of it.
 * As it was said last: when it was convened, moved or held. Undefined: it belongs to no meeting.
 */
export function meetingDay(definition: Definition, state: CaseState, id: string): string | undefined {
  const run = stayOf(definition, state, id);
  const convened = run && convenedBy(definition, state, run);
  if (!run || !convened) return undefined;
  const dated = state.entries.findLast((one) => one.target === run.id && datesMeeting(definition, state, run, one.act));
  return (dated ?? convened.entry).date;
}

/** Does the act, done at this stay, say on which day the meeting is or was? Not each date is that of the meeting. */
export function datesMeeting(definition: Definition, state: CaseState, run: LevelRun, key: string): boolean {
  const act = lookup(definition).acts.get(key);
  const said = convenedBy(definition, state, run)?.said;
  if (!said || !act?.dateField) return false;
  return act.kind === 'outcome' || (act.dateField.page === said.page && act.dateField.field === said.field);
}

/** The entry that convened the meeting, and which of its fields is the day. */
function convenedBy(
  definition: Definition,
  { entries }: CaseState,
  run: LevelRun,
): { entry: Entry; said: FieldRef } | undefined {
  const entry = entries.find((one) => one.id === run.entry);
  const said = lookup(definition).acts.get(entry?.act ?? '')?.dateField;
  return entry && said && isAgenda(definition, entry) ? { entry, said } : undefined;
}

function stayOf(definition: Definition, state: CaseState, id: string): LevelRun | undefined {
  const { levels, obligations, entries } = state;
  const owed = obligations.find((one) => one.id === id);
  const entry = entries.find((one) => one.id === (owed?.target ?? id));
  // What convened a meeting was done at another stay.
  const convening = new Set([entry?.id, owed?.cause?.entry]);
  const at = levels.find((run) => run.entry !== undefined && convening.has(run.entry));
  const own = at ?? levels.find((run) => [id, owed?.target, entry?.target].includes(run.id));
  if (own) return own;
  // What its minutes ask is of the meeting; what else came of it, as an election, is of a time of its own.
  const cause = entries.find((one) => one.id === owed?.cause?.entry);
  return levels.find((run) => run.id === cause?.target && datesMeeting(definition, state, run, cause.act));
}

/** It ended with minutes. */
function isHeld(definition: Definition, { outcome }: LevelRun): boolean {
  return lookup(definition).acts.get(outcome ?? '')?.items !== undefined;
}

/** Somebody who is no member, invited to a meeting that is not over. */
interface Invitation {
  to: Assigned;
  run: LevelRun;
  /** The agenda that names them. */
  entry: Entry;
  /** Number of the row that does, and of the item of the agenda, from 1. */
  row: number;
  item: number | undefined;
}

export function invitations(definition: Definition, state: CaseState, setting: Setting): Invitation[] {
  return state.levels
    .filter(({ status, entry }) => status === 'active' && entry !== undefined)
    .flatMap((run) => {
      const entry = state.entries.find(({ id }) => id === run.entry);
      const invited = entry && lookup(definition).acts.get(entry.act)?.invited;
      if (!invited) return [];
      return rowsIn(entry.answers, invited).flatMap((row, index) => {
        const item = invited.item === undefined ? undefined : row[invited.item];
        const chosen = invited.body === undefined ? undefined : row[invited.body];
        return rolesIn(row[invited.roles]).flatMap((role): Invitation[] => {
          const body = bodyOfRole(definition, state, role, chosen, setting);
          if (body === undefined) return [];
          const to = { body, roles: [role] };
          return [{ to, run, entry, row: index, item: typeof item === 'number' ? item : undefined }];
        });
      });
    });
}

function rolesIn(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.filter((one) => typeof one === 'string');
}

/** The body chosen, if the role is of its institution; else the one that stands for the institution in the case. */
export function bodyOfRole(
  definition: Definition,
  state: CaseState,
  role: string,
  chosen: unknown,
  setting: Setting,
): string | undefined {
  if (!lookup(definition).roles.has(role)) return undefined;
  const institution = institutionOf(role);
  if (typeof chosen === 'string' && bodyOf(setting, chosen)?.institution === institution) return chosen;
  return bodyFor(definition, state, institution, setting)?.key;
}

/** What an invited actor may read: by the number of its event, the answers of an agenda, and of a new day of the meeting. */
export function readAsInvited(
  definition: Definition,
  state: CaseState,
  actor: Actor,
  setting: Setting,
): Map<number, Answers> {
  const { acts } = lookup(definition);
  const own = invitations(definition, state, setting).filter(({ to }) => isAmong(to, actor));
  const read = new Map<number, Answers>();
  for (const { entry, run } of own) {
    const act = acts.get(entry.act);
    const mine = own.filter((one) => one.entry.id === entry.id);
    const rows = new Set(mine.map(({ row }) => row));
    const items = new Set(mine.map(({ item }) => item));
    let { answers } = entry;
    if (act?.invited) answers = keeping(answers, act.invited, (_, index) => rows.has(index));
    if (act?.items) answers = keeping(answers, act.items, (_, index) => items.has(index + 1));
    read.set(entry.seq, answers);
    for (const moved of state.entries)
      if (moved.target === run.id && acts.get(moved.act)?.to !== undefined) read.set(moved.seq, moved.answers);
  }
  return read;
}

function keeping(
  answers: Answers,
  part: { page: string; group: string },
  keep: (row: Row, index: number) => boolean,
): Answers {
  return { ...answers, [part.page]: { ...answers[part.page], [part.group]: rowsIn(answers, part).filter(keep) } };
}
