import { describe, expect, test } from 'vitest';
import type { Act, Trigger } from '@riciba/runtime/definition';
import { childAnswers } from './support/fixture.ts';
import {
  again,
  corrects,
  each,
  told,
  toldBad,
  telling,
  correcting,
  entered,
  entering,
  manyOf,
  owedFile,
  owing,
  sumOf,
} from './support/entered.ts';
import { type Days, people } from './support/notions.ts';

const { teacher, official, police } = people;
const monthly = { times: 2, per: 'month' } as const;
const statuses = ({ play }: Days) => play.duties('visit').map(({ status }) => status);

describe('what two reasons ask for, when one of them is corrected away', () => {
  test('is still asked again and again, until the other is, too', () => {
    const opens = ['S.first', 'S.second'].map((act): Trigger => ({ on: 'when', when: sumOf(act, 2) }));
    const days = owedFile([owing({ opens, recurs: monthly })]);
    days.play.does(teacher, 'S.first', entered('2026-03-02', 2));
    days.play.does(teacher, 'S.second', entered('2026-03-02', 2));
    corrects(days, 'S.first', '2026-03-02', 0);
    expect(statuses(days)).toEqual(['open']);
    corrects(days, 'S.second', '2026-03-02', 0);
    expect(statuses(days)).toEqual(['cancelled']);
  });

  test.each([0, 1])('is asked whichever of two entries stays, number %i goes', (goes) => {
    const days = owedFile([owing({ opens: [each('S.first', manyOf(2))], recurs: monthly })]);
    days.play.does(teacher, 'S.first', entered('2026-03-02', 2));
    days.play.does(teacher, 'S.first', entered('2026-03-03', 5));
    for (const [place, status] of [
      [goes, 'open'],
      [1 - goes, 'cancelled'],
    ] as const) {
      days.play.does(teacher, 'entry.correct.S.first', entered('2026-03-02', 0), days.play.case.entries[place]?.id);
      expect(statuses(days)).toEqual([status]);
    }
  });

  test('is asked where both came up at once, and so for one thing; not where the other has asked already', () => {
    const opens = [5, 3].map((least): Trigger => ({ on: 'when', when: sumOf('S.first', least) }));
    const once = owedFile([owing({ opens })]);
    once.play.does(teacher, 'S.first', entered('2026-03-02', 5));
    corrects(once, 'S.first', '2026-03-02', 4);
    expect(statuses(once)).toEqual(['open']);
    const twice = owedFile([owing({ opens })]);
    twice.play.does(teacher, 'S.first', entered('2026-03-02', 3));
    twice.play.does(official, 'visit.fulfil');
    twice.play.does(teacher, 'S.first', entered('2026-03-02', 2));
    expect(statuses(twice)).toEqual(['met', 'open']);
    corrects(twice, 'S.first', '2026-03-02', 2);
    expect(statuses(twice)).toEqual(['met', 'cancelled']);
  });

  test.each([
    ['the level', { on: 'level', level: 'S' }],
    ['the file', { on: 'open' }],
  ] as [string, Trigger][])('is asked of %s, which no correction takes away', (_, trigger) => {
    const act = entering('S.begin', { kind: 'open', level: 'S', by: { roles: ['A.x'], substitutes: [] } });
    const opens = [each('S.begin', manyOf(2)), trigger];
    const days = owedFile([owing({ opens, recurs: monthly })], { acts: [act, correcting('S.begin')] });
    Object.assign(days.play, { state: undefined, events: [] });
    days.play.does(teacher, 'S.begin', { ...childAnswers({ body: 'a' }), ...entered('2026-03-02', 2) });
    corrects(days, 'S.begin', '2026-03-02', 0);
    expect(statuses(days)).toEqual(['open']);
  });
});

describe('what a correction has nothing to do with', () => {
  test('stays owed for what was answered in an act of which nothing is kept', () => {
    const begin = entering('S.note', { keeps: false, dateField: undefined });
    const days = owedFile([owing({ opens: [each('S.note', manyOf(2))] })], { acts: [begin] });
    days.play.does(teacher, 'S.note', entered('2026-03-02', 2));
    days.play.does(teacher, 'S.first', entered('2026-03-02', 2));
    corrects(days, 'S.first', '2026-03-02', 1);
    expect(statuses(days)).toEqual(['open']);
  });

  test('stays owed, though what it was owed for has ceased since', () => {
    const duty = owing({ opens: [{ on: 'when', when: toldBad }] });
    const days = owedFile([duty], { acts: [telling('S.tell')], forms: [told] });
    days.play.does(teacher, 'S.tell', entered('2026-03-02', 1, true));
    days.play.does(teacher, 'S.first', entered('2026-03-02', 1));
    days.play.does(teacher, 'S.tell', entered('2026-03-02', 1, false));
    corrects(days, 'S.first', '2026-03-02', 2);
    expect(statuses(days)).toEqual(['open']);
  });
});

function comesBack({ play }: Days): void {
  play.does(police, 'referral.refuse', { work: { text: 'x' } });
  expect(play.run('S').status).toBe('active');
}

describe('what a count asked for at a level that waits', () => {
  const recipients = [{ key: 'police', institution: 'C', then: { kind: 'return' as const }, sentence: 'x' }];
  const refer: Act = {
    key: 'S.refer',
    kind: 'outcome',
    label: 'Nosūtīt',
    sentence: 'x',
    level: 'S',
    effect: { kind: 'refer', what: 'letter', channels: ['paper'], recipients },
  };
  const owed = owing({ level: 'S', opens: [{ on: 'when', when: sumOf('S.first', 2) }] });
  const beside: Act = { ...entering('S.beside'), dateField: undefined, effect: { kind: 'beside', level: 'T' } };
  const there = entering('T.enter', { level: 'T' });

  function handedOver(number: number, duty = owed): Days {
    const days = owedFile([duty], { acts: [refer, beside, there] });
    days.play.does(teacher, 'S.beside', entered('2026-03-02', 0));
    days.play.does(teacher, 'S.first', entered('2026-03-02', number));
    days.play.does(teacher, 'S.refer');
    return days;
  }
  test('is not asked once more when the case comes back, be it done or not', () => {
    const days = handedOver(2);
    comesBack(days);
    expect(statuses(days)).toEqual(['open']);
    days.play.does(official, 'visit.fulfil');
    days.play.does(teacher, 'S.refer');
    comesBack(days);
    expect(statuses(days)).toEqual(['met']);
  });

  test('is asked when the case comes back, where it came to so many meanwhile', () => {
    const when = sumOf('T.enter', 2);
    const days = handedOver(0, { ...owed, opens: [{ on: 'when', when }] });
    days.play.does(official, 'T.enter', entered('2026-03-02', 2));
    expect(statuses(days)).toEqual([]);
    comesBack(days);
    expect(statuses(days)).toEqual(['open']);
  });
});

test('what outlived the file and is owed still is not owed twice when the file goes on', () => {
  const days = owedFile([owing({ opens: [{ on: 'open' }], outlives: true })], { acts: [again] });
  days.play.does(teacher, 'S.done', childAnswers());
  days.play.does(teacher, 'S.again');
  expect(statuses(days)).toEqual(['open']);
  days.play.does(official, 'visit.fulfil');
  days.play.does(teacher, 'S.done', childAnswers());
  days.play.does(teacher, 'S.again');
  expect(statuses(days)).toEqual(['met', 'open']);
});
