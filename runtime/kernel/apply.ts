import { withOne, withOther } from './owed.ts';
import type { CaseEvent, CaseState, LevelRun, Obligation, Referral } from './types.ts';

/**
 * The state that a log of events gives. Throws a RangeError when the log is not one of a case: empty, a number
 * missing, or not begun with `opened`; such a log is a damaged store.
 */
export function fold(events: readonly CaseEvent[]): CaseState {
  let state: CaseState | undefined;
  for (const event of events) state = apply(state, event);
  if (state === undefined) throw new RangeError('A case has at least one event');
  return state;
}

/** The state after one more event. Shares what did not change with the state before, which stays as it was. */
export function apply(before: CaseState | undefined, event: CaseEvent): CaseState {
  if (event.seq !== (before?.version ?? 0) + 1) throw new RangeError(`Event ${event.seq} is out of order`);
  if (before !== undefined) return changed(copyOf(before, event.seq), event);
  if (event.type !== 'opened') throw new RangeError('A case begins with the event `opened`');
  return {
    id: event.case,
    definition: event.definition,
    version: event.seq,
    status: 'open',
    openedAt: event.at,
    actedAt: event.at,
    bodies: event.bodies,
    facts: {},
    levels: [],
    referrals: [],
    obligations: [],
    entries: [],
    ...(event.track === undefined ? {} : { track: event.track }),
  };
}

/** Written out: a copy by spreading costs several times as much where states come in many shapes. */
function copyOf(before: CaseState, version: number): CaseState {
  const state: CaseState = {
    id: before.id,
    definition: before.definition,
    version,
    status: before.status,
    openedAt: before.openedAt,
    actedAt: before.actedAt,
    bodies: before.bodies,
    facts: before.facts,
    levels: before.levels,
    referrals: before.referrals,
    obligations: before.obligations,
    entries: before.entries,
  };
  if (before.track !== undefined) state.track = before.track;
  if (before.openedBy !== undefined) state.openedBy = before.openedBy;
  if (before.closedAt !== undefined) state.closedAt = before.closedAt;
  if (before.emergencies !== undefined) state.emergencies = before.emergencies;
  return state;
}

/** `state` is the copy that the event makes of the state before: its own parts may be set, what they hold is shared. */
function changed(state: CaseState, event: CaseEvent): CaseState {
  switch (event.type) {
    case 'opened':
      throw new RangeError('A case is opened once');
    case 'performed':
      return performed(state, event);
    case 'levelOpened':
      state.levels = [...state.levels, opened(event)];
      return state;
    case 'levelWaits':
      return onRun(state, event.run, (run) => runAs(run, 'waiting'));
    case 'levelResumed':
      return onRun(state, event.run, (run) => runAs(run, 'active'));
    case 'levelEnded':
      return onRun(state, event.run, (run) => left(run, event.at, event.outcome));
    case 'referralSent':
      state.referrals = [...state.referrals, event.referral];
      return state;
    case 'referralAcknowledged':
      return onReferral(state, event.referral, (one) => acknowledged(one, event.at));
    case 'referralRefused':
      return onReferral(state, event.referral, (one) => ended(one, 'refused', event.at));
    case 'referralEnded':
      return onReferral(state, event.referral, (one) => ended(one, 'done', event.at));
    case 'obligationOpened':
      state.obligations = withOne(state.obligations, event.obligation);
      return state;
    case 'obligationMet':
      return met(state, event.obligation, event.at);
    case 'obligationCancelled':
      return onObligation(state, event.obligation, (one) => over(one, 'cancelled', event.at));
    case 'obligationLate':
      return onObligation(state, event.obligation, (one) => ({ ...one, lateAt: event.at }));
    case 'obligationReminded':
      return onObligation(state, event.obligation, (one) => ({ ...one, remindedAt: event.at }));
    case 'obligationExtended':
    case 'obligationMoved':
      return onObligation(state, event.obligation, (one) => moved(one, event));
    case 'obligationCounted':
      return onObligation(state, event.obligation, (one) => ({ ...one, done: event.done }));
    case 'entryKept':
      state.entries = [...state.entries, event.entry];
      return state;
    case 'entryCorrected':
      return corrected(state, event);
    case 'factsRecorded':
      state.facts = { ...state.facts, [event.part]: event.values };
      return state;
    case 'emergencyOpened': {
      const { seq, at, until, actor, reason } = event;
      state.emergencies = [...(state.emergencies ?? []), { seq, at, until, actor, reason }];
      return state;
    }
    case 'closed':
      state.status = 'closed';
      state.closedAt = event.at;
      return state;
    case 'reopened': {
      const { closedAt: _, ...rest } = state;
      return { ...rest, status: 'open' };
    }
    case 'migrated':
      return migrated(state, event);
  }
  return event satisfies never;
}

function performed(state: CaseState, { at, act, actor, stay }: CaseEvent & { type: 'performed' }): CaseState {
  state.actedAt = at;
  state.openedBy ??= { body: actor.body, roles: [actor.role] };
  return stay === undefined ? state : onRun(state, stay, (run) => withDone(run, act));
}

function withDone(run: LevelRun, act: string): LevelRun {
  if (run.done.includes(act)) return run;
  const after = { ...run };
  after.done = [...run.done, act];
  return after;
}

function opened(event: CaseEvent & { type: 'levelOpened' }): LevelRun {
  const { run: id, level, by, at: openedAt, referral, branch, entry } = event;
  const run: LevelRun = { id, level, status: 'active', by, openedAt, done: [] };
  if (referral !== undefined) run.referral = referral;
  if (branch !== undefined) run.branch = branch;
  if (entry !== undefined) run.entry = entry;
  return run;
}

/** That somebody was informed is kept with the run: outcomes ask for it. */
function met(state: CaseState, id: string, at: string): CaseState {
  const place = placeOf(state.obligations, id);
  const obligation = state.obligations[place];
  if (obligation === undefined) return state;
  state.obligations = withOther(state.obligations, place, over(obligation, 'met', at));
  const act = obligation.kind === 'inform' ? obligation.act : undefined;
  return act === undefined ? state : onRun(state, obligation.target, (run) => withDone(run, act));
}

/** Another date stands in place of the one before; whoever was reminded of that, or late by it, is so no more. */
function moved(one: Obligation, event: CaseEvent & { type: 'obligationExtended' | 'obligationMoved' }): Obligation {
  const { due: _due, term: _term, dayOff: _dayOff, lateAt: _late, remindedAt: _reminded, ...rest } = one;
  return {
    ...rest,
    datedAt: event.at,
    ...(event.due === undefined ? {} : { due: event.due }),
    ...(event.term === undefined ? {} : { term: event.term }),
    ...('dayOff' in event && event.dayOff ? { dayOff: event.dayOff } : {}),
  };
}

function corrected(state: CaseState, { entry, date, answers, by }: CaseEvent & { type: 'entryCorrected' }): CaseState {
  return {
    ...state,
    entries: state.entries.map((one) => (one.id === entry ? { ...one, date, answers, correctedBy: by } : one)),
  };
}

function migrated(state: CaseState, { to, runs = {}, obligations = {} }: CaseEvent & { type: 'migrated' }): CaseState {
  return {
    ...state,
    definition: to,
    levels: state.levels.map((run) => ({ ...run, ...runs[run.id] })),
    obligations: state.obligations.map((one) => ({ ...one, ...obligations[one.id] })),
  };
}

/**
 * Copied first and changed then, and each kind of thing in a function of its own: in one literal, or in one function for
 * all, it takes several times as long.
 */
function runAs(run: LevelRun, status: LevelRun['status']): LevelRun {
  const after = { ...run };
  after.status = status;
  return after;
}

function left(run: LevelRun, at: string, outcome: string): LevelRun {
  const after = { ...run };
  after.status = 'done';
  after.endedAt = at;
  after.outcome = outcome;
  return after;
}

function over(obligation: Obligation, status: 'met' | 'cancelled', at: string): Obligation {
  const after = { ...obligation };
  after.status = status;
  after.endedAt = at;
  return after;
}

function ended(referral: Referral, status: 'refused' | 'done', at: string): Referral {
  const after = { ...referral };
  after.status = status;
  after.endedAt = at;
  return after;
}

function acknowledged(referral: Referral, at: string): Referral {
  const after = { ...referral };
  after.status = 'acknowledged';
  after.acknowledgedAt = at;
  return after;
}

function onRun(state: CaseState, id: string, change: (run: LevelRun) => LevelRun): CaseState {
  state.levels = withChanged(state.levels, id, change);
  return state;
}

function onReferral(state: CaseState, id: string, change: (one: Referral) => Referral): CaseState {
  state.referrals = withChanged(state.referrals, id, change);
  return state;
}

function onObligation(state: CaseState, id: string, change: (one: Obligation) => Obligation): CaseState {
  const place = placeOf(state.obligations, id);
  const found = state.obligations[place];
  if (found !== undefined) state.obligations = withOther(state.obligations, place, change(found));
  return state;
}

function withChanged<T extends { id: string }>(things: T[], id: string, change: (one: T) => T): T[] {
  const place = placeOf(things, id);
  const found = things[place];
  return found === undefined ? things : withAt(things, place, change(found));
}

/** What happens, happens mostly to what came last. */
function placeOf(things: readonly { id: string }[], id: string): number {
  let place = things.length - 1;
  while (place >= 0 && things[place]?.id !== id) place -= 1;
  return place;
}

function withAt<T>(things: readonly T[], place: number, thing: T): T[] {
  const after = things.slice();
  after[place] = thing;
  return after;
}
