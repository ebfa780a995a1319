import { firstAnswers, firstItems, hasBusiness, view } from '@riciba/runtime/kernel';
import type { Act } from '@riciba/runtime/definition';
import { describe, expect, test } from 'vitest';
import { agenda, minutes, opened } from './support/meetings.ts';
import { type Days, people } from './support/notions.ts';

const { chair, teacher, otherTeacher, official } = people;
const seats = ['SeatB', 'SeatC'];

function actOf({ play }: Days, key: string): Act {
  return play.definition.acts.find((act) => act.key === key)!;
}

/** What the next agenda begins with. */
function next(days: Days): object[] {
  return firstItems(days.play.definition, days.play.case, actOf(days, 'Work.convene'), undefined)?.rows ?? [];
}

function sees(days: Days, actor: typeof teacher): boolean {
  return hasBusiness(days.play.definition, days.play.case, actor, days.play.setting);
}

function held(days: Days, day: string, topics: object[], meeting?: string): void {
  days.play.does(chair, 'Meeting.approve', {}, meeting);
  const answers = minutes(day, seats);
  days.on(day).play.does(chair, 'Meeting.held', { p: { ...answers.p, topics } }, meeting);
}

describe('an item that was carried over', () => {
  test('begins the next agenda, with the day from which it comes, and no agenda after that', () => {
    const days = opened('2026-01-12');
    days.play.does(chair, 'Work.convene', agenda('2026-02-02', [{ topic: 'Plan' }, { topic: 'Rules', case: '7' }]));
    held(days, '2026-02-02', [{ topic: 'Plan' }, { topic: 'Rules', case: '7', until: '2026-03-02' }]);
    expect(next(days)).toEqual([{ topic: 'Rules', case: '7', from: '2026-02-02' }]);
    days.play.does(chair, 'Work.convene', agenda('2026-03-02', [{ topic: 'Rules', case: '7', from: '2026-02-02' }]));
    expect(next(days)).toEqual([]);
    held(days, '2026-03-02', [{ topic: 'Rules', case: '7' }]);
    expect(next(days)).toEqual([]);
  });

  test('waits for a later agenda where the next leaves it out', () => {
    const days = opened('2026-01-12');
    days.play.does(chair, 'Work.convene', agenda('2026-02-02', [{ topic: 'Rules' }]));
    held(days, '2026-02-02', [{ topic: 'Rules', until: '2026-04-13' }]);
    days.play.does(chair, 'Work.convene', agenda('2026-03-02', [{ topic: 'Other' }]));
    held(days, '2026-03-02', [{ topic: 'Other' }]);
    expect(next(days)).toEqual([{ topic: 'Rules', from: '2026-02-02' }]);
  });

  test('is carried over again by a correction of the minutes, and by no meeting that it stands on already', () => {
    const days = opened('2026-01-12');
    days.play.does(chair, 'Work.convene', agenda('2026-02-02', [{ topic: 'Rules' }]));
    days.play.does(chair, 'Work.convene', agenda('2026-03-02', [{ topic: 'Rules' }]));
    expect(next(days)).toEqual([]);
    held(days, '2026-03-02', [{ topic: 'Rules' }]);
    expect(next(days)).toEqual([]);
    const corrected = { p: { ...minutes('2026-03-02', seats).p, topics: [{ topic: 'Late', until: '2026-05-04' }] } };
    days.play.does(chair, 'entry.correct.Meeting.held', corrected);
    expect(next(days)).toEqual([{ topic: 'Late', from: '2026-03-02' }]);
  });

  test('is not offered again while a meeting that was convened before stands on it', () => {
    const days = opened('2026-01-12');
    days.play.does(chair, 'Work.convene', agenda('2026-02-02', [{ topic: 'Rules' }, { topic: 'Plan' }]));
    const first = days.play.run('Meeting').id;
    days.play.does(chair, 'Work.convene', agenda('2026-03-02', [{ topic: 'Rules' }]));
    held(
      days,
      '2026-02-02',
      ['Rules', 'Plan'].map((topic) => ({ topic, until: '2026-03-02' })),
      first,
    );
    expect(next(days)).toEqual([{ topic: 'Plan', from: '2026-02-02' }]);
  });

  test('stood on the agenda of a meeting that was not held', () => {
    const days = opened('2026-01-12');
    days.play.does(chair, 'Work.convene', agenda('2026-02-02', [{ topic: 'Plan' }]));
    days.play.does(chair, 'Meeting.none');
    expect(next(days)).toMatchObject([{ topic: 'Plan' }]);
  });
});

test('minutes begin with the agenda of their meeting', () => {
  const days = opened('2026-01-12');
  days.play.does(chair, 'Work.convene', agenda('2026-02-02', [{ topic: 'Plan', from: '2026-01-05' }]));
  const run = days.play.case.levels.at(-1)!;
  const { definition, setting, events } = days.play;
  const seen = view(definition, days.play.case, events, chair, setting);
  const first = firstAnswers(definition, days.play.case, { act: actOf(days, 'Meeting.held'), target: run.id }, seen);
  expect(first).toMatchObject({ p: { topics: [{ topic: 'Plan' }] } });
});

describe('whoever is invited to an item', () => {
  const items = [{ topic: 'Plan' }, { topic: 'Case' }];

  test('sees the meeting and this item only, until the meeting is over', () => {
    const days = opened('2026-01-12');
    // Schools are no members here.
    days.play.setting = { ...days.play.setting, seats: { g: { SeatB: 'b', SeatC: 'c' } } };
    expect(sees(days, otherTeacher)).toBe(false);
    days.play.does(chair, 'Work.convene', agenda('2026-02-02', items, [{ who: ['A.x'], school: 'a2', item: 2 }]));
    expect(sees(days, otherTeacher)).toBe(true);
    expect(sees(days, teacher)).toBe(false);
    const { definition, setting, events } = days.play;
    const seen = view(definition, days.play.case, events, otherTeacher, setting);
    const read = seen.events.flatMap((event) => (event.type === 'performed' && event.answers ? [event.answers] : []));
    expect(read).toEqual([
      { p: { meeting: '2026-02-02', items: [{ topic: 'Case' }], guests: [{ who: ['A.x'], school: 'a2', item: 2 }] } },
    ]);
    days.play.does(chair, 'Meeting.none');
    expect(sees(days, otherTeacher)).toBe(false);
  });

  test('is no member: the members read all of it', () => {
    const days = opened('2026-01-12');
    days.play.does(chair, 'Work.convene', agenda('2026-02-02', items, [{ who: ['A.x'], school: 'a2', item: 2 }]));
    const { definition, setting, events } = days.play;
    const seen = view(definition, days.play.case, events, official, setting);
    const convened = seen.events.find((event) => event.type === 'performed' && event.act === 'Work.convene');
    expect(convened).toMatchObject({ answers: { p: { items } } });
  });
});
