import type { ActPath, Condition, FieldRef } from './condition.ts';
import type { Assumption, Citation, Performer, Place } from '../model.ts';
import type { Period, Term, TermBefore } from './term.ts';

/**
 * A kind of file with a course of its own: about a child, or the work book of a group. A scheme without any has one,
 * about a child.
 */
export interface Track {
  name: string;
  label: string;
  about: 'child' | 'group';
  /** about group: whose work book it is. */
  group?: string;
  at: Place;
}

/**
 * Somebody must do something towards somebody, within a term from an event; if not, something follows. Who owes it:
 * one of `by`, `seats`, or else whoever acts at `level`.
 */
export interface Duty {
  /** "ziņot" at the top, "Līmenis.ziņot" where a level states it. */
  name: string;
  label: string;
  /** In which files it may arise; absent: the first. */
  track?: string;
  /** It arises only while this level is worked at. */
  level?: string;
  by?: Performer;
  /** A group: each of its filled seats owes it. */
  seats?: string;
  /** Of the seats only those chosen in this field of the act that opens it. */
  among?: FieldRef;
  /** Of these seats, whoever stands in for those who sit there. */
  instead?: FieldRef;
  /** Any of these opens it; none: only `recurs`. */
  opens: Trigger[];
  does: DutyDeed;
  within?: Term;
  /**
   * So long before the date in a field of the latest entry of `of.act`; it moves with that date. `moved`: entries of
   * other acts that set another date instead.
   */
  before?: { term: TermBefore; of: FieldRef; moved?: FieldRef[] };
  /** At least so many times in each period. */
  recurs?: { times: number; per: Period };
  reminder?: TermBefore;
  /** Role paths that are told when it is late. */
  late?: { informs: string[] };
  /** Who may set a later date, and when only. */
  extension?: { by: Performer; when?: Condition };
  /** Whether it is owed when the case is closed; absent: one to inform somebody is. */
  outlives?: boolean;
  cites?: Citation;
  assumed?: Assumption;
  at: Place;
}

/** What fulfils a duty. */
export type DutyDeed =
  /** Towards role paths, institutions or parties; with its own form, or the default one of notices. */
  | { kind: 'inform'; to: string[]; inWriting: boolean; form?: string }
  | { kind: 'form'; form: string }
  /** An act that the scheme names anyway. */
  | { kind: 'act'; act: ActPath }
  /** Nothing that is done once: it is owed as long as the work goes on, and nobody can tick it off. */
  | { kind: 'standing' };

export type Trigger =
  | { on: 'level'; level: string }
  /** The act is done; `when` speaks of its answers and the file: "any further one after the twentieth". */
  | { on: 'act'; act: ActPath; when?: Condition }
  /** The condition becomes true. */
  | { on: 'when'; when: Condition }
  /** A file of the track is opened. */
  | { on: 'open'; track?: string }
  /** Another duty is late. */
  | { on: 'late'; duty: string };

/** "Only if": the act is refused where the condition does not hold. */
export interface Gate {
  when: Condition;
  /** What a refusal quotes; absent: the condition in words. */
  sentence?: string;
  cites?: Citation;
  assumed?: Assumption;
  at: Place;
}
