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
  entered,
  entering,
  manyOf,
  owedFile,
  owing,
  standing,
  sumOf,
  under,
} from './support/entered.ts';
import { book, meets, minutes, opened } from './support/meetings.ts';
import { atLeast, type Days, of, people } from './support/notions.ts';

const { teacher, official, police, chair } = people;
const days5 = { kind: 'amount', amount: 5, unit: 'calendarDay' } as const;
const within = { ...days5, direction: 'after' } as const;
const before = (act: string) => ({ term: { ...days5, direction: 'before' } as const, of: { ...of('day'), act } });

const back: Act = {
  key: 'T.back',
  kind: 'outcome',
  label: 'Atpakaļ',
  sentence: 'x',
  level: 'T',
  effect: { kind: 'level', level: 'S' },
};

function withoutDay(act: Act): Act {
  const { dateField: _, ...rest } = act;
  return rest;
}

describe('a correction takes nothing back', () => {
  test('that an act asked for of which nothing is kept, though it takes another reason away', () => {
    const note = entering('S.note', { keeps: false, dateField: undefined });
    const opens = ['S.note', 'S.first'].map((act) => each(act, manyOf(2)));
    const days = owedFile([owing({ opens, recurs: { times: 1, per: 'month' } })], { acts: [note] });
    days.play.does(teacher, 'S.note', entered('2026-03-02', 2));
    days.play.does(teacher, 'S.first', entered('2026-03-02', 2));
    corrects(days, 'S.first', '2026-03-02', 0);
    expect(standing(days)).toEqual(['2026-03-01 open 0 2026-03-31']);
  });

  test('of a term that is counted from the day of another entry', () => {
    const days = owedFile([owing({ opens: [each('S.first')], within })]);
    days.play.does(teacher, 'S.first', entered('2026-03-01', 1));
    days.on('2026-03-03').play.does(teacher, 'S.first', entered('2026-03-02', 1));
    corrects(days, 'S.first', '2026-03-03', 1, 1);
    expect(standing(days)).toEqual(['open  2026-03-06', 'open  2026-03-09']);
  });

  test('of a lateness: what is late by the other day, too, is late once', () => {
    const by = { roles: ['C.x'], substitutes: [] };
    const scold = owing({ key: 'scold', opens: [{ on: 'late', duty: 'visit' }], act: 'scold.fulfil', by });
    const fulfil: Act = { key: 'scold.fulfil', kind: 'fulfil', label: 'Rāt', sentence: 'visit' };
    const days = owedFile([owing({ opens: [each('S.first')], within }), scold], { acts: [fulfil] });
    days.play.does(teacher, 'S.first', entered('2026-03-02', 1));
    days.play.pass('2026-03-20T08:00:00.000Z');
    days.on('2026-03-20').play.does(police, 'scold.fulfil');
    const [visit] = days.play.duties('visit');
    corrects(days, 'S.first', '2026-03-01', 1);
    expect(days.play.pass('2026-03-21T08:00:00.000Z')).toEqual([]);
    expect(days.play.duties('visit')).toEqual([visit]);
    expect(days.play.duties('scold').map(({ status }) => status)).toEqual(['met']);
  });

  test('of the term of an entry for which the next text asks no day', () => {
    const duty = owing({ opens: [each('S.first')], within });
    const days = owedFile([duty]);
    days.play.does(teacher, 'S.first', entered('2026-03-02', 1));
    const next = under(days, duty, (text) => ({ ...text, acts: text.acts.map(withoutDay) })).on('2026-03-06');
    corrects(next, 'S.first', '2026-03-02', 2);
    expect(standing(next)).toEqual(standing(days));
  });
});

describe('a correction leaves no reason', () => {
  test('by the beginning of files of another kind', () => {
    const days = owedFile([owing({ opens: [each('S.first', manyOf(2)), { on: 'open', track: 'Book' }] })]);
    days.play.does(teacher, 'S.first', entered('2026-03-02', 2));
    corrects(days, 'S.first', '2026-03-02', 0);
    expect(standing(days)).toEqual(['cancelled']);
  });

  test('by a stay elsewhere that was over before this one began', () => {
    const opens: Trigger[] = [each('S.first', manyOf(2)), { on: 'level', level: 'T' }];
    const days = owedFile([owing({ level: 'S', opens, recurs: { times: 1, per: 'month' } })], { acts: [back] });
    days.play.does(teacher, 'S.on', childAnswers());
    days.on('2026-03-03').play.does(official, 'T.back');
    days.play.does(teacher, 'S.first', entered('2026-03-03', 2));
    corrects(days, 'S.first', '2026-03-03', 0);
    expect(standing(days)).toEqual(['2026-03-01 cancelled 0 2026-03-31']);
  });

  test('by what was asked for before the file was closed', () => {
    const opens: Trigger[] = [{ on: 'when', when: sumOf('S.first', 2) }, each('S.second', manyOf(2))];
    const days = owedFile([owing({ opens })], { acts: [again] });
    days.play.does(teacher, 'S.second', entered('2026-03-02', 2));
    days.play.does(teacher, 'S.done', childAnswers());
    days.on('2027-05-05').play.does(teacher, 'S.again');
    days.play.does(teacher, 'S.first', entered('2027-05-05', 2));
    corrects(days, 'S.first', '2027-05-05', 0);
    expect(standing(days)).toEqual(['cancelled', 'cancelled']);
  });
});

test('what has become known while a level waited is asked for when the case comes back', () => {
  const recipients = [{ key: 'police', institution: 'C', then: { kind: 'return' as const }, sentence: 'x' }];
  const effect = { kind: 'refer', what: 'letter', channels: ['paper'], recipients } as const;
  const acts: Act[] = [
    {
      key: 'S.refer',
      kind: 'outcome',
      label: 'Nosūtīt',
      sentence: 'x',
      level: 'S',
      effect: { ...effect, channels: ['paper'] },
    },
    { ...entering('S.beside'), dateField: undefined, effect: { kind: 'beside', level: 'T' } },
    telling('S.tell'),
    telling('T.tell', { level: 'T' }),
  ];
  const days = owedFile([owing({ level: 'S', opens: [{ on: 'when', when: toldBad }] })], { acts, forms: [told] });
  days.play.does(teacher, 'S.beside', entered('2026-03-02', 0));
  days.play.does(teacher, 'S.tell', entered('2026-03-02', 1, true));
  days.play.does(official, 'visit.fulfil');
  days.play.does(teacher, 'S.tell', entered('2026-03-02', 1, false));
  days.play.does(teacher, 'S.refer');
  days.play.does(official, 'T.tell', entered('2026-03-02', 1, true));
  days.play.does(police, 'referral.refuse', { work: { text: 'x' } });
  expect(standing(days)).toEqual(['met', 'open']);
});

describe('what must be done before a day', () => {
  const begin = entering('S.begin', { kind: 'open', level: 'S', by: { roles: ['A.x'], substitutes: [] } });
  function begun(duty: Parameters<typeof owing>[0]): Days {
    const days = owedFile([owing(duty)], { acts: [begin, again, back] });
    Object.assign(days.play, { state: undefined, events: [] });
    days.play.does(teacher, 'S.begin', { ...childAnswers({ body: 'a' }), ...entered('2026-06-02', 2) });
    return days;
  }

  test('that the beginning of the file told, goes by that in every later stay', () => {
    const days = begun({ level: 'S', opens: [{ on: 'level', level: 'S' }], before: before('S.begin') });
    days.play.does(teacher, 'S.done', childAnswers());
    days.play.does(teacher, 'S.again');
    expect(standing(days)).toEqual(['cancelled  2026-05-28', 'open  2026-05-28']);
  });

  test('that a later stay tells, goes by that, though the beginning of the file asked for it', () => {
    const days = begun({ opens: [each('S.begin')], before: before('S.first') });
    days.play.does(teacher, 'S.on', childAnswers());
    days.play.does(official, 'T.back');
    days.play.does(teacher, 'S.first', entered('2026-06-20', 1));
    expect(standing(days)).toEqual(['open  2026-06-15']);
  });
});

const signs = ({ play }: Days) => play.duties('minutes').map(({ debtor, status }) => `${debtor.body} ${status}`);
const present = { of: 'chosen', field: of('present') } as const;

function held(seats: string[], definition = book()): Days {
  const days = opened('2026-01-12', definition);
  meets(days, '2026-02-02', seats);
  return days;
}

function correct(days: Days, seats: string[]): void {
  days.play.does(chair, 'entry.correct.Meeting.held', minutes('2026-02-02', seats));
}

describe('minutes that are corrected', () => {
  test('once wrongly, and then rightly again, are signed', () => {
    const days = held(['SeatB', 'SeatC']);
    correct(days, []);
    expect(signs(days)).toEqual(['b cancelled', 'c cancelled']);
    correct(days, ['SeatB', 'SeatC']);
    expect(signs(days)).toEqual(['b cancelled', 'c cancelled', 'b open', 'c open']);
  });

  test('are not signed by whoever has come to a seat since', () => {
    const days = held(['SeatB', 'SeatA']);
    days.play.setting = { ...days.play.setting, seats: { g: { SeatB: 'b', SeatC: 'c', SeatA: 'a2' } } };
    correct(days, ['SeatB', 'SeatA']);
    expect(signs(days)).toEqual(['b open', 'a open']);
  });

  test('are not signed after the file was closed because something else in them is corrected', () => {
    const base = book();
    const by = { roles: ['G.x'], substitutes: ['G.y'] };
    const own = { sentence: 'elect', level: 'Work', by };
    const close: Act = { ...own, key: 'Work.close', kind: 'outcome', label: 'Slēgt', effect: { kind: 'close' } };
    const effect = { kind: 'level', level: 'Work' } as const;
    const goOn: Act = { ...own, key: 'Work.again', kind: 'reopen', label: 'Atsākt', effect };
    const levels = base.levels.map((one) => (one.key === 'Work' ? { ...one, acts: [...one.acts, 'Work.close'] } : one));
    const days = held(['SeatB', 'SeatC'], { ...base, acts: [...base.acts, close, goOn], levels });
    days.play.does(official, 'minutes.fulfil');
    days.play.does(chair, 'Work.close');
    days.play.does(chair, 'Work.again');
    correct(days, ['SeatB', 'SeatC']);
    expect(signs(days)).toEqual(['b met', 'c cancelled']);
  });

  test('of too few to sign are signed by none of them', () => {
    const opens: Trigger[] = [each('Meeting.held', atLeast(present, 3))];
    const days = held(['SeatB', 'SeatC', 'SeatA'], book({ minutes: { opens } }));
    days.play.does(official, 'minutes.fulfil');
    correct(days, ['SeatB', 'SeatC']);
    expect(signs(days)).toEqual(['b met', 'c cancelled', 'a cancelled']);
  });
});
