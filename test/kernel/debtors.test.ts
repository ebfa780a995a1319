import { describe, expect, test } from 'vitest';
import type { Definition } from '@riciba/runtime/definition';
import { hasBusiness, waiting } from '@riciba/runtime/kernel';
import { book } from './support/meetings.ts';
import { Days, people, world } from './support/notions.ts';

const { chair, official, colleague } = people;

function elected(definition: Definition, held = ['B.x', 'B.y']): Days {
  const places = world();
  const bodies = places.bodies.map((one) => (one.key === 'b' ? { ...one, roles: held } : one));
  const days = new Days(definition, '2026-01-12', { ...places, bodies });
  days.play.does(chair, 'Work.open', { child: { vards: 'x', uzvards: 'y' } });
  days.play.does(chair, 'Work.elect', { p: { chair: 'x' } });
  return days;
}

const owes = ({ play }: Days, actor: typeof official): boolean =>
  waiting(play.definition, play.case, actor, play.setting).some(({ duty }) => duty === 'scold');

describe('whom a duty binds', () => {
  const within = { kind: 'amount', amount: 3, unit: 'workingDay', direction: 'after' } as const;
  const opens = [{ on: 'act' as const, act: 'Work.elect' }];
  const by = { roles: ['B.x'], substitutes: ['B.y'] };

  test('is who stands in, while nobody is in the office, then or later', () => {
    const stood = elected(book({ scold: { opens, by, within } }), ['B.y']);
    expect(stood.play.duties('scold')).toMatchObject([{ debtor: { body: 'b', roles: ['B.y'] } }]);
    const left = elected(book({ scold: { opens, by, within } }));
    expect([official, colleague].map((one) => owes(left, one))).toEqual([true, false]);
    const { setting } = left.play;
    const bodies = setting.bodies.map((one) => (one.key === 'b' ? { ...one, roles: ['B.y'] } : one));
    left.play.setting = { ...setting, bodies };
    expect([official, colleague].map((one) => owes(left, one))).toEqual([false, true]);
  });

  test('is each seat by its own offices', () => {
    const days = elected(book({ scold: { opens, seats: 'G' } }));
    expect(days.play.duties('scold').map(({ debtor }) => debtor)).toEqual([
      { body: 'b', roles: ['B.x', 'B.y'] },
      { body: 'c', roles: ['C.x', 'C.y'] },
      { body: 'a', roles: ['A.x', 'A.y'] },
      { body: 'a2', roles: ['A.x', 'A.y'] },
    ]);
  });

  test('is owed to a whole institution, which learns that it is done', () => {
    const days = elected(book({ scold: { opens, by, within, to: ['C'] } }));
    days.play.setting = { ...days.play.setting, seats: {} };
    const seen = () => hasBusiness(days.play.definition, days.play.case, people.police, days.play.setting);
    expect(days.play.duties('scold')).toMatchObject([{ creditor: 'c' }]);
    expect(seen()).toBe(false);
    days.play.does(official, 'scold.fulfil');
    expect(days.play.duties('scold')).toMatchObject([{ status: 'met' }]);
    expect(seen()).toBe(true);
  });
});
