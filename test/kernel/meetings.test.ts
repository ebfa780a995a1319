import { describe, expect, test } from 'vitest';
import {
  about,
  describeOwed,
  describeProgress,
  explainDue,
  hasBusiness,
  view,
  waiting,
  wakesAt,
} from '@riciba/runtime/kernel';
import { agenda, book, meets, minutes, opened } from './support/meetings.ts';
import { Days, of, people, world } from './support/notions.ts';

const { chair, secretary, official, police, teacher, otherTeacher, colleague } = people;

describe('a meeting', () => {
  test('opens beside the work of the group, and ends alone', () => {
    const days = opened('2026-01-12');
    days.play.does(chair, 'Work.convene', agenda('2026-02-02'));
    days.play.does(chair, 'Work.convene', agenda('2026-03-02'));
    expect(days.play.levels('active')).toEqual(['Work', 'Meeting', 'Meeting']);
    days.play.does(chair, 'Meeting.none');
    expect(days.play.levels('active')).toEqual(['Work', 'Meeting']);
    expect(days.play.case.status).toBe('open');
  });

  test('is not held before its agenda is approved', () => {
    const days = opened('2026-01-12');
    days.play.does(chair, 'Work.convene', agenda('2026-02-02'));
    const refusal = days.play.refused(chair, 'Meeting.held', minutes('2026-02-02', ['SeatB', 'SeatC']));
    expect(refusal).toMatchObject({ code: 'must-first', missing: ['Meeting.approve'], sentence: 'Meeting.approve' });
    days.play.does(chair, 'Meeting.approve');
    days.play.does(chair, 'Meeting.held', minutes('2026-02-02', ['SeatB', 'SeatC']));
    // The next meeting has an agenda of its own.
    days.play.does(chair, 'Work.convene', agenda('2026-03-02'));
    expect(days.play.refused(chair, 'Meeting.held', minutes('2026-03-02', ['SeatB', 'SeatC'])).code).toBe('must-first');
  });

  test('without a quorum is refused by the sentence on the quorum', () => {
    const days = opened('2026-01-12');
    days.play.does(chair, 'Work.convene', agenda('2026-02-02'));
    days.play.does(chair, 'Meeting.approve');
    const refusal = days.play.refused(chair, 'Meeting.held', minutes('2026-02-02', ['SeatB']));
    expect(refusal).toMatchObject({
      code: 'only-if',
      sentence: 'quorum',
      text: expect.stringContaining('Teikums quorum.'),
    });
  });

  test.each([
    ['2024-02-29', '2025-02-28', true],
    ['2024-02-29', '2025-03-01', false],
    ['2025-03-16', '2026-03-16', true],
    ['2025-03-16', '2026-03-17', false],
  ])('under a chair elected on %s on %s: %s', (elected, day, may) => {
    const days = opened(elected);
    days.on(day).play.does(chair, 'Work.convene', agenda(day));
    days.play.does(chair, 'Meeting.approve');
    const result = days.play.tries(chair, 'Meeting.held', minutes(day, ['SeatB', 'SeatC']));
    expect(result.refused ? result.sentence : true).toBe(may || 'office');
  });

  test('held while the chair was in office may be entered later', () => {
    const days = opened('2025-03-16');
    days.on('2026-03-20').play.does(chair, 'Work.convene', agenda('2026-03-16'));
    days.play.does(chair, 'Meeting.approve');
    days.play.does(chair, 'Meeting.held', minutes('2026-03-16', ['SeatB', 'SeatC']));
    expect(days.play.levels('active')).toEqual(['Work']);
  });
});

const owed = (days: Days) => days.play.duties('agenda').at(-1)!;

describe('three working days before a meeting that moves', () => {
  test('the agenda is due, by the calendar of the group, and the date tells why', () => {
    const days = opened('2026-01-12');
    days.play.does(chair, 'Work.convene', agenda('2026-04-08'));
    // Good Friday and Easter Monday lie between.
    expect(owed(days)).toMatchObject({ due: '2026-04-01', debtor: { body: 'g', roles: ['G.y'] } });
    expect(explainDue(owed(days), days.play.setting)[0]).toContain('3 darba dienas pirms 08.04.2026.');
  });

  test('it moves with the meeting; what was met stays met', () => {
    const days = opened('2026-01-12');
    days.play.does(chair, 'Work.convene', agenda('2026-04-08'));
    days.on('2026-01-13').play.does(chair, 'entry.correct.Work.convene', agenda('2026-04-20'));
    expect(owed(days)).toMatchObject({ due: '2026-04-15', datedAt: '2026-01-13T08:00:00.000Z', status: 'open' });
    days.play.does(secretary, 'agenda.fulfil');
    days.play.does(chair, 'entry.correct.Work.convene', agenda('2026-05-20'));
    expect(owed(days)).toMatchObject({ due: '2026-04-15', status: 'met' });
  });

  test('who was late is late no more when the meeting is put off, and is reminded again', () => {
    const days = opened('2026-01-12');
    days.play.does(chair, 'Work.convene', agenda('2026-02-02'));
    days.play.pass('2026-01-29T08:00:00.000Z');
    expect(owed(days)).toMatchObject({ remindedAt: '2026-01-25T22:00:00.000Z', lateAt: '2026-01-28T22:00:00.000Z' });
    days.on('2026-01-29').play.does(chair, 'entry.correct.Work.convene', agenda('2026-03-02'));
    expect(owed(days)).not.toHaveProperty('lateAt');
    days.play.pass('2026-03-01T08:00:00.000Z');
    expect(owed(days)).toMatchObject({ remindedAt: '2026-02-22T22:00:00.000Z', lateAt: '2026-02-25T22:00:00.000Z' });
  });

  test('whoever may, sets a later date, which then stays', () => {
    const days = opened('2026-01-12');
    days.play.does(chair, 'Work.convene', agenda('2026-02-02'));
    expect(
      days.play.refused(secretary, 'obligation.extend', { p: { until: '2026-02-01' } }, owed(days).id),
    ).toMatchObject({ code: 'not-yours', sentence: 'agenda' });
    expect(days.play.refused(chair, 'obligation.extend', { p: { until: '2026-01-20' } }, owed(days).id)).toMatchObject({
      code: 'answers-missing',
      sentence: 'agenda',
    });
    days.play.does(chair, 'obligation.extend', { p: { until: '2026-02-01' } }, owed(days).id);
    expect(owed(days)).toMatchObject({ due: '2026-02-01', dayOff: { next: '2026-02-02' } });
    days.play.does(chair, 'entry.correct.Work.convene', agenda('2026-03-02'));
    expect(owed(days).due).toBe('2026-02-01');
  });
});

test('a date that has passed puts nothing off, though it is later than the one that was missed', () => {
  const days = opened('2026-01-12');
  days.play.does(chair, 'Work.convene', agenda('2026-02-02'));
  days.on('2026-02-10');
  const extend = (until: string) => [chair, 'obligation.extend', { p: { until } }, owed(days).id] as const;
  expect(days.play.refused(...extend('2026-02-09'))).toMatchObject({
    code: 'answers-missing',
    sentence: 'agenda',
    text: 'Norādiet datumu, kas vēl nav pagājis.',
  });
  days.play.does(...extend('2026-02-10'));
  expect(owed(days)).toMatchObject({ due: '2026-02-10' });
  expect(owed(days)).not.toHaveProperty('lateAt');
});

describe('what is late', () => {
  test('is told to whom it says, and opens what follows from it', () => {
    const days = opened('2026-01-12');
    days.play.does(chair, 'Work.convene', agenda('2026-02-02'));
    expect(hasBusiness(days.play.definition, days.play.case, official, days.play.setting)).toBe(true);
    const events = days.play.pass('2026-01-29T08:00:00.000Z');
    expect(events.map(({ type, at }) => [type, at])).toEqual([
      ['obligationReminded', '2026-01-25T22:00:00.000Z'],
      ['obligationLate', '2026-01-28T22:00:00.000Z'],
      ['obligationOpened', '2026-01-28T22:00:00.000Z'],
    ]);
    expect(days.play.messages.map(({ kind, to }) => [kind, to.body, to.roles.join()])).toEqual([
      ['reminder', 'g', 'G.y'],
      ['late', 'g', 'G.y,G.x'],
      ['late', 'b', 'B.x'],
    ]);
    expect(days.play.duties('scold')).toMatchObject([{ debtor: { body: 'b', roles: ['B.x'] }, status: 'open' }]);
    expect(days.play.may(official)).toContain('scold.fulfil');
  });

  test('after months without anybody at work is told once and in its order', () => {
    const days = opened('2025-03-03');
    days.play.does(chair, 'Work.convene', agenda('2025-05-05'));
    const events = days.play.pass('2026-06-01T08:00:00.000Z');
    const told = events.map(({ type, at }) => `${at.slice(0, 10)} ${type}`);
    expect(told).toEqual([
      '2025-04-24 obligationReminded',
      '2025-04-29 obligationLate',
      '2025-04-29 obligationOpened',
      '2025-12-31 obligationLate',
      '2025-12-31 obligationOpened',
      '2026-03-03 obligationLate',
    ]);
    expect(days.play.pass('2026-06-01T08:00:00.000Z')).toEqual([]);
    expect(wakesAt(days.play.definition, days.play.case, days.play.setting)).toBe('2026-12-31T22:00:00.000Z');
  });

  test('is recorded before a command that comes first', () => {
    const days = opened('2026-01-12');
    days.play.does(chair, 'Work.convene', agenda('2026-02-02'));
    days.on('2026-02-02').play.does(secretary, 'agenda.fulfil');
    expect(days.play.duties('agenda')).toMatchObject([{ status: 'met', lateAt: '2026-01-28T22:00:00.000Z' }]);
  });
});

const tallies = (days: Days) =>
  days.play.duties('meetings').map(({ period, done, status }) => [period?.from.slice(0, 4), done, status]);

describe('four meetings a year', () => {
  test('are counted by the day they were held, and are enough with the fourth', () => {
    const days = opened('2026-01-12');
    for (const day of ['2026-02-02', '2026-04-13', '2026-09-07']) meets(days, day);
    expect(tallies(days)).toEqual([['2026', 3, 'open']]);
    const [yearly] = days.play.duties('meetings');
    expect(describeProgress(days.play.definition, days.play.case, yearly!)).toMatch(/ \(paveikts 3 no 4\)$/);
    meets(days, '2026-12-07');
    expect(tallies(days)).toEqual([['2026', 4, 'met']]);
    days.play.pass('2027-01-01T08:00:00.000Z');
    expect(tallies(days)).toEqual([
      ['2026', 4, 'met'],
      ['2027', 0, 'open'],
    ]);
  });

  test('are too few at the end of the year, and what was entered later makes them enough', () => {
    const days = opened('2025-02-03');
    for (const day of ['2025-02-10', '2025-04-14', '2025-09-08']) meets(days, day);
    days.play.pass('2026-01-05T08:00:00.000Z');
    expect(days.play.duties('meetings')[0]).toMatchObject({ status: 'open', lateAt: '2025-12-31T22:00:00.000Z' });
    days.on('2026-01-06').play.does(chair, 'Work.convene', agenda('2025-12-29'));
    days.play.does(chair, 'Meeting.approve');
    days.play.does(chair, 'Meeting.held', minutes('2025-12-29', ['SeatB', 'SeatC']));
    expect(tallies(days)).toEqual([
      ['2025', 4, 'met'],
      ['2026', 0, 'open'],
    ]);
  });

  test('that were too few two years ago are asked no more', () => {
    const days = opened('2024-02-01');
    days.play.pass('2026-01-05T08:00:00.000Z');
    expect(tallies(days)).toEqual([
      ['2024', 0, 'cancelled'],
      ['2025', 0, 'open'],
      ['2026', 0, 'open'],
    ]);
  });

  test('are too few again when the day of one is corrected to another year', () => {
    const days = opened('2026-01-12');
    for (const day of ['2026-02-02', '2026-04-13', '2026-09-07', '2026-12-07']) meets(days, day);
    days.play.does(chair, 'entry.correct.Meeting.held', minutes('2025-12-29', ['SeatB', 'SeatC']));
    expect(tallies(days)).toEqual([
      ['2026', 3, 'met'],
      ['2026', 3, 'open'],
    ]);
  });

  test('of which one goes from one year to the next are counted once in each', () => {
    const days = opened('2025-02-03');
    for (const day of ['2025-02-10', '2025-04-14', '2025-09-08', '2025-12-08']) meets(days, day);
    days.play.pass('2026-01-05T08:00:00.000Z');
    const moved = minutes('2026-01-05', ['SeatB', 'SeatC']);
    const { events } = days.on('2026-01-06').play.does(chair, 'entry.correct.Meeting.held', moved);
    expect(tallies(days)).toEqual([
      ['2025', 3, 'met'],
      ['2026', 1, 'open'],
      ['2025', 3, 'open'],
    ]);
    const counted = events.flatMap((event) => (event.type === 'obligationCounted' ? [event.obligation] : []));
    expect(counted).toEqual(days.play.duties('meetings').map(({ id }) => id));
  });
});

describe('minutes', () => {
  test('are signed by each seat that was there, for itself', () => {
    const days = opened('2026-01-12');
    meets(days, '2026-02-02', ['SeatB', 'SeatA']);
    expect(days.play.duties('minutes').map((one) => one.debtor.body)).toEqual(['b', 'a']);
    expect(days.play.may(police)).not.toContain('minutes.fulfil');
    days.play.does(colleague, 'minutes.fulfil');
    expect(days.play.duties('minutes').map((one) => one.status)).toEqual(['met', 'open']);
  });

  test('give tasks, each owner one; the date is kept as written and flagged when it is a day off', () => {
    const days = opened('2026-01-12');
    const decision = { what: 'Sagatavot aptauju', who: ['B.x', 'A.x'], school: 'a2', due: '2026-06-22' };
    meets(days, '2026-02-02', ['SeatB', 'SeatC'], [decision, { what: 'Pārrunāt', who: ['C.x'] }]);
    const tasks = days.play.case.obligations.filter((one) => one.kind === 'task');
    expect(tasks).toMatchObject([
      // 22 June 2026 is a moved day off for State institutions.
      { debtor: { body: 'b', roles: ['B.x'] }, due: '2026-06-22', dayOff: { next: '2026-06-25' }, creditor: 'g' },
      { debtor: { body: 'a2', roles: ['A.x'] }, due: '2026-06-22', text: 'Sagatavot aptauju' },
      { debtor: { body: 'c', roles: ['C.x'] }, text: 'Pārrunāt' },
    ]);
    expect(tasks[1]).not.toHaveProperty('dayOff');
    expect(explainDue(tasks[0]!, days.play.setting)).toEqual([
      'Termiņš: 22.06.2026., kā ierakstīts.',
      'Tā nav darba diena; nākamā darba diena ir 25.06.2026.',
    ]);
    expect(days.play.messages.filter(({ kind }) => kind === 'task')).toHaveLength(3);
  });

  test('whose tasks are corrected keep those that stay, with what was done', () => {
    const days = opened('2026-01-12');
    const stays = { what: 'Pārrunāt', who: ['C.x'] };
    meets(days, '2026-02-02', ['SeatB', 'SeatC'], [stays, { what: 'Lieks', who: ['B.x'] }]);
    days.play.does(police, 'task.finish', { p: { text: 'Pārrunāts' } });
    expect(days.play.messages).toMatchObject([{ kind: 'answered', to: { body: 'g' } }]);
    days.play.does(
      chair,
      'entry.correct.Meeting.held',
      minutes('2026-02-02', ['SeatB', 'SeatC'], [stays, { what: 'Cits', who: ['B.x'] }]),
    );
    const tasks = days.play.case.obligations.filter((one) => one.kind === 'task');
    expect(tasks.map(({ text, status }) => [text, status])).toEqual([
      ['Pārrunāt', 'met'],
      ['Lieks', 'cancelled'],
      ['Cits', 'open'],
    ]);
  });

  test('say which meeting they are of: as it was convened, moved or held; what is no meeting’s says nothing', () => {
    const acts = book().acts.map((one) => (one.key === 'Work.convene' ? { ...one, dateField: of('meeting') } : one));
    const days = opened('2026-01-12', { ...book(), acts });
    const said = () => days.play.case.obligations.map((one) => describeOwed(days.play.definition, days.play.case, one));
    days.play.does(chair, 'Work.convene', agenda('2026-02-02'));
    expect(said()).toContain('Nosūtīt darba kārtību (02.02.2026. sēde)');
    days.play.does(chair, 'entry.correct.Work.convene', agenda('2026-02-09'));
    expect(said()).toContain('Nosūtīt darba kārtību (09.02.2026. sēde)');
    days.play.does(chair, 'Meeting.approve');
    const decided = minutes('2026-02-10', ['SeatB', 'SeatC'], [{ what: 'Noslēpums', who: ['B.x'], due: '2026-03-02' }]);
    days.on('2026-02-10').play.does(chair, 'Meeting.held', decided);
    expect(said()).toEqual(
      expect.arrayContaining([
        'Parakstīt protokolu (10.02.2026. sēde)',
        'Izpildīt uzdevumu (10.02.2026. sēde)',
        'Noturēt sēdes',
        'Ievēlēt vadītāju',
      ]),
    );
    expect(said().join()).not.toContain('Noslēpums');
  });

  test('give no task to a role of which nobody knows at which body', () => {
    const days = opened('2026-01-12');
    days.play.does(chair, 'Work.convene', agenda('2026-02-02'));
    days.play.does(chair, 'Meeting.approve');
    const unknown = minutes('2026-02-02', ['SeatB', 'SeatC'], [{ what: 'x', who: ['A.x'] }]);
    expect(days.play.refused(chair, 'Meeting.held', unknown)).toMatchObject({
      code: 'recipient-missing',
      sentence: 'Meeting.held',
    });
  });
});

describe('the work book', () => {
  test('is of the group by name, and seen by all its seats from the first', () => {
    const days = opened('2026-01-12');
    const { definition, case: state, events, setting } = days.play;
    expect(about(definition, state)).toBe('Grupas darbs');
    for (const actor of [police, teacher, otherTeacher]) {
      expect(view(definition, state, events, actor, setting)).toMatchObject({ whole: true });
    }
    expect(state.track).toBe('Book');
  });

  test('asks for the next election within a year of the last', () => {
    const days = opened('2024-02-29');
    expect(days.play.duties('elect').map(({ due, status }) => [due, status])).toEqual([
      ['2025-02-28', 'met'],
      ['2025-02-28', 'open'],
    ]);
  });
});

test('those who came into office later owe what those who left did', () => {
  const days = opened('2026-01-12');
  const places = world();
  // The chair has left; then the secretary stands in.
  days.play.setting = {
    ...places,
    bodies: places.bodies.map((one) => (one.key === 'g' ? { ...one, roles: ['G.y'] } : one)),
  };
  expect(days.play.may(secretary)).toContain('Work.convene');
  days.play.does(secretary, 'Work.convene', agenda('2026-02-02'));
  const { definition, case: state, setting } = days.play;
  expect(waiting(definition, state, secretary, setting).map((one) => one.duty)).toContain('meetings');
});

test('a duty whose office stands empty waits for whoever comes', () => {
  const places = world();
  const empty = { ...places, bodies: places.bodies.map((one) => (one.key === 'g' ? { ...one, roles: ['G.x'] } : one)) };
  const days = new Days(book(), '2026-01-12', empty);
  days.play.does(chair, 'Work.open', { child: { vards: 'x', uzvards: 'y' } });
  days.play.does(chair, 'Work.convene', agenda('2026-02-02'));
  expect(days.play.duties('agenda')).toMatchObject([{ debtor: { body: 'g', roles: ['G.y'] }, due: '2026-01-28' }]);
  days.play.setting = places;
  days.play.does(secretary, 'agenda.fulfil');
});

test('two duties of which each follows when the other is late do not open each other for ever', () => {
  const within = { kind: 'endOf', period: 'day' } as const;
  const definition = book({
    scold: { within, opens: [{ on: 'open' }, { on: 'late', duty: 'agenda' }] },
    agenda: { before: undefined, within, opens: [{ on: 'late', duty: 'scold' }] } as object,
  });
  const days = opened('2026-01-12', definition);
  days.play.pass('2026-06-01T08:00:00.000Z');
  expect([days.play.duties('scold'), days.play.duties('agenda')].map((some) => some.length)).toEqual([1, 1]);
});
