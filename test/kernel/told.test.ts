import { describe, expect, test } from 'vitest';
import { calendars } from '@riciba/runtime/calendars';
import type { Act, Definition, Term } from '@riciba/runtime/definition';
import { explainDue, type Setting } from '@riciba/runtime/kernel';
import { agenda, book, minutes, opened } from './support/meetings.ts';
import { bare, Days, extended, field, form, of, people, world } from './support/notions.ts';

/** How the last obligation of a duty, or the last task, is dated, told in Latvian. */
function told({ play }: Days, duty?: string): string[] {
  const owed = play.case.obligations.findLast((one) => (duty === undefined ? one.kind === 'task' : one.duty === duty));
  return owed ? explainDue(owed, play.setting) : [];
}

/** The places where these institutions keep these calendars, or none. */
function places(kept: Setting['calendars'], not: string[] = []): Setting {
  const { calendars: all, ...more } = world();
  const left = Object.entries({ ...all, ...kept }).filter(([key]) => !not.includes(key));
  return { ...more, calendars: Object.fromEntries(left) };
}

function begun(definition: Definition, setting: Setting): Days {
  const days = new Days(definition, '2026-01-12', setting);
  days.play.does(people.chair, 'Work.open', { child: { vards: 'x', uzvards: 'y' } });
  days.play.does(people.chair, 'Work.elect', { p: { chair: 'x' } });
  return days;
}

describe('a date that cannot be told is said not to be', () => {
  test('while nobody has said on which day the meeting is, and where the group keeps no calendar', () => {
    const days = begun(book(), places({}));
    days.play.does(people.chair, 'Work.convene', { p: {} });
    expect(told(days, 'agenda')).toEqual([
      'Termiņš: 3 darba dienas pirms norādītā datuma. Datumu nevar noteikt: datums, no kura to skaita, vēl nav zināms.',
    ]);
    days.play.does(people.chair, 'entry.correct.Work.convene', agenda('2026-02-02'));
    expect(days.play.duties('agenda')).toMatchObject([{ due: '2026-01-28' }]);
    const without = begun(book(), places({}, ['G']));
    without.play.does(people.chair, 'Work.convene', agenda('2026-02-02'));
    expect(told(without, 'agenda')).toEqual([
      'Termiņš: 3 darba dienas pirms 02.02.2026. Datumu nevar noteikt: iestādei nav norādīts kalendārs.',
    ]);
  });

  const studyDays = { kind: 'amount', amount: 3, unit: 'studyDay', direction: 'after' } as const;
  const studied = book({ scold: { opens: [{ on: 'act', act: 'Work.elect' }], within: studyDays } });

  test('where its calendar does not know such days', () => {
    const days = begun(studied, places({}));
    expect(days.play.duties('scold')[0]).not.toHaveProperty('due');
    expect(told(days, 'scold')).toEqual([
      'Termiņš: 3 mācību dienu laikā. Datumu nevar noteikt: kalendārā "Valsts iestāžu darba kalendārs (ar pārceltajām darba dienām)" nav mācību dienu.',
    ]);
  });

  test('or knows them no more', () => {
    const days = begun(studied, places({ B: calendars.school }));
    expect(days.play.duties('scold')).toMatchObject([{ due: '2026-01-15' }]);
    days.play.setting = places({});
    expect(told(days, 'scold')).toEqual([
      'Termiņš: 3 mācību dienu laikā. Pēc tagadējā kalendāra to nevar noteikt: kalendārā "Valsts iestāžu darba kalendārs (ar pārceltajām darba dienām)" nav mācību dienu.',
    ]);
    days.play.setting = places({}, ['B']);
    expect(told(days, 'scold')).toEqual(['Termiņš: 3 mācību dienu laikā. Kalendāra «latvia-school» vairs nav.']);
  });

  test('where the semester is not entered', () => {
    const days = begun(book({ meetings: { recurs: { times: 1, per: 'semester' } } }), places({}));
    expect(told(days, 'meetings')).toEqual([
      'Termiņš: līdz semestra beigām. Datumu nevar noteikt: perioda datumi kalendārā nav ievadīti.',
    ]);
  });

  test('a written one is kept where nobody can tell whether it is a working day', () => {
    const days = begun(book(), places({}, ['B']));
    days.play.does(people.chair, 'Work.convene', agenda('2026-01-12'));
    days.play.does(people.chair, 'Meeting.approve');
    const task = { what: 'x', who: ['B.x'], due: '2026-01-31' };
    days.play.does(people.chair, 'Meeting.held', minutes('2026-01-12', ['SeatB', 'SeatC'], [task]));
    expect(told(days)).toEqual(['Termiņš: 31.01.2026., kā ierakstīts.']);
  });
});

describe('in words', () => {
  test.each([
    ['year', 'Termiņš: līdz gada beigām.'],
    ['semester', 'Termiņš: līdz semestra beigām.'],
    ['schoolYear', 'Termiņš: līdz mācību gada beigām.'],
    ['month', 'Termiņš: līdz mēneša beigām.'],
  ] as const)('the end of a %s is: %s', (per, text) => {
    const level = { opens: [{ on: 'level' as const, level: 'S' }], level: 'S', recurs: { times: 1, per } };
    const days = new Days(book({ meetings: level }), '2026-01-12');
    days.play.does(people.teacher, 'S.open', { child: { vards: 'x', uzvards: 'y', body: 'a' } });
    expect(told(days, 'meetings')).toEqual([text]);
  });

  test('a written date says so, and whether it is a day off', () => {
    const days = opened('2026-01-12');
    days.play.does(people.chair, 'Work.convene', agenda('2026-01-12'));
    days.play.does(people.chair, 'Meeting.approve');
    const tasks = ['2026-01-30', '2026-01-31'].map((due) => ({ what: due, who: ['B.x'], due }));
    days.play.does(people.chair, 'Meeting.held', minutes('2026-01-12', ['SeatB', 'SeatC'], tasks));
    const owed = days.play.case.obligations.filter(({ kind }) => kind === 'task');
    expect(owed.map(({ term }) => term)).toMatchObject([
      { late: '2026-01-30T22:00:00.000Z' },
      { late: '2026-01-31T22:00:00.000Z' },
    ]);
    expect(owed.map((one) => explainDue(one, days.play.setting))).toEqual([
      ['Termiņš: 30.01.2026., kā ierakstīts.'],
      ['Termiņš: 31.01.2026., kā ierakstīts.', 'Tā nav darba diena; nākamā darba diena ir 02.02.2026.'],
    ]);
  });

  test('a term before a day is told from that day, and with what is not known of the year', () => {
    const days = opened('2029-01-12');
    days.play.setting = { ...world(), calendars: { ...world().calendars, G: calendars.state } };
    days.play.does(people.chair, 'Work.convene', agenda('2029-02-02'));
    expect(told(days, 'agenda')).toEqual([
      `Termiņš: 3 darba dienas pirms 02.02.2029. Kalendārs: ${calendars.state.label.lv}.`,
      '02.02.2029. (piektdiena) – notikuma diena, to neskaita',
      '01.02.2029. (ceturtdiena) – 1. darba diena',
      '31.01.2029. (trešdiena) – 2. darba diena',
      '30.01.2029. (otrdiena) – 3. darba diena',
      'Termiņš beidzas 30.01.2029. (otrdiena) plkst. 24:00',
      'Nav droši: 2029. gada rīkojums par darba dienu pārcelšanu nav zināms; neviena diena nav pārcelta',
    ]);
  });
});

test('hours after what was entered for another day run from now, days from that day', () => {
  const acts: Act[] = [
    {
      key: 'S.absence',
      kind: 'option',
      label: 'Reģistrēt kavējumus',
      sentence: 'x',
      level: 'S',
      form: 'Absence',
      keeps: true,
      dateField: of('day'),
    },
    { key: 'ask.fulfil', kind: 'fulfil', label: 'Jautāt', sentence: 'x' },
  ];
  const ask = { label: 'Jautāt', sentence: 'x', act: 'ask.fulfil', opens: [{ on: 'act' as const, act: 'S.absence' }] };
  const terms: Record<string, Term> = {
    hours: { kind: 'elapsed', amount: 48, unit: 'hour', direction: 'after' },
    days: { kind: 'amount', amount: 2, unit: 'workingDay', direction: 'after' },
  };
  const duties = Object.entries(terms).map(([key, within]) => ({ ...ask, key, level: 'S', within }));
  const days = new Days(
    extended(bare, { acts, forms: [form('Absence', [field('day', 'date')])], duties }),
    '2026-03-04',
  );
  days.play.does(people.teacher, 'S.open', { child: { vards: 'x', uzvards: 'y', body: 'a' } });
  days.play.does(people.teacher, 'S.absence', { p: { day: '2026-03-02' } });
  expect(told(days, 'hours').slice(1)).toEqual([
    '04.03.2026. (trešdiena) plkst. 10:00 + 48 stundas = 06.03.2026. (piektdiena) plkst. 10:00',
  ]);
  expect(told(days, 'days').slice(1)).toEqual([
    '02.03.2026. (pirmdiena) – notikuma diena, to neskaita',
    '03.03.2026. (otrdiena) – 1. darba diena',
    '04.03.2026. (trešdiena) – 2. darba diena',
    'Termiņš beidzas 04.03.2026. (trešdiena) plkst. 24:00',
  ]);
});
