import type { Channel, Place } from '../model.ts';
import type { Condition, FieldRef, Quantity } from './condition.ts';

export interface CodeList {
  name: string;
  label: string;
  /** `points`: what choosing it adds to the score of a checklist. */
  codes: { name: string; label: string; points?: number; at: Place }[];
  at: Place;
}

export interface Form {
  name: string;
  label: string;
  pages: Page[];
  /** Between answers of several pages. */
  rules?: Rule[];
  signatures?: Signature[];
  /** Name of a retention class. */
  retention?: string;
  at: Place;
}

export interface RetentionClass {
  name: string;
  label: string;
  at: Place;
}

/** What must hold between answers that are given, and what is said at `field` if it does not. */
export interface Rule {
  when: Condition;
  message: string;
  field?: FieldRef;
  at: Place;
}

/** Somebody of these roles signs what the form says, in one of these ways. */
export interface Signature {
  roles: string[];
  channels: Extract<Channel, 'paper' | 'eSigned'>[];
  at: Place;
}

export interface Page {
  name: string;
  label: string;
  hint?: string;
  /** The page is shown only when this holds; speaks of fields of earlier pages. */
  when?: Condition;
  fields: Field[];
  /** The shared part this page is: its values are facts of the case, and prefilled wherever the part is used. */
  part?: string;
  rules?: Rule[];
  at: Place;
}

export interface Field {
  name: string;
  label: string;
  hint?: string;
  type: FieldType;
  required: boolean;
  /** Shown (and required, if `required`) only when this holds; speaks of fields of the same page. */
  when?: Condition;
  /** The author's own message when the field is missing or wrong. */
  message?: string;
  /** It must be answered, and "there is no information" is an answer. */
  unknown?: boolean;
  /** Role paths or institution names: beside the body that answered only these read it. */
  readers?: string[];
  notForFamily?: boolean;
  /** A repeating part that is offered with the acts done so far in the case. */
  fromSteps?: boolean;
  /** A choice that a number makes. */
  banded?: Banded;
  at: Place;
}

export type FieldType =
  | { kind: 'text'; maxLength?: number }
  | { kind: 'longText' }
  | { kind: 'wholeNumber'; min?: number; max?: number }
  | { kind: 'yesNo' }
  | { kind: 'date' }
  | { kind: 'phone' }
  | { kind: 'email' }
  | { kind: 'address' }
  | { kind: 'personalCode' }
  /** A body of an institution, e.g. one of the schools. */
  | { kind: 'body'; institution: string }
  | { kind: 'choice'; list: string; many: boolean }
  /** Seats of a group; without `group`, of the one at whose meeting the form is filled in. */
  | { kind: 'seats'; group?: string }
  /** Roles of these institutions; without `institutions`, of all. */
  | { kind: 'roles'; institutions?: string[] }
  /** Roles of whom the group may invite at whose meeting the form is filled in. */
  | { kind: 'invitees' }
  /** `endings`: kinds of files, without the dot. */
  | { kind: 'attachment'; min: number; endings?: string[]; maxMegabytes?: number }
  /** Worked out, not asked: a whole number. */
  | { kind: 'calculated'; formula: Quantity }
  /** A repeating part. */
  | { kind: 'group'; fields: Field[]; min: number };

/** The last band whose number is reached is the answer. `raisable`: a person may choose a later band, with a reason. */
export interface Banded {
  by: FieldRef;
  bands: { code: string; from: number }[];
  raisable: boolean;
}
