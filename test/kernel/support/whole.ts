import * as fc from 'fast-check';
import type { Definition } from '@riciba/runtime/definition';
import type { CaseEvent, CaseState, Refusal, Setting } from '@riciba/runtime/kernel';
import { offered } from './paths.ts';
import { Play } from './play.ts';
import { anyPlaces, anyWhole, wholeAnswers } from './random-notions.ts';

/** After so many hours, one of what is offered or thinkable is done, about a day so many days away. */
export interface Move {
  pick: number;
  grounds: string[];
  wild: boolean;
  hours: number;
  away: number;
}

export const anyMoves: fc.Arbitrary<Move[]> = fc.array(
  fc.record({
    pick: fc.nat({ max: 9999 }),
    grounds: fc.subarray(['p', 'q', 'r']),
    wild: fc.constantFrom(false, false, false, false, true),
    hours: fc.constantFrom(0, 1, 20, 50, 400, 3000),
    away: fc.integer({ min: -60, max: 60 }),
  }),
  { minLength: 4, maxLength: 18, size: 'max' },
);

export const start = Date.UTC(2025, 8, 10, 8);
export const hour = 3_600_000;
export const day = (at: number): string => new Date(at).toISOString().slice(0, 10);
export const instant = (at: number): string => new Date(at).toISOString();

/** Plays the moves; `check` looks after each; with `ticking`, time is let pass by itself now and then; `begun` goes on. */
export function playWhole(
  definition: Definition,
  setting: Setting,
  moves: Move[],
  check: (play: Play, now: string, refusal?: Refusal) => void,
  ticking = false,
  begun?: { state: CaseState; events: CaseEvent[]; at: string },
): Play {
  const play = new Play(definition, setting);
  Object.assign(play, { state: begun?.state, events: begun?.events ?? [] });
  let at = begun ? Date.parse(begun.at) : start;
  play.clock = () => instant(at);
  for (const move of moves) {
    if (ticking && play.state) play.pass(instant(at + (move.hours * hour) / 3));
    at += move.hours * hour;
    if (ticking && play.state && move.pick % 2 === 0) play.pass(instant(at));
    const open = move.wild ? [] : offered(play).filter(({ offer }) => !offer.blocked);
    const choice = open.length > 0 ? open : offered(play);
    const one = choice[move.pick % choice.length];
    if (!one) return play;
    const answers = wholeAnswers(move.grounds, day(at + move.away * 24 * hour), one.offer.act);
    const result = play.tries(one.actor, one.offer.act, answers, one.offer.target);
    check(play, instant(at), result.refused ? result : undefined);
  }
  return play;
}

/** Plays any path in any whole scheme. Undefined when all held; else how it broke, and the shortest path found to it. */
export function failing(
  check: (definition: Definition, setting: Setting, moves: Move[]) => void,
  parameters: fc.Parameters<[Definition, Setting, Move[]]>,
): string | undefined {
  const { failed, counterexample, errorInstance } = fc.check(
    fc.property(anyWhole, anyPlaces, anyMoves, check),
    parameters,
  );
  if (!failed) return undefined;
  const [definition, , moves] = counterexample ?? [];
  const { duties, levels } = definition ?? {};
  return `${String(errorInstance)}\n${JSON.stringify({ duties, levels, moves })}`;
}
