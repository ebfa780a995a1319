import { describe, expect, test } from 'vitest';
import type { Act, Definition } from '@riciba/runtime/definition';
import { groupFileOf, hasBusiness, migrate, offers, view } from '@riciba/runtime/kernel';
import { at, body } from './support/fixture.ts';
import { agenda, book, minutes } from './support/meetings.ts';
import { Days, people, world } from './support/notions.ts';

const { chair, secretary, teacher } = people;
const [official, clerk] = [at('d/D.x'), at('d/D.y')];
const places = { ...world(), bodies: [...world().bodies, body('d', 'D', ['D.x', 'D.y'])] };
const child = { child: { vards: 'x', uzvards: 'y' } };
const now = '2026-01-12T08:00:00.000Z';

/** Where somebody of another institution may convene the meetings, too. */
const convening = (more: Partial<Act> = {}): Definition => {
  const definition = book();
  const first: Act = {
    key: 'Meeting.open',
    kind: 'open',
    label: 'Sasaukt sēdi',
    sentence: 'Meeting.open',
    level: 'Meeting',
    by: { roles: ['D.x'], substitutes: [] },
    form: 'Agenda',
    dateField: { page: 'p', field: 'meeting' },
    ...more,
  };
  return { ...definition, acts: [...definition.acts, first] };
};
const convened = convening();

describe("a group's own file", () => {
  const running = { track: 'Book', body: 'g', case: 'lieta-1' };

  test('is begun once: while it runs another is refused, by the sentence and with the file to go on in', () => {
    const days = new Days(book(), '2026-01-12', { ...places, running: [running] });
    const { definition, setting } = days.play;
    const refusal = days.play.refused(chair, 'Work.open', child);
    expect(refusal).toMatchObject({ code: 'already-running', sentence: 'Work.open', case: 'lieta-1' });
    expect(offers(definition, undefined, chair, setting, now)).toEqual([{ act: 'Work.open', blocked: refusal }]);
  });

  test('stands in the way of no other group’s, nor of a child’s', () => {
    const others = [
      { ...running, body: 'g2' },
      { ...running, track: 'Child' },
    ];
    const days = new Days(book(), '2026-01-12', { ...places, running: others });
    days.play.does(chair, 'Work.open', child);
    const { definition, case: state, setting } = days.play;
    expect(groupFileOf(definition, state, setting)).toEqual({ track: 'Book', body: 'g' });
    const ofChild = new Days(book(), '2026-01-12', { ...places, running: [running] });
    ofChild.play.does(teacher, 'S.open', child);
    expect(groupFileOf(definition, ofChild.play.case, setting)).toBeUndefined();
  });

  test('is refused to whoever would begin it by convening a meeting, who has to do with the one that runs', () => {
    const other = new Days(convened, '2026-01-12', { ...places, running: [running] });
    expect(other.play.refused(official, 'Meeting.open', agenda('2026-02-02')).code).toBe('already-running');
    const days = new Days(convened, '2026-01-12', places);
    days.play.does(chair, 'Work.open', child);
    const { definition, setting } = days.play;
    const may = [official, clerk].map((actor) => hasBusiness(definition, days.play.case, actor, setting));
    expect(may).toEqual([true, false]);
    days.play.does(official, 'Meeting.open', agenda('2026-02-02'));
    expect(days.play.levels('active')).toEqual(['Work', 'Meeting']);
  });

  test('goes on: once a meeting is over, the next is convened in it', () => {
    const days = new Days(convened, '2026-01-12', places);
    days.play.does(official, 'Meeting.open', agenda('2026-02-02'));
    expect(days.play.refused(official, 'Meeting.open', agenda('2026-03-02')).code).toBe('not-now');
    days.play.does(chair, 'Meeting.none');
    days.play.does(official, 'Meeting.open', agenda('2026-03-02'));
    days.play.does(chair, 'Work.open');
    expect(days.play.levels('active')).toEqual(['Meeting', 'Work']);
    expect(days.play.refused(chair, 'Work.open').code).toBe('not-now');
    expect(days.play.may(secretary)).toEqual([]);
  });
});

const firstOnly = convening({ firstMeeting: 'Meeting.held' });

/** The group at work, under a chair it has elected. */
function working(definition: Definition): Days {
  const days = new Days(definition, '2026-01-12', places);
  days.play.does(chair, 'Work.open', child);
  days.play.does(chair, 'Work.elect', { p: { chair: 'Vadītāja' } });
  return days;
}

function holds({ play }: Days, day: string): void {
  play.does(chair, 'Meeting.approve');
  play.does(chair, 'Meeting.held', minutes(day, ['SeatB', 'SeatC']));
}

const sees = ({ play }: Days): boolean => hasBusiness(play.definition, play.case, official, play.setting);
const mayConvene = ({ play }: Days): boolean => play.may(official).includes('Meeting.open');

describe('the first meeting of a group', () => {
  test('is convened until it was held, be that by whoever convenes the others', () => {
    const days = working(firstOnly);
    expect(mayConvene(days)).toBe(true);
    days.play.does(chair, 'Work.convene', agenda('2026-01-12'));
    holds(days, '2026-01-12');
    expect(mayConvene(days)).toBe(false);
    expect(days.play.refused(official, 'Meeting.open', agenda('2026-03-02'))).toMatchObject({
      code: 'not-now',
      sentence: 'Meeting.open',
      text: 'Grupas pirmā sēde jau ir notikusi.',
    });
    days.play.does(chair, 'Work.convene', agenda('2026-03-02'));
  });

  test('is convened anew where it was not held, and not while it is to come', () => {
    const days = new Days(firstOnly, '2026-01-12', places);
    days.play.does(official, 'Meeting.open', agenda('2026-02-02'));
    expect(mayConvene(days)).toBe(false);
    expect(days.play.refused(official, 'Meeting.open', agenda('2026-02-03'))).toMatchObject({
      code: 'not-now',
      sentence: 'Meeting.open',
      text: expect.stringContaining('jau ir līmenī'),
    });
    days.play.does(chair, 'Meeting.none');
    days.play.does(official, 'Meeting.open', agenda('2026-03-02'));
  });

  test('once held leaves the file to whoever goes on with it: who could have convened it alone sees it no more', () => {
    const days = working(firstOnly);
    expect(sees(days)).toBe(true);
    days.play.does(official, 'Meeting.open', agenda('2026-01-12'));
    days.play.does(chair, 'Meeting.none');
    expect(sees(days)).toBe(true);
    days.play.does(official, 'Meeting.open', agenda('2026-01-12'));
    holds(days, '2026-01-12');
    expect(sees(days)).toBe(false);
    expect(view(firstOnly, days.play.case, days.play.events, official, days.play.setting).events).toEqual([]);
  });

  test('leaves the file to whoever began it by convening it, as to whoever begins any', () => {
    const days = new Days(firstOnly, '2026-01-12', places);
    days.play.does(official, 'Meeting.open', agenda('2026-01-12'));
    days.play.does(chair, 'Work.open');
    days.play.does(chair, 'Work.elect', { p: { chair: 'Vadītāja' } });
    holds(days, '2026-01-12');
    expect([sees(days), mayConvene(days)]).toEqual([true, false]);
  });

  test('is convened again and again by a text that does not say it is the first, as before', () => {
    const days = working(convened);
    days.play.does(official, 'Meeting.open', agenda('2026-01-12'));
    holds(days, '2026-01-12');
    expect([sees(days), mayConvene(days)]).toEqual([true, true]);
    days.play.does(official, 'Meeting.open', agenda('2026-03-02'));
  });

  test('was held before a text came that says it is the first: from then on it is convened no more', () => {
    const days = working({ ...convened, hash: 'before' });
    days.play.does(chair, 'Work.convene', agenda('2026-01-12'));
    holds(days, '2026-01-12');
    const { setting } = days.play;
    const from = { definition: days.play.definition, setting };
    const result = migrate(from, { definition: firstOnly, setting }, days.play.case, now);
    expect(result).toMatchObject({ refused: false, changes: [] });
    if (result.refused) return;
    const acts = offers(firstOnly, result.state, official, setting, now).map(({ act }) => act);
    expect(acts).not.toContain('Meeting.open');
  });
});
