import type { Act, Duty } from '@riciba/runtime/definition';
import { hasBusiness, redate, wakesAt } from '@riciba/runtime/kernel';
import { describe, expect, test } from 'vitest';
import { bare, Days, extended, form, field, people } from './support/notions.ts';

const { teacher, official } = people;
const days3 = { kind: 'amount', amount: 3, unit: 'workingDay', direction: 'after' } as const;
const child = { child: { vards: 'x', uzvards: 'y' } };

const act = (key: string, kind: Act['kind'], more: Partial<Act> = {}): Act => ({
  key,
  kind,
  label: key,
  sentence: key,
  ...more,
});

function duty(key: string, more: Partial<Duty>): Duty {
  return {
    key,
    label: key,
    sentence: key,
    by: { roles: ['A.x'], substitutes: [] },
    opens: [{ on: 'open' }],
    act: `${key}.fulfil`,
    within: days3,
    ...more,
  };
}

/** A child's file with one duty of each life, and a decision that gives a task as it closes the file. */
const definition = extended(bare, {
  acts: [
    ...['tell', 'plain', 'close', 'never', 'late'].map((key) =>
      act(`${key}.fulfil`, 'fulfil', { duty: key, to: 'B.x' }),
    ),
    act('task.finish', 'finish', { form: 'Result' }),
    act('S.decide', 'outcome', {
      level: 'S',
      by: { roles: ['A.x'], substitutes: [] },
      form: 'Decision',
      effect: { kind: 'close' },
      tasks: { page: 'p', group: 'decisions', text: 'what', owners: 'who' },
    }),
  ],
  forms: [
    form('Result', [field('text', 'longText')]),
    form('Decision', [field('decisions', 'group', { fields: [field('what', 'text'), field('who', 'roles')] })]),
  ],
  duties: [
    duty('tell', { outlives: true, to: ['B.x'], late: { informs: ['B.x'] } }),
    duty('plain', {}),
    duty('close', { opens: [{ on: 'act', act: 'S.done' }], to: ['B.x'] }),
    duty('never', { opens: [{ on: 'act', act: 'S.done' }], outlives: false }),
    duty('late', { opens: [{ on: 'late', duty: 'tell' }] }),
  ],
});

function closed(): Days {
  const days = new Days(definition, '2026-06-18');
  days.play.does(teacher, 'S.open', child);
  days.play.does(teacher, 'S.done');
  return days;
}

const open = ({ play }: Days) =>
  play.case.obligations.filter(({ status }) => status === 'open').map((one) => one.duty ?? one.text);

describe('of a closed file', () => {
  test('stays what the scheme says, and what arises from its closing; the rest is asked no more', () => {
    const days = closed();
    expect(days.play.case.status).toBe('closed');
    expect(open(days)).toEqual(['tell', 'close']);
    expect(days.play.duties('plain')).toMatchObject([{ status: 'cancelled' }]);
    expect(days.play.duties('never')).toEqual([]);
  });

  test('what stays is offered, done and met, and the file stays closed', () => {
    const days = closed();
    expect(days.play.may(teacher).toSorted()).toEqual(['close.fulfil', 'tell.fulfil']);
    days.play.does(teacher, 'tell.fulfil');
    expect(days.play.messages.map(({ to }) => to.body)).toEqual(['b']);
    expect(open(days)).toEqual(['close']);
    expect(days.play.case.status).toBe('closed');
    expect(hasBusiness(definition, days.play.case, official, days.play.setting)).toBe(true);
    expect(days.play.refused(teacher, 'S.done', {}).code).not.toBe('unknown-act');
  });

  test('what stays becomes late on its day, and what follows from that can be done', () => {
    const days = closed();
    // 22 June is a day moved off for State institutions only; a school works by its own calendar.
    expect(wakesAt(definition, days.play.case, days.play.setting)).toBeDefined();
    days.play.pass('2026-06-30T08:00:00.000Z');
    expect(days.play.duties('tell')[0]).toHaveProperty('lateAt');
    expect(open(days)).toEqual(['tell', 'close', 'late']);
    expect(redate(definition, days.play.case, '2026-06-30T08:00:00.000Z', days.play.setting)).toBeUndefined();
  });

  test('a decision that closes it leaves its tasks to be done', () => {
    const days = new Days(definition, '2026-06-18');
    days.play.does(teacher, 'S.open', child);
    days.play.does(teacher, 'S.decide', { p: { decisions: [{ what: 'Talk', who: ['B.x'] }] } });
    expect(open(days)).toEqual(['tell', 'Talk']);
    days.play.does(official, 'task.finish', { p: { text: 'Done' } });
    expect(open(days)).toEqual(['tell']);
  });
});
