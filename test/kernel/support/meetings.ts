import type { Act, Definition, Duty, Level, Quantity, Term } from '@riciba/runtime/definition';
import { atLeast, bare, Days, extended, field, form, of, people } from './notions.ts';

const act = (key: string, kind: Act['kind'], more: Partial<Act> = {}): Act => ({
  key,
  kind,
  label: key,
  sentence: key,
  ...more,
});
const chair = { roles: ['G.x'], substitutes: ['G.y'] };
const year: Term = { kind: 'amount', amount: 1, unit: 'year', direction: 'after' };
const present: Quantity = { of: 'chosen', field: of('present') };

const forms = [
  form('Election', [field('chair', 'text')]),
  form('Agenda', [
    field('meeting', 'date'),
    field('items', 'group', { fields: [field('topic', 'text'), field('case', 'text'), field('from', 'date')] }),
    field('guests', 'group', {
      fields: [field('who', 'roles'), field('school', 'body', { institution: 'A' }), field('item', 'wholeNumber')],
    }),
  ]),
  form('Later', [field('until', 'date')]),
  form('Result', [field('text', 'longText')]),
  form('Minutes', [
    field('present', 'seats', { institution: 'G' }),
    field('deputies', 'seats', { institution: 'G' }),
    field('day', 'date'),
    field('topics', 'group', { fields: [field('topic', 'text'), field('case', 'text'), field('until', 'date')] }),
    field('decisions', 'group', {
      fields: [
        field('what', 'text'),
        field('who', 'roles'),
        field('school', 'body', { institution: 'A' }),
        field('due', 'date'),
      ],
    }),
  ]),
];

const acts: Act[] = [
  act('Work.elect', 'option', { level: 'Work', by: chair, form: 'Election', keeps: true }),
  act('Work.convene', 'option', {
    level: 'Work',
    by: chair,
    form: 'Agenda',
    keeps: true,
    items: { page: 'p', group: 'items', text: 'topic', carried: 'from' },
    invited: { page: 'p', group: 'guests', roles: 'who', body: 'school', item: 'item' },
    effect: { kind: 'beside', level: 'Meeting' },
  }),
  act('entry.correct.Work.convene', 'correct', { form: 'Agenda' }),
  act('entry.correct.Meeting.held', 'correct', { form: 'Minutes' }),
  act('Meeting.approve', 'option', { level: 'Meeting', by: chair }),
  act('Meeting.none', 'outcome', { level: 'Meeting', by: chair, effect: { kind: 'end' } }),
  act('Meeting.held', 'outcome', {
    level: 'Meeting',
    by: chair,
    form: 'Minutes',
    keeps: true,
    dateField: of('day'),
    needs: ['Meeting.approve'],
    gates: [
      { when: atLeast(present, 2), sentence: 'quorum' },
      { when: { op: 'since', act: 'Work.elect', within: year }, sentence: 'office' },
    ],
    items: { page: 'p', group: 'topics', text: 'topic', carried: 'until' },
    tasks: { page: 'p', group: 'decisions', text: 'what', owners: 'who', body: 'school', due: 'due' },
    effect: { kind: 'end' },
  }),
  act('agenda.fulfil', 'fulfil'),
  act('minutes.fulfil', 'fulfil'),
  act('scold.fulfil', 'fulfil'),
  act('task.finish', 'finish', { form: 'Result' }),
  act('obligation.extend', 'extend', { form: 'Later', by: chair }),
];

const duties: Duty[] = [
  {
    key: 'elect',
    label: 'Ievēlēt vadītāju',
    sentence: 'elect',
    by: chair,
    opens: [{ on: 'open' }, { on: 'act', act: 'Work.elect' }],
    act: 'Work.elect',
    within: year,
  },
  {
    key: 'agenda',
    label: 'Nosūtīt darba kārtību',
    sentence: 'agenda',
    by: { roles: ['G.y'], substitutes: [] },
    opens: [{ on: 'act', act: 'Work.convene' }],
    act: 'agenda.fulfil',
    before: {
      term: { kind: 'amount', amount: 3, unit: 'workingDay', direction: 'before' },
      of: { page: 'p', field: 'meeting', act: 'Work.convene' },
    },
    reminder: { kind: 'amount', amount: 2, unit: 'workingDay', direction: 'before' },
    late: { informs: ['G.x', 'B.x'] },
    extension: { by: { roles: ['G.x'], substitutes: [] } },
  },
  {
    key: 'minutes',
    label: 'Parakstīt protokolu',
    sentence: 'minutes',
    seats: 'G',
    among: of('present'),
    instead: of('deputies'),
    opens: [{ on: 'act', act: 'Meeting.held' }],
    act: 'minutes.fulfil',
    within: { kind: 'amount', amount: 5, unit: 'workingDay', direction: 'after' },
  },
  {
    key: 'meetings',
    label: 'Noturēt sēdes',
    sentence: 'meetings',
    level: 'Work',
    opens: [],
    act: 'Meeting.held',
    recurs: { times: 4, per: 'year' },
    late: { informs: ['B.x'] },
  },
  {
    key: 'scold',
    label: 'Ziņot par nokavēto',
    sentence: 'scold',
    by: { roles: ['B.x'], substitutes: [] },
    opens: [{ on: 'late', duty: 'agenda' }],
    act: 'scold.fulfil',
  },
];

const levels: Record<string, Partial<Level>> = {
  Work: { track: 'Book' },
  Meeting: { track: 'Book' },
  S: { track: 'Child' },
  T: { track: 'Child' },
};

/** Who sits in which seat. */
type Sits = Partial<Record<string, { by: { roles: string[]; substitutes: string[] } }>>;

/** The work book of group G: elections, meetings with agenda, quorum of two, minutes that the seats sign, tasks. */
export function book(change: Partial<Record<string, Partial<Duty>>> = {}, sits: Sits = {}): Definition {
  const seats = { SeatB: 'B', SeatC: 'C', SeatA: 'A', SeatA2: 'A' };
  const institutions = bare.institutions.map((one) =>
    one.key === 'G'
      ? { ...one, seats: Object.entries(seats).map(([key, from]) => ({ key, from: [from], ...sits[key] })) }
      : one,
  );
  return extended(
    { ...bare, institutions },
    {
      acts,
      forms,
      duties: duties.map((duty) => ({ ...duty, ...change[duty.key] })),
      tracks: [
        { key: 'Child', label: 'Bērna lieta', about: 'child' },
        { key: 'Book', label: 'Grupas darbs', about: 'group', group: 'G' },
      ],
      levels,
    },
  );
}

export const minutes = (day: string, seats: string[], decisions: object[] = []) => ({
  p: { day, present: seats, decisions },
});
export const agenda = (meeting: string, items: object[] = [], guests: object[] = []) => ({
  p: { meeting, items, guests },
});

/** A work book that was opened and whose chair was elected on a day. */
export function opened(day: string, definition = book()): Days {
  const days = new Days(definition, day);
  days.play.does(people.chair, 'Work.open', { child: { vards: 'x', uzvards: 'y' } });
  days.play.does(people.chair, 'Work.elect', { p: { chair: 'Vadītāja' } });
  return days;
}

/** Convenes, approves and holds a meeting on a day. */
export function meets(days: Days, day: string, seats = ['SeatB', 'SeatC'], decisions: object[] = []): void {
  days.on(day).play.does(people.chair, 'Work.convene', agenda(day));
  days.play.does(people.chair, 'Meeting.approve');
  days.play.does(people.chair, 'Meeting.held', minutes(day, seats, decisions));
}
