/** Reports: counts over the history of files, of which nobody can be known by the smallness of a number. */
import { type Definition, holds, type Report, type ReportRow } from '../definition/index.ts';
import { isInOffice } from './assigned.ts';
import { isReader } from './readers.ts';
import { countedIn, overlaps, type Part, partsOf, type ReportPeriod, valuesOf } from './report-rows.ts';
import { type RowCounts, type RowShown, type Shown, shownOf } from './suppression.ts';
import type { Actor, CaseState, Setting } from './types.ts';

export type { ReportPeriod } from './report-rows.ts';

/**
 * One count. `count` is absent where it is not told: it is so small that it could tell of somebody (`text` says only
 * "<5"), or a small one could be worked out from it ("slēpts").
 */
export interface ReportedCount {
  row: string;
  label: string;
  /** Of a part of a row. */
  by?: Part;
  count?: number;
  text: string;
}

/** Reports that a post may read: those whose readers are its role, its institution or a group in which it sits. */
export function reportsFor(definition: Definition, actor: Actor, setting: Setting): Report[] {
  if (!isInOffice(setting, actor)) return [];
  return (definition.reports ?? []).filter(({ readers }) => isReader({ definition, setting }, actor, readers));
}

/**
 * The counts of a report, in the order of its rows and their parts; undefined where the definition has no such report.
 * Only what is in the states counts, so files need no events.
 */
export function report(
  definition: Definition,
  key: string,
  files: readonly { state: CaseState }[],
  period: ReportPeriod,
  setting: Setting,
): ReportedCount[] | undefined {
  const found = definition.reports?.find((one) => one.key === key);
  if (!found) return undefined;
  const counter = new ReportCounter(definition, found, period, setting);
  for (const { state } of files) counter.add(state);
  return counter.counts();
}

/** What a row has counted so far. */
interface Tally {
  total: number;
  /** By value. */
  parts: Map<string, number>;
  /** What has none of the values. */
  rest: number;
}

/**
 * Counts files one by one, so that they need not be held together. A file of an earlier definition counts by what it
 * has in common with this one: what is called by the same keys. What that one did not keep is not counted.
 */
export class ReportCounter {
  readonly #definition: Definition;
  readonly #report: Report;
  readonly #period: ReportPeriod;
  readonly #setting: Setting;
  readonly #tallies: ReadonlyMap<ReportRow, Tally>;

  constructor(definition: Definition, told: Report, period: ReportPeriod, setting: Setting) {
    this.#definition = definition;
    this.#report = told;
    this.#period = period;
    this.#setting = setting;
    this.#tallies = new Map(told.rows.map((row) => [row, { total: 0, parts: new Map(), rest: 0 }]));
  }

  add(state: CaseState): void {
    for (const [row, tally] of this.#tallies) {
      for (const one of countedIn(this.#definition, row, state, this.#period, this.#setting)) {
        if (row.when && !holds(row.when, one.answers, one.world)) continue;
        tally.total += 1;
        const values = new Set(valuesOf(row, one));
        for (const value of values) tally.parts.set(value, (tally.parts.get(value) ?? 0) + 1);
        if (values.size === 0) tally.rest += 1;
      }
    }
  }

  counts(): ReportedCount[] {
    const told = [...this.#tallies].map(([row, tally]) => this.#drawn(row, tally));
    const seen = this.#seen(told);
    return told.flatMap(({ row, parts, counts }, index) => {
      const { total, parts: shown } = seen[index] ?? { total: 'hidden', parts: [] };
      return [
        this.#cell(row, counts.total, total),
        ...parts.map((by, at) => ({ ...this.#cell(row, counts.parts[at] ?? 0, shown[at] ?? 'hidden'), by })),
      ];
    });
  }

  #drawn(row: ReportRow, { total, parts: counted, rest }: Tally): Drawn {
    const known = partsOf(this.#definition, row, [...counted.keys()], this.#setting);
    const codes = new Set(known.map(({ code }) => code));
    // Of an earlier definition, or of a list that has changed since.
    const others = [...counted].filter(([code]) => !codes.has(code)).reduce((sum, [, count]) => sum + count, 0);
    const none = row.by ? rest + others : 0;
    const overlapping = overlaps(this.#definition, row);
    const parts = none > 0 || overlapping ? [...known, { label: 'nav norādīts' }] : known;
    const counts = parts.map(({ code }) => (code === undefined ? none : (counted.get(code) ?? 0)));
    return { row, parts, counts: { total, parts: counts, ...(overlapping && { rest: known.length }) } };
  }

  /** What of each row may be shown. */
  #seen(told: readonly Drawn[]): RowShown[] {
    const below = this.#report.hidesBelow ?? 0;
    const seen = new Map<Drawn, RowShown>();
    for (const family of families(told)) {
      const [open, guarded] = [family.filter(({ row }) => row.impersonal), family.filter(({ row }) => !row.impersonal)];
      // Beside what is always told, the whole would tell the rest.
      const whole = open.length > 0 ? [] : guarded.filter(({ row }) => family.every((other) => isAll(row, other.row)));
      const shown = shownOf(
        guarded.map((one) => ({ counts: one.counts, whole: whole.includes(one) })),
        below,
      );
      for (const one of open) seen.set(one, { total: 'shown', parts: one.parts.map(() => 'shown') });
      for (const [index, one] of guarded.entries()) seen.set(one, shown[index] ?? { total: 'hidden', parts: [] });
    }
    return told.flatMap((one) => seen.get(one) ?? []);
  }

  #cell({ key, label }: ReportRow, count: number, shown: Shown): ReportedCount {
    if (shown === 'shown') return { row: key, label, count, text: String(count) };
    return { row: key, label, text: shown === 'small' ? `<${this.#report.hidesBelow}` : 'slēpts' };
  }
}

interface Drawn {
  row: ReportRow;
  parts: Part[];
  counts: RowCounts;
}

/** Rows that count the same things, or some of the same: only between these one count may follow from others. */
function families(told: readonly Drawn[]): Drawn[][] {
  const found: Drawn[][] = [];
  for (const one of told) {
    const related = found.filter((family) => family.some((other) => areRelated(one.row, other.row, told)));
    for (const family of related) found.splice(found.indexOf(family), 1);
    found.push([...related.flat(), one]);
  }
  return found;
}

function areRelated(one: ReportRow, other: ReportRow, told: readonly Drawn[]): boolean {
  if (kindOf(one) !== kindOf(other)) return false;
  if (one.of === 'entries' && !isSame(one.acts, other.acts))
    return one.acts?.some((act) => other.acts?.includes(act)) ?? true;
  if (narrowings.every((name) => isSame(one[name], other[name]))) return true;
  // Two parts of a whole that is not told tell nothing of each other.
  return told.some(({ row }) => kindOf(row) === kindOf(one) && isAll(row, one) && isAll(row, other));
}

function kindOf({ of, standing = 'opened', task = false }: ReportRow): string {
  return JSON.stringify([of, standing, task]);
}

/** What makes a row count only some of what rows of its kind count. */
const narrowings = ['tracks', 'level', 'duty', 'to', 'acts', 'fulfilled', 'when'] as const;

/** Whether a row counts all that another of its kind counts. */
function isAll(row: ReportRow, other: ReportRow): boolean {
  return narrowings.every((name) => row[name] === undefined || isSame(row[name], other[name]));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
