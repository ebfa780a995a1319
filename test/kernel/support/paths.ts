import { type Definition, lookup } from '@riciba/runtime/definition';
import type { Actor, Command, Offer, Refusal, Setting } from '@riciba/runtime/kernel';
import { anyAnswers } from './fixture.ts';
import { Play } from './play.ts';
import { actors, type Move } from './random.ts';

/** Somebody and what it might do. */
export interface Try {
  actor: Actor;
  offer: Offer;
}

/** All that anybody is offered. */
export function offered(play: Play): Try[] {
  return actors(play.setting).flatMap((actor) => play.offers(actor).map((offer) => ({ actor, offer })));
}

/** All that anybody could think of: each act on each thing. */
export function thinkable({ definition, setting, state }: Play): Try[] {
  const things = state ? [...state.levels, ...state.referrals, ...state.obligations, ...state.entries] : [];
  const targets = [undefined, ...things.map((one) => one.id)];
  return actors(setting).flatMap((actor) =>
    definition.acts.flatMap(({ key: act }) => targets.map((target) => ({ actor, offer: { act, target } }))),
  );
}

/** Each act on each thing that it is for, by anybody, in time or not. */
function plausible(play: Play): Try[] {
  const { acts, levels } = lookup(play.definition);
  return thinkable(play).filter(({ offer: { act, target } }) => {
    if (target === undefined) return acts.get(act)?.kind === 'open';
    const run = play.state?.levels.find((one) => one.id === target);
    return run ? levels.get(run.level)?.acts.includes(act) : act.startsWith('referral.');
  });
}

export function commandOf({ actor, offer }: Try, grounds: string[], opening: boolean): Command {
  const { act, target } = offer;
  return {
    id: 'command',
    actor,
    act,
    ...(opening ? { case: 'case-1' } : {}),
    ...(target === undefined ? {} : { target }),
    answers: anyAnswers(grounds, act),
  };
}

/** Plays the moves; after each, accepted or refused, `check` looks at the case. */
export function playOut(
  definition: Definition,
  setting: Setting,
  moves: Move[],
  check: (play: Play, refusal: Refusal | undefined) => void,
  clock?: Play['clock'],
): Play {
  const play = new Play(definition, setting);
  if (clock) play.clock = clock;
  for (const move of moves) {
    const open = move.wild ? [] : offered(play).filter(({ offer }) => !offer.blocked);
    const choice = open.length > 0 ? open : plausible(play);
    const chosen = choice[move.pick % choice.length];
    if (!chosen) return play;
    const answers = anyAnswers(move.grounds, chosen.offer.act);
    const result = play.tries(chosen.actor, chosen.offer.act, answers, chosen.offer.target);
    check(play, result.refused ? result : undefined);
  }
  return play;
}
