import { expect, test, vi } from 'vitest';
import { type Act, canonicalJson, type Duty, lookup } from '@riciba/runtime/definition';
import { type CaseState, type Command, migrate, offers, step, tick, view, wakesAt } from '@riciba/runtime/kernel';
import { offered, type Try } from './support/paths.ts';
import type { Play } from './support/play.ts';
import { actors } from './support/random.ts';
import { wholeAnswers } from './support/random-notions.ts';
import { day, failing, hour, instant, playWhole } from './support/whole.ts';

// Long paths through whole schemes take their time where other tests run beside them.
vi.setConfig({ testTimeout: 120_000 });

const now = (play: Play): string => play.clock(0);

function commandOf({ actor, offer: { act, target } }: Try, play: Play, id = 'command'): Command {
  return {
    id,
    actor,
    act,
    ...(play.state ? {} : { case: 'case-1' }),
    ...(target === undefined ? {} : { target }),
    answers: wholeAnswers(['p'], day(Date.parse(now(play))), act),
  };
}

const done = ({ definition, setting }: Play, state: CaseState, command: Command, at: string): CaseState | undefined => {
  const result = step(definition, state, command, at, setting);
  // What is late by the very date it was given is so at once, whatever comes next.
  return result.refused ? undefined : (tick(definition, result.state, at, setting)?.state ?? result.state);
};

/** The same value with the keys of each object in an order of its own. */
function shuffled(value: unknown, seed: number): unknown {
  if (Array.isArray(value)) return value.map((one) => shuffled(one, seed));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, shuffled(one, seed)] as const);
  const order = (key: string): number =>
    Array.from(key).reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973, seed);
  return Object.fromEntries(entries.toSorted(([one], [other]) => order(one) - order(other)));
}

test('a case that was stored with its keys in any order is the same case: to do, to see, in time, under another text', () => {
  const failure = failing(
    (definition, setting, moves) => {
      const play = playWhole(definition, setting, moves, () => {});
      const { state, events } = play;
      if (!state) return;
      const back: CaseState = JSON.parse(JSON.stringify(shuffled(state, moves.length + 1)));
      expect(JSON.stringify(back)).not.toBe(JSON.stringify(state));
      const at = now(play);
      const late = instant(Date.parse(at) + 9_000 * hour);
      const next = { definition: { ...definition, hash: 'next' }, setting };
      // Duties are dated by another rule, which gives the same dates.
      const duties = definition.duties?.map(({ before, ...duty }) =>
        before ? { ...duty, before: { ...before, moved: [before.of] } } : duty,
      );
      const ruled = { definition: { ...next.definition, duties: duties ?? [] }, setting };
      const all = (one: CaseState): unknown[] => [
        wakesAt(definition, one, setting) ?? 'never',
        tick(definition, one, late, setting) ?? 'nothing',
        migrate({ definition, setting }, next, one, at),
        migrate({ definition, setting }, ruled, one, at),
        ...actors(setting).map((actor) => [
          offers(definition, one, actor, setting, at),
          { ...view(definition, one, events, actor, setting), definitionAt: '' },
        ]),
        ...offered(play).map((offer) => step(definition, one, commandOf(offer, play), at, setting)),
      ];
      expect(all(back).map(canonicalJson)).toEqual(all(state).map(canonicalJson));
    },
    { numRuns: 25 },
  );
  expect(failure).toBeUndefined();
});

/** Acts that can be done again on the same thing, because doing them again means something. */
function mayRepeat({ kind, effect }: Act): boolean {
  return (
    ['option', 'correct', 'extend', 'open', 'request', 'feedback', 'fulfil'].includes(kind) || effect?.kind === 'beside'
  );
}

test('no act is accepted twice on the same thing, unless the case has come back to it meanwhile', () => {
  let tried = 0;
  const failure = failing(
    (definition, setting, moves) => {
      const play = playWhole(definition, setting, moves, () => {});
      const { state } = play;
      if (!state) return;
      for (const one of offered(play).filter(({ offer }) => !offer.blocked)) {
        const act = lookup(definition).acts.get(one.offer.act)!;
        if (mayRepeat(act)) continue;
        const command = commandOf(one, play);
        const first = step(definition, state, command, now(play), setting);
        if (first.refused || first.events.some(({ type }) => type === 'levelResumed')) continue;
        tried += 1;
        const second = step(definition, first.state, command, now(play), setting);
        if (!second.refused) throw new Error(`${act.key} on ${one.offer.target} was done twice`);
      }
    },
    { numRuns: 60 },
  );
  expect(failure).toBeUndefined();
  expect(tried).toBeGreaterThan(50);
});

const sorted = (all: object[]): string[] => all.map((one) => canonicalJson(one)).toSorted();

/** What of a state does not tell in which order things came: ids are made of the number of an event. */
function told(state: CaseState): string {
  const { id: _, version, actedAt: _at, levels, referrals, obligations, entries, openedBy: _by, ...rest } = state;
  const run = new Map(levels.map((one) => [one.id, `${one.level} ${one.status}`]));
  const sent = new Map(referrals.map((one) => [one.id, `${one.recipient} ${one.status}`]));
  const kept = new Map(entries.map((one) => [one.id, `${one.act} ${one.date}`]));
  const place = (of = ''): string => run.get(of) ?? sent.get(of) ?? kept.get(of) ?? '';
  return JSON.stringify([
    canonicalJson(rest),
    version,
    sorted(
      levels.map(({ id: _id, referral, branch, ...one }) => ({ ...one, from: place(referral), in: place(branch) })),
    ),
    sorted(referrals.map(({ id: _id, sentBy: _seq, run: from, ...one }) => ({ ...one, from: place(from) }))),
    sorted(
      obligations.map(({ id: _id, target, cause, ...one }) => ({
        ...one,
        at: place(target),
        cause: cause?.trigger ?? '',
      })),
    ),
    sorted(entries.map(({ id: _id, seq: _seq, target, ...one }) => ({ ...one, at: place(target) }))),
  ]);
}

/** Each tells what the other does not ask: nothing but the record, a referral that is taken or not, a notice. */
const alone: ReadonlySet<Act['kind']> = new Set(['acknowledge', 'refuse', 'notice', 'finish', 'extend', 'fulfil']);

test('nothing but numbers depends on the order of acts that have nothing to do with each other', () => {
  let tried = 0;
  const failure = failing(
    (definition, setting, moves) => {
      const play = playWhole(definition, setting, moves, () => {});
      const { state } = play;
      if (!state) return;
      const kindOf = ({ offer }: Try) => lookup(definition).acts.get(offer.act)!.kind;
      const free = offered(play).filter((one) => !one.offer.blocked && alone.has(kindOf(one)));
      for (const [at, one] of free.entries())
        for (const other of free.slice(at + 1)) {
          if (!areUnrelated(play, state, one, other)) continue;
          const [first, second] = [commandOf(one, play, 'one'), commandOf(other, play, 'other')];
          const both = (...order: Command[]): CaseState | undefined =>
            order.reduce<CaseState | undefined>((was, command) => was && done(play, was, command, now(play)), state);
          const [there, back] = [both(first, second), both(second, first)];
          if (!there || !back) {
            if (Boolean(there) !== Boolean(back)) throw new Error(`${first.act} and ${second.act}: one order only`);
            continue;
          }
          tried += 1;
          if (told(there) !== told(back)) throw new Error(`${first.act} ${second.act}\n${told(there)}\n${told(back)}`);
        }
    },
    { numRuns: 60 },
  );
  expect(failure).toBeUndefined();
  expect(tried).toBeGreaterThan(50);
});

/** A duty of one level that what happens at another brings about is owed only while somebody is at the first. */
function tiesLevels({ level, opens }: Duty): boolean {
  return level !== undefined && opens.some((trigger) => trigger.on !== 'level' || trigger.level !== level);
}

/** On different things of different branches, of which none goes on at a level that the other asks about. */
function areUnrelated({ definition }: Play, state: CaseState, one: Try, other: Try): boolean {
  const branch = ({ offer: { target } }: Try): string => {
    const owed = state.obligations.find(({ id }) => id === target);
    const sent = state.referrals.find(({ id }) => id === (owed?.target ?? target));
    return state.levels.find(({ id }) => id === (sent?.run ?? owed?.target ?? target))?.branch ?? '';
  };
  const kinds = new Set([one, other].map(({ offer }) => lookup(definition).acts.get(offer.act)?.kind));
  if (one.offer.target === other.offer.target) return false;
  // Both put somebody to work: whom it was sent to, or again whoever sent it.
  if (!kinds.has('refuse') && !kinds.has('acknowledge')) return true;
  return branch(one) !== branch(other) && !definition.duties?.some(tiesLevels);
}
