import { expect, test, vi } from 'vitest';
import { lookup } from '@riciba/runtime/definition';
import { hasBusiness, type Refusal, step, tick, view, wakesAt } from '@riciba/runtime/kernel';
import { offered, thinkable, type Try } from './support/paths.ts';
import type { Play } from './support/play.ts';
import { actors } from './support/random.ts';
import { wholeAnswers } from './support/random-notions.ts';
import { day, failing, hour, instant, playWhole, start } from './support/whole.ts';

// Long paths through whole schemes take their time where other tests run beside them.
vi.setConfig({ testTimeout: 120_000 });

function broken(check: (play: Play, now: string, refusal?: Refusal) => string[], numRuns = 40): string | undefined {
  return failing(
    (definition, setting, moves) => {
      playWhole(definition, setting, moves, (play, now, refusal) => {
        const complaints = check(play, now, refusal);
        if (complaints.length > 0) throw new Error(complaints.join('\n'));
      });
    },
    { numRuns },
  );
}

const unless = (holds: boolean, complaint: string): string[] => (holds ? [] : [complaint]);

test('all that may happen happens on the paths that are tried', () => {
  const met = new Set<string>();
  const failure = failing(
    (definition, setting, moves) => {
      playWhole(definition, setting, moves, ({ events }, _, refusal) => {
        if (refusal) met.add(refusal.code);
        for (const event of events) {
          met.add(event.type);
          if (event.type === 'obligationOpened') met.add(event.obligation.kind);
          if (event.type === 'performed') met.add(lookup(definition).acts.get(event.act)?.kind ?? '');
        }
      });
    },
    { numRuns: 150, seed: 5 },
  );
  expect(failure).toBeUndefined();
  const wanted = (
    'entryKept entryCorrected obligationLate obligationReminded obligationExtended obligationMoved obligationCounted ' +
    'obligationCancelled reopened closed duty task fulfil finish extend correct reopen only-if must-first'
  ).split(' ');
  expect(wanted.filter((one) => !met.has(one))).toEqual([]);
});

test('it does not matter how often time is let pass: what happened is the same, byte for byte', () => {
  const failure = failing(
    (definition, setting, moves) => {
      const seldom = playWhole(definition, setting, moves, () => {});
      const often = playWhole(definition, setting, moves, () => {}, true);
      const end = instant(start + 3 * 365 * 24 * hour);
      for (const play of [seldom, often]) if (play.state) play.pass(end);
      expect(JSON.stringify(often.events)).toBe(JSON.stringify(seldom.events));
    },
    { numRuns: 30 },
  );
  expect(failure).toBeUndefined();
});

test('time passed twice does nothing the second time, wakes when it said it would, and never misses', () => {
  const failure = broken(({ definition, state, setting }, now) => {
    if (!state) return [];
    const after = tick(definition, state, now, setting)?.state ?? state;
    const wakes = wakesAt(definition, after, setting);
    const late = instant(Date.parse(now) + 5 * 365 * 24 * hour);
    if (wakes === undefined) return unless(tick(definition, after, late, setting) === undefined, 'It missed something');
    const before = instant(Date.parse(wakes) - 1);
    return [
      ...unless(tick(definition, after, now, setting) === undefined, 'Twice'),
      ...unless(wakes > now, `It wakes in the past: ${wakes}`),
      ...unless(tick(definition, after, before, setting) === undefined, 'It happened before it was due'),
      ...unless(tick(definition, after, wakes, setting) !== undefined, 'It woke for nothing'),
    ];
  });
  expect(failure).toBeUndefined();
});

test('what happens is told in the order of time, and messages can be told apart', () => {
  const failure = broken(({ events, messages }) => [
    ...unless(
      events.every(({ at }, index) => index === 0 || (events[index - 1]?.at ?? '') <= at),
      'Out of order',
    ),
    ...unless(new Set(messages.map(({ id }) => id)).size === messages.length, 'Two messages with one id'),
    ...unless(
      messages.every(({ text }) => /^\p{Lu}.*\.$/u.test(text)),
      'Not a sentence',
    ),
  ]);
  expect(failure).toBeUndefined();
});

/** Refused for what was answered, not for what was offered. */
const byAnswers = new Set(['only-if', 'recipient-missing', 'no-recipient', 'answers-missing']);

test('what is offered is accepted but for its answers, what is blocked or not offered is refused with its sentence', () => {
  const failure = failing(
    (definition, setting, moves) => {
      const play = playWhole(definition, setting, moves, () => {});
      const now = play.clock(0);
      const offers = new Map(offered(play).map((one) => [nameOf(one), one.offer]));
      for (const one of thinkable(play)) {
        const { act, target } = one.offer;
        const command = {
          id: 'command',
          actor: one.actor,
          act,
          ...(play.state ? {} : { case: 'case-1' }),
          ...(target === undefined ? {} : { target }),
          answers: wholeAnswers(['p'], day(Date.parse(now)), act),
        };
        const result = step(definition, play.state, command, now, setting);
        const offer = offers.get(nameOf(one));
        const agrees = offer && !offer.blocked ? !result.refused || byAnswers.has(result.code) : result.refused;
        if (!agrees) throw new Error(`${nameOf(one)}: ${JSON.stringify(result)}`);
        if (!result.refused || ['unknown-act', 'unknown-target'].includes(result.code)) continue;
        if (!lookup(definition).sentences.has(result.sentence ?? '')) throw new Error(`${nameOf(one)}: ${result.text}`);
      }
    },
    { numRuns: 15 },
  );
  expect(failure).toBeUndefined();
});

function nameOf({ actor, offer }: Try): string {
  return `${actor.post} ${offer.act} ${offer.target ?? ''}`;
}

test('whoever owes something or may act has business with the file and sees what it is about', () => {
  const failure = broken((play, now) => {
    const { definition, setting, events } = play;
    // What is offered is offered now, also where the last command was refused after time had passed.
    const state = play.state && (tick(definition, play.state, now, setting)?.state ?? play.state);
    if (!state) return [];
    return actors(setting).flatMap((actor) => {
      const waits = play.waitsFor(actor);
      const has = hasBusiness(definition, state, actor, setting);
      const seen = view(definition, state, events, actor, setting);
      const ids = new Set([...seen.levels, ...seen.referrals, ...seen.obligations].map(({ id }) => id));
      const acted = play.offers(actor).flatMap(({ target }) => target ?? []);
      const entries = new Set(state.entries.map(({ id }) => id));
      return [
        ...unless(has || waits.length === 0, `${actor.post} owes and has no business`),
        ...unless(
          acted.every((target) => ids.has(target) || entries.has(target)),
          `${actor.post} acts on what it cannot see`,
        ),
      ];
    });
  }, 30);
  expect(failure).toBeUndefined();
});

test('of a closed file nothing is owed and nothing falls due', () => {
  const failure = broken(({ state, definition, setting }) => {
    if (state?.status !== 'closed') return [];
    return [
      ...unless(
        state.obligations.every(({ status }) => status !== 'open'),
        'Something is owed',
      ),
      ...unless(wakesAt(definition, state, setting) === undefined, 'It wakes'),
    ];
  });
  expect(failure).toBeUndefined();
});
