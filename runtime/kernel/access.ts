/** Who has business with a case and what they see of it: the one place for reads, lists and acts. */
import { type Definition, lookup } from '../definition/index.ts';
import { bodyFor, bodyOf, institutionOf, isAmong, isInOffice } from './assigned.ts';
import type { Actor, Assigned, CaseEvent, CaseState, LevelRun, Obligation, Referral, Setting } from './types.ts';

/** Counts up when the rules below change: whoever has stored what they gave asks them again. */
export const accessRules = 2;

/**
 * Posts that the case itself involves: who opened it, who performs or performed a level of it, who has a referral that
 * is not ended, and who was informed of it because the scheme says so.
 */
export function involved(definition: Definition, state: CaseState, setting: Setting): Assigned[] {
  return [
    ...(state.openedBy ? [state.openedBy] : []),
    ...state.levels.map((run) => run.by),
    ...state.referrals.filter((referral) => referral.endedAt === undefined).map((referral) => referral.to),
    ...informed(definition, state, setting),
  ];
}

/** A notice that one may not read would inform nobody. */
function informed(definition: Definition, state: CaseState, setting: Setting): Assigned[] {
  const { acts, roles } = lookup(definition);
  return state.levels.flatMap((run) =>
    run.done.flatMap((key) => {
      const role = acts.get(key)?.to;
      if (role === undefined || !roles.has(role)) return [];
      const body = bodyFor(definition, state, institutionOf(role), setting);
      return body ? [{ body: body.key, roles: [role] }] : [];
    }),
  );
}

/** All posts that may see the case: those involved, and the bodies with a seat in a group that works or worked on it. */
export function withBusiness(definition: Definition, state: CaseState, setting: Setting): Assigned[] {
  const seats = state.levels.flatMap((run) => seatsOf(setting, run.by.body));
  return [
    ...involved(definition, state, setting),
    ...seats.map((body) => ({ body, roles: bodyOf(setting, body)?.roles ?? [] })),
  ];
}

export function hasBusiness(definition: Definition, state: CaseState, actor: Actor, setting: Setting): boolean {
  return (
    isInOffice(setting, actor) && withBusiness(definition, state, setting).some((assigned) => isAmong(assigned, actor))
  );
}

function seatsOf(setting: Setting, group: string): string[] {
  return Object.values(setting.seats[group] ?? {});
}

/** What of a case an actor may see. A `performed` event without answers: done, but not theirs to read. */
export interface View {
  events: CaseEvent[];
  levels: LevelRun[];
  referrals: Referral[];
  obligations: Obligation[];
  /** Sees the whole course of the case: what is not here has not happened. */
  whole: boolean;
}

/** Of a case with which the actor has no business: nothing. `events` is the case's whole log. */
export function view(
  definition: Definition,
  state: CaseState,
  events: readonly CaseEvent[],
  actor: Actor,
  setting: Setting,
): View {
  if (!hasBusiness(definition, state, actor, setting))
    return { events: [], levels: [], referrals: [], obligations: [], whole: false };
  const sight = sightOf(definition, state, actor, setting);
  return {
    events: events.flatMap((event) => seen(sight, event)),
    levels: state.levels.filter((run) => sight.own.has(run.id) || sight.senders.has(run.id)),
    referrals: state.referrals.filter((referral) => sight.own.has(referral.id)),
    obligations: state.obligations.filter((obligation) => sees(sight, obligation)),
    whole: sight.all,
  };
}

interface Sight {
  /** Bodies for which the actor may read: its own, and the groups on the case in which that has a seat. */
  bodies: Set<string>;
  /** Sees that every act was done; else only what concerns the referrals and levels of its bodies. */
  all: boolean;
  /** Ids of the level runs and referrals whose acts are seen. */
  own: Set<string>;
  /** Level runs from which a seen referral came; only that they are. */
  senders: Set<string>;
  /** Numbers of the acts that sent a seen referral. */
  sentBy: Set<number>;
  closing: Set<string>;
}

function sightOf(definition: Definition, state: CaseState, actor: Actor, setting: Setting): Sight {
  const groups = state.levels.map((run) => run.by.body).filter((body) => seatsOf(setting, body).includes(actor.body));
  const bodies = new Set([actor.body, ...groups]);
  const runs = state.levels.filter((run) => bodies.has(run.by.body));
  // Whom a referral brought in sees its own part; the school and whoever the case passed through see the whole course.
  const all = bodies.has(state.openedBy?.body ?? '') || runs.some((run) => run.referral === undefined);
  const referrals = state.referrals.filter(({ from, to }) => all || bodies.has(to.body) || bodies.has(from.body));
  const received = referrals.filter((referral) => bodies.has(referral.to.body));
  return {
    bodies,
    all,
    own: new Set([...(all ? state.levels : runs), ...referrals].map((one) => one.id)),
    senders: new Set(received.map((referral) => referral.run)),
    sentBy: new Set(received.map((referral) => referral.sentBy)),
    closing: new Set(definition.acts.filter((act) => act.effect?.kind === 'close').map((act) => act.key)),
  };
}

function seen(sight: Sight, event: CaseEvent): CaseEvent[] {
  switch (event.type) {
    case 'opened':
    case 'closed':
    case 'reopened':
      return [event];
    case 'performed':
      return seenAct(sight, event);
    case 'levelOpened':
    case 'levelWaits':
    case 'levelResumed':
    case 'levelEnded':
      return sight.own.has(event.run) ? [event] : [];
    case 'referralSent':
      return sight.own.has(event.referral.id) ? [event] : [];
    case 'referralAcknowledged':
    case 'referralRefused':
    case 'referralEnded':
      return sight.own.has(event.referral) ? [event] : [];
    // They repeat the answers, or what is shown as the obligations.
    case 'factsRecorded':
    case 'obligationOpened':
    case 'obligationMet':
    case 'obligationCancelled':
    case 'obligationLate':
    case 'obligationReminded':
    case 'obligationExtended':
    case 'obligationMoved':
    case 'obligationCounted':
    case 'entryKept':
    case 'entryCorrected':
      return [];
  }
  return event satisfies never;
}

function seenAct(sight: Sight, event: CaseEvent & { type: 'performed' }): CaseEvent[] {
  if (mayRead(sight, event)) return [event];
  if (!isKnown(sight, event)) return [];
  const { answers: _, ...rest } = event;
  return [rest];
}

function mayRead(sight: Sight, event: CaseEvent & { type: 'performed' }): boolean {
  return sight.bodies.has(event.actor.body) || event.audience.some((body) => sight.bodies.has(body));
}

/** May know that it was done: by whom, when, what; not with which answers. */
function isKnown(sight: Sight, event: CaseEvent & { type: 'performed' }): boolean {
  if (sight.all || sight.sentBy.has(event.seq)) return true;
  // A case's beginning and end are no secret to those who take part in it.
  if (event.target === undefined || sight.closing.has(event.act)) return true;
  return sight.own.has(event.target);
}

function sees(sight: Sight, obligation: Obligation): boolean {
  if (sight.all || sight.bodies.has(obligation.debtor.body)) return true;
  return obligation.creditor !== undefined && sight.bodies.has(obligation.creditor);
}

/** The open obligations of the actor's post: what waits for it. */
export function waiting(state: CaseState, actor: Actor): Obligation[] {
  return state.obligations.filter((one) => one.status === 'open' && isAmong(one.debtor, actor));
}
