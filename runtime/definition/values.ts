import type { FieldRef, Term } from './definition.ts';

/** Answers of a form: {page: {field: answer}}. A missing key is a missing answer. */
export type Answers = Record<string, Record<string, unknown>>;

/** What conditions may ask beyond the answers given: the file as far as it is known, and the day. */
export interface World {
  /** Latest answers of each shared part, by part key. */
  facts: Record<string, Record<string, unknown>>;
  /** Kept entries in the order they were entered. */
  entries: readonly KeptEntry[];
  /** The local day on which it is judged. */
  today: string;
  /** The day as of which it is judged, in whose periods windows lie: that of the entry made. Absent: today. */
  on?: string;
  /** What only a calendar knows. Absent: not known. */
  calendar?: WorldCalendar;
}

/** An entry as conditions see it: of which act, of which local day, with which answers. */
export interface KeptEntry {
  act: string;
  date: string;
  answers: Answers;
}

export interface WorldCalendar {
  /** First and last day of the semester or school year of a day; undefined: not entered, or between two of them. */
  periodOf(period: 'semester' | 'schoolYear', day: string): { from: string; to: string } | undefined;
  /** Last day of a term in working or study days counted from a day. */
  lastDay(term: Term, from: string): string | undefined;
}

/** An empty text and an empty list are what a form leaves behind when an answer is taken away. */
export function isAnswer(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return false;
  return !(Array.isArray(value) && value.length === 0);
}

/**
 * What is answered in a field: of the answers given, of a shared part of the file, or of the entry of an act that was
 * entered last. Undefined: nothing, or nothing is known of the file.
 */
export function valueOf({ page, field, part, act }: FieldRef, answers: Answers, world: World | undefined): unknown {
  if (part !== undefined) return world && inRecord(own(world.facts, part), field);
  const given = act === undefined ? answers : world?.entries.findLast((entry) => entry.act === act)?.answers;
  return given && inRecord(own(given, page), field);
}

function inRecord(record: unknown, key: string): unknown {
  return isRecord(record) ? own(record, key) : undefined;
}

export function own(record: Record<string, unknown>, key: string): unknown {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
