import { describe, expect, test } from 'vitest';
import { calendars } from '@riciba/runtime/calendars';
import { migrate, type Setting } from '@riciba/runtime/kernel';
import { agenda, book, meets, minutes, opened } from './support/meetings.ts';
import { atLeast, bare, Days, extended, of, people, world } from './support/notions.ts';

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

  test('is still that of the year before on its last day', () => {
    expect(periods(kept(calendars.school, 'semester', '2026-05-29'))).toEqual(['2026-01-05']);
    expect(periods(kept(calendars.school, 'semester', '2026-05-30'))).toEqual(['2026-09-01']);
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

/** How each of the periods of a duty stands. */
const standing = ({ play }: Days, duty = 'meetings') =>
  play.duties(duty).map(({ period, status, done }) => `${period?.from} ${status} ${done}`);

const monthly = (day: string) => opened(day, book({ meetings: { recurs: { times: 1, per: 'month' } } }));

describe('what is owed in each month', () => {
  test('may be done on its last day', () => {
    const days = monthly('2026-01-12');
    meets(days, '2026-01-31');
    expect(standing(days)).toEqual(['2026-01-01 met 1']);
  });

  test('goes on after the month that is now, though one before it is owed again since', () => {
    const days = monthly('2026-01-12');
    meets(days, '2026-01-20');
    days.play.pass('2026-02-05T08:00:00.000Z');
    // Not in January, as it turns out.
    days
      .on('2026-02-05')
      .play.does(people.chair, 'entry.correct.Meeting.held', minutes('2026-02-03', ['SeatB', 'SeatC']));
    expect(standing(days)).toEqual(['2026-01-01 met 0', '2026-02-01 met 1', '2026-01-01 open 0']);
    days.play.pass('2026-03-05T08:00:00.000Z');
    expect(standing(days).slice(2)).toEqual(['2026-01-01 cancelled 0', '2026-03-01 open 0']);
  });

  test('is not done for this month by whoever does it late for the month before', () => {
    const days = opened('2026-01-12', book({ scold: { opens: [], recurs: { times: 1, per: 'month' } } }));
    days.play.pass('2026-02-02T08:00:00.000Z');
    const [january] = days.play.duties('scold');
    days.on('2026-02-02').play.does(people.official, 'scold.fulfil', {}, january?.id);
    expect(standing(days, 'scold')).toEqual(['2026-01-01 met 1', '2026-02-01 open 0']);
  });

  test('is owed no more in the next, where what it was owed for has turned out not to be', () => {
    const many = atLeast({ of: 'chosen', field: of('present') }, 3);
    const opens = [{ on: 'act' as const, act: 'Meeting.held', when: many }];
    const days = opened('2026-01-12', book({ scold: { opens, recurs: { times: 1, per: 'month' } } }));
    meets(days, '2026-01-20', ['SeatA', 'SeatB', 'SeatC']);
    expect(standing(days, 'scold')).toEqual(['2026-01-01 open 0']);
    days.play.does(people.chair, 'entry.correct.Meeting.held', minutes('2026-01-20', ['SeatB', 'SeatC']));
    days.play.pass('2026-03-05T08:00:00.000Z');
    expect(standing(days, 'scold')).toEqual(['2026-01-01 cancelled 0']);
  });
});

test('what was done often enough in a month is not owed again in it, whatever asks for it once more', () => {
  const opens = [{ on: 'act' as const, act: 'Meeting.held' }];
  const days = opened('2026-01-12', book({ scold: { opens, recurs: { times: 1, per: 'month' } } }));
  meets(days, '2026-01-20');
  days.play.does(people.official, 'scold.fulfil', {}, days.play.duties('scold')[0]?.id);
  meets(days, '2026-01-27');
  expect(standing(days, 'scold')).toEqual(['2026-01-01 met 1']);
  days.play.pass('2026-02-05T08:00:00.000Z');
  expect(standing(days, 'scold')).toEqual(['2026-01-01 met 1', '2026-02-01 open 0']);
});

test('what is owed in each month of a stay is owed no more when the stay is over', () => {
  const recurs = { times: 1, per: 'month' as const };
  const days = opened('2026-01-12', book({ scold: { level: 'Meeting', opens: [], recurs } }));
  days.play.does(people.chair, 'Work.convene', agenda('2026-02-02'));
  days.play.does(people.chair, 'Meeting.none');
  expect(standing(days, 'scold')).toEqual(['2026-01-01 cancelled 0']);
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

test('the act that closes a file counts, too', () => {
  const recurs = { times: 1, per: 'year' } as const;
  const yearly = { key: 'yearly', label: 'x', sentence: 'yearly', level: 'S', opens: [], act: 'S.done', recurs };
  const days = new Days(extended(bare, { duties: [yearly] }), '2026-01-12');
  days.play.does(people.teacher, 'S.open', { child: { vards: 'x', uzvards: 'y', body: 'a' } });
  days.play.does(people.teacher, 'S.done');
  expect(days.play.case.status).toBe('closed');
  expect(standing(days, 'yearly')).toEqual(['2026-01-01 met 1']);
});
