import { type Act, type Definition, lookup } from '../definition/index.ts';
import { admit } from './admit.ts';
import type { Context } from './context.ts';
import { tick } from './tick.ts';
import type { Actor, CaseState, Offer, Refusal, Setting } from './types.ts';

/** Reasons for which a button is shown that cannot be used yet: one learns what is missing. */
const shown: ReadonlySet<Refusal['code']> = new Set([
  'must-first',
  'only-if',
  'recipient-missing',
  'no-recipient',
  'already-running',
]);

/**
 * What the actor may do now, in the order of the definition: by level run, referral, obligation and entry; without a
 * case, by which acts it may open one. What is not offered is refused; what is offered and not blocked is accepted with
 * valid answers, unless those name a recipient that is not there or shut a gate themselves.
 * @param now ISO 8601 UTC instant; without it, what depends on the day is not judged, and may yet be refused
 */
export function offers(
  definition: Definition,
  state: CaseState | undefined,
  actor: Actor,
  setting: Setting,
  now?: string,
): Offer[] {
  const today = state && now !== undefined ? (tick(definition, state, now, setting)?.state ?? state) : state;
  const context: Context = { definition, setting, actor, state: today, ...(now === undefined ? {} : { at: now }) };
  return candidates(definition, today).flatMap((offer) => {
    const admitted = admit(context, offer.act, offer.target);
    if (!admitted.refused) return [offer];
    return shown.has(admitted.code) ? [{ ...offer, blocked: admitted }] : [];
  });
}

const onReferral: ReadonlySet<Act['kind']> = new Set(['acknowledge', 'refuse', 'feedback']);
const onObligation: ReadonlySet<Act['kind']> = new Set(['fulfil', 'finish', 'extend']);

function candidates(definition: Definition, state: CaseState | undefined): Offer[] {
  const { acts } = definition;
  const ofKind = (wanted: (act: Act) => boolean, target?: string): Offer[] =>
    acts.filter(wanted).map((act) => ({ act: act.key, ...(target === undefined ? {} : { target }) }));
  if (!state) return ofKind((act) => act.kind === 'open');
  const owed = state.obligations
    .filter((one) => one.status === 'open')
    .flatMap(({ id }) => ofKind((act) => onObligation.has(act.kind), id));
  if (state.status === 'closed') return [...owed, ...ofKind((act) => act.kind === 'reopen')];
  return [
    ...state.levels.flatMap((run) =>
      (lookup(definition).levels.get(run.level)?.acts ?? []).map((act) => ({ act, target: run.id })),
    ),
    ...state.referrals.flatMap(({ id }) => ofKind((act) => onReferral.has(act.kind), id)),
    ...owed,
    ...state.entries.flatMap(({ id }) => ofKind((act) => act.kind === 'correct', id)),
    ...(definition.tracks ? ofKind((act) => act.kind === 'open') : []),
  ];
}
