/** How a case goes on under the next definition. */
import type { Definition } from '../../definition/index.ts';
import { Recording } from '../recording.ts';
import { recount, recountTimes } from '../recurring.ts';
import { redateAll } from '../redate.ts';
import { tick } from '../tick.ts';
import type { Accepted, CaseState, Setting } from '../types.ts';
import { arise } from './arising.ts';
import { carry, release, restate } from './carried.ts';
import { type Change, changesOf } from './changes.ts';
import { lost } from './lost.ts';

/** A definition with the setting of its cases: each has the calendars that its own institutions keep. */
export interface Reign {
  definition: Definition;
  setting: Setting;
}

/** The case under the next definition. Without events it runs by it already. */
export interface Migrated extends Accepted {
  /** What becomes another because of it, in the order of the state; empty: it goes on as it was. */
  changes: Change[];
}

/** Why not: each reason a Latvian sentence that names what the next definition lacks. */
export interface Unmigrated {
  refused: true;
  reasons: string[];
}

/**
 * An open case goes on under another definition: what has the same key is the same. What fell due before it is recorded
 * before it, under the definition that held. Then the event `migrated`, and what follows from the new text: terms that
 * it counts otherwise are dated anew from the day they were counted from, what it asks anew is owed, what it no longer
 * asks is asked no more. What was done stays as it was done: acts of the past open nothing (`onlyFromNow` tells which
 * duties that concerns). What a condition asks is
 * owed where it holds now; what is counted is counted from the entries there are.
 *
 * Refused where somebody would be left with something that the next definition does not know: a level in which the case
 * is, an act or a duty that is owed, a recipient who has not ended its part, an office of which nobody would be left;
 * also of a closed case, which stays as it was closed. Pure: the state given stays as it is, and the log with the events
 * added folds to the state given back.
 * @param options `release`: duties and acts that are gone are no longer owed, in place of a refusal
 * @throws RangeError when the case does not run by `from`
 */
export function migrate(
  from: Reign,
  to: Reign,
  state: CaseState,
  now: string,
  options: { release?: boolean } = {},
): Migrated | Unmigrated {
  if (state.status === 'closed') {
    return { refused: true, reasons: ['Slēgta lieta paliek pie redakcijas, pēc kuras tā slēgta.'] };
  }
  if (state.definition === to.definition.hash) {
    return { refused: false, state, events: [], messages: [], changes: [] };
  }
  const passed = tick(from.definition, state, now, from.setting);
  const before = passed?.state ?? state;
  const reasons = lost(from.definition, to.definition, before, options.release === true);
  if (reasons.length > 0) return { refused: true, reasons };
  const recording = new Recording(to.definition, before, to.setting, now);
  recording.record({
    type: 'migrated',
    from: from.definition.hash,
    to: to.definition.hash,
    ...restate(from.definition, to, before),
  });
  release(recording);
  carry(recording, from.definition);
  redateAll(recording);
  arise(recording, from);
  recount(recording);
  recountTimes(recording);
  return {
    refused: false,
    state: recording.state,
    events: [...(passed?.events ?? []), ...recording.events],
    messages: passed?.messages ?? [],
    changes: changesOf(recording, from.definition, before),
  };
}
