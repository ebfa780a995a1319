import { describe, expect, test } from 'vitest';
import { calendars } from '@riciba/runtime/calendars';
import { fold, redate, type Setting } from '@riciba/runtime/kernel';
import { agenda, book, minutes } from './support/meetings.ts';
import { Days, people, world } from './support/notions.ts';

const { chair, official } = people;

/**
 * The places with this calendar for officials and the group. In that of the State Monday 22 June 2026 is off, and Saturday
 * 27 June is worked in its place.
 */
function kept(calendar: Setting['calendars'][string]): Setting {
  const places = world();
  return { ...places, calendars: { ...places.calendars, B: calendar, G: calendar } };
}

const threeDays = { kind: 'amount', amount: 3, unit: 'workingDay', direction: 'after' } as const;
const scheme = book({ scold: { opens: [{ on: 'act', act: 'Work.elect' }], within: threeDays } });

/** A work book whose chair was elected on Thursday 18 June 2026. */
function elected(calendar = calendars.plain): Days {
  const days = new Days(scheme, '2026-06-18', kept(calendar));
  days.play.does(chair, 'Work.open', { child: { vards: 'x', uzvards: 'y' } });
  days.play.does(chair, 'Work.elect', { p: { chair: 'x' } });
  return days;
}

/** What another calendar makes of the dates of a file at an instant: due, and whether it is late. */
function redated({ play }: Days, now: string, calendar = calendars.state) {
  const result = redate(scheme, play.case, now, kept(calendar));
  if (!result) return undefined;
  expect(fold([...play.events, ...result.events])).toEqual(result.state);
  expect(redate(scheme, result.state, now, kept(calendar))).toBeUndefined();
  return result.events.map((event) => {
    const found = result.state.obligations.find((one) => 'obligation' in event && one.id === event.obligation);
    return `${event.type} ${found?.duty} ${found?.due}${found?.lateAt === undefined ? '' : ' late'}`;
  });
}

describe('when the calendar has changed, what is open', () => {
  test('is due when the calendar of now says, counted from the day it was counted from', () => {
    const days = elected();
    expect(days.play.duties('scold')).toMatchObject([{ due: '2026-06-25' }]);
    expect(redated(days, '2026-06-19T08:00:00.000Z')).toEqual(['obligationMoved scold 2026-06-26']);
    expect(redated(days, '2026-06-19T08:00:00.000Z', calendars.plain)).toBeUndefined();
  });

  test('so many days before a meeting, too', () => {
    const days = elected();
    days.play.does(official, 'scold.fulfil');
    days.play.does(chair, 'Work.convene', agenda('2026-07-01'));
    expect(days.play.duties('agenda')).toMatchObject([{ due: '2026-06-26' }]);
    expect(redated(days, '2026-06-19T08:00:00.000Z')).toEqual(['obligationMoved agenda 2026-06-27']);
  });

  test('is late no more where it need not be yet, and stays so where it was to be done in any case', () => {
    const days = elected();
    days.play.pass('2026-06-26T08:00:00.000Z');
    expect(days.play.duties('scold')).toMatchObject([{ lateAt: '2026-06-25T21:00:00.000Z' }]);
    expect(redated(days, '2026-06-26T08:00:00.000Z')).toEqual(['obligationMoved scold 2026-06-26']);
    expect(redated(days, '2026-06-26T21:00:00.000Z')).toBeUndefined();
  });

  test('is due on an earlier day, though that is over', () => {
    const days = elected(calendars.state);
    const moved = redated(days, '2026-06-26T08:00:00.000Z', calendars.plain);
    expect(moved).toEqual(['obligationMoved scold 2026-06-25']);
  });

  test('keeps its date where nobody keeps a calendar any more', () => {
    const days = elected();
    expect(redate(scheme, days.play.case, days.now, { ...kept(calendars.state), calendars: {} })).toBeUndefined();
  });

  test('keeps a date that somebody wrote; what is done, keeps its own', () => {
    const days = elected();
    days.play.does(official, 'scold.fulfil');
    days.play.does(chair, 'Work.convene', agenda('2026-06-18'));
    days.play.does(people.secretary, 'agenda.fulfil');
    days.play.does(chair, 'Meeting.approve');
    const task = { what: 'x', who: ['B.x'], due: '2026-06-22' };
    days.play.does(chair, 'Meeting.held', minutes('2026-06-18', ['SeatC', 'SeatA'], [task]));
    expect(redated(days, '2026-06-19T08:00:00.000Z')).toBeUndefined();
  });
});
