import { isDeepStrictEqual } from 'node:util';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson, type Definition, lookup } from '@riciba/runtime/definition';
import {
  type Accepted,
  apply,
  type CaseState,
  hasBusiness,
  type Offer,
  type Refusal,
  step,
  view,
} from '@riciba/runtime/kernel';
import { define } from './support/fixture.ts';
import { commandOf, offered, playOut, thinkable, type Try } from './support/paths.ts';
import type { Play } from './support/play.ts';
import { actors, anyMoves, anySetting, anySpec } from './support/random.ts';

const now = '2026-09-01T08:00:00.000Z';

/** What is wrong with a case after a move, accepted or refused; nothing when it is as it should be. */
type Check = (play: Play, refusal: Refusal | undefined) => string[];

/** Plays any path in any scheme and checks after each move. Gives undefined when all held, else how it broke. */
function broken(check: Check, parameters: fc.Parameters<unknown> = { numRuns: 150 }): string | undefined {
  const property = fc.property(anySpec, anySetting, anyMoves, (spec, setting, moves) => {
    playOut(define(spec), setting, moves, (play, refusal) => {
      const complaints = check(play, refusal);
      if (complaints.length > 0) throw new Error(complaints.join('\n'));
    });
  });
  return fc.defaultReportMessage(fc.check(property, parameters)) ?? undefined;
}

/** As `broken`, but only the case at the end of the path is checked. */
function brokenAtEnd(check: (play: Play) => string[], numRuns: number): string | undefined {
  const property = fc.property(anySpec, anySetting, anyMoves, (spec, setting, moves) => {
    const complaints = check(playOut(define(spec), setting, moves, () => {}));
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
  });
  return fc.defaultReportMessage(fc.check(property, { numRuns })) ?? undefined;
}

function unless(holds: boolean, complaint: string): string[] {
  return holds ? [] : [complaint];
}

function unlessSame(found: string[], wanted: string[], what: string): string[] {
  const same = isDeepStrictEqual(found.toSorted(), wanted.toSorted());
  return unless(same, `${what}: found ${found.join()}, wanted ${wanted.join()}`);
}

function thenOf(definition: Definition, recipient: string): string {
  return lookup(definition).recipients.get(recipient)?.recipient.then.kind ?? '';
}

/** Runs that take part at request do not carry the case. */
function deciding({ case: state, definition }: Play): CaseState['levels'] {
  return state.levels.filter((run) => {
    const referral = state.referrals.find((one) => one.id === run.referral);
    return !referral || thenOf(definition, referral.recipient) !== 'participate';
  });
}

test('the paths tried are long, and refusals, returns and closings are met on them', () => {
  const met = new Set<string>();
  let longest = 0;
  const failure = broken(
    (play, refusal) => {
      if (refusal) met.add(refusal.code);
      for (const event of play.events) met.add(event.type);
      longest = Math.max(longest, play.events.length);
      return [];
      // Always the same paths: what must be met on them is rare.
    },
    { numRuns: 300, seed: 2 },
  );
  expect(failure).toBeUndefined();
  for (const code of ['must-first', 'no-recipient', 'recipient-missing', 'not-now', 'not-yours', 'case-closed']) {
    expect(met).toContain(code);
  }
  for (const type of ['levelResumed', 'closed', 'referralRefused', 'referralEnded', 'obligationCancelled']) {
    expect(met).toContain(type);
  }
  expect(longest).toBeGreaterThan(60);
});

test('a log replayed gives the same state byte for byte, and nothing that was given is changed', () => {
  // Play replays after every accepted command and freezes all that it passes.
  expect(broken(() => [])).toBeUndefined();
});

test('a refused command changes nothing', () => {
  const before = new WeakMap<Play, string>();
  const failure = broken((play, refusal) => {
    const was = before.get(play) ?? '';
    const is = JSON.stringify([play.state, play.events]);
    before.set(play, is);
    return unless(!refusal || was === '' || was === is, 'Changed by a refused command');
  });
  expect(failure).toBeUndefined();
});

/** The case as a store gives it back: with its keys in another order. */
function restored(state: CaseState): CaseState {
  return JSON.parse(canonicalJson(state));
}

test('a case that was stored and restored goes on in the same way', () => {
  const failure = brokenAtEnd((play) => {
    const { state, definition, setting } = play;
    if (!state) return [];
    return offered(play).flatMap((one) => {
      const wanted = commandOf(one, ['p'], false);
      const straight = step(definition, state, wanted, now, setting);
      const after = step(definition, restored(state), wanted, now, setting);
      return unless(canonicalJson(after) === canonicalJson(straight), `${one.offer.act} differs`);
    });
  }, 150);
  expect(failure).toBeUndefined();
});

test('an open case is always somewhere: somebody works on it, or an answer is awaited, or the scheme is silent', () => {
  const failure = broken((play) => {
    if (play.state?.status !== 'open') return [];
    const works = deciding(play).some((run) => run.status === 'active');
    const awaited = play.case.referrals.some(({ status, recipient }) => {
      const kind = thenOf(play.definition, recipient);
      return kind !== 'participate' && (status === 'sent' || (status === 'acknowledged' && kind !== 'level'));
    });
    return unless(works || awaited, 'Nobody has the case');
  });
  expect(failure).toBeUndefined();
});

test('obligations are owed exactly where something is to be done', () => {
  const failure = broken((play) => {
    if (!play.state) return [];
    const { referrals, obligations } = play.case;
    const owed = (kind: string): string[] =>
      obligations.filter((one) => one.status === 'open' && one.kind === kind).map((one) => one.target);
    const active = deciding(play).filter((run) => run.status === 'active' && hasOutcome(play, run.level));
    const sent = referrals.filter((one) => one.status === 'sent');
    const asked = referrals.filter(
      ({ status, recipient }) =>
        status === 'acknowledged' && ['return', 'participate'].includes(thenOf(play.definition, recipient)),
    );
    return [
      ...unlessSame(owed('decide'), idsOf(active), 'decide'),
      ...unlessSame(owed('acknowledge'), idsOf(sent), 'acknowledge'),
      ...unlessSame(owed('answer'), idsOf(asked), 'answer'),
      ...unless(
        owed('inform').every((target) => idsOf(active).includes(target)),
        'Informs from no level',
      ),
    ];
  });
  expect(failure).toBeUndefined();
});

function hasOutcome({ definition }: Play, level: string): boolean {
  const acts = definition.levels.find(({ key }) => key === level)?.acts ?? [];
  return definition.acts.some(({ key, kind }) => kind === 'outcome' && acts.includes(key));
}

function idsOf(things: { id: string }[]): string[] {
  return things.map((one) => one.id);
}

test('of a closed case nothing is left open', () => {
  const failure = broken(({ state }) => {
    if (state?.status !== 'closed') return [];
    return [
      ...unless(
        state.levels.every((run) => run.status === 'done'),
        'A level is not done',
      ),
      ...unless(
        state.referrals.every((one) => one.endedAt !== undefined),
        'A referral is not ended',
      ),
      ...unless(
        state.obligations.every((one) => one.status !== 'open'),
        'Something is owed',
      ),
    ];
  });
  expect(failure).toBeUndefined();
});

test('a refusal by a rule names its sentence, and tells it in words', () => {
  const byRule = new Set(['must-first', 'no-recipient', 'recipient-missing', 'not-now', 'not-yours', 'case-closed']);
  const failure = broken(({ definition }, refusal) => {
    if (!refusal) return [];
    const { code, sentence = '', text, missing = [] } = refusal;
    return [
      ...unless(/^\p{Lu}.*\.$/u.test(text), `Not a sentence: ${text}`),
      ...unless(!byRule.has(code) || lookup(definition).sentences.has(sentence), `${code} names no sentence`),
      ...unless(code !== 'must-first' || missing.length > 0, 'Nothing is missing'),
    ];
  });
  expect(failure).toBeUndefined();
});

test('what is offered is accepted, what is blocked or not offered is refused', () => {
  const failure = brokenAtEnd((play) => {
    const { definition, setting, state } = play;
    const offers = new Map(offered(play).map((one) => [nameOf(one), one.offer]));
    return thinkable(play).flatMap((one) => {
      const result = step(definition, state, commandOf(one, [], state === undefined), now, setting);
      return unless(agrees(definition, offers.get(nameOf(one)), result), `${nameOf(one)}: ${JSON.stringify(result)}`);
    });
  }, 150);
  expect(failure).toBeUndefined();
});

function nameOf({ actor, offer }: Try): string {
  return `${actor.post} ${offer.act} ${offer.target ?? ''}`;
}

function agrees(definition: Definition, offer: Offer | undefined, result: Accepted | Refusal): boolean {
  if (!offer) return result.refused;
  if (offer.blocked) return isDeepStrictEqual(result, offer.blocked);
  return !result.refused || dependsOnAnswers(definition, offer, result);
}

/** Whom it goes to may hang on the answers: on the grounds of a letter, on the body named when a case is opened. */
function dependsOnAnswers(definition: Definition, offer: Offer, { code }: Refusal): boolean {
  const act = lookup(definition).acts.get(offer.act);
  if (act?.kind === 'open') return code === 'recipient-missing';
  return act?.effect?.kind === 'refer' && ['no-recipient', 'recipient-missing'].includes(code);
}

test('whoever may act or owes something has business with the case and sees what it acts on; others see nothing', () => {
  const failure = broken((play) => {
    const { state, definition, setting } = play;
    if (!state) return [];
    return actors(setting).flatMap((actor) => {
      const offers = play.offers(actor);
      const has = hasBusiness(definition, state, actor, setting);
      const seen = view(definition, state, play.events, actor, setting);
      const ids = idsOf([...seen.levels, ...seen.referrals]);
      return [
        ...unless(has || (offers.length === 0 && play.waitsFor(actor).length === 0), `${actor.post} has no business`),
        ...unless(
          offers.every(({ target = '' }) => ids.includes(target)),
          `${actor.post} acts on what it cannot see`,
        ),
        ...unless(has || seen.events.length + ids.length === 0, `${actor.post} sees a case of others`),
      ];
    });
  });
  expect(failure).toBeUndefined();
});

test('messages can be told apart, go to somebody, and tell of events that happened', () => {
  const failure = broken(({ messages, events }, refusal) => {
    if (refusal) return [];
    const seqs = new Set(events.map((event) => event.seq));
    return [
      ...unless(new Set(messages.map((one) => one.id)).size === messages.length, 'Two with one id'),
      ...unless(
        messages.every(({ id, seq, to }) => seqs.has(seq) && id.includes(`.${seq}.`) && to.roles.length > 0),
        'To nobody, or of nothing',
      ),
    ];
  });
  expect(failure).toBeUndefined();
});

test('the order of acts that have nothing to do with each other does not change what is known of the case', () => {
  const failure = brokenAtEnd((play) => {
    const { state, definition } = play;
    if (!state) return [];
    const free = offered(play).filter(({ offer }) => !offer.blocked);
    return free.slice(0, 8).flatMap((one) =>
      free.slice(0, 8).flatMap((other) => {
        if (!areUnrelated(definition, one, other)) return [];
        const there = both(play, state, one, other);
        const back = both(play, state, other, one);
        const same = !there || !back || canonicalJson(there.facts) === canonicalJson(back.facts);
        return unless(same, `${one.offer.act} and ${other.offer.act}`);
      }),
    );
  }, 200);
  expect(failure).toBeUndefined();
});

/** On different things, and telling different parts. */
function areUnrelated(definition: Definition, one: Try, other: Try): boolean {
  const formOf = ({ offer }: Try): string | undefined => lookup(definition).acts.get(offer.act)?.form;
  return one.offer.target !== other.offer.target && formOf(one) !== formOf(other);
}

function both(play: Play, start: CaseState, one: Try, other: Try): CaseState | undefined {
  const first = step(play.definition, start, commandOf(one, ['p'], false), now, play.setting);
  if (first.refused) return undefined;
  const second = step(play.definition, first.state, commandOf(other, ['p'], false), now, play.setting);
  return second.refused ? undefined : second.state;
}

test('an event keeps of a state what it does not change, whatever a state may have', () => {
  const actor = { post: 't', name: 'Skolotāja', body: 'a', role: 'A.x' };
  // Every part is asked for by the type: one that a state gets later is missing here first.
  const before: Required<CaseState> = {
    id: 'case',
    definition: 'hash',
    track: 'Work',
    version: 7,
    status: 'closed',
    openedAt: now,
    actedAt: now,
    closedAt: now,
    openedBy: { body: 'a', roles: ['A.x'] },
    bodies: { A: 'a' },
    facts: {},
    levels: [],
    referrals: [],
    obligations: [],
    entries: [],
    emergencies: [{ seq: 7, at: now, until: now, actor, reason: 'Iemesls' }],
  };
  const after = apply(before, { seq: 8, at: now, type: 'factsRecorded', part: 'child', values: { vards: 'x' } });
  expect(after).toEqual({ ...before, version: 8, facts: { child: { vards: 'x' } } });
});
