/** Which definition held when. */
import type { Definition } from '../../definition/index.ts';
import type { CaseEvent } from '../types.ts';

/** A part of a log under one definition: its hash, and the number of its first event. */
export interface Stretch {
  definition: string;
  from: number;
}

/** The stretches of a log, in order: the last lasts. Of no log: none. */
export function stretches(events: readonly CaseEvent[]): Stretch[] {
  return events.flatMap((event) => {
    if (event.type === 'opened') return [{ definition: event.definition, from: event.seq }];
    return event.type === 'migrated' ? [{ definition: event.to, from: event.seq }] : [];
  });
}

/**
 * The definition under which the event of a number was recorded. What an earlier one let only some read must not be read
 * by the rules of the present: asked of an event whose definition is not given, it throws a RangeError.
 * @param earlier by hash; the present one need not be among them
 */
export function definitionsOf(
  events: readonly CaseEvent[],
  present: Definition,
  earlier: ReadonlyMap<string, Definition>,
): (seq: number) => Definition {
  const parts = stretches(events).toReversed();
  return (seq) => {
    const hash = parts.find(({ from }) => from <= seq)?.definition ?? present.hash;
    const found = hash === present.hash ? present : earlier.get(hash);
    if (!found) throw new RangeError(`Event ${seq} is of the definition ${hash}, which is not given`);
    return found;
  };
}
