import { calendars } from '@riciba/runtime/calendars';
import type { Act, Definition, Recipient, Term } from '@riciba/runtime/definition';
import { migrate, type Migrated } from '@riciba/runtime/kernel';
import { describe, expect, test } from 'vitest';
import { anyAnswers, at, define, type OutcomeSpec, setting, type Spec } from './support/fixture.ts';
import { Days } from './support/notions.ts';

const [school, service] = [at('a/A.x'), at('b/B.x')];
const close: OutcomeSpec = { key: 'done', leads: 'close' };

/** A school may close a case, or ask B and hear from it. */
function specOf(more: Partial<OutcomeSpec> = {}): Spec {
  const ask: OutcomeSpec = { key: 'ask', leads: { refer: [{ to: 'B', leads: { kind: 'return' } }] } };
  return {
    institutions: ['A', 'B', 'C'].map((key) => ({ key, roles: [`${key}.x`] })),
    levels: [{ key: 'One', by: ['A.x'], opens: ['A.x'], outcomes: [{ ...close, ...more }, ask] }],
  };
}

const spec = specOf();
const places = { ...setting(spec), calendars: { A: calendars.plain, B: calendars.plain } };
const before = define(spec);

/** A case that the school opened on Monday 2 March 2026. */
function opened(definition = before): Days {
  const days = new Days(definition, '2026-03-02', places);
  days.play.does(school, 'One.open', anyAnswers());
  return days;
}

function asked(): Days {
  const days = opened();
  days.play.does(school, 'One.ask', anyAnswers());
  return days;
}

/** The same case, back on Tuesday 10 March. */
function returned(): Days {
  const days = asked().on('2026-03-04');
  days.play.does(service, 'referral.acknowledge');
  days.on('2026-03-10').play.does(service, 'referral.feedback', anyAnswers());
  return days;
}

function tried({ play, now }: Days, to: Definition) {
  return migrate(
    { definition: play.definition, setting: play.setting },
    { definition: { ...to, hash: 'next' }, setting: play.setting },
    play.case,
    now,
  );
}

function under(days: Days, to: Definition): Migrated {
  const result = tried(days, to);
  if (result.refused) throw new Error(result.reasons.join('\n'));
  return result;
}

const inDays = (amount: number): Term => ({ kind: 'amount', amount, unit: 'calendarDay', direction: 'after' });

const informing = define(specOf({ first: ['Parents'] }));
const inform = (act: Act): Act => (act.kind === 'notice' ? { ...act, terms: { inform: inDays(14) } } : act);
/** The parents must be informed before the case is closed. */
const informed: Definition = { ...informing, acts: informing.acts.map(inform) };

function dueOf({ state }: Migrated, kind: string): (string | undefined)[] {
  return state.obligations.filter((one) => one.kind === kind && one.status === 'open').map(({ due }) => due);
}

describe('what the next text asks of a level where the case is', () => {
  test('is counted from the day on which the case came there', () => {
    expect(dueOf(under(opened().on('2026-03-05'), informed), 'inform')).toEqual(['2026-03-16']);
  });

  test('is counted from its return, where it was away', () => {
    expect(dueOf(under(returned().on('2026-03-12'), informed), 'inform')).toEqual(['2026-03-24']);
  });

  test('waits for its return, while it is away', () => {
    expect(dueOf(under(asked().on('2026-03-05'), informed), 'inform')).toEqual([]);
  });

  describe('where the text before left nothing to decide', () => {
    const idle = { ...before, levels: before.levels.map((level) => ({ ...level, acts: [] })) };
    const levels = before.levels.map((level) => ({ ...level, terms: { decide: inDays(30) } }));

    test('is counted from the day it came there, too', () => {
      const days = opened(idle).on('2026-03-05');
      expect(days.play.waitsFor(school)).toEqual([]);
      expect(dueOf(under(days, { ...before, levels }), 'decide')).toEqual(['2026-04-01']);
    });

    test('and from its return, which was under an earlier text', () => {
      const days = returned().on('2026-03-11');
      const meanwhile = under(days, idle);
      expect(dueOf(meanwhile, 'decide')).toEqual([]);
      const from = { definition: { ...idle, hash: 'next' }, setting: places };
      const to = { definition: { ...before, levels }, setting: places };
      const result = migrate(from, to, meanwhile.state, '2026-03-12T08:00:00.000Z');
      expect(result.refused ? result.reasons : dueOf(result, 'decide')).toEqual(['2026-04-09']);
    });
  });
});

/** The text with another act of asking, or another sentence on whom is asked. */
function changed(act: Partial<Act>, recipient: Partial<Recipient> = {}): Definition {
  const other = ({ effect, ...one }: Act): Act => {
    if (effect?.kind !== 'refer') return { ...one, ...(effect && { effect }) };
    const recipients = effect.recipients.map((rule) => ({ ...rule, ...recipient }));
    return { ...one, effect: { ...effect, recipients }, ...act };
  };
  return { ...before, acts: before.acts.map(other) };
}

function reasonsOf(days: Days, to: Definition): string[] {
  const result = tried(days, to);
  return result.refused ? result.reasons : [];
}

describe('a letter that is not ended, under the next text', () => {
  const noReceiver = 'Jaunajā redakcijā nav tāda saņēmēja kā «B», bet nosūtītais vēl nav pabeigts.';

  test('goes on where the text says the same of it', () => {
    expect(reasonsOf(asked(), changed({}))).toEqual([]);
  });

  test('is lost where nothing is sent there any more', () => {
    expect(reasonsOf(asked(), changed({}, { key: 'One.ask.other' }))).toEqual([noReceiver]);
  });

  test('is lost where the same sentence names another institution', () => {
    expect(reasonsOf(asked(), changed({}, { institution: 'C' }))).toEqual([noReceiver]);
  });

  test('is lost where the sender would not wait for it any more', () => {
    expect(reasonsOf(asked(), changed({ kind: 'option' }))).toEqual([noReceiver]);
  });

  test('is lost where something else follows, but only once it was received', () => {
    const taken = changed({}, { then: { kind: 'none' } });
    const days = asked();
    expect(reasonsOf(days, taken)).toEqual([]);
    days.play.does(service, 'referral.acknowledge');
    expect(reasonsOf(days, taken)).toEqual([
      'Jaunajā redakcijā pēc nosūtītā saņemšanas notiek kas cits; saņēmējs «B» to jau ir saņēmis.',
    ]);
  });

  test('is of no account once it has ended', () => {
    const days = asked();
    days.play.does(service, 'referral.refuse', anyAnswers());
    expect(reasonsOf(days, changed({ kind: 'option' }, { institution: 'C' }))).toEqual([]);
  });
});
