import { hasBusiness, waiting } from '@riciba/runtime/kernel';
import { describe, expect, test } from 'vitest';
import { agenda, book, opened } from './support/meetings.ts';
import { Days, people, world } from './support/notions.ts';

const { chair, official, colleague } = people;
const named = book({}, { SeatB: { by: { roles: ['B.x'], substitutes: ['B.y'] } } });

function signing(days: Days, deputies: string[] = []): { official: number; colleague: number } {
  days.play.does(chair, 'Work.convene', agenda('2026-02-02'));
  days.play.does(chair, 'Meeting.approve');
  days
    .on('2026-02-02')
    .play.does(chair, 'Meeting.held', { p: { day: '2026-02-02', present: ['SeatB', 'SeatC'], deputies } });
  const owes = (who: typeof official) =>
    waiting(days.play.definition, days.play.case, who, days.play.setting).filter(({ duty }) => duty === 'minutes')
      .length;
  return { official: owes(official), colleague: owes(colleague) };
}

describe('a seat with a deputy', () => {
  test('is held by its member: the deputy sees and signs nothing', () => {
    const days = opened('2026-01-12', named);
    expect(signing(days)).toEqual({ official: 1, colleague: 0 });
    const { definition, setting } = days.play;
    expect(hasBusiness(definition, days.play.case, official, setting)).toBe(true);
    expect(hasBusiness(definition, days.play.case, colleague, setting)).toBe(false);
  });

  test('of which the deputy was at the meeting is signed for by the deputy, who reads the minutes', () => {
    const days = opened('2026-01-12', named);
    expect(signing(days, ['SeatB'])).toEqual({ official: 0, colleague: 1 });
    expect(hasBusiness(days.play.definition, days.play.case, colleague, days.play.setting)).toBe(true);
    days.play.does(colleague, 'minutes.fulfil');
    expect(days.play.duties('minutes').map(({ status }) => status)).toEqual(['met', 'open']);
  });

  test('falls to the deputy when the member’s post is empty, also what was owed before', () => {
    const days = opened('2026-01-12', named);
    expect(signing(days)).toEqual({ official: 1, colleague: 0 });
    const bodies = world().bodies.map((one) => (one.key === 'b' ? { ...one, roles: ['B.y'] } : one));
    days.play.setting = { ...days.play.setting, bodies };
    const owes = waiting(days.play.definition, days.play.case, colleague, days.play.setting);
    expect(owes.map(({ duty }) => duty)).toContain('minutes');
    days.play.does(colleague, 'minutes.fulfil');
  });

  test('that names nobody is of all its body', () => {
    expect(signing(opened('2026-01-12'))).toEqual({ official: 1, colleague: 1 });
  });
});

describe('where it is stated how members are approved', () => {
  const approved = {
    ...named,
    institutions: named.institutions.map((one) => (one.key === 'G' ? { ...one, composition: 'approved' } : one)),
    sentences: [...named.sentences, { id: 'approved', text: 'Sastāvu apstiprina ar lēmumu.' }],
  };

  function holds(seats: string[]) {
    const days = opened('2026-01-12', approved);
    const { SeatC: _, ...filled } = days.play.setting.seats['g'] ?? {};
    days.play.setting = { ...days.play.setting, seats: { g: filled } };
    days.play.does(chair, 'Work.convene', agenda('2026-02-02'));
    days.play.does(chair, 'Meeting.approve');
    return days.on('2026-02-02').play.tries(chair, 'Meeting.held', { p: { day: '2026-02-02', present: seats } });
  }

  test('a seat that nobody fills cannot be present', () => {
    expect(holds(['SeatB', 'SeatC'])).toMatchObject({ code: 'only-if', sentence: 'approved' });
    expect(holds(['SeatB', 'SeatA'])).toMatchObject({ refused: false });
  });
});
