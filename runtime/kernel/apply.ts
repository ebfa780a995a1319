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
  if (before !== undefined) return changed({ ...before, version: event.seq }, event);
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
      return onRun(state, event.run, (run) => ({ ...run, status: 'waiting' }));
    case 'levelResumed':
      return onRun(state, event.run, (run) => ({ ...run, status: 'active' }));
    case 'levelEnded':
      return onRun(state, event.run, (run) => ({ ...run, status: 'done', endedAt: event.at, outcome: event.outcome }));
    case 'referralSent':
      state.referrals = [...state.referrals, event.referral];
      return state;
    case 'referralAcknowledged':
      return onReferral(state, event.referral, { status: 'acknowledged', acknowledgedAt: event.at });
    case 'referralRefused':
      return onReferral(state, event.referral, { status: 'refused', endedAt: event.at });
    case 'referralEnded':
      return onReferral(state, event.referral, { status: 'done', endedAt: event.at });
    case 'obligationOpened':
      state.obligations = [...state.obligations, event.obligation];
      return state;
    case 'obligationMet':
      return met(state, event.obligation, event.at);
    case 'obligationCancelled':
      return onObligation(state, event.obligation, { status: 'cancelled', endedAt: event.at });
    case 'obligationLate':
      return onObligation(state, event.obligation, { lateAt: event.at });
    case 'obligationReminded':
      return onObligation(state, event.obligation, { remindedAt: event.at });
    case 'obligationExtended':
    case 'obligationMoved':
      return moved(state, event);
    case 'obligationCounted':
      return onObligation(state, event.obligation, { done: event.done });
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
  return run.done.includes(act) ? run : { ...run, done: [...run.done, act] };
}

function opened(event: CaseEvent & { type: 'levelOpened' }): LevelRun {
  return {
    id: event.run,
    level: event.level,
    status: 'active',
    by: event.by,
    openedAt: event.at,
    done: [],
    ...(event.referral === undefined ? {} : { referral: event.referral }),
    ...(event.branch === undefined ? {} : { branch: event.branch }),
    ...(event.entry === undefined ? {} : { entry: event.entry }),
  };
}

/** That somebody was informed is kept with the run: outcomes ask for it. */
function met(state: CaseState, id: string, at: string): CaseState {
  const obligation = state.obligations.find((one) => one.id === id);
  const after = onObligation(state, id, { status: 'met', endedAt: at });
  const act = obligation?.kind === 'inform' ? obligation.act : undefined;
  if (obligation === undefined || act === undefined) return after;
  return onRun(after, obligation.target, (run) => withDone(run, act));
}

/** Another date stands in place of the one before; whoever was reminded of that, or late by it, is so no more. */
function moved(state: CaseState, event: CaseEvent & { type: 'obligationExtended' | 'obligationMoved' }): CaseState {
  return {
    ...state,
    obligations: state.obligations.map((one) => {
      if (one.id !== event.obligation) return one;
      const { due: _due, term: _term, dayOff: _dayOff, lateAt: _late, remindedAt: _reminded, ...rest } = one;
      return {
        ...rest,
        datedAt: event.at,
        ...(event.due === undefined ? {} : { due: event.due }),
        ...(event.term === undefined ? {} : { term: event.term }),
        ...('dayOff' in event && event.dayOff ? { dayOff: event.dayOff } : {}),
      };
    }),
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

function onRun(state: CaseState, id: string, change: (run: LevelRun) => LevelRun): CaseState {
  state.levels = state.levels.map((run) => (run.id === id ? change(run) : run));
  return state;
}

function onReferral(state: CaseState, id: string, change: Partial<Referral>): CaseState {
  state.referrals = state.referrals.map((one) => (one.id === id ? { ...one, ...change } : one));
  return state;
}

function onObligation(state: CaseState, id: string, change: Partial<Obligation>): CaseState {
  state.obligations = state.obligations.map((one) => (one.id === id ? { ...one, ...change } : one));
  return state;
}
