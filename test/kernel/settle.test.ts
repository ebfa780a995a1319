import { describe, expect, test } from 'vitest';
import type { Act, Definition, Recipient, Then } from '@riciba/runtime/definition';
import { migrate } from '@riciba/runtime/kernel';
import { childAnswers } from './support/fixture.ts';
import { agenda, book } from './support/meetings.ts';
import { bare, Days, extended, people } from './support/notions.ts';

const { chair, teacher, official, police } = people;

/** An act that sends something to these institutions, and what follows there. */
function sends(level: string, name: string, kind: 'option' | 'outcome', to: Record<string, Then>): Act {
  const key = `${level}.${name}`;
  const recipients = Object.entries(to).map(
    ([institution, then]): Recipient => ({ key: `${key}.${institution}`, institution, then, sentence: key }),
  );
  return {
    key,
    kind,
    label: key,
    sentence: key,
    level,
    effect: { kind: 'refer', what: 'letter', channels: ['system'], recipients },
  };
}

const answer: Then = { kind: 'return' };
const acting = ({ play }: Days): string[] => play.case.levels.map(({ level, status }) => `${level} ${status}`);

/** What was sent to somebody is received, and answered. */
function answers({ play }: Days, actor: typeof official): void {
  play.does(actor, 'referral.acknowledge');
  play.does(actor, 'referral.feedback', { work: { text: 'x' } });
}

describe('what was handed over comes back', () => {
  const asking = [
    sends('Meeting', 'askB', 'outcome', { B: answer }),
    sends('Meeting', 'askC', 'outcome', { C: answer }),
    sends('Meeting', 'also', 'option', { C: answer }),
    sends('Meeting', 'tell', 'option', { C: { kind: 'none' } }),
  ];
  const base = book();
  const scheme: Definition = { ...extended(base, { acts: asking }), duties: base.duties ?? [] };

  /** A work book with so many meetings. */
  function convened(count: number): { days: Days; meetings: string[] } {
    const days = new Days(scheme, '2026-01-12');
    days.play.does(chair, 'Work.open', childAnswers());
    for (let one = 0; one < count; one += 1) days.play.does(chair, 'Work.convene', agenda('2026-02-02'));
    return { days, meetings: days.play.case.levels.slice(1).map(({ id }) => id) };
  }

  test('to the meeting that sent it, whatever others wait for and though the work of the group goes on', () => {
    const { days, meetings } = convened(2);
    days.play.does(chair, 'Meeting.askB', {}, meetings[0]);
    days.play.does(chair, 'Meeting.askC', {}, meetings[1]);
    expect(acting(days)).toEqual(['Work active', 'Meeting waiting', 'Meeting waiting']);
    answers(days, official);
    expect(acting(days)).toEqual(['Work active', 'Meeting active', 'Meeting waiting']);
    answers(days, police);
    expect(acting(days)).toEqual(['Work active', 'Meeting active', 'Meeting active']);
  });

  test('though somebody who was only asked meanwhile has not answered', () => {
    const { days, meetings } = convened(1);
    days.play.does(chair, 'Meeting.also', {}, meetings[0]);
    days.play.does(chair, 'Meeting.askB', {}, meetings[0]);
    answers(days, official);
    expect(acting(days)).toEqual(['Work active', 'Meeting active']);
  });

  test('though somebody who was only told meanwhile keeps what was sent', () => {
    const { days, meetings } = convened(1);
    days.play.does(chair, 'Meeting.tell', {}, meetings[0]);
    days.play.does(police, 'referral.acknowledge');
    days.play.does(chair, 'Meeting.askB', {}, meetings[0]);
    answers(days, official);
    expect(acting(days)).toEqual(['Work active', 'Meeting active']);
  });

  test('under the next text, too, which does not know any more to whom something was sent before', () => {
    const { days, meetings } = convened(1);
    days.play.does(chair, 'Meeting.askB', {}, meetings[0]);
    answers(days, official);
    const acts = scheme.acts.filter(({ key }) => key !== 'Meeting.askB');
    const levels = scheme.levels.map((one) => ({ ...one, acts: one.acts.filter((key) => key !== 'Meeting.askB') }));
    const later = new Days({ ...scheme, hash: 'next', acts, levels }, '2026-01-12');
    const { definition, setting } = days.play;
    const next = migrate(
      { definition, setting },
      { definition: later.play.definition, setting },
      days.play.case,
      days.now,
    );
    if (next.refused) throw new Error(next.reasons.join(' '));
    later.play.events = days.play.events;
    later.play.goesOn(next);
    later.play.does(chair, 'Meeting.askC', {}, meetings[0]);
    answers(later, police);
    expect(acting(later)).toEqual(['Work active', 'Meeting active']);
  });

  test('to the level that asked, though the one before it left something with somebody', () => {
    const handing = [
      sends('S', 'hand', 'outcome', { B: { kind: 'level', level: 'T' }, C: { kind: 'none' } }),
      sends('T', 'ask', 'outcome', { G: answer }),
    ];
    const days = new Days(extended(bare, { acts: handing }), '2026-01-12');
    days.play.does(teacher, 'S.open', childAnswers({ body: 'a' }));
    days.play.does(teacher, 'S.hand');
    days.play.does(police, 'referral.acknowledge');
    days.play.does(official, 'referral.acknowledge');
    days.play.does(official, 'T.ask');
    expect(acting(days)).toEqual(['S waiting', 'T waiting']);
    answers(days, chair);
    expect(acting(days)).toEqual(['S waiting', 'T active']);
  });
});
