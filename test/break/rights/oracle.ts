/**
 * Who may see what, written anew from the words of the rules and not from the kernel's code: so that a fault of the
 * kernel is seen, too, and not only what the server makes of it.
 */
import { type Definition, lookup } from '@riciba/runtime/definition';
import type { Actor, CaseEvent, CaseState, Setting } from '@riciba/runtime/kernel';

export type Performed = CaseEvent & { type: 'performed' };

function holds(actor: Actor, place: { body: string; roles: string[] } | undefined): boolean {
  return place !== undefined && place.body === actor.body && place.roles.includes(actor.role);
}

/** Groups on the case in which the actor's body has a seat. */
function groupsOf(state: CaseState, actor: Actor, setting: Setting): string[] {
  const bodies = state.levels.map((run) => run.by.body);
  return bodies.filter((body) => Object.values(setting.seats[body] ?? {}).includes(actor.body));
}

/** A notice of the scheme was given to the actor's role, at the only body or the body of the case. */
function wasInformed(definition: Definition, state: CaseState, actor: Actor): boolean {
  const { acts } = lookup(definition);
  const told = state.levels.flatMap((run) => run.done).filter((key) => acts.get(key)?.to === actor.role);
  const [institution = ''] = actor.role.split('.');
  return told.length > 0 && (state.bodies[institution] ?? actor.body) === actor.body;
}

/** Has opened it, acts or acted in it, has it in hand by a referral that is not ended, was informed, or has a seat. */
export function hasPart(definition: Definition, state: CaseState, actor: Actor, setting: Setting): boolean {
  const inOffice = setting.bodies.some((one) => one.key === actor.body && one.roles.includes(actor.role));
  if (!inOffice) return false;
  return (
    holds(actor, state.openedBy) ||
    state.levels.some((run) => holds(actor, run.by)) ||
    state.referrals.some((one) => (one.status === 'sent' || one.status === 'acknowledged') && holds(actor, one.to)) ||
    wasInformed(definition, state, actor) ||
    groupsOf(state, actor, setting).length > 0
  );
}

/** Answers are read by the body that gave them and those whom they were for; for a group also by its seats. */
export function mayRead(event: Performed, state: CaseState, actor: Actor, setting: Setting): boolean {
  const own = [actor.body, ...groupsOf(state, actor, setting)];
  return own.some((body) => event.actor.body === body || event.audience.includes(body));
}
