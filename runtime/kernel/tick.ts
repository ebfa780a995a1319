/** What time does to a file: reminders, what becomes late and what follows, the next period of what recurs. */
import { type Definition, type Duty, lookup } from '../definition/index.ts';
import { debtorsOf, named, owing } from './debtors.ts';
import { reminderAt } from './deadlines.ts';
import { followLate } from './duties.ts';
import { notions } from './notions.ts';
import { Recording } from './recording.ts';
import { openOf } from './owed.ts';
import { hasLostReason } from './reasons.ts';
import { giveUpBefore, latestPeriods, openPeriod, periodAfter } from './recurring.ts';
import { describeOwed } from './texts.ts';
import type { Accepted, Assigned, CaseState, Obligation, Setting } from './types.ts';
import { startOfDay } from './world.ts';

/** Something that falls due at an instant. */
interface Falling {
  at: string;
  happen(recording: Recording): void;
}

/**
 * All that falls due up to and with `now`, in the order of time and each at the instant it was due; undefined where
 * there is nothing. Doing it again does nothing more, and doing it in several goes comes to the same. Of a closed file
 * only what outlives it falls due. Throws a RangeError when `definition` is not the one the case was opened under.
 */
export function tick(definition: Definition, state: CaseState, now: string, setting: Setting): Accepted | undefined {
  const recording = new Recording(definition, state, setting, now);
  passTime(recording, now);
  const { events, messages } = recording;
  return events.length === 0 ? undefined : { refused: false, state: recording.state, events, messages };
}

/** The next instant at which `tick` has something to do; undefined: never, unless something is done before. */
export function wakesAt(definition: Definition, state: CaseState, setting: Setting): string | undefined {
  return next(definition, state, setting)?.at;
}

/** Lets time pass in the file up to `now`. */
export function passTime(recording: Recording, now: string): void {
  const { definition, setting, state } = recording;
  if (state.definition !== definition.hash) {
    throw new RangeError(`The case runs by the definition ${state.definition}, not ${definition.hash}`);
  }
  for (
    let one = next(definition, state, setting);
    one && one.at <= now;
    one = next(definition, recording.state, setting)
  ) {
    recording.at = one.at;
    one.happen(recording);
  }
  recording.at = now;
}

/** The first of what is to come; of what falls together, reminders first and new periods last. */
function next(definition: Definition, state: CaseState, setting: Setting): Falling | undefined {
  let first: Falling | undefined;
  const open = openOf(state);
  if (notions(definition).reminds) {
    for (const one of open) first = earlier(first, reminder(definition, one, setting));
  }
  for (const one of open) first = earlier(first, lateness(one));
  if (state.status === 'closed' || !notions(definition).recurs) return first;
  for (const one of latestPeriods(definition, state))
    first = earlier(first, nextPeriod(definition, state, one, setting));
  return first;
}

/** The first of two that fall together. */
function earlier(one: Falling | undefined, other: Falling | undefined): Falling | undefined {
  return one && (!other || one.at <= other.at) ? one : other;
}

/** Nothing happens to an obligation before it was opened, or before its present date was set. */
function notBefore({ openedAt, datedAt }: Obligation, at: string): string {
  const since = datedAt ?? openedAt;
  return at < since ? since : at;
}

function dutyOf(definition: Definition, { duty }: Obligation): Duty | undefined {
  return duty === undefined ? undefined : lookup(definition).duties.get(duty);
}

/** Not where it would come no sooner than the obligation itself. */
function reminder(definition: Definition, one: Obligation, setting: Setting): Falling | undefined {
  const before = dutyOf(definition, one)?.reminder;
  if (!before || one.remindedAt !== undefined || one.lateAt !== undefined) return undefined;
  const at = reminderAt(one, before, setting);
  if (at === undefined || at <= (one.datedAt ?? one.openedAt)) return undefined;
  return {
    at,
    happen: (recording) => {
      recording.record({ type: 'obligationReminded', obligation: one.id });
      const to = owing(definition, recording.state, one, setting);
      recording.send('reminder', to, `Atgādinājums: ${describeOwed(definition, recording.state, one)}.`);
    },
  };
}

function lateness(one: Obligation): Falling | undefined {
  if (!one.term || one.lateAt !== undefined || !('late' in one.term)) return undefined;
  return { at: notBefore(one, one.term.late), happen: (recording) => becomeLate(recording, one) };
}

function becomeLate(recording: Recording, one: Obligation): void {
  const { definition, setting } = recording;
  recording.record({ type: 'obligationLate', obligation: one.id });
  const text = `Termiņš ir pagājis: ${describeOwed(definition, recording.state, one)}.`;
  const informs = dutyOf(definition, one)?.late?.informs ?? [];
  const informed = informs.flatMap((role) => named(definition, recording.state, role, setting) ?? []);
  recording.sendAll('late', [owing(definition, recording.state, one, setting), ...informed], text);
  followLate(recording, one);
}

/** Whoever owed it last; where the text has come to name others, they do. */
function debtorNext(recording: Recording, duty: Duty, { debtor, target }: Obligation): Assigned {
  if (duty.seats !== undefined) return debtor;
  const stay = recording.state.levels.find((run) => run.id === target);
  const roles = duty.by ? [...duty.by.roles, ...duty.by.substitutes] : stay?.by.roles;
  if (!roles || debtor.roles.some((role) => roles.includes(role))) return debtor;
  return debtorsOf(recording, duty, stay, {})[0] ?? debtor;
}

/** What was done because of an entry that has turned out to say something else is not asked for again: nothing follows it. */
function endWithoutReason(recording: Recording, duty: Duty, { target }: Obligation, { from }: { from: string }): void {
  for (const one of openOf(recording.state)) {
    const isNext = one.duty === duty.key && one.target === target && one.period?.from === from;
    if (!isNext || !hasLostReason(recording, duty, one)) continue;
    recording.record({ type: 'obligationCancelled', obligation: one.id });
  }
}

/** When one period is over the duty is owed for the next, as long as the file and the stay last. */
function nextPeriod(definition: Definition, state: CaseState, one: Obligation, setting: Setting): Falling | undefined {
  const duty = dutyOf(definition, one);
  const stay = state.levels.find((run) => run.id === one.target);
  if (!duty?.recurs || !one.period || stay?.status === 'done') return undefined;
  const period = periodAfter(duty.recurs.per, one.period, one.debtor.body, setting);
  if (!period) return undefined;
  return {
    at: notBefore(one, startOfDay(period.from)),
    happen: (recording) => {
      giveUpBefore(recording, one);
      const debtor = debtorNext(recording, duty, one);
      openPeriod(recording, duty, { debtor, target: one.target, cause: one.cause }, period);
      endWithoutReason(recording, duty, one, period);
    },
  };
}
