import { describe, expect, test } from 'vitest';
import type { Trigger } from '@riciba/runtime/definition';
import { childAnswers } from './support/fixture.ts';
import { again, entered, manyOf, owedFile, owing, standing, sumOf, under } from './support/entered.ts';
import { people, world } from './support/notions.ts';

const { teacher, official } = people;
const once = { times: 1, per: 'month' } as const;
const twice = { times: 2, per: 'month' } as const;

describe('what was done towards a recurring duty', () => {
  test('counts when a correction takes the duty back and another asks for it again', () => {
    const opens: Trigger[] = [{ on: 'act', act: 'S.first', when: manyOf(2) }];
    const days = owedFile([owing({ opens, recurs: twice })]);
    days.play.does(teacher, 'S.first', entered('2026-03-02', 2));
    days.play.does(official, 'visit.fulfil');
    days.play.does(teacher, 'entry.correct.S.first', entered('2026-03-02', 0));
    days.play.does(teacher, 'entry.correct.S.first', entered('2026-03-02', 2));
    expect(standing(days)).toEqual(['2026-03-01 cancelled 1 2026-03-31', '2026-03-01 open 1 2026-03-31']);
    days.play.does(official, 'visit.fulfil');
    expect(standing(days).at(-1)).toBe('2026-03-01 met 2 2026-03-31');
  });

  test('counts when the file was closed and goes on', () => {
    const days = owedFile([owing({ recurs: twice })], { acts: [again] });
    days.play.does(official, 'visit.fulfil');
    days.play.does(teacher, 'S.done', childAnswers());
    days.play.does(teacher, 'S.again');
    expect(standing(days).at(-1)).toBe('2026-03-01 open 1 2026-03-31');
  });

  test('late does not count for the month in which it was late', () => {
    const days = owedFile([owing({ recurs: twice })]);
    days.play.pass('2026-04-02T08:00:00.000Z');
    days.on('2026-04-02').play.does(official, 'visit.fulfil', {}, days.play.duties('visit')[0]?.id);
    days.play.pass('2026-05-02T08:00:00.000Z');
    expect(standing(days)).toEqual([
      '2026-03-01 cancelled 1 2026-03-31',
      '2026-04-01 open 0 2026-04-30',
      '2026-05-01 open 0 2026-05-31',
    ]);
  });
});

test.each([
  ['2026-04-10', ['met 0', 'met 1', 'open 0']],
  ['2026-05-10', ['met 0', 'met 1', 'met 1']],
])('what was not done in March, as a correction of %s shows, is asked again till the end of April', (day, expected) => {
  const days = owedFile([owing({ act: 'S.first', recurs: once })]);
  for (const done of ['2026-03-05', '2026-04-05', '2026-05-05'].filter((one) => one < day))
    days.on(done).play.does(teacher, 'S.first', entered(done, 1));
  days.on(day).play.does(teacher, 'entry.correct.S.first', entered('2025-01-01', 1), days.play.case.entries[0]?.id);
  expect(days.play.duties('visit').map(({ status, done }) => `${status} ${done}`)).toEqual(expected);
});

describe('of a school year that no calendar tells', () => {
  test.each([
    ['by an act of its own', 'visit.fulfil', official],
    ['by what is entered', 'S.first', teacher],
  ] as const)('as much is owed as is asked, done %s', (_, act, who) => {
    const recurs = { times: 2, per: 'schoolYear' } as const;
    const days = owedFile([owing({ act, recurs })], { places: { ...world(), calendars: {} } });
    days.play.does(who, act, entered('2026-03-02', 1));
    expect(standing(days)).toEqual(['open 1']);
    days.play.does(who, act, entered('2026-03-03', 1));
    expect(standing(days)).toEqual(['met 2']);
  });
});

test('what was done in a month for an entry that has turned out to say something else is not owed in the next', () => {
  const days = owedFile([owing({ opens: [{ on: 'act', act: 'S.first', when: manyOf(2) }], recurs: once })]);
  days.play.does(teacher, 'S.first', entered('2026-03-02', 2));
  days.play.does(official, 'visit.fulfil');
  days.play.does(teacher, 'entry.correct.S.first', entered('2026-03-02', 0));
  days.play.pass('2026-06-05T08:00:00.000Z');
  expect(standing(days)).toEqual(['2026-03-01 met 1 2026-03-31', '2026-04-01 cancelled 0 2026-04-30']);
});

const reasonOf = (act: string): Trigger => ({ on: 'when', when: sumOf(act, 2) });

describe('what was done in a month in which the text changed', () => {
  test('is owed in the next by those whom the new text names', () => {
    const days = owedFile([owing({ recurs: once })]);
    days.play.does(official, 'visit.fulfil');
    const next = under(days, owing({ recurs: once, by: { roles: ['C.x'], substitutes: [] } }));
    next.play.pass('2026-05-05T08:00:00.000Z');
    const debtors = next.play.duties('visit').map(({ period, debtor }) => `${period?.from} ${debtor.body}`);
    expect(debtors).toEqual(['2026-03-01 b', '2026-04-01 c', '2026-05-01 c']);
  });

  test('is taken back in the next by its own reason, wherever that stands now', () => {
    const days = owedFile([owing({ opens: [reasonOf('S.first')], recurs: once })]);
    days.play.does(teacher, 'S.first', entered('2026-03-02', 2));
    days.play.does(official, 'visit.fulfil');
    const next = under(days, owing({ opens: ['S.second', 'S.first'].map(reasonOf), recurs: once }));
    next.play.pass('2026-04-05T08:00:00.000Z');
    expect(next.play.duties('visit').map(({ cause }) => cause?.trigger)).toEqual([1, 1]);
    next.on('2026-04-06').play.does(teacher, 'entry.correct.S.first', entered('2026-03-02', 1));
    expect(next.play.duties('visit').map(({ status }) => status)).toEqual(['met', 'cancelled']);
  });

  test('counts when more is asked in it from now on', () => {
    const days = owedFile([owing({ recurs: once })]);
    days.play.does(official, 'visit.fulfil');
    expect(standing(under(days, owing({ recurs: twice })))).toEqual([
      '2026-03-01 met 1 2026-03-31',
      '2026-03-01 open 1 2026-03-31',
    ]);
  });
});
