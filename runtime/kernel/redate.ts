import type { Definition } from '../definition/index.ts';
import { type Dating, dueBefore, dueBy } from './deadlines.ts';
import { Recording } from './recording.ts';
import type { Accepted, CaseState, Obligation, Setting } from './types.ts';

/**
 * Dates anew what is open by the calendars as they are now, and records each date that moved; undefined where none did.
 * What somebody wrote, and the ends of periods, stay; so does a date that the calendars of now cannot give any more,
 * and one that has passed and would be past anyway.
 */
export function redate(definition: Definition, state: CaseState, now: string, setting: Setting): Accepted | undefined {
  const recording = new Recording(definition, state, setting, now);
  redateAll(recording);
  const { events, messages } = recording;
  return events.length === 0 ? undefined : { refused: false, state: recording.state, events, messages };
}

/** As `redate`, within something that is being recorded. */
export function redateAll(recording: Recording): void {
  const { state, setting, at: now } = recording;
  for (const one of state.obligations) {
    const { due, term } = again(one, setting);
    if (one.status !== 'open' || !term || !('late' in term) || due === undefined) continue;
    const before = one.term && 'late' in one.term ? one.term.late : undefined;
    if (term.late === before || (one.lateAt !== undefined && term.late <= now)) continue;
    recording.record({ type: 'obligationMoved', obligation: one.id, due, term });
  }
}

function again({ debtor, openedAt, term }: Obligation, setting: Setting): Dating {
  if (!term) return {};
  if ('within' in term) return dueBy({ setting, at: openedAt }, debtor, term.within, term.from);
  return 'before' in term ? dueBefore({ setting }, debtor, term.before, term.from) : {};
}
