import type { Assumption, Citation, Place } from '../model.ts';
import type { ActPath, Condition, FieldRef } from './condition.ts';
import type { Period } from './term.ts';

/** Counts over the history of files in a period. */
export interface Report {
  name: string;
  label: string;
  period: Period;
  /** Role paths and institutions: only these read it. */
  readers: string[];
  /** Counts under this are not shown. Absent: all are. */
  hidesBelow?: number;
  rows: ReportRow[];
  cites?: Citation;
  assumed?: Assumption;
  at: Place;
}

export interface ReportRow {
  name: string;
  label: string;
  counts: Counts;
  /** Absent: in files that are not the work book of a group; of what is named, wherever that happens. */
  track?: string;
  /** Speaks of the answers of the entry that is counted, and of the file. */
  when?: Condition;
  by?: ReportSplit;
  at: Place;
}

/** What a row counts. */
export type Counts =
  /** Opened or closed in the period, or open at its end; `level`: that have come to it. */
  | { of: 'files'; standing: 'opened' | 'closed' | 'open'; level?: string }
  | { of: 'entries'; acts: ActPath[] }
  | { of: 'meetings'; group: string; quorum: boolean }
  /** Stays that began; absent level: at any. */
  | { of: 'levels'; level?: string }
  /** `to`: to bodies of this institution. */
  | { of: 'referrals'; to?: string }
  /** Of one duty, of all, or tasks. */
  | { of: 'obligations'; task?: true; duty?: ActPath; fulfilled?: 'late' | 'inTime' };

export type ReportSplit = { by: 'field'; field: FieldRef } | { by: 'body' | 'outcome' | 'level' };
