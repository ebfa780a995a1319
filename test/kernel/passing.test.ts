import { describe, expect, test } from 'vitest';
import { agenda, book, opened } from './support/meetings.ts';
import { people, world } from './support/notions.ts';

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

describe('when the day of a meeting is moved', () => {
  /** Convened on 12 January for one day, on another day moved to a third. */
  function moved(from: string, day: string, to: string) {
    const days = opened('2026-01-12');
    days.play.does(people.chair, 'Work.convene', agenda(from));
    days.on(day).play.does(people.chair, 'entry.correct.Work.convene', agenda(to));
    days.play.pass('2026-06-01T08:00:00.000Z');
    return days.play.duties('agenda');
  }

  test('so near that the agenda should have been sent, it is late from that moment', () => {
    expect(moved('2026-03-02', '2026-01-20', '2026-01-21')).toMatchObject([{ lateAt: '2026-01-20T08:00:00.000Z' }]);
  });

  test('past the day on which one would be reminded, nobody is', () => {
    const [owed] = moved('2026-03-02', '2026-01-28', '2026-02-03');
    expect(owed).toMatchObject({ due: '2026-01-29', lateAt: '2026-01-29T22:00:00.000Z' });
    expect(owed).not.toHaveProperty('remindedAt');
  });
});
