import { calendars } from '@riciba/runtime/calendars';
import type { Act, Condition, Definition, Duty, Form, Level, Term, Trigger, Window } from '@riciba/runtime/definition';
import type { Answers, Setting } from '@riciba/runtime/kernel';
import * as fc from 'fast-check';
import { atLeast, extended, field, form, of } from './notions.ts';
import { anySetting, anySpec } from './random.ts';
import { anyAnswers, define } from './fixture.ts';

const institutions = ['A', 'B', 'C', 'G'];
const roles = institutions.flatMap((one) => [`${one}.x`, `${one}.y`]);
const windows: (Window | undefined)[] = [undefined, 'year', 'semester', { rolling: { amount: 2, unit: 'week' } }];

const anyRole = fc.constantFrom(...roles);
const anyTerm: fc.Arbitrary<Term> = fc.oneof(
  fc.record({
    kind: fc.constant('amount' as const),
    amount: fc.integer({ min: 1, max: 12 }),
    unit: fc.constantFrom('calendarDay' as const, 'workingDay' as const, 'month' as const),
    direction: fc.constant('after' as const),
  }),
  fc.constant<Term>({ kind: 'elapsed', amount: 30, unit: 'hour', direction: 'after' }),
  fc.constant<Term>({ kind: 'endOf', period: 'day' }),
);
const anyBefore = fc.record({
  kind: fc.constant('amount' as const),
  amount: fc.integer({ min: 1, max: 5 }),
  unit: fc.constantFrom('calendarDay' as const, 'workingDay' as const),
  direction: fc.constant('before' as const),
});

/** What is added to a scheme; levels and acts are chosen by number, by remainder. */
interface Choices {
  duties: DutyChoice[];
  gate: number;
  needs: boolean;
  dated: boolean;
  tasks: boolean;
  beside: number;
  tracks: boolean;
}

interface DutyChoice {
  level: number;
  by: 'level' | 'role' | 'seats' | 'both';
  role: string;
  triggers: { on: Trigger['on']; level: number; duty: number; window: number; least: number }[];
  own: boolean;
  due: 'within' | 'before' | 'recurs' | 'none';
  within: Term;
  before: Extract<Duty['reminder'], { kind: 'amount' }>;
  per: NonNullable<Duty['recurs']>['per'];
  informs: string[];
  reminds: boolean;
  extends: boolean;
}

const number = fc.nat({ max: 99 });
const anyDuty: fc.Arbitrary<DutyChoice> = fc.record({
  level: number,
  by: fc.constantFrom('level', 'role', 'seats', 'both'),
  role: anyRole,
  triggers: fc.array(
    fc.record({
      on: fc.constantFrom('level', 'act', 'when', 'open', 'late'),
      level: number,
      duty: number,
      window: number,
      least: fc.integer({ min: 1, max: 4 }),
    }),
    { maxLength: 2 },
  ),
  own: fc.boolean(),
  due: fc.constantFrom('within', 'before', 'recurs', 'none'),
  within: anyTerm,
  before: anyBefore,
  per: fc.constantFrom('year', 'month', 'semester', 'schoolYear'),
  informs: fc.array(anyRole, { maxLength: 2 }),
  reminds: fc.boolean(),
  extends: fc.boolean(),
});
const anyChoices: fc.Arbitrary<Choices> = fc.record({
  duties: fc.array(anyDuty, { minLength: 1, maxLength: 4 }),
  gate: number,
  needs: fc.boolean(),
  dated: fc.boolean(),
  tasks: fc.boolean(),
  beside: number,
  tracks: fc.boolean(),
});

const entryForm: Form = form('Entry', [
  field('amount', 'wholeNumber'),
  field('day', 'date'),
  field('tasks', 'group', { fields: [field('what', 'text'), field('who', 'roles'), field('due', 'date')] }),
]);

function chosen<T>(from: readonly T[], at: number): T {
  const one = from[at % from.length];
  if (one === undefined) throw new Error('Nothing to choose from');
  return one;
}

function actsOf(level: Level, levels: Level[], { dated, tasks, beside, gate, needs }: Choices): Act[] {
  const act = (name: string, kind: Act['kind'], more: Partial<Act> = {}): Act => {
    const key = `${level.key}.${name}`;
    return { key, kind, label: key, sentence: key, level: level.key, by: level.by, ...more };
  };
  const enter = act('enter', 'option', {
    form: 'Entry',
    keeps: true,
    ...(dated ? { dateField: of('day') } : {}),
    ...(tasks ? { tasks: { page: 'p', group: 'tasks', text: 'what', owners: 'who', due: 'due' } } : {}),
  });
  const count = { of: 'count', act: enter.key, window: 'year' } as const;
  const gates = [
    { when: atLeast(count, 1), sentence: `${level.key}.gate` },
    { when: atLeast({ of: 'field', field: of('amount') }, 1), sentence: `${level.key}.gate` },
  ];
  return [
    enter,
    { ...enter, key: `entry.correct.${enter.key}`, kind: 'correct' },
    act('beside', 'option', { effect: { kind: 'beside', level: chosen(levels, beside).key } }),
    act('end', 'outcome', {
      form: 'Entry',
      effect: { kind: 'end' },
      ...(gate % 3 === 0 ? {} : { gates: [chosen(gates, gate)] }),
      ...(needs ? { needs: [enter.key] } : {}),
    }),
    act('again', 'reopen', { effect: { kind: 'level', level: level.key } }),
  ];
}

function dutyOf(choice: DutyChoice, index: number, levels: Level[], all: DutyChoice[]): Duty {
  const level = chosen(levels, choice.level).key;
  const by = { roles: [choice.role], substitutes: [] };
  const opens = choice.triggers.map(({ on, level: at, duty, window, least }): Trigger => {
    const act = `${chosen(levels, at).key}.enter`;
    const counted = windows[window % windows.length];
    const when: Condition = atLeast(
      { of: 'sum', act, field: of('amount'), ...(counted ? { window: counted } : {}) },
      least,
    );
    if (on === 'level') return { on, level: chosen(levels, at).key };
    if (on === 'act')
      return { on, act, ...(least > 2 ? { when: atLeast({ of: 'field', field: of('amount') }, 2) } : {}) };
    if (on === 'when') return { on, when };
    return on === 'open' ? { on } : { on, duty: `duty${duty % all.length}` };
  });
  return {
    key: `duty${index}`,
    label: `Pienākums ${index}`,
    sentence: `duty${index}`,
    opens,
    act: choice.own ? `duty${index}.fulfil` : `${level}.enter`,
    ...(choice.by === 'level' || choice.by === 'both' ? { level } : {}),
    ...(choice.by === 'role' || choice.by === 'both' ? { by } : {}),
    ...(choice.by === 'seats' ? { seats: 'G' } : {}),
    ...(choice.due === 'within' ? { within: choice.within } : {}),
    ...(choice.due === 'before'
      ? { before: { term: choice.before, of: { ...of('day'), act: `${level}.enter` } } }
      : {}),
    ...(choice.due === 'recurs' ? { recurs: { times: 2, per: choice.per } } : {}),
    ...(choice.informs.length > 0 ? { late: { informs: choice.informs } } : {}),
    ...(choice.reminds ? { reminder: choice.before } : {}),
    ...(choice.extends ? { extension: { by } } : {}),
    to: ['B.x'],
  };
}

function bareAct(key: string, kind: Act['kind'], more: Partial<Act> = {}): Act {
  return { key, kind, label: key, sentence: key, ...more };
}

/** Any scheme, with duties of any kind, entries, tasks, gates, and levels that open beside others and end alone. */
export const anyWhole: fc.Arbitrary<Definition> = fc.tuple(anySpec, anyChoices).map(([spec, choices]) => {
  const bare = define(spec);
  const duties = choices.duties.map((one, index, all) => dutyOf(one, index, bare.levels, all));
  return extended(bare, {
    acts: [
      ...bare.levels.flatMap((level) => actsOf(level, bare.levels, choices)),
      ...duties
        .filter((duty) => duty.act.endsWith('.fulfil'))
        .map((duty) => bareAct(duty.act, 'fulfil', { to: 'B.x' })),
      bareAct('task.finish', 'finish'),
      bareAct('obligation.extend', 'extend', { form: 'Entry', by: { roles: ['A.x'], substitutes: [] } }),
    ],
    forms: [entryForm],
    duties,
    ...(choices.tracks ? { tracks: [{ key: 'Child', label: 'Lieta', about: 'child' as const }] } : {}),
  });
});

export const anyPlaces: fc.Arbitrary<Setting> = anySetting.map((places) => ({
  ...places,
  calendars: { A: calendars.school, B: calendars.state, C: calendars.plain, G: calendars.state },
}));

/** Answers that any form takes; `grounds` and a day decide what is entered. */
export function wholeAnswers(grounds: string[], day: string, text: string): Answers {
  const tasks = grounds.includes('q') ? [{ what: text, who: ['B.x', 'C.y'], due: day }] : [];
  return { ...anyAnswers(grounds, text), p: { amount: grounds.length, day, tasks } };
}
