/** Why a duty is owed: when a reason holds, and what becomes of the duty when a correction takes it away. */
import { type Condition, type Duty, holds, lookup, type Trigger } from '../definition/index.ts';
import { performers } from './assigned.ts';
import { openOf } from './owed.ts';
import type { Recording } from './recording.ts';
import type { Answers, CaseState, LevelRun, Obligation } from './types.ts';
import { localDay, worldOf } from './world.ts';

/** The stay in which the duty is owed: the one named if it is of the duty's level, else the latest that is active. */
export function runFor({ state }: Recording, duty: Duty, id: string | undefined): LevelRun | undefined {
  if (duty.level === undefined) return undefined;
  const own = state.levels.find((run) => run.id === id);
  if (own?.level === duty.level) return own;
  return state.levels.findLast((run) => run.level === duty.level && run.status === 'active');
}

/** Whose calendar knows the semester: that of the stay, else that of whom the duty binds. */
export function bodyOfStay(recording: Recording, duty: Duty, run: string | undefined): { body?: string } {
  const { definition, state, setting } = recording;
  const stay = runFor(recording, duty, run) ?? state.levels.find((one) => one.id === run);
  const body = stay?.by.body ?? (duty.by && performers(definition, state, duty.by, setting))?.body;
  return body === undefined ? {} : { body };
}

/** Is the file of the kind that a trigger names? It is where that names none. */
export function isNamedTrack({ definition, state }: Recording, track: string | undefined): boolean {
  return track === undefined || track === (state.track ?? definition.tracks?.[0]?.key);
}

/** Does a condition hold in that state of the file, now and for that day? None always does. */
export function isTrue(
  { setting, at }: Pick<Recording, 'setting' | 'at'>,
  state: CaseState,
  when: Condition | undefined,
  answers: Answers,
  on: string,
  body: string | undefined,
): boolean {
  return when === undefined || holds(when, answers, worldOf(state, setting, at, body, on));
}

/**
 * What an entry or a count opened is asked no more when this correction takes its reason away and leaves no other. What
 * ceased to hold by itself stays owed, and so does what was answered where nothing is kept: no correction is of that.
 * @param before the file as it was before the correction
 */
export function takeBack(recording: Recording, before: CaseState): void {
  for (const one of openOf(recording.state)) {
    const duty = lookup(recording.definition).duties.get(one.duty ?? '');
    const trigger = one.cause && duty?.opens[one.cause.trigger];
    if (!duty || !trigger || !('when' in trigger) || trigger.when === undefined) continue;
    if (trigger.on === 'act' && one.cause?.entry === undefined) continue;
    if (hasReason(recording, recording.state, duty, one) || !hasReason(recording, before, duty, one)) continue;
    recording.record({ type: 'obligationCancelled', obligation: one.id });
  }
}

/** Its own, or one that came up with it, or while it was owed again and again, and so opened nothing of its own. */
function hasReason(recording: Recording, state: CaseState, duty: Duty, one: Obligation): boolean {
  const own = one.cause?.trigger;
  return (
    holdsStill(recording, state, duty, one) ||
    duty.opens.some(
      (trigger, index) =>
        (duty.recurs !== undefined || index !== own) && asks(recording, state, duty, one, { trigger, index }),
    )
  );
}

/** By a correction, of the entry that asked for it or, of what was counted, of any; what ceased by itself stays owed. */
export function hasLostReason(recording: Recording, duty: Duty, one: Obligation): boolean {
  const { cause } = one;
  const isCorrected = recording.state.entries.some(
    ({ id, correctedBy }) => correctedBy !== undefined && (cause?.entry === undefined || cause.entry === id),
  );
  return cause !== undefined && isCorrected && !hasReason(recording, recording.state, duty, one);
}

/** Does that hold by which it was opened, of the entry as it stands or on the day of then? */
export function holdsStill(recording: Recording, state: CaseState, duty: Duty, { cause }: Obligation): boolean {
  const trigger = cause && duty.opens[cause.trigger];
  if (!cause || !trigger || !('when' in trigger)) return true;
  const entry = state.entries.find(({ id }) => id === cause.entry);
  return isTrue(recording, state, trigger.when, entry?.answers ?? {}, entry?.date ?? cause.on, cause.body);
}

/** Does a trigger ask for it, as far as it has opened nothing of its own? */
function asks(
  recording: Recording,
  state: CaseState,
  duty: Duty,
  one: Obligation,
  { trigger, index }: { trigger: Trigger; index: number },
): boolean {
  const { target, cause } = one;
  const isFree = (entry?: string, isCorrected = true): boolean =>
    duty.recurs !== undefined ||
    !state.obligations.some(
      ({ duty: key, target: at, cause: by, status }) =>
        key === duty.key &&
        at === target &&
        by?.trigger === index &&
        by.entry === entry &&
        !(isCorrected && status === 'cancelled'),
    );
  const isElsewhere = (run?: LevelRun): boolean => run !== undefined && run.level === duty.level && run.id !== target;
  switch (trigger.on) {
    case 'open':
      return isFree() && isNamedTrack(recording, trigger.track);
    case 'level': {
      const since = state.levels.find(({ id }) => id === target)?.openedAt ?? '';
      const isMeant = (run: LevelRun): boolean =>
        run.level === trigger.level && run.openedAt >= since && !isElsewhere(run);
      return isFree() && state.levels.some(isMeant);
    }
    case 'late':
      // While it was owed, one more lateness opened nothing.
      return state.obligations.some(
        ({ duty: key, lateAt }) =>
          key === trigger.duty && lateAt !== undefined && (duty.recurs !== undefined || lateAt > one.openedAt),
      );
    case 'act':
      return state.entries.some(({ id, act, target: at, answers, date, correctedBy }) => {
        const run = state.levels.find((stay) => stay.id === at);
        if (act !== trigger.act || isElsewhere(run) || !isFree(id, correctedBy !== undefined)) return false;
        return isTrue(recording, state, trigger.when, answers, date, run?.by.body);
      });
    case 'when': {
      // What recurs may have been asked for once more on any day since.
      const then = cause?.on ?? localDay(recording.at);
      const days = duty.recurs
        ? new Set([then, localDay(recording.at), ...state.entries.map(({ date }) => date)])
        : [then];
      const { body } = bodyOfStay(recording, duty, target);
      return isFree() && [...days].some((on) => isTrue(recording, state, trigger.when, {}, on, body));
    }
  }
  return trigger satisfies never;
}
