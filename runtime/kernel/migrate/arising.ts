/** What the next definition asks beyond the one before it. */
import { type Duty, lookup, type Trigger } from '../../definition/index.ts';
import { isOfTrack, open, type Opening } from '../duties.ts';
import { oweCourse } from '../levels.ts';
import { bodyOfStay, isNamedTrack, isTrue, runFor } from '../reasons.ts';
import type { Recording } from '../recording.ts';
import { participation } from '../referrals.ts';
import type { CaseState, LevelRun } from '../types.ts';
import { localDay } from '../world.ts';
import { dutyOf } from './carried.ts';
import type { Reign } from './migrate.ts';

/** Levels at work ask what they ask now; duties arise whose reason is there: a stay, the file, a condition that holds. */
export function arise(recording: Recording, from: Reign): void {
  for (const run of recording.state.levels) {
    const level = lookup(recording.definition).levels.get(run.level);
    if (!level || run.status !== 'active' || participation(recording, recording.state, run)) continue;
    oweCourse(recording, level, run, sinceOf(recording.state, run));
  }
  for (const duty of recording.definition.duties ?? []) {
    if (!isOfTrack(recording, duty)) continue;
    for (const opening of openings(recording, from, duty)) {
      if (!isKnown(recording.state, duty, opening)) open(recording, duty, opening, {});
    }
  }
}

/** The opening of the level, or the return of the case: then it was last owed to decide, though no text asks it now. */
function sinceOf({ obligations }: CaseState, { id, openedAt }: LevelRun): string {
  const decide = obligations.findLast((one) => one.target === id && one.kind === 'decide');
  return localDay(decide?.openedAt ?? openedAt);
}

/** At most one for each run. */
function openings(recording: Recording, from: Reign, duty: Duty): Opening[] {
  const before = dutyOf(from.definition, { duty: duty.key });
  const known = new Set((before?.opens ?? []).map((one) => JSON.stringify(one)));
  const found = duty.opens.flatMap((trigger, index) =>
    known.has(JSON.stringify(trigger)) ? [] : reasons(recording, from, duty, trigger, index),
  );
  if (!before && duty.opens.length === 0 && duty.recurs) found.push(...fromBeginning(recording, duty));
  const possible = found.filter((one) => duty.level === undefined || one.run);
  return possible.filter((one, at) => possible.findIndex((other) => other.run?.id === one.run?.id) === at);
}

function reasons(recording: Recording, from: Reign, duty: Duty, trigger: Trigger, index: number): Opening[] {
  const { state, at } = recording;
  const today = localDay(at);
  switch (trigger.on) {
    case 'level':
      return activeAt(state, trigger.level).map((run) => ({
        trigger: index,
        on: today,
        run: runFor(recording, duty, run.id),
        since: localDay(run.openedAt),
      }));
    case 'open':
      if (!isNamedTrack(recording, trigger.track)) return [];
      return [{ trigger: index, on: today, run: runFor(recording, duty, undefined), since: localDay(state.openedAt) }];
    case 'when': {
      const place = bodyOfStay(recording, duty, undefined);
      const was = dutyOf(from.definition, { duty: duty.key })?.opens.some(
        (one) => one.on === 'when' && isTrue({ setting: from.setting, at }, state, one.when, {}, today, place.body),
      );
      const is = isTrue(recording, state, trigger.when, {}, today, place.body);
      return is && was !== true
        ? [{ trigger: index, on: today, ...place, run: runFor(recording, duty, undefined) }]
        : [];
    }
    // What was done before the sentence was written opens nothing.
    case 'act':
    case 'late':
      return [];
  }
  return trigger satisfies never;
}

function fromBeginning(recording: Recording, duty: Duty): Opening[] {
  const on = localDay(recording.at);
  if (duty.level === undefined) return [{ trigger: -1, on, run: undefined }];
  return activeAt(recording.state, duty.level).map((run) => ({ trigger: -1, on, run }));
}

function activeAt({ levels }: CaseState, level: string): LevelRun[] {
  return levels.filter((run) => run.level === level && run.status === 'active');
}

/** Owed already, or done in that stay before anybody asked. */
function isKnown({ id, obligations, entries }: CaseState, { key, act, recurs }: Duty, { run }: Opening): boolean {
  const target = run?.id ?? id;
  if (obligations.some((one) => one.duty === key && one.target === target && one.status === 'open')) return true;
  if (recurs) return false;
  const inStay = entries.some((one) => one.act === act && (run === undefined || one.target === run.id));
  return inStay || (run?.done.includes(act) ?? false);
}
