import { calendars } from '@riciba/runtime/calendars';
import type { Act, Condition, Definition, Duty, Field, Form, Level, Quantity, Track } from '@riciba/runtime/definition';
import type { Actor, Setting } from '@riciba/runtime/kernel';
import { at, body, define, setting, type Spec } from './fixture.ts';
import { Play } from './play.ts';

/** What a definition says beyond the course itself. */
interface More {
  acts?: Act[];
  forms?: Form[];
  duties?: Duty[];
  tracks?: Track[];
  levels?: Record<string, Partial<Level>>;
}

/** The definition with more acts (at their levels), forms, duties and tracks. Every sentence is there to be quoted. */
export function extended(
  base: Definition,
  { acts = [], forms = [], duties = [], tracks, levels = {} }: More,
): Definition {
  const atLevel = (level: string): string[] =>
    acts
      .filter((act) => act.level === level && (act.kind === 'option' || act.kind === 'outcome'))
      .map((act) => act.key);
  const said = [...acts, ...duties, ...acts.flatMap((act) => act.gates ?? [])].map((one) => one.sentence);
  return {
    ...base,
    acts: [...base.acts, ...acts],
    forms: [...base.forms, ...forms],
    levels: base.levels.map((one) => ({ ...one, acts: [...one.acts, ...atLevel(one.key)], ...levels[one.key] })),
    sentences: [...base.sentences, ...[...new Set(said)].map((id) => ({ id, text: `Teikums ${id}.` }))],
    duties,
    ...(tracks ? { tracks } : {}),
  };
}

export function form(key: string, fields: Field[]): Form {
  const page = { key: 'p', label: key, fields, schema: {}, uiSchema: { lv: {} } };
  return { key, label: key, pages: [page], schema: {} };
}

export function field(key: string, type: Field['type'], more: Partial<Field> = {}): Field {
  return { key, label: key, type, required: false, ...more };
}

export const of = (name: string) => ({ page: 'p', field: name });

export function atLeast(left: Quantity, value: number, relation: 'atLeast' | 'more' = 'atLeast'): Condition {
  return { op: 'compare', left, relation, right: { of: 'number', value } };
}

const spec: Spec = {
  institutions: [
    { key: 'A', roles: ['A.x', 'A.y'], many: true },
    { key: 'B', roles: ['B.x', 'B.y'] },
    { key: 'C', roles: ['C.x', 'C.y'] },
    { key: 'G', roles: ['G.x', 'G.y'] },
  ],
  levels: [
    {
      key: 'S',
      by: ['A.x'],
      substitutes: ['A.y'],
      opens: ['A.x'],
      outcomes: [
        { key: 'done', leads: 'close' },
        { key: 'on', leads: { level: 'T' } },
      ],
    },
    { key: 'T', by: ['B.x'], outcomes: [{ key: 'done', leads: 'close' }] },
    { key: 'Work', by: ['G.x'], substitutes: ['G.y'], opens: ['G.x'] },
    { key: 'Meeting', by: ['G.x'], substitutes: ['G.y'] },
  ],
};

/** Schools A (two bodies), B, C, and group G with the seats of b, c and both schools. A keeps the school's calendar. */
export const bare = define(spec);

export function world(): Setting {
  const more = [body('a2', 'A', ['A.x', 'A.y'])];
  const seats = { g: { SeatB: 'b', SeatC: 'c', SeatA: 'a', SeatA2: 'a2' } };
  const kept = { A: calendars.school, B: calendars.state, C: calendars.plain, G: calendars.plain };
  return { ...setting(spec, more, seats), calendars: kept };
}

export const people = {
  teacher: at('a/A.x'),
  head: at('a/A.y'),
  otherTeacher: at('a2/A.x'),
  official: at('b/B.x'),
  colleague: at('b/B.y'),
  police: at('c/C.x'),
  chair: at('g/G.x'),
  secretary: at('g/G.y'),
} satisfies Record<string, Actor>;

/** A file that is played on days: what is done is done at `now` until it is moved. */
export class Days {
  readonly play: Play;
  now: string;

  constructor(definition: Definition, day: string, places: Setting = world()) {
    this.now = `${day}T08:00:00.000Z`;
    this.play = new Play(definition, places);
    this.play.clock = () => this.now;
  }

  /** Goes on to a day, letting nothing happen by itself. */
  on(day: string): this {
    this.now = day.length === 10 ? `${day}T08:00:00.000Z` : day;
    return this;
  }
}
