import { describe, expect, test } from 'vitest';
import { type Actor, hasBusiness } from '@riciba/runtime/kernel';
import {
  anyAnswers,
  at,
  body,
  define,
  type LevelSpec,
  type RecipientSpec,
  setting,
  type Spec,
} from './support/fixture.ts';
import { Play } from './support/play.ts';

const institutions = [
  { key: 'A', roles: ['A.x'] },
  { key: 'B', roles: ['B.x', 'B.y', 'B.z'] },
  { key: 'C', roles: ['C.x'] },
];
const [sender, other] = [at('a/A.x'), at('c/C.x')];
const [receiver, standIn, colleague] = [at('b/B.x'), at('b/B.y'), at('b/B.z')];

/** A letter to B, which has come to a level of these, or has only to be answered. */
class Letter {
  readonly play: Play;
  readonly #spec: Spec;

  constructor(leads: RecipientSpec['leads'], by: string[] = [], substitutes: string[] = []) {
    const send = { key: 'send', leads: { refer: [{ to: 'B', leads }] } };
    const close = { key: 'done', leads: 'close' } as const;
    const next: LevelSpec = { key: 'Two', by, substitutes, outcomes: [close] };
    const one: LevelSpec = { key: 'One', by: ['A.x'], opens: ['A.x'], outcomes: [close, send] };
    this.#spec = { institutions, levels: by.length > 0 ? [one, next] : [one] };
    this.play = new Play(define(this.#spec), setting(this.#spec));
    this.play.does(sender, 'One.open', anyAnswers());
    this.play.does(sender, 'One.send', anyAnswers());
  }

  /** From now on only these are in office at B. */
  leaves(...held: string[]): this {
    this.play.setting = setting(this.#spec, [body('b', 'B', held)]);
    return this;
  }

  /** Do they find in it something to do, and may they open the file and do it? Neither without the other. */
  isWith(actor: Actor): boolean | undefined {
    const { play } = this;
    const owes = play.waitsFor(actor).length > 0;
    const may = hasBusiness(play.definition, play.case, actor, play.setting) && play.may(actor).length > 0;
    return owes === may ? owes : undefined;
  }
}

const toLevel = { kind: 'level', level: 'Two' } as const;

describe('what was sent, when all who received it have left', () => {
  test('is with those who stand in for them, and with nobody while one of them is there', () => {
    const letter = new Letter(toLevel, ['B.x'], ['B.y']);
    expect([receiver, standIn].map((one) => letter.isWith(one))).toEqual([true, false]);
    letter.leaves('B.y', 'B.z');
    expect([standIn, colleague].map((one) => letter.isWith(one))).toEqual([true, false]);
    letter.play.does(standIn, 'referral.acknowledge');
    expect(letter.play.run('Two')).toMatchObject({ status: 'active', by: { body: 'b', roles: ['B.y'] } });
    expect(letter.play.case.obligations.find(({ kind }) => kind === 'acknowledge')).toMatchObject({ status: 'met' });
  });

  test('is with those of the level who came into office since', () => {
    const letter = new Letter(toLevel, ['B.x', 'B.y']).leaves('B.y');
    expect([standIn, colleague].map((one) => letter.isWith(one))).toEqual([true, false]);
  });

  test('stays with that institution, though only another has anybody who performs the level', () => {
    const letter = new Letter(toLevel, ['B.x', 'C.x']).leaves('B.z');
    expect([colleague, other].map((one) => letter.isWith(one))).toEqual([true, false]);
    const { id } = letter.play.referralTo('b');
    expect(letter.play.refused(other, 'referral.acknowledge', {}, id).code).toBe('not-yours');
    letter.play.does(colleague, 'referral.acknowledge');
    expect(letter.play.run('Two')).toMatchObject({ status: 'active', by: { body: 'c', roles: ['C.x'] } });
    expect(letter.isWith(other)).toBe(true);
  });

  test('is nothing new to anybody there, once others go on with what was taken up there', () => {
    const letter = new Letter(toLevel, ['B.x', 'C.x']);
    letter.play.does(receiver, 'referral.acknowledge');
    letter.leaves('B.z');
    expect([colleague, other].map((one) => letter.isWith(one))).toEqual([false, true]);
  });

  test('waits for the office where nobody is left who could do it', () => {
    const letter = new Letter(toLevel, ['B.x']).leaves('B.z');
    expect([colleague, other].map((one) => letter.isWith(one))).toEqual([false, false]);
    letter.leaves('B.x');
    expect(letter.isWith(receiver)).toBe(true);
  });

  test('to be answered only, is with whoever is at that institution then', () => {
    const letter = new Letter({ kind: 'return' }).leaves();
    expect(letter.isWith(other)).toBe(false);
    letter.leaves('B.z');
    expect(letter.isWith(colleague)).toBe(true);
    letter.play.does(colleague, 'referral.acknowledge');
    letter.leaves('B.y');
    letter.play.does(standIn, 'referral.feedback', anyAnswers());
    expect(letter.play.levels('active')).toEqual(['One']);
  });
});
