/** What the rows of a report count of a file, and by what they are split. */
import {
  type Answers,
  type Definition,
  type Field,
  type FieldRef,
  lookup,
  optionsOf,
  type ReportRow,
  valueOf,
  type World,
} from '../definition/index.ts';
import type { CaseState, LevelRun, Obligation, Setting } from './types.ts';
import { bodyName } from './texts.ts';
import { localDay, worldOf } from './world.ts';

/** First and last local day of the time reported on. */
export interface ReportPeriod {
  from: string;
  to: string;
}

/** Something that a row counts: of which day, with what answers it is judged, and whose and what it is. */
export interface Counted {
  answers: Answers;
  world: World;
  /** Absent: a file that nobody has opened. */
  body?: string;
  /** Key of the act that ended it or was done. */
  outcome?: string;
  levels: string[];
}

/** A value by which a row is split. Without `code`: none was given. */
export interface Part {
  code?: string;
  label: string;
}

/** What of a file counts in a row: opened, entered, owed, begun or sent on days of the period. */
export function countedIn(
  definition: Definition,
  row: ReportRow,
  state: CaseState,
  period: ReportPeriod,
  setting: Setting,
): Counted[] {
  if (row.tracks && !row.tracks.includes(state.track ?? definition.tracks?.[0]?.key ?? '')) return [];
  const within = (date: string | undefined): boolean => date !== undefined && date >= period.from && date <= period.to;
  const inPeriod = (at: string | undefined): boolean => within(at === undefined ? undefined : localDay(at));
  const judged = (on: string, more: Partial<Counted>): Counted => ({
    answers: {},
    levels: [],
    world: { ...worldOf(state, setting, state.actedAt, state.openedBy?.body, on), today: on },
    ...more,
  });
  switch (row.of) {
    case 'files': {
      const day = dayOfFile(row, state, period);
      if (day === undefined || !within(day)) return [];
      if (row.level !== undefined && !state.levels.some((run) => run.level === row.level)) return [];
      return [
        judged(day, {
          body: state.openedBy?.body,
          outcome: closedBy(definition, state),
          levels: [...new Set(state.levels.map((run) => run.level))],
        }),
      ];
    }
    case 'entries':
      return state.entries
        .filter((one) => (row.acts?.includes(one.act) ?? true) && within(one.date))
        .map(({ act, by, answers, date }) =>
          judged(date, { answers, body: by.body, outcome: act, levels: levelOfAct(definition, act) }),
        );
    case 'obligations':
      return state.obligations
        .filter((one) => isCountedObligation(row, one) && inPeriod(one.openedAt))
        .map((one) => judged(localDay(one.openedAt), { body: one.debtor.body }));
    case 'levels':
      return state.levels
        .filter((one) => (row.level === undefined || one.level === row.level) && inPeriod(one.openedAt))
        .map((one) => judged(localDay(one.openedAt), ofStay(one)));
    case 'referrals':
      return state.referrals
        .filter((one) => inPeriod(one.sentAt) && isTo(row, one.to.body, setting))
        .map((one) => judged(localDay(one.sentAt), { body: one.to.body }));
  }
  return row.of satisfies never;
}

function ofStay({ by, level, outcome }: LevelRun): Partial<Counted> {
  return { body: by.body, levels: [level], ...(outcome === undefined ? {} : { outcome }) };
}

/** The day for which a file counts. What was open at the end of the period counts for its last day. */
function dayOfFile({ standing }: ReportRow, state: CaseState, { to }: ReportPeriod): string | undefined {
  const [opened, closed] = [localDay(state.openedAt), state.closedAt && localDay(state.closedAt)];
  if (standing === 'closed') return closed;
  if (standing !== 'open') return opened;
  return opened <= to && (closed === undefined || closed > to) ? to : undefined;
}

function closedBy(definition: Definition, state: CaseState): string | undefined {
  const { acts } = lookup(definition);
  if (state.status !== 'closed') return undefined;
  return state.levels
    .filter(({ outcome = '' }) => acts.get(outcome)?.effect?.kind === 'close')
    .toSorted((one, other) => (one.endedAt ?? '').localeCompare(other.endedAt ?? ''))
    .at(-1)?.outcome;
}

function levelOfAct({ levels, acts }: Definition, key: string): string[] {
  const opens = acts.find((act) => act.key === key)?.level;
  return opens === undefined ? levels.filter((level) => level.acts.includes(key)).map((level) => level.key) : [opens];
}

function isCountedObligation({ task = false, duty, fulfilled }: ReportRow, one: Obligation): boolean {
  if ((one.kind === 'task') !== task || (duty !== undefined && one.duty !== duty)) return false;
  if (fulfilled === undefined) return true;
  return fulfilled === 'late' ? one.lateAt !== undefined : one.status === 'met' && one.lateAt === undefined;
}

function isTo({ to }: ReportRow, body: string, setting: Setting): boolean {
  return to === undefined || setting.bodies.some(({ key, institution }) => key === body && institution === to);
}

/** The values by which a row is split, of what it counted: codes as they are stored. */
export function valuesOf({ by }: ReportRow, { answers, world, body, outcome, levels }: Counted): string[] {
  switch (by?.of) {
    case undefined:
      return [];
    case 'field':
      return [valueOf(by.field, answers, world)].flat().flatMap((value) => (isCode(value) ? [String(value)] : []));
    case 'body':
      return body === undefined ? [] : [body];
    case 'outcome':
      return outcome === undefined ? [] : [outcome];
    case 'level':
      return levels;
  }
  return by satisfies never;
}

function isCode(value: unknown): boolean {
  return typeof value === 'string' || typeof value === 'boolean';
}

/**
 * The values a row tells of, in the order of the scheme, whether anything was counted for them or not.
 * @param met those that were counted: of bodies, only these are told
 */
export function partsOf(definition: Definition, row: ReportRow, met: readonly string[], setting: Setting): Part[] {
  const { by } = row;
  if (!by) return [];
  const { acts, levels } = lookup(definition);
  switch (by.of) {
    case 'field': {
      const field = fieldOf(definition, row, by.field);
      return field?.type === 'body' ? bodies(met, setting) : field ? choicesOf(definition, field) : [];
    }
    case 'body':
      return bodies(met, setting);
    case 'outcome': {
      const closing = definition.acts.filter(({ effect, kind }) => kind === 'outcome' && effect?.kind === 'close');
      const meant = row.of === 'entries' ? (row.acts ?? []).flatMap((key) => acts.get(key) ?? []) : closing;
      const told = row.tracks ? meant.filter(({ key }) => levelOfAct(definition, key).some(isIn(row.tracks))) : meant;
      return told.map(({ key, label }) => ({ code: key, label: distinct(label, levelLabel(key)) }));
    }
    case 'level':
      return definition.levels
        .filter(({ key }) => isIn(row.tracks)(key) || met.includes(key))
        .map(({ key, label }) => ({ code: key, label }));
  }
  return by satisfies never;

  function isIn(tracks: readonly string[] | undefined): (level: string) => boolean {
    const first = definition.tracks?.[0]?.key ?? '';
    return (level) => tracks === undefined || tracks.includes(levels.get(level)?.track ?? first);
  }
  function levelLabel(act: string): string {
    return levels.get(levelOfAct(definition, act)[0] ?? '')?.label ?? '';
  }
}

/** Levels share names of outcomes, so that it is said at which. */
function distinct(label: string, level: string): string {
  return level === '' ? label : `${label} (${level})`;
}

function bodies(met: readonly string[], setting: Setting): Part[] {
  return met
    .map((code) => ({ code, label: bodyName(setting, code) }))
    .toSorted((one, other) => one.label.localeCompare(other.label, 'lv'));
}

function choicesOf(definition: Definition, field: Field): Part[] {
  if (field.type === 'yesNo')
    return [
      { code: 'true', label: 'Jā' },
      { code: 'false', label: 'Nē' },
    ];
  return optionsOf(definition, field).map(({ key, label }) => ({ code: key, label }));
}

/** Whether one thing may count in several parts of a row. */
export function overlaps(definition: Definition, row: ReportRow): boolean {
  if (row.by?.of === 'level') return row.of === 'files';
  if (row.by?.of !== 'field') return false;
  const type = fieldOf(definition, row, row.by.field)?.type;
  return type !== 'choice' && type !== 'yesNo' && type !== 'body';
}

/** The field by whose values a row is split: of the act counted or named, else of the shared part. */
function fieldOf(definition: Definition, row: ReportRow, { page, field, part, act }: FieldRef): Field | undefined {
  const { forms, acts } = lookup(definition);
  const form = forms.get(acts.get(act ?? row.acts?.[0] ?? '')?.form ?? '');
  const pages = part === undefined ? (form?.pages ?? []) : definition.forms.flatMap((one) => one.pages);
  const meant = pages.filter((one) => (part === undefined ? one.key === page : one.part === part));
  return meant.flatMap((one) => one.fields).find((one) => one.key === field);
}
