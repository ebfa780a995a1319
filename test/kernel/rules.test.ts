import { describe, expect, test } from 'vitest';
import { describeEvent, hasBusiness, view } from '@riciba/runtime/kernel';
import { anyAnswers, at, body, childAnswers, define, type OutcomeSpec, setting, type Spec } from './support/fixture.ts';
import { Play } from './support/play.ts';

const institutions = [
  { key: 'A', roles: ['A.x', 'A.y'] },
  { key: 'B', roles: ['B.x', 'B.y'] },
  { key: 'C', roles: ['C.x'] },
];
const [ax, ay, bx, by, cx] = [at('a/A.x'), at('a/A.y'), at('b/B.x'), at('b/B.y'), at('c/C.x')];
const done: OutcomeSpec = { key: 'done', leads: 'close' };

/** A case opened at the first level of this scheme. */
function opened(spec: Spec, ...more: Parameters<typeof setting> extends [Spec, ...infer Rest] ? Rest : never): Play {
  const play = new Play(define(spec), setting(spec, ...more));
  play.does(ax, 'One.open', anyAnswers());
  return play;
}

/** A first level that sends, and what follows at others. */
function sending(refer: Exclude<OutcomeSpec['leads'], 'close' | { level: string }>, levels: Spec['levels'] = []): Spec {
  return {
    institutions,
    levels: [{ key: 'One', by: ['A.x'], opens: ['A.x'], outcomes: [done, { key: 'send', leads: refer }] }, ...levels],
  };
}

describe('a recipient of whom the scheme says nothing', () => {
  const silent = sending({ refer: [{ to: 'B', leads: { kind: 'none' } }] });

  test('keeps the case standing still once it has acknowledged', () => {
    const play = opened(silent);
    play.does(ax, 'One.send', anyAnswers());
    play.does(bx, 'referral.acknowledge');
    expect(play.levels('waiting')).toEqual(['One']);
    expect(play.waitsFor(bx)).toEqual([]);
    expect(play.may(ax)).toEqual([]);
    expect(play.refused(ax, 'One.done', anyAnswers())).toMatchObject({ code: 'not-now', sentence: 'One.done' });
  });

  test('and sets it going by an answer of its own accord', () => {
    const play = opened(silent);
    play.does(ax, 'One.send', anyAnswers());
    play.does(by, 'referral.acknowledge');
    play.does(by, 'referral.feedback', anyAnswers());
    expect(play.levels('active')).toEqual(['One']);
  });

  test('or by not taking it', () => {
    const play = opened(silent);
    play.does(ax, 'One.send', anyAnswers());
    play.does(by, 'referral.refuse', anyAnswers());
    expect(play.levels('active')).toEqual(['One']);
  });
});

describe('to whom it is sent', () => {
  const back = { kind: 'return' } as const;

  test('each institution once, by the first rule that names it', () => {
    const spec = sending({
      refer: [
        { to: 'B', when: ['p'], leads: { kind: 'none' } },
        { to: 'B', when: ['q'], leads: back },
        { to: 'C', leads: back },
      ],
    });
    const play = opened(spec);
    play.does(ax, 'One.send', anyAnswers(['p', 'q']));
    expect(play.case.referrals.map((one) => one.recipient)).toEqual(['One.send.B.0', 'One.send.C.2']);
  });

  test('nobody is a refusal that names the outcome', () => {
    const play = opened(sending({ refer: [{ to: 'B', when: ['p'], leads: back }] }));
    const before = play.case;
    expect(play.refused(ax, 'One.send', anyAnswers(['q']))).toMatchObject({
      code: 'no-recipient',
      sentence: 'One.send',
    });
    expect(play.case).toBe(before);
  });

  test('all or none: where one of them has nobody, nothing is sent', () => {
    const spec = sending({
      refer: [
        { to: 'B', leads: back },
        { to: 'C', leads: back },
      ],
    });
    const play = opened(spec, [body('c', 'C', [])]);
    expect(play.refused(ax, 'One.send', anyAnswers())).toMatchObject({
      code: 'recipient-missing',
      sentence: 'One.send.C.1',
    });
    expect(play.case.referrals).toEqual([]);
  });

  test('nothing is sent where nobody could do what is to follow', () => {
    const follow = { kind: 'level', level: 'Two' } as const;
    const spec = sending({ refer: [{ to: 'B', leads: follow }] }, [{ key: 'Two', by: ['B.y'], outcomes: [done] }]);
    const play = opened(spec, [body('b', 'B', ['B.x'])]);
    expect(play.refused(ax, 'One.send', anyAnswers())).toMatchObject({
      code: 'recipient-missing',
      sentence: 'One.send.B.0',
    });
  });

  test('where nobody could receive anything the act is shown and blocked', () => {
    const play = opened(sending({ refer: [{ to: 'C', leads: back }] }), [body('c', 'C', [])]);
    expect(play.offers(ax).find((offer) => offer.act === 'One.send')?.blocked?.code).toBe('recipient-missing');
  });

  test('of several bodies of one institution none is guessed', () => {
    const play = opened(sending({ refer: [{ to: 'B', leads: back }] }), [body('b2', 'B', ['B.x'])]);
    expect(play.refused(ax, 'One.send', anyAnswers()).code).toBe('recipient-missing');
  });

  test('of an institution of which there are many, the only one in the directory is not taken for the right one', () => {
    const spec = sending({ refer: [{ to: 'B', leads: back }] });
    const many = spec.institutions.map((one) => (one.key === 'B' ? { ...one, many: true } : one));
    const play = opened({ ...spec, institutions: many });
    expect(play.refused(ax, 'One.send', anyAnswers()).code).toBe('recipient-missing');
  });

  test('posts that perform the level to follow receive it, and only those', () => {
    const follow = { kind: 'level', level: 'Two' } as const;
    const spec = sending({ refer: [{ to: 'B', leads: follow }] }, [{ key: 'Two', by: ['B.y'], outcomes: [done] }]);
    const play = opened(spec);
    play.does(ax, 'One.send', anyAnswers());
    expect(play.refused(bx, 'referral.acknowledge')).toMatchObject({ code: 'not-yours', sentence: 'One.send.B.0' });
    expect(play.waitsFor(by)).toEqual(['acknowledge']);
    play.does(by, 'referral.acknowledge');
    expect(play.run('Two').by.roles).toEqual(['B.y']);
  });

  test('an opener has its own body, whichever its form names', () => {
    const spec = sending({ refer: [{ to: 'B', leads: back }] });
    const play = new Play(define(spec), setting(spec, [body('a2', 'A', ['A.x'])]));
    play.does(ax, 'One.open', childAnswers({ body: 'a2' }));
    expect(play.case.bodies).toEqual({ A: 'a' });
  });

  test('who opens a case elsewhere names the body where it begins', () => {
    const spec: Spec = { institutions, levels: [{ key: 'One', by: ['A.x'], opens: ['C.x'], outcomes: [done] }] };
    const play = new Play(define(spec), setting(spec, [body('a2', 'A', ['A.x'])]));
    expect(play.may(cx)).toEqual(['One.open']);
    expect(play.refused(cx, 'One.open', childAnswers()).code).toBe('recipient-missing');
    play.does(cx, 'One.open', childAnswers({ body: 'a2' }));
    expect(play.run('One').by).toEqual({ body: 'a2', roles: ['A.x'] });
    const opening = play.events.find((event) => event.type === 'performed');
    expect(opening).toMatchObject({ audience: ['a2'] });
  });
});

describe('a case on its way', () => {
  test('what brought it to a level is done when the level passes it on', () => {
    const spec = sending({ refer: [{ to: 'B', leads: { kind: 'level', level: 'Two' } }] }, [
      { key: 'Two', by: ['B.x'], outcomes: [{ key: 'on', leads: { level: 'Three' } }] },
      { key: 'Three', by: ['C.x'], outcomes: [done] },
    ]);
    const play = opened(spec);
    play.does(ax, 'One.send', anyAnswers());
    play.does(bx, 'referral.acknowledge');
    play.does(bx, 'Two.on', anyAnswers());
    expect(play.referralTo('b').status).toBe('done');
    expect(play.levels('active')).toEqual(['Three']);
    expect(play.levels('waiting')).toEqual(['One']);
    expect(hasBusiness(play.definition, play.case, bx, play.setting)).toBe(true);
    // Not brought in by a referral: sees the whole course.
    expect(view(play.definition, play.case, play.events, cx, play.setting).levels).toHaveLength(3);
  });

  test('a level that is resumed owes again what it had not done', () => {
    const spec: Spec = {
      institutions,
      levels: [
        {
          key: 'One',
          by: ['A.x'],
          opens: ['A.x'],
          outcomes: [
            { key: 'done', first: ['Parents', 'A.y'], leads: 'close' },
            { key: 'send', leads: { refer: [{ to: 'B', leads: { kind: 'return' } }] } },
          ],
        },
      ],
    };
    const play = opened(spec);
    play.does(ax, 'One.inform.Parents');
    play.does(ax, 'One.send', anyAnswers());
    expect(play.waitsFor(ax)).toEqual([]);
    play.does(bx, 'referral.refuse', anyAnswers());
    expect(play.waitsFor(ax)).toEqual(['decide', 'inform']);
    expect(play.refused(ax, 'One.done').missing).toEqual(['One.inform.A.y']);
    play.does(ax, 'One.inform.A.y');
    play.does(ax, 'One.done', anyAnswers());
    expect(play.case.status).toBe('closed');
  });

  test('that a case ended is told only to those who may see it afterwards', () => {
    const spec: Spec = {
      institutions,
      levels: [
        { key: 'One', by: ['A.x'], opens: ['A.x'], outcomes: [{ key: 'done', leads: 'close' }] },
        { key: 'Two', by: ['B.x'], participatesFor: ['One'] },
      ],
    };
    const told = (acknowledged: boolean) => {
      const play = opened(spec);
      play.does(ax, 'Two.request', anyAnswers());
      if (acknowledged) play.does(bx, 'referral.acknowledge');
      play.does(ax, 'One.done', anyAnswers());
      const closed = play.messages.filter((one) => one.kind === 'closed').map((one) => one.to.body);
      return [closed.includes('b'), hasBusiness(play.definition, play.case, bx, play.setting)];
    };
    expect(told(false)).toEqual([false, false]);
    expect(told(true)).toEqual([true, true]);
  });

  test('who is informed may read what it is informed of', () => {
    const spec: Spec = {
      institutions,
      levels: [
        { key: 'One', by: ['A.x'], opens: ['A.x'], outcomes: [{ key: 'done', first: ['B.x'], leads: 'close' }] },
      ],
    };
    const play = opened(spec);
    expect(hasBusiness(play.definition, play.case, bx, play.setting)).toBe(false);
    play.does(ax, 'One.inform.B.x');
    expect(play.messages).toMatchObject([{ kind: 'informed', to: { body: 'b', roles: ['B.x'] } }]);
    const acts = view(play.definition, play.case, play.events, bx, play.setting).events;
    expect(acts.flatMap((event) => (event.type === 'performed' ? [event.act] : []))).toEqual([
      'One.open',
      'One.inform.B.x',
    ]);
    expect(hasBusiness(play.definition, play.case, by, play.setting)).toBe(false);
  });

  test('whoever takes part does not decide the case', () => {
    const spec: Spec = {
      institutions,
      levels: [
        { key: 'One', by: ['A.x'], opens: ['A.x'], outcomes: [done] },
        { key: 'Two', by: ['B.x'], options: ['look'], outcomes: [done], participatesFor: ['One'] },
      ],
    };
    const play = opened(spec);
    play.does(ax, 'Two.request');
    play.does(by, 'referral.acknowledge');
    expect(play.waitsFor(bx)).toEqual(['answer']);
    expect(play.may(bx)).toEqual(['Two.look', 'referral.feedback']);
    expect(play.refused(bx, 'Two.done', anyAnswers())).toMatchObject({ code: 'not-now', sentence: 'Two.request' });
    play.does(bx, 'Two.look', anyAnswers());
    play.does(bx, 'referral.feedback', anyAnswers());
    expect(play.levels('done')).toEqual(['Two']);
  });

  test('whoever takes part does not keep the case from coming back', () => {
    const spec = sending({ refer: [{ to: 'C', leads: { kind: 'return' } }] }, [
      { key: 'Two', by: ['B.x'], participatesFor: ['One'] },
    ]);
    const play = opened(spec);
    play.does(ax, 'Two.request');
    play.does(bx, 'referral.acknowledge');
    play.does(ax, 'One.send', anyAnswers());
    expect(play.levels('active')).toEqual(['Two']);
    play.does(cx, 'referral.refuse', anyAnswers());
    expect(play.levels('active')).toEqual(['One', 'Two']);
  });

  test('a case is opened once', () => {
    const play = opened(sending({ refer: [{ to: 'B', leads: { kind: 'return' } }] }));
    expect(play.refused(ax, 'One.open', anyAnswers())).toMatchObject({ code: 'not-now', sentence: 'One.open' });
  });

  test('a case goes on by the definition it was opened under and by no other', () => {
    const spec = sending({ refer: [{ to: 'B', leads: { kind: 'return' } }] });
    const play = opened(spec);
    const other = new Play({ ...define(spec), hash: 'other' }, setting(spec));
    Object.assign(other, { state: play.state, events: play.events });
    expect(() => other.tries(ax, 'One.done', anyAnswers())).toThrow(RangeError);
    expect(() => other.pass('2027-01-01T00:00:00.000Z')).toThrow(RangeError);
  });

  test('roles filled later may open in the place of their substitutes no more', () => {
    const spec: Spec = {
      institutions,
      levels: [{ key: 'One', by: ['A.x'], substitutes: ['A.y'], opens: ['A.x'], outcomes: [done] }],
    };
    const definition = define(spec);
    const acts = definition.acts.map((act) =>
      act.kind === 'open' ? { ...act, by: { roles: ['A.x'], substitutes: ['A.y'] } } : act,
    );
    const short = new Play({ ...definition, acts }, setting(spec, [body('a', 'A', ['A.y'])]));
    expect(short.may(ay)).toEqual(['One.open']);
    const full = new Play({ ...definition, acts }, setting(spec));
    expect(full.may(ay)).toEqual([]);
    expect(full.may(ax)).toEqual(['One.open']);
  });
});

test('each event can be told in words', () => {
  const spec = sending({ refer: [{ to: 'B', leads: { kind: 'return' } }] });
  const play = opened(spec);
  play.does(ax, 'One.send', anyAnswers());
  play.does(bx, 'referral.acknowledge');
  play.does(bx, 'referral.feedback', anyAnswers());
  play.does(ax, 'One.done', anyAnswers());
  const { definition, events, setting: bodies } = play;
  expect(events.map((event) => describeEvent(definition, play.case, event, bodies))).toEqual([
    'Lieta sākta',
    'One.open',
    'Precizētas ziņas',
    'Sākts līmenis: One',
    'Jāizdara: Izlemt, kā turpināt: 1. līmenis',
    'One.send',
    'Precizētas ziņas',
    'Izdarīts: Izlemt, kā turpināt: 1. līmenis',
    'Gaida nosūtītā iznākumu: One',
    'Nosūtīts: Iestāde b',
    'Jāizdara: Apstiprināt saņemšanu',
    'Apstiprināt',
    'Saņemšana apstiprināta: Iestāde b',
    'Izdarīts: Apstiprināt saņemšanu',
    'Jāizdara: Sniegt atbildi',
    'Atbildēt',
    'Precizētas ziņas',
    'Izdarīts: Sniegt atbildi',
    'Nosūtītais pabeigts: Iestāde b',
    'Lieta atgriezusies: One',
    'Jāizdara: Izlemt, kā turpināt: 1. līmenis',
    'One.done',
    'Precizētas ziņas',
    'Izdarīts: Izlemt, kā turpināt: 1. līmenis',
    'Pabeigts līmenis: One',
    'Lieta noslēgta',
  ]);
});
