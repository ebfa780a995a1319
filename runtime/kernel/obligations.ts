import { lookup, type Terms } from '../definition/index.ts';
import { dueBy } from './deadlines.ts';
import { notions } from './notions.ts';
import { openOf } from './owed.ts';
import type { Recording } from './recording.ts';
import type { Obligation } from './types.ts';

/** Opens an obligation and gives its id. */
export function owe(recording: Recording, owed: Omit<Obligation, 'id' | 'openedAt' | 'status'>): string {
  const id = recording.newId('obligation');
  recording.record({
    type: 'obligationOpened',
    obligation: { ...owed, id, openedAt: recording.at, status: 'open' },
  });
  return id;
}

type OfCourse = Extract<Obligation['kind'], keyof Terms>;

/**
 * Opens an obligation of the course and gives its id. Its term, if the scheme states one, is counted from now.
 * @param from the day it is counted from, where that is not now
 */
export function oblige(
  recording: Recording,
  duty: Pick<Obligation, 'debtor' | 'creditor' | 'target' | 'act' | 'sentence'> & { kind: OfCourse },
  terms?: Terms,
  from?: string,
): string {
  const within = terms?.[duty.kind];
  return owe(recording, within ? { ...duty, ...dueBy(recording, duty.debtor, within, from) } : duty);
}

/** The open obligations of a kind on a level run or a referral (`inform`: by this notice act) are met by a fact. */
export function meet(recording: Recording, kind: OfCourse, target: string, act?: string): void {
  for (const one of openOf(recording.state)) {
    if (one.kind === kind && one.target === target && (act === undefined || one.act === act)) {
      recording.record({ type: 'obligationMet', obligation: one.id });
    }
  }
}

/** What the course still asks on a level run is asked no more; duties of the stay go on. */
export function releaseCourse(recording: Recording, run: string): void {
  cancelOpen(recording, (one) => one.target === run && one.kind !== 'duty');
}

/** The stay is over: what could only be done in it is asked no more. A duty that has an act of its own stays owed. */
export function releaseStay(recording: Recording, run: string): void {
  const { acts } = lookup(recording.definition);
  const level = recording.state.levels.find((one) => one.id === run)?.level;
  cancelOpen(recording, (one) => {
    if (one.target !== run) return false;
    if (one.kind !== 'duty' || one.times !== undefined) return true;
    const act = acts.get(one.act ?? '');
    return act?.kind !== 'fulfil' && act?.level === level;
  });
}

/** The case is closed: nothing in it is asked any more but what outlives it. What `act` itself fulfils is left to it. */
export function releaseAll(recording: Recording, act?: string): void {
  const { outliving } = notions(recording.definition);
  const isLeft = (one: Obligation): boolean => act !== undefined && one.kind === 'duty' && one.act === act;
  cancelOpen(recording, (one) => !one.outlives && !outliving.has(one.duty ?? '') && !isLeft(one));
}

function cancelOpen(recording: Recording, isOver: (one: Obligation) => boolean): void {
  for (const one of openOf(recording.state))
    if (isOver(one)) recording.record({ type: 'obligationCancelled', obligation: one.id });
}

export function cancel(recording: Recording, obligations: Obligation[]): void {
  for (const one of obligations) recording.record({ type: 'obligationCancelled', obligation: one.id });
}
