import type { Term } from './term.ts';

/**
 * Decidable, typed, total. What it compares are answers of forms, facts and entries of the file, and days; see
 * runtime/definition for the evaluator. Where nothing is known of the file, what needs it is false.
 */
export type Condition =
  | { op: 'and' | 'or'; of: Condition[] }
  | { op: 'not'; of: Condition }
  /** `values` are code names, or true/false for yesNo. `has…` for choices of many, `is` for one. */
  | { op: 'is' | 'hasAny' | 'hasAll'; field: FieldRef; values: (string | boolean)[] }
  | { op: 'known'; field: FieldRef }
  | { op: 'less' | 'atMost' | 'atLeast' | 'more'; field: FieldRef; value: number }
  /** Two quantities beside each other; false when either has no value. */
  | { op: 'compare'; left: Quantity; relation: Relation; right: Quantity }
  | { op: 'before' | 'notAfter'; left: Day; right: Day }
  /** The latest entry of the act is not older than the term. */
  | { op: 'since'; act: ActPath; within: Term }
  /** So many of these hold; one of the two numbers is there. */
  | { op: 'some'; exactly?: number; atLeast?: number; of: Condition[] };

export type Relation = 'less' | 'atMost' | 'equal' | 'atLeast' | 'more';

/** A field of a form; of the answers given, or of what the file knows already. */
export interface FieldRef {
  /** Empty with `part`. */
  form: string;
  /** Empty with `part`. */
  page: string;
  field: string;
  /** Of the latest answers of this shared part of the file. */
  part?: string;
  /** Of the latest entry of this act. */
  act?: ActPath;
}

/**
 * An act by the words of the scheme: "Līmenis.darbība" for an entry, an option, an outcome or a duty of a level, the
 * name alone for a duty that stands outside.
 */
export type ActPath = string;

export type Quantity =
  | { of: 'number'; value: number }
  | { of: 'field'; field: FieldRef }
  /** How many are chosen, or how many entries a repeating part has. */
  | { of: 'chosen'; field: FieldRef }
  /** Full years from the date of birth up to the day, or today. */
  | { of: 'age'; field: FieldRef; at?: Day }
  /** Entries of the act; `where` speaks of the entry's own answers. Without a window: in the whole file. */
  | { of: 'count'; act: ActPath; window?: Window; where?: Condition }
  | { of: 'sum'; act: ActPath; field: FieldRef; window?: Window; where?: Condition }
  /** Points of what is chosen in the fields of a checklist. */
  | { of: 'score'; fields: FieldRef[] }
  /** The number `inner` of all entries of the repeating part `field`. */
  | { of: 'total'; field: FieldRef; inner: string }
  | { of: 'plus'; parts: Quantity[] };

export type Day = { of: 'field'; field: FieldRef } | { of: 'today' } | { of: 'date'; date: string };

/** The period in which today lies, or so much time up to today. */
export type Window =
  | 'semester'
  | 'schoolYear'
  | 'year'
  | 'month'
  | { rolling: { amount: number; unit: 'calendarDay' | 'week' | 'month' | 'year' } };
