import { resumeLevel } from './levels.ts';
import type { Recording } from './recording.ts';
import { participation, ruleOf } from './referrals.ts';
import type { Referral } from './types.ts';

/**
 * When nobody works on a case and no answer is awaited any more, it comes back to the level that handed it over
 * last. Except where a recipient has it and the scheme says nothing of what follows: then the case stands still.
 */
export function settle(recording: Recording): void {
  const { state } = recording;
  const works = state.levels.some((run) => run.status === 'active' && !participation(recording, state, run));
  if (works || state.referrals.some((referral) => isAwaited(recording, referral))) return;
  const waiting = state.levels.findLast((run) => run.status === 'waiting');
  if (!waiting) return;
  const stuck = state.referrals.some((referral) => referral.run === waiting.id && isDeadEnd(recording, referral));
  if (!stuck) resumeLevel(recording, waiting);
}

/** Sent, or the answer is to come back. Whoever only takes part is not waited for. */
function isAwaited(recording: Recording, referral: Referral): boolean {
  const { kind } = ruleOf(recording, referral).then;
  if (kind === 'participate') return false;
  return referral.status === 'sent' || (referral.status === 'acknowledged' && kind === 'return');
}

function isDeadEnd(recording: Recording, referral: Referral): boolean {
  return referral.status === 'acknowledged' && ruleOf(recording, referral).then.kind === 'none';
}
