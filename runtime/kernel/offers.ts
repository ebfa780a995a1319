import { type Definition, lookup } from '../definition/index.ts';
import { admit } from './admit.ts';
import type { Context } from './context.ts';
import type { Actor, CaseState, Offer, Refusal, Setting } from './types.ts';

/** Reasons for which a button is shown that cannot be used yet: one learns what is missing. */
const shown: ReadonlySet<Refusal['code']> = new Set(['must-first', 'recipient-missing', 'no-recipient']);

/**
 * What the actor may do now, in the order of the definition: by level run and by referral; without a case, by which
 * acts it may open one. What is not offered is refused; what is offered and not blocked is accepted with valid
 * answers, unless those name a recipient that is not there.
 */
export function offers(definition: Definition, state: CaseState | undefined, actor: Actor, setting: Setting): Offer[] {
  const context: Context = { definition, setting, actor, state };
  return candidates(definition, state).flatMap((offer) => {
    const admitted = admit(context, offer.act, offer.target);
    if (!admitted.refused) return [offer];
    return shown.has(admitted.code) ? [{ ...offer, blocked: admitted }] : [];
  });
}

function candidates(definition: Definition, state: CaseState | undefined): Offer[] {
  const { acts } = definition;
  if (!state) return acts.filter((act) => act.kind === 'open').map((act) => ({ act: act.key }));
  if (state.status === 'closed') return [];
  const onReferral = acts.filter((act) => ['acknowledge', 'refuse', 'feedback'].includes(act.kind));
  return [
    ...state.levels.flatMap((run) =>
      (lookup(definition).levels.get(run.level)?.acts ?? []).map((act) => ({ act, target: run.id })),
    ),
    ...state.referrals.flatMap((referral) => onReferral.map((act) => ({ act: act.key, target: referral.id }))),
  ];
}
