import type { Terms } from '../definition/index.ts';
import { dueBy } from './deadlines.ts';
import type { Recording } from './recording.ts';
import type { Obligation } from './types.ts';

/** Opens an obligation and gives its id. Its term, if the scheme states one, is counted from now. */
export function oblige(
  recording: Recording,
  duty: Pick<Obligation, 'kind' | 'debtor' | 'creditor' | 'target' | 'act' | 'sentence'>,
  terms?: Terms,
): string {
  const id = recording.newId('obligation');
  recording.record({
    type: 'obligationOpened',
    obligation: {
      id,
      kind: duty.kind,
      debtor: duty.debtor,
      ...(duty.creditor === undefined ? {} : { creditor: duty.creditor }),
      target: duty.target,
      ...(duty.act === undefined ? {} : { act: duty.act }),
      sentence: duty.sentence,
      openedAt: recording.at,
      ...dueBy(recording, duty.debtor, duty.kind === 'duty' || duty.kind === 'task' ? undefined : terms?.[duty.kind]),
      status: 'open',
    },
  });
  return id;
}

/** The open obligations of a kind on a level run or a referral (`inform`: by this notice act) are met by a fact. */
export function meet(recording: Recording, kind: Obligation['kind'], target: string, act?: string): void {
  for (const one of openOn(recording, target)) {
    if (one.kind === kind && (act === undefined || one.act === act)) {
      recording.record({ type: 'obligationMet', obligation: one.id });
    }
  }
}

/** Whatever is still open on a level run or a referral, or (without target) in the case, is asked no more. */
export function release(recording: Recording, target?: string): void {
  for (const one of openOn(recording, target)) {
    recording.record({ type: 'obligationCancelled', obligation: one.id });
  }
}

function openOn(recording: Recording, target?: string): Obligation[] {
  return recording.state.obligations.filter(
    (one) => one.status === 'open' && (target === undefined || one.target === target),
  );
}
