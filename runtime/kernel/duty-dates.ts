/** Until when a duty must be done, by what was entered; and that it moves when that does. */
import { type Duty, lookup } from '../definition/index.ts';
import { type Dating, dueBefore, dueBy } from './deadlines.ts';
import { notions } from './notions.ts';
import { openOf } from './owed.ts';
import type { Recording } from './recording.ts';
import type { Assigned, Entry, Obligation } from './types.ts';

type Before = NonNullable<Duty['before']>;

/** @param since the day it is counted from, where that is neither now nor the day of an entry */
export function datingOf(
  recording: Pick<Recording, 'definition' | 'state' | 'setting' | 'at'>,
  duty: Duty,
  debtor: Assigned,
  owed: Pick<Obligation, 'target' | 'cause'>,
  since?: string,
): Dating {
  if (duty.before) return dueBefore(recording, debtor, duty.before.term, anchorOf(recording, duty.before, owed));
  return dueBy(recording, debtor, duty.within, dayOfCause(recording, owed) ?? since);
}

/** The day that was written of what opened it. */
function dayOfCause(
  { definition, state }: Pick<Recording, 'definition' | 'state'>,
  { cause }: Pick<Obligation, 'cause'>,
): string | undefined {
  const entry = state.entries.find((one) => one.id === cause?.entry);
  return lookup(definition).acts.get(entry?.act ?? '')?.dateField && entry?.date;
}

/**
 * The date that a term before it is counted from: of the entry made last, of those of the same stay, or with which it was
 * opened, if there are any; what each stay enters for itself is of no other. What a convening opened goes by the meeting
 * that it convened.
 */
function anchorOf(
  { definition, state }: Pick<Recording, 'definition' | 'state'>,
  before: Before,
  { target, cause }: Pick<Obligation, 'target' | 'cause'>,
): string | undefined {
  const fields = [before.of, ...(before.moved ?? [])];
  const entries = state.entries.filter((one) => fields.some(({ act }) => act === one.act));
  const convened =
    cause?.entry === undefined
      ? undefined
      : state.levels.find((run) => run.entry === cause.entry && run.branch === run.id);
  const stay = convened ?? state.levels.find((run) => run.id === target);
  const own = entries.findLast((one) => one.target === (stay?.id ?? target) || one.id === stay?.entry);
  const act = lookup(definition).acts.get(before.of.act ?? '');
  const isOfStay = stay !== undefined && act?.level === stay.level && act.kind !== 'open' && act.kind !== 'reopen';
  const entry = own ?? (isOfStay ? undefined : entries.at(-1));
  const field = fields.find((one) => one.act === entry?.act);
  const date = field && entry?.answers[field.page]?.[field.field];
  return typeof date === 'string' ? date : undefined;
}

/**
 * A term before a date moves with it, and so does one from the day of an entry when that is corrected. What was met stays
 * met, and a date that somebody set stays.
 * @param corrected the entry that was corrected, if one was
 */
export function moveDates(recording: Recording, corrected: Entry | undefined): void {
  if (!corrected && !notions(recording.definition).datesMove) return;
  for (const one of openOf(recording.state)) {
    if (!one.term || !('from' in one.term || 'before' in one.term)) continue;
    const duty = lookup(recording.definition).duties.get(one.duty ?? '');
    const isBefore = 'before' in one.term && duty?.before !== undefined;
    const isOfEntry = 'within' in one.term && corrected !== undefined && one.cause?.entry === corrected.id;
    if (!duty || (!isBefore && !isOfEntry)) continue;
    const from = duty.before ? anchorOf(recording, duty.before, one) : dayOfCause(recording, one);
    if (from === one.term.from || (from === undefined && !duty.before)) continue;
    const { due, term } = datingOf(recording, duty, one.debtor, one);
    // Whoever is late by it would be late by the other, too.
    if (!isBefore && one.lateAt !== undefined && term && 'late' in term && term.late <= recording.at) continue;
    recording.record({
      type: 'obligationMoved',
      obligation: one.id,
      ...(due === undefined ? {} : { due }),
      ...(term === undefined ? {} : { term }),
    });
  }
}
