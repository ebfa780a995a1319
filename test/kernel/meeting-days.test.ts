import { describe, expect, test } from 'vitest';
import type { Act, Definition } from '@riciba/runtime/definition';
import { describeOwed, firstItems, view } from '@riciba/runtime/kernel';
import { agenda, book } from './support/meetings.ts';
import { Days, extended, field, form, of, people, world } from './support/notions.ts';

const { chair, otherTeacher } = people;

/** The work book where a meeting may be put off to another day, and something else may be noted of it. */
function movable(): Definition {
  const base = book();
  const own = {
    kind: 'option' as const,
    sentence: 'x',
    level: 'Meeting',
    by: { roles: ['G.x'], substitutes: [] },
    keeps: true,
  };
  const acts: Act[] = [
    { ...own, key: 'Meeting.move', label: 'Pārcelt', form: 'Moved', to: 'G', dateField: of('meeting') },
    { ...own, key: 'Meeting.note', label: 'Piezīme', form: 'Noted', dateField: of('day') },
  ];
  const forms = [form('Moved', [field('meeting', 'date')]), form('Noted', [field('day', 'date')])];
  const made = extended(base, { acts, forms });
  const dated = made.acts.map((act) => (act.key === 'Work.convene' ? { ...act, dateField: of('meeting') } : act));
  return { ...made, acts: dated, duties: base.duties ?? [] };
}

/** Two meetings were convened, for 2 February and for 2 March; to the first a teacher of another school is invited. */
function convened(): Days {
  const places = world();
  const days = new Days(movable(), '2026-01-12', { ...places, seats: { g: { SeatB: 'b', SeatC: 'c' } } });
  days.play.does(chair, 'Work.open', { child: { vards: 'x', uzvards: 'y' } });
  days.play.does(chair, 'Work.elect', { p: { chair: 'x' } });
  const guest = { who: ['A.x'], school: 'a2', item: 2 };
  days.play.does(chair, 'Work.convene', agenda('2026-02-02', [{ topic: 'Plan' }, { topic: 'Case' }], [guest]));
  days.play.does(chair, 'Work.convene', agenda('2026-03-02', [{ topic: 'Other' }]));
  return days;
}

const first = ({ play }: Days): string => play.case.levels.find(({ level }) => level === 'Meeting')?.id ?? '';
const agendas = ({ play }: Days): string[] =>
  play.duties('agenda').map((one) => describeOwed(play.definition, play.case, one));

describe('the day of a meeting', () => {
  test('is the one to which it was put off, for what is owed at it; other meetings keep theirs', () => {
    const days = convened();
    expect(agendas(days)).toEqual([
      'Nosūtīt darba kārtību (02.02.2026. sēde)',
      'Nosūtīt darba kārtību (02.03.2026. sēde)',
    ]);
    days.play.does(chair, 'Meeting.move', { p: { meeting: '2026-02-09' } }, first(days));
    days.play.does(chair, 'Meeting.move', { p: { meeting: '2026-02-16' } }, first(days));
    expect(agendas(days)).toEqual([
      'Nosūtīt darba kārtību (16.02.2026. sēde)',
      'Nosūtīt darba kārtību (02.03.2026. sēde)',
    ]);
  });

  test('is not any other day that is written of it', () => {
    const days = convened();
    days.play.does(chair, 'Meeting.note', { p: { day: '2026-01-05' } }, first(days));
    expect(agendas(days)[0]).toBe('Nosūtīt darba kārtību (02.02.2026. sēde)');
  });
});

/** The answers that somebody may read. */
const read = ({ play }: Days, actor: typeof otherTeacher) =>
  view(play.definition, play.case, play.events, actor, play.setting).events.flatMap((event) =>
    event.type === 'performed' && event.answers ? [event.answers['p']] : [],
  );

describe('whoever is invited to an item', () => {
  test('reads to which day the meeting was put off; not what else is noted, nor of other meetings', () => {
    const days = convened();
    days.play.does(chair, 'Meeting.move', { p: { meeting: '2026-02-09' } }, first(days));
    days.play.does(chair, 'Meeting.note', { p: { day: '2026-01-05' } }, first(days));
    days.play.does(chair, 'Meeting.move', { p: { meeting: '2026-03-09' } });
    expect(read(days, otherTeacher)).toEqual([
      { meeting: '2026-02-02', items: [{ topic: 'Case' }], guests: [{ who: ['A.x'], school: 'a2', item: 2 }] },
      { meeting: '2026-02-09' },
    ]);
  });

  test('reads of the guests itself only', () => {
    const places = world();
    const days = new Days(movable(), '2026-01-12', { ...places, seats: { g: { SeatB: 'b', SeatC: 'c' } } });
    days.play.does(chair, 'Work.open', { child: { vards: 'x', uzvards: 'y' } });
    const guests = [
      { who: ['A.x'], school: 'a', item: 1 },
      { who: ['A.x'], school: 'a2', item: 2 },
    ];
    days.play.does(chair, 'Work.convene', agenda('2026-02-02', [{ topic: 'Plan' }, { topic: 'Case' }], guests));
    expect(read(days, otherTeacher)).toEqual([
      { meeting: '2026-02-02', items: [{ topic: 'Case' }], guests: [{ who: ['A.x'], school: 'a2', item: 2 }] },
    ]);
  });
});

test('an item of a meeting that was not held keeps the day from which it was carried over', () => {
  const days = new Days(movable(), '2026-01-12');
  days.play.does(chair, 'Work.open', { child: { vards: 'x', uzvards: 'y' } });
  const items = [{ topic: 'Plan', from: '2026-01-05' }, { topic: 'New' }];
  days.play.does(chair, 'Work.convene', agenda('2026-02-02', items));
  days.play.does(chair, 'Meeting.none');
  const convene = days.play.definition.acts.find(({ key }) => key === 'Work.convene')!;
  expect(firstItems(days.play.definition, days.play.case, convene, undefined)?.rows).toEqual([
    { topic: 'Plan', from: '2026-01-05' },
    { topic: 'New', from: '2026-02-02' },
  ]);
});
