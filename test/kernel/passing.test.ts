import { describe, expect, test } from 'vitest';
import { migrate, tick } from '@riciba/runtime/kernel';
import { agenda, book, meets, minutes, opened } from './support/meetings.ts';
import { atLeast, type Days, of, people, world } from './support/notions.ts';

describe('a reminder', () => {
  const hours = { kind: 'elapsed', amount: 48, unit: 'hour', direction: 'after' } as const;
  const opens = [{ on: 'act' as const, act: 'Work.elect' }];

  test('of so many hours before is given at that hour', () => {
    const reminder = { kind: 'elapsed', amount: 12, unit: 'hour', direction: 'before' } as const;
    const days = opened('2026-01-12', book({ scold: { opens, within: hours, reminder } }));
    days.play.pass('2026-01-15T08:00:00.000Z');
    expect(days.play.duties('scold')).toMatchObject([
      { remindedAt: '2026-01-13T20:00:00.000Z', lateAt: '2026-01-14T08:00:00.000Z' },
    ]);
  });

  test('is not given where it cannot be told when', () => {
    const reminder = { kind: 'amount', amount: 1, unit: 'workingDay', direction: 'before' } as const;
    const days = opened('2026-01-12', book({ scold: { opens, within: hours, reminder } }));
    days.play.does(people.chair, 'Work.convene', { p: {} });
    days.play.setting = { ...world(), calendars: {} };
    days.play.pass('2026-01-15T08:00:00.000Z');
    expect(days.play.events.filter(({ type }) => type === 'obligationReminded')).toEqual([]);
  });

  test('is not given where it would come no sooner than what it reminds of', () => {
    const reminder = { kind: 'amount', amount: 5, unit: 'workingDay', direction: 'before' } as const;
    const days = opened('2026-01-12', book({ scold: { opens, within: hours, reminder } }));
    days.play.pass('2026-01-15T08:00:00.000Z');
    expect(days.play.duties('scold')[0]).not.toHaveProperty('remindedAt');
  });
});

/** Convened on 12 January for one day, on another day moved to a third. */
function moved(from: string, day: string, to: string) {
  const days = opened('2026-01-12');
  days.play.does(people.chair, 'Work.convene', agenda(from));
  days.on(day).play.does(people.chair, 'entry.correct.Work.convene', agenda(to));
  days.play.pass('2026-06-01T08:00:00.000Z');
  return days.play.duties('agenda');
}

describe('when the day of a meeting is moved', () => {
  test('so near that the agenda should have been sent, it is late from that moment', () => {
    expect(moved('2026-03-02', '2026-01-20', '2026-01-21')).toMatchObject([{ lateAt: '2026-01-20T08:00:00.000Z' }]);
  });

  test('past the day on which one would be reminded, nobody is', () => {
    const [owed] = moved('2026-03-02', '2026-01-28', '2026-02-03');
    expect(owed).toMatchObject({ due: '2026-01-29', lateAt: '2026-01-29T22:00:00.000Z' });
    expect(owed).not.toHaveProperty('remindedAt');
  });
});

const standing = (days: Days, duty: string) =>
  days.play.duties(duty).map(({ period, status }) => `${period?.from} ${status}`);

describe('with the next month', () => {
  const monthly = { times: 1, per: 'month' } as const;
  test('nothing is owed at a stay that is over, though it was done there in this one', () => {
    const days = opened('2026-01-12', book({ scold: { level: 'Meeting', opens: [], recurs: monthly } }));
    days.play.does(people.chair, 'Work.convene', agenda('2026-02-02'));
    days.play.does(people.official, 'scold.fulfil');
    days.play.does(people.chair, 'Meeting.none');
    days.play.pass('2026-03-05T08:00:00.000Z');
    expect(standing(days, 'scold')).toEqual(['2026-01-01 met']);
  });

  test('it is owed for the same reason, and no more when that turns out not to be', () => {
    const many = atLeast({ of: 'chosen', field: of('present') }, 3);
    const opens = [{ on: 'act' as const, act: 'Meeting.held', when: many }];
    const days = opened('2026-01-12', book({ scold: { opens, recurs: monthly } }));
    meets(days, '2026-01-20', ['SeatA', 'SeatB', 'SeatC']);
    days.play.pass('2026-02-05T08:00:00.000Z');
    expect(standing(days, 'scold')).toEqual(['2026-01-01 open', '2026-02-01 open']);
    days
      .on('2026-02-05')
      .play.does(people.chair, 'entry.correct.Meeting.held', minutes('2026-01-20', ['SeatB', 'SeatC']));
    expect(standing(days, 'scold')).toEqual(['2026-01-01 cancelled', '2026-02-01 cancelled']);
  });
});

test('that something is late is told to whoever is there, where an office to be told is nowhere', () => {
  const days = opened('2026-01-12');
  days.play.does(people.chair, 'Work.convene', agenda('2026-02-02'));
  const places = world();
  days.play.setting = { ...places, bodies: places.bodies.filter(({ key }) => key !== 'b') };
  days.play.pass('2026-01-29T08:00:00.000Z');
  expect(days.play.messages.filter(({ kind }) => kind === 'late')).toMatchObject([
    { to: { body: 'g', roles: ['G.y', 'G.x'] } },
  ]);
});

test('when a duty recurs no more by the next text, what was done of it is followed by nothing', () => {
  const { play, now } = opened(
    '2026-01-12',
    book({ meetings: { act: 'Work.elect', recurs: { times: 1, per: 'year' } } }),
  );
  const { definition, setting } = play;
  const next = { ...book({ meetings: { act: 'Work.elect', recurs: undefined } }), hash: 'next' };
  const migrated = migrate({ definition, setting }, { definition: next, setting }, play.case, now);
  if (migrated.refused) throw new Error(migrated.reasons.join(' '));
  expect(migrated.state.obligations.filter(({ duty }) => duty === 'meetings')).toMatchObject([{ status: 'met' }]);
  const later = tick(next, migrated.state, '2027-02-01T08:00:00.000Z', setting);
  expect(later?.state.obligations.filter(({ duty }) => duty === 'meetings')).toHaveLength(1);
});
