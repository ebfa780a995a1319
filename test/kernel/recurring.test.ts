import { describe, expect, test } from 'vitest';
import { calendars } from '@riciba/runtime/calendars';
import { migrate, type Setting } from '@riciba/runtime/kernel';
import { book, opened } from './support/meetings.ts';
import { Days, people, world } from './support/notions.ts';

type Kept = Setting['calendars'][string];

const places = world();
const periods = ({ play }: Days) => play.duties('meetings').map((one) => one.period?.from);

describe('what is owed in each school year', () => {
  /** A work book of a group that keeps such a calendar, where a meeting is owed in each period. */
  function kept(G: Kept, per: 'schoolYear' | 'semester', day: string): Days {
    const setting = { ...places, calendars: { ...places.calendars, G } };
    const days = new Days(book({ meetings: { recurs: { times: 1, per } } }), day, setting);
    days.play.does(people.chair, 'Work.open', { child: { vards: 'x', uzvards: 'y' } });
    return days;
  }

  test('is not owed again in summer, for the year that is over', () => {
    const days = kept(calendars.school, 'schoolYear', '2026-01-12');
    days.play.pass('2026-07-15T08:00:00.000Z');
    expect(periods(days)).toEqual(['2025-09-01']);
    days.play.pass('2026-09-15T08:00:00.000Z');
    expect(periods(days)).toEqual(['2025-09-01', '2026-09-01']);
  });

  // A school year is named by 1 September, on whatever day its first semester begins.
  const early: Kept = {
    ...calendars.school,
    schoolYears: [2025, 2026].map((year) => ({
      schoolYear: `${year}/${year + 1}`,
      classes: 'general',
      semesters: [
        { from: `${year}-08-25`, to: `${year}-12-18` },
        { from: `${year + 1}-01-11`, to: `${year + 1}-05-28` },
      ],
      breaks: [],
      ends: `${year + 1}-05-28`,
      source: 'x',
    })),
  };

  test.each(['schoolYear', 'semester'] as const)('is owed in one that begins in August, too, by %s', (per) => {
    const days = kept(early, per, '2026-06-15');
    expect(periods(days)).toEqual(['2026-08-25']);
    const on = kept(early, per, '2026-04-15');
    on.play.pass('2026-09-15T08:00:00.000Z');
    expect(periods(on)).toEqual([per === 'semester' ? '2026-01-11' : '2025-08-25', '2026-08-25']);
  });
});

test('when the next text lets another act fulfil it, what was done of that is counted at once', () => {
  const { play, now } = opened('2026-01-12');
  const next = { ...book({ meetings: { act: 'Work.elect', recurs: { times: 1, per: 'year' } } }), hash: 'next' };
  const { setting } = play;
  const migrated = migrate({ definition: play.definition, setting }, { definition: next, setting }, play.case, now);
  if (migrated.refused) throw new Error(migrated.reasons.join(' '));
  expect(play.duties('meetings')).toMatchObject([{ status: 'open', done: 0 }]);
  expect(migrated.state.obligations.filter(({ duty }) => duty === 'meetings')).toMatchObject([
    { status: 'met', done: 1 },
  ]);
});
