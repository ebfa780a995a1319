/** Reports: counts over the history of files. */
import {
  type Answers,
  type Definition,
  type Field,
  type FieldRef,
  holds,
  lookup,
  optionsOf,
  type Report,
  type ReportRow,
  valueOf,
  type World,
} from '../definition/index.ts';
import type { CaseState, Setting } from './types.ts';
import { localDay, worldOf } from './world.ts';

/** First and last local day of the time reported on. */
export interface ReportPeriod {
  from: string;
  to: string;
}

/** One count. Where it is so small that it could tell of somebody, `count` is absent and `text` says only "<n". */
export interface ReportedCount {
  row: string;
  label: string;
  /** Of a row with `by`: the code, and its label. Absent code: no answer. */
  by?: { code?: string; label: string };
  count?: number;
  text: string;
}

/** Something that a row counts: with what answers it is judged, and in what world. */
interface Counted {
  answers: Answers;
  world: World;
}

/**
 * The counts of a report, in the order of its rows and codes; undefined where the definition has no such report. Files
 * of other definitions must be left out by the caller. Only what is in the state counts, so a file needs no events.
 */
export function report(
  definition: Definition,
  key: string,
  files: readonly { state: CaseState }[],
  period: ReportPeriod,
  setting: Setting,
): ReportedCount[] | undefined {
  const found = definition.reports?.find((one) => one.key === key);
  return found?.rows.flatMap((row) => {
    const counted = files.flatMap(({ state }) =>
      isOfTrack(definition, row, state) ? countedIn(row, state, period, setting) : [],
    );
    const meant = counted.filter(({ answers, world }) => !row.when || holds(row.when, answers, world));
    return row.by ? byCode(definition, found, row, row.by, meant) : [cell(found, row, meant.length)];
  });
}

function isOfTrack({ tracks }: Definition, { track }: ReportRow, state: CaseState): boolean {
  return track === undefined || track === (state.track ?? tracks?.[0]?.key);
}

function countedIn(row: ReportRow, state: CaseState, period: ReportPeriod, setting: Setting): Counted[] {
  const within = (date: string | undefined): boolean => date !== undefined && date >= period.from && date <= period.to;
  const inPeriod = (at: string | undefined): boolean => within(at === undefined ? undefined : localDay(at));
  const judged = (on: string, answers: Answers = {}): Counted => ({
    answers,
    world: { ...worldOf(state, setting, state.actedAt, state.openedBy?.body, on), today: on },
  });
  switch (row.of) {
    case 'files':
      return isCountedFile(row, state, inPeriod) ? [judged(localDay(state.openedAt))] : [];
    case 'entries':
      return state.entries
        .filter((one) => (row.act === undefined || one.act === row.act) && within(one.date))
        .map((one) => judged(one.date, one.answers));
    case 'obligations':
      return state.obligations
        .filter(
          (one) => (row.act === undefined || one.act === row.act) && (row.duty === undefined || one.duty === row.duty),
        )
        .filter((one) => row.late === undefined || row.late === (one.lateAt !== undefined))
        .filter((one) => inPeriod(one.openedAt))
        .map((one) => judged(localDay(one.openedAt)));
    case 'levels':
      return state.levels
        .filter((one) => (row.level === undefined || one.level === row.level) && inPeriod(one.openedAt))
        .map((one) => judged(localDay(one.openedAt)));
  }
  return row.of satisfies never;
}

/** Opened in the period, or where it is asked for the closed, closed in it; only those that came to the level. */
function isCountedFile(
  { closed, level }: ReportRow,
  state: CaseState,
  inPeriod: (at: string | undefined) => boolean,
): boolean {
  if (level !== undefined && !state.levels.some((run) => run.level === level)) return false;
  if (closed === true) return inPeriod(state.closedAt);
  return inPeriod(state.openedAt) && (closed === undefined || state.status === 'open');
}

function byCode(
  definition: Definition,
  shown: Report,
  row: ReportRow,
  by: FieldRef,
  counted: Counted[],
): ReportedCount[] {
  const field = fieldOf(definition, row, by);
  const answered = counted.map(({ answers, world }) => [valueOf(by, answers, world)].flat());
  const options = field ? optionsOf(definition, field) : [];
  const cells = options.map(({ key, label }) => {
    const count = answered.filter((values) => values.includes(key)).length;
    return { ...cell(shown, row, count), by: { code: key, label } };
  });
  const none = answered.filter((values) => !options.some(({ key }) => values.includes(key))).length;
  return none === 0 ? cells : [...cells, { ...cell(shown, row, none), by: { label: 'nav norādīts' } }];
}

/** The field by whose codes a row is split: of the act counted or named, else of the shared part. */
function fieldOf(definition: Definition, row: ReportRow, { page, field, part, act }: FieldRef): Field | undefined {
  const form = lookup(definition).forms.get(lookup(definition).acts.get(act ?? row.act ?? '')?.form ?? '');
  const pages = part === undefined ? (form?.pages ?? []) : definition.forms.flatMap((one) => one.pages);
  const meant = pages.filter((one) => (part === undefined ? one.key === page : one.part === part));
  return meant.flatMap((one) => one.fields).find((one) => one.key === field);
}

function cell({ hidesBelow = 0 }: Report, { key, label }: ReportRow, count: number): ReportedCount {
  const isSmall = count > 0 && count < hidesBelow;
  return { row: key, label, ...(isSmall ? { text: `<${hidesBelow}` } : { count, text: String(count) }) };
}
