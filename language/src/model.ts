/**
 * The checked scheme: what a `.riciba` text means, as plain data.
 *
 * This is all that leaves `language/`; the syntax tree never does. Names are resolved to full paths, imports and
 * `extend` sentences are merged, keywords of either language are gone. Two files that mean the same give the same
 * scheme but for `at` (the place in the text).
 */

import type { ActPath, Condition, FieldRef } from './model/condition.ts';
import type { Document } from './model/document.ts';
import type { Duty, Gate, Track } from './model/duty.ts';
import type { CodeList, Form, RetentionClass } from './model/form.ts';
import type { Institution, Party } from './model/institution.ts';
import type { Report } from './model/report.ts';
import type { Statement } from './model/statement.ts';
import type { Terms } from './model/term.ts';

export type * from './model/condition.ts';
export type * from './model/document.ts';
export type * from './model/duty.ts';
export type * from './model/form.ts';
export type * from './model/group.ts';
export type * from './model/institution.ts';
export type * from './model/loaded.ts';
export type * from './model/report.ts';
export type * from './model/scenario.ts';
export type * from './model/statement.ts';
export type * from './model/term.ts';

/** A place in a text: `file` as the loader was given it, 1-based line and column of the first and last character. */
export interface Place {
  file: string;
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** A named thing and its Latvian case forms (domain.md 5.5). Only the nominative is required. */
export interface Label {
  nominative: string;
  genitive?: string;
  dative?: string;
  accusative?: string;
  locative?: string;
}

export interface Citation {
  /** Who issued the act, as written: "MK", "Dome". */
  issuer: string;
  /** Absent for laws, which are cited by their name. */
  number?: string;
  /** ISO date of the act. */
  date?: string;
  title?: string;
  /** Of a law. */
  article?: number;
  /** "9.4", or as it is written where that is no number. */
  clause?: string;
}

/** Marks a sentence that the municipality's text does not contain: our choice, and why. */
export interface Assumption {
  reason: string;
  at: Place;
}

export interface Approval {
  document: string;
  /** ISO date. */
  date?: string;
  number?: string;
}

export interface Scheme {
  name: string;
  label: string;
  /** Of its labels, and of what is generated beside them. Absent: Latvian. */
  language?: 'en';
  version?: string;
  validFrom?: string;
  /** The last day in force. */
  validUntil?: string;
  /** With what it was approved: "domes lēmums". */
  approvals?: Approval[];
  territory: string[];
  basis: Citation[];
  /** What the text says of itself and asks of nobody. */
  statements: Statement[];
  institutions: Institution[];
  parties: Party[];
  lists: CodeList[];
  forms: Form[];
  /** None: one, about a child. */
  tracks: Track[];
  /** How papers of a kind are kept; for how long is set where the system is used. */
  retention?: RetentionClass[];
  documents?: Document[];
  levels: Level[];
  duties: Duty[];
  reports?: Report[];
  /** What every act of a kind asks for, beside its own form: form name by kind. */
  defaults: Partial<Record<DefaultKind, string>>;
  at: Place;
}

/** `writtenNotice` is for notices in writing; where a scheme does not say it, `notice` is for these, too. */
export type DefaultKind =
  | 'outcome'
  | 'notice'
  | 'writtenNotice'
  | 'feedback'
  | 'refusal'
  | 'request'
  | 'agenda'
  | 'movedMeeting'
  | 'minutes'
  | 'meetingWithoutQuorum'
  | 'election'
  | 'appointment'
  | 'signature'
  | 'invitation'
  | 'disagreement'
  | 'finishedTask';

/** An official stage of a case. */
export interface Level {
  name: string;
  number: number;
  label: string;
  by: Performer;
  /** What is done at this level, in the words of the scheme. */
  does: { text: string; cites?: Citation; at: Place }[];
  /** Absent: the first, or the only one. */
  track?: string;
  entries: Entry[];
  outcomes: Outcome[];
  options: Option[];
  /** Acts by which a closed case goes on at this level. */
  reopenings: Entry[];
  /** Levels at whose request this one takes part; then it is not a step of its own. */
  participatesFor: string[];
  /** To decide; where the level takes part in the work of others, to acknowledge and to answer the request. */
  terms?: Terms;
  assumed?: Assumption;
  at: Place;
}

/** Who acts: any of `roles`; if the body has nobody in them, any of `substitutes`. */
export interface Performer {
  roles: string[];
  substitutes: string[];
  at: Place;
}

/** A way into the scheme: who opens a case at this level, and with which form. */
export interface Entry {
  name: string;
  label: string;
  by: Performer;
  form?: string;
  gates?: Gate[];
  /** It convenes the first meeting of a group: it is over once one was held, with this outcome. */
  firstMeeting?: ActPath;
  /** The day of what is entered, where it may be entered later: a field of its form. */
  dateField?: FieldRef;
  cites?: Citation;
  assumed?: Assumption;
  at: Place;
}

/** An act a level allows and does not demand: "nepieciešamības gadījumā organizē tikšanos". */
export interface Option {
  name: string;
  label: string;
  /** Of those who act at the level, only these. */
  by?: Performer;
  form?: string;
  gates?: Gate[];
  /** Acts that must have been done before. */
  needs?: ActPath[];
  dateField?: FieldRef;
  /** The level stays open whatever follows: a survey is sent, another level opens beside. Absent: nothing follows. */
  effect?: ReferEffect | { kind: 'beside'; level: string };
  /** A group: its members, and whom else the agenda names, are told. */
  invites?: string;
  cites?: Citation;
  assumed?: Assumption;
  at: Place;
}

export interface Outcome {
  name: string;
  label: string;
  /** Of those who act at the level, only these. */
  by?: Performer;
  form?: string;
  /** The form of every outcome is not asked beside its own. */
  ownFormOnly?: true;
  /** "pielikumā …": the label of a required attachment. */
  attached?: string;
  /** What must have been done before this outcome can be recorded. */
  first: Notice[];
  gates?: Gate[];
  needs?: ActPath[];
  dateField?: FieldRef;
  effect: Effect;
  cites?: Citation;
  assumed?: Assumption;
  at: Place;
}

/** "first must inform …": a duty of whoever acts at the level. */
export interface Notice {
  /** A role path or a party name. */
  to: string;
  inWriting: boolean;
  form?: string;
  /** To inform. */
  terms?: Terms;
  at: Place;
}

export type Effect =
  | { kind: 'close' }
  | { kind: 'level'; level: string }
  /** This stay ends, and the file stays open with whatever else goes on in it. */
  | { kind: 'end' }
  | ReferEffect;

export interface ReferEffect {
  kind: 'refer';
  what: 'letter' | 'information';
  channels: Channel[];
  to: Recipient[];
}

export type Channel = 'paper' | 'eSigned' | 'eAddress' | 'handed';

/** One recipient of a referral. With no `when` and not `otherwise`, always. */
export interface Recipient {
  institution: string;
  /** Every body of the institution gets its own: a survey. */
  each?: boolean;
  /** The form it answers with, instead of the default one. */
  answerForm?: string;
  when?: Condition;
  otherwise: boolean;
  /** What follows when the recipient takes the case over: a level; back to the sender with the answer; nothing stated. */
  then: { kind: 'level'; level: string } | { kind: 'return' } | { kind: 'none' };
  /** To acknowledge; where the case returns, to answer. */
  terms?: Terms;
  assumed?: Assumption;
  at: Place;
}

/** A message about a text. `code` is stable; tests, quick fixes and docs key on it, never on the wording. */
export interface Diagnostic {
  code: string;
  severity: 'error' | 'warning' | 'information';
  /** In the keyword language of the file. */
  message: string;
  at: Place;
}

export type KeywordLanguage = 'lv' | 'en';
