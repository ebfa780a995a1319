import { describe, expect, test } from 'vitest';
import type { Trigger } from '@riciba/runtime/definition';
import { childAnswers } from './support/fixture.ts';
import {
  again,
  corrects,
  each,
  told,
  toldBad,
  telling,
  entered,
  manyOf,
  owedFile,
  owing,
  standing,
  sumOf,
  under,
} from './support/entered.ts';
import { type Days, people, world } from './support/notions.ts';

const { teacher, official } = people;
const once = { times: 1, per: 'month' } as const;
const twice = { times: 2, per: 'month' } as const;
const byPolice = { roles: ['C.x'], substitutes: [] };

const months = ({ play }: Days) =>
  play.duties('visit').map(({ period, debtor, status }) => `${period?.from.slice(5, 7)} ${debtor.body} ${status}`);

describe('a duty of each month', () => {
  test('goes on though what it was owed for has ceased, as long as nobody has corrected that', () => {
    const duty = owing({ opens: [each('S.first', toldBad)], recurs: once });
    const days = owedFile([duty], { acts: [telling('S.tell')], forms: [told] });
    days.play.does(teacher, 'S.tell', entered('2026-03-02', 1, true));
    days.play.does(teacher, 'S.first', entered('2026-03-02', 1));
    days.play.does(teacher, 'S.tell', entered('2026-03-02', 1, false));
    days.play.pass('2026-06-05T08:00:00.000Z');
    expect(months(days)).toEqual(['03 b cancelled', '04 b cancelled', '05 b open', '06 b open']);
  });

  test('is owed by each seat, and each does its own', () => {
    const { by: _, ...ofSeats } = owing({ seats: 'G', recurs: once });
    const days = owedFile([ofSeats]);
    days.play.does(official, 'visit.fulfil');
    days.play.pass('2026-04-05T08:00:00.000Z');
    expect(months(days)).toEqual([
      '03 b met',
      '03 c open',
      '03 a open',
      '03 a2 open',
      '04 b open',
      '04 c open',
      '04 a open',
      '04 a2 open',
    ]);
  });

  test('is given up of an office that owes it no more, whoever owes it now', () => {
    const days = owedFile([owing({ recurs: once })]);
    days.play.does(official, 'visit.fulfil');
    const next = under(days, owing({ recurs: twice, by: byPolice }));
    expect(months(next)).toEqual(['03 b met', '03 b open']);
    next.play.pass('2026-05-05T08:00:00.000Z');
    expect(months(next)).toEqual(['03 b met', '03 b cancelled', '04 c open', '05 c open']);
  });

  test('is given up of an office that fell vacant, too', () => {
    const by = { roles: ['B.x', 'C.x'], substitutes: [] };
    const days = owedFile([owing({ by, opens: [each('S.first')], recurs: once })]);
    days.play.does(teacher, 'S.first', entered('2026-03-02', 2));
    const { setting } = days.play;
    const bodies = setting.bodies.map((body) => (body.key === 'b' ? { ...body, roles: [] } : body));
    days.play.setting = { ...setting, bodies };
    days.play.does(teacher, 'S.first', entered('2026-03-03', 2));
    expect(months(days)).toEqual(['03 b open', '03 c open']);
    days.play.pass('2026-05-05T08:00:00.000Z');
    expect(months(days)).toEqual(['03 b cancelled', '03 c cancelled', '04 c open', '05 c open']);
  });

  test('is not asked again of a month that is long over, though another owes it now', () => {
    const days = owedFile([owing({ act: 'S.first', recurs: once })]);
    days.play.does(teacher, 'S.first', entered('2026-03-02', 1));
    const next = under(days, owing({ act: 'S.first', recurs: once, by: byPolice }));
    next.on('2026-08-05').play.does(teacher, 'S.first', entered('2026-08-05', 1));
    corrects(next, 'S.first', '2025-01-01', 1);
    expect(months(next).filter((one) => one.startsWith('03'))).toEqual(['03 b met']);
  });

  test('is asked no more when nothing is left that it was done for', () => {
    const opens = [each('S.second', manyOf(2))];
    const days = owedFile([owing({ opens, act: 'S.first', recurs: once })]);
    days.play.does(teacher, 'S.second', entered('2026-03-02', 2));
    days.play.does(teacher, 'S.first', entered('2026-03-02', 1));
    corrects(days, 'S.second', '2026-03-02', 0);
    corrects(days, 'S.first', '2025-03-02', 1);
    expect(months(days)).toEqual(['03 b met']);
  });

  test('ends when what had been counted is corrected after it was done', () => {
    const opens: Trigger[] = [{ on: 'when', when: sumOf('S.first', 2) }];
    const days = owedFile([owing({ opens, recurs: once })]);
    days.play.does(teacher, 'S.first', entered('2026-03-02', 2));
    days.play.does(official, 'visit.fulfil');
    corrects(days, 'S.first', '2026-03-02', 0);
    days.play.pass('2026-06-05T08:00:00.000Z');
    expect(months(days)).toEqual(['03 b met', '04 b cancelled']);
  });

  test('that outlives the file is owed from when the file goes on, with nothing dated before', () => {
    const days = owedFile([owing({ opens: [{ on: 'open' }], outlives: true, recurs: once })], { acts: [again] });
    days.play.does(teacher, 'S.done', childAnswers());
    days.on('2026-08-05').play.does(teacher, 'S.again');
    expect(months(days)).toEqual(['03 b open', '08 b open']);
    expect(days.play.pass('2026-08-06T08:00:00.000Z')).toEqual([]);
  });
});

test.each([
  ['by an act of its own', 'visit.fulfil', official],
  ['by what is entered', 'S.second', teacher],
] as const)(
  'where no calendar tells the school year, what was done %s is asked for anew by the next reason',
  (_, act, who) => {
    const recurs = { times: 1, per: 'schoolYear' } as const;
    const places = { ...world(), calendars: {} };
    const days = owedFile([owing({ act, opens: [each('S.first')], recurs })], { places });
    days.play.does(teacher, 'S.first', entered('2026-03-02', 1));
    days.play.does(who, act, entered('2026-03-03', 1));
    days.on('2028-03-02').play.does(teacher, 'S.first', entered('2028-03-02', 1));
    expect(standing(days)).toEqual(['met 1', 'open 0']);
    days.play.does(who, act, entered('2028-03-03', 1));
    expect(standing(days)).toEqual(['met 1', 'met 1']);
  },
);
