import { lookup } from '../definition/index.ts';
import { resumeLevel } from './levels.ts';
import type { Recording } from './recording.ts';
import { participation, ruleOf } from './referrals.ts';
import type { LevelRun, Referral } from './types.ts';

/**
 * When nobody works on a branch of a case and no answer is awaited in it any more, it comes back to the level that
 * handed it over last. Except where a recipient has it and the scheme says nothing of what follows: then it stands
 * still. What was opened beside others is a branch of its own.
 */
export function settle(recording: Recording): void {
  const waiting = recording.state.levels.filter((run) => run.status === 'waiting');
  waiting.forEach((run, at) => {
    if (!waiting.some((other, place) => place > at && other.branch === run.branch)) settleBranch(recording, run);
  });
}

/** @param waiting the level of the branch that handed the case over last */
function settleBranch(recording: Recording, waiting: LevelRun): void {
  const { state } = recording;
  const isOf = (run: LevelRun): boolean => run.branch === waiting.branch;
  if (state.levels.some((run) => isOf(run) && run.status === 'active' && !participation(recording, state, run))) return;
  const runs = state.levels.filter(isOf);
  const referrals = state.referrals.filter((referral) => runs.some((run) => run.id === referral.run));
  if (referrals.some((referral) => isAwaited(recording, referral))) return;
  const stuck = referrals.some(
    (referral) => isHandedOver(recording, referral, waiting) && isDeadEnd(recording, referral),
  );
  if (!stuck) resumeLevel(recording, waiting);
}

/** Sent, or the answer is to come back. Whoever only takes part, or was only asked, is not waited for. */
function isAwaited(recording: Recording, referral: Referral): boolean {
  // What has ended may have been sent by a sentence that an earlier definition had.
  if (referral.endedAt !== undefined) return false;
  const { kind } = ruleOf(recording, referral).then;
  if (kind === 'participate' || isAsked(recording, referral)) return false;
  return referral.status === 'sent' || (referral.status === 'acknowledged' && kind === 'return');
}

/** Sent by an option: the stay goes on meanwhile. */
function isAsked({ definition }: Pick<Recording, 'definition'>, { act }: Referral): boolean {
  return lookup(definition).acts.get(act)?.kind === 'option';
}

function isHandedOver(recording: Recording, referral: Referral, run: LevelRun): boolean {
  return referral.run === run.id && !isAsked(recording, referral);
}

function isDeadEnd(recording: Recording, referral: Referral): boolean {
  return referral.status === 'acknowledged' && ruleOf(recording, referral).then.kind === 'none';
}
