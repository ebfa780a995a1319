import type { Label, Option, Place } from '../model.ts';
import type { GroupRules } from './group.ts';

/** An institution, or a group whose seats are filled from institutions. */
export interface Institution {
  name: string;
  kind: 'institution' | 'group';
  label: Label;
  /** Several bodies of this kind exist in the territory (schools, orphans' courts). */
  many: boolean;
  /** Official addresses for letters, as written. */
  emails: string[];
  roles: Role[];
  /** Groups only. */
  seats: Seat[];
  /** Groups of which anything of this is stated. */
  rules?: GroupRules;
  /** What a group may do beside its meetings: a survey, proposals. What it owes stands with the duties. */
  options?: Option[];
  /** Which days it works; the terms of its duties are counted by it. Absent: not said. */
  calendar?: CalendarKind;
  /** Other names of it. */
  alsoCalled?: string[];
  /** Names that stand no more: its own earlier ones, and those of what it took over; `from`: since when it does. */
  predecessors?: { name: string; from?: string }[];
  at: Place;
}

/** The calendar of State institutions (with moved days), the one without moved days, and that with study days. */
export type CalendarKind = 'state' | 'plain' | 'school';

export interface Role {
  /** Path: "Skola.Pedagogs". */
  name: string;
  label: Label;
  /** In a group: the chair, who stands in for the chair, the secretary. */
  office?: 'chair' | 'deputy' | 'secretary';
  at: Place;
}

export interface Seat {
  name: string;
  /** Institutions that may fill it. */
  from: string[];
  /** Role paths of those who sit in it; none: anybody of the institution. */
  holders: string[];
  deputies: string[];
  at: Place;
}

/** Somebody outside the institutions: the parents, the child. */
export interface Party {
  name: string;
  label: Label;
  at: Place;
}
