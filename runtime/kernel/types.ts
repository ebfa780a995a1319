/**
 * How a case runs, as data. The kernel is pure: no clock, no randomness, no I/O; it runs in Node and in the browser.
 *
 *   step(definition, state, command, now, setting) → { state, events, messages } | refusal
 *
 * Events are the truth; state is a fold over them (`fold`). All instants are ISO 8601 UTC strings with milliseconds.
 */
import type { Answers, Term, TermBefore } from '../definition/index.ts';
import type { Channel } from './channel.ts';
import type { Calendar } from './time/types.ts';

/** An actual institution: "Ozolu pamatskola" is a body of institution `Skola`. */
export interface Body {
  key: string;
  /** Key of the institution in the definition. */
  institution: string;
  name: string;
  /** Role paths that somebody holds at this body now. A role not listed is vacant. */
  roles: string[];
  /** For which territories it works; of several groups, that of the case's territory takes it. Absent: not said. */
  territory?: string[];
}

/** Who acts: a post is one person's place in one body with one role. */
export interface Actor {
  post: string;
  /** What is shown of them: the post's name, never a personal code. */
  name: string;
  body: string;
  /** Role path: "Skola.Pedagogs". */
  role: string;
  /** Who sits in the post: an id that tells nothing by itself, kept with what they did. Absent in a demonstration. */
  person?: string;
}

/** What the kernel must be told of the world: which bodies exist and who sits there; calendars for terms. */
export interface Setting {
  bodies: Body[];
  /** For a group's seat: which body fills it. Group body key → seat key → body key. */
  seats: Record<string, Record<string, string>>;
  /** By which calendar each institution works, by institution key. What is not here has none. */
  calendars: Record<string, Calendar>;
  /** Who may look into files with which they have no business. Absent: nobody. */
  emergency?: EmergencyRules;
  /** Groups' own files that are open now, where somebody wants to open another. Absent: not asked, none is refused. */
  running?: RunningFile[];
}

/** An open file about a group: of which kind, which group's, its id. */
export interface RunningFile {
  track: string;
  body: string;
  case: string;
}

/** What this place has decided of emergencies; no sentence of a scheme says it. */
export interface EmergencyRules {
  /** Who may. */
  roles: string[];
  /** Who is told of each time, beside those who take part in the case. */
  tells: string[];
  /** How long one may look. */
  hours: number;
}

/** Somebody looked into a file with which they had no business, and said why. */
export interface Emergency {
  /** Number of its event. */
  seq: number;
  at: string;
  until: string;
  actor: Actor;
  reason: string;
}

/** Roles at a body, any of whose posts may act. */
export interface Assigned {
  body: string;
  roles: string[];
}

export type { Answers };

/**
 * What somebody wants to do. `id` makes it idempotent (the server's business); `target` is what it is done on: a level
 * run, a referral, an obligation or an entry.
 */
export interface Command {
  id: string;
  actor: Actor;
  /** Id of the new case; for `open` only. */
  case?: string;
  /** Key of an act of the definition. */
  act: string;
  /** Id of the level run, referral, obligation or entry the act is done on; absent for `open` and `reopen`. */
  target?: string;
  /** Answers of the act's form, already checked against its schema by the caller. */
  answers?: Answers;
}

/** Why not. `sentence` is the id of the sentence of the scheme that forbids it; `text` is that reason in Latvian. */
export interface Refusal {
  refused: true;
  code:
    | 'unknown-act'
    | 'unknown-target'
    | 'not-yours'
    | 'reason-short'
    | 'not-now'
    | 'case-closed'
    | 'must-first'
    | 'only-if'
    | 'no-recipient'
    | 'recipient-missing'
    | 'answers-missing'
    | 'already-running';
  sentence?: string;
  text: string;
  /** must-first: keys of the acts still to be done. */
  missing?: string[];
  /** already-running: id of the file in which one goes on. */
  case?: string;
}

export interface Accepted {
  refused: false;
  state: CaseState;
  events: CaseEvent[];
  messages: Message[];
}

/** The state of one case: a few kilobytes of JSON. */
export interface CaseState {
  id: string;
  /** Hash of the definition the case is pinned to. */
  definition: string;
  /** Key of its kind of file. Absent: the first of the definition, or the only one. */
  track?: string;
  /** Number of events so far; the sequence number of the last. */
  version: number;
  status: 'open' | 'closed';
  openedAt: string;
  /** When the last act was done. */
  actedAt: string;
  closedAt?: string;
  /** Who opened it; there from the first act on. */
  openedBy?: Assigned;
  /** The body of each institution this case belongs to, e.g. its school. Institution key → body key. */
  bodies: Record<string, string>;
  /** Latest answers of each shared part, by part key. */
  facts: Record<string, Record<string, unknown>>;
  levels: LevelRun[];
  referrals: Referral[];
  obligations: Obligation[];
  /** What was entered and is counted or named, in the order of entering. */
  entries: Entry[];
  /** Absent: there was none. */
  emergencies?: Emergency[];
}

/** The answers of an act that keeps them: a meeting that was held, absences of a day. */
export interface Entry {
  id: string;
  /** Key of the act. */
  act: string;
  /** Level run, referral or obligation it was done on. */
  target?: string;
  /** Number of the `performed` event. */
  seq: number;
  /** The day it is about (local date). */
  date: string;
  /** The body that entered it, and the roles there that may. */
  by: Assigned;
  answers: Answers;
  /** Bodies that may read the answers, beside that of `by`. */
  audience: string[];
  /** Number of the `performed` event that replaced the answers last. */
  correctedBy?: number;
}

/** One stay at a level. */
export interface LevelRun {
  id: string;
  level: string;
  status: 'active' | 'waiting' | 'done';
  /** Who acts in it, resolved when it opened (substitutes included). */
  by: Assigned;
  openedAt: string;
  endedAt?: string;
  /** Key of the outcome act that ended it. */
  outcome?: string;
  /** Notices, and acts that another needs first, done during this stay. */
  done: string[];
  /** The referral through which the case came, if it did. */
  referral?: string;
  /**
   * The run with which its branch began, where that opened beside others: no other branch waits for it. Absent: the
   * course that began with the file.
   */
  branch?: string;
  /** The entry with which it was opened: of a meeting, its agenda. */
  entry?: string;
}

/** A hand-over as an object with its own life. */
export interface Referral {
  id: string;
  /** Key of the recipient rule in the definition. */
  recipient: string;
  /** Key of the act that sent it, and the sequence number of that `performed` event. */
  act: string;
  sentBy: number;
  /** Level run it was sent from. */
  run: string;
  from: Assigned;
  to: Assigned;
  channel: Channel;
  status: 'sent' | 'acknowledged' | 'refused' | 'done';
  sentAt: string;
  acknowledgedAt?: string;
  endedAt?: string;
}

/**
 * Somebody must do something towards somebody, within a term counted from an event. Opened by an event, closed by a
 * fact. What waits for a post is the open obligations whose debtor it is.
 */
export interface Obligation {
  id: string;
  /** duty: what a sentence of the scheme asks beyond the course itself. task: what an entry gave somebody to do. */
  kind: 'decide' | 'inform' | 'acknowledge' | 'answer' | 'duty' | 'task';
  debtor: Assigned;
  /** Body key, or party key. */
  creditor?: string;
  /** Level run, referral, or (task) entry; of a duty of the whole file, the file's id. */
  target: string;
  /** inform, duty: the act that fulfils it. */
  act?: string;
  sentence: string;
  openedAt: string;
  /** The last day (local date), or for hours the moment (instant). Absent: no term, or no date for it (`term.noDue`). */
  due?: string;
  /** Absent: the scheme states no term. */
  term?: StatedTerm;
  status: 'open' | 'met' | 'cancelled';
  endedAt?: string;
  /** duty: key of the duty. */
  duty?: string;
  /** task: what has to be done, as it was written. */
  text?: string;
  /** What opened a duty, so that a correction can take it back. */
  cause?: Cause;
  /** When its present date was set, where that is not its opening. */
  datedAt?: string;
  /** The instant from which on it was late while open; kept when it is met afterwards. */
  lateAt?: string;
  /** The instant at which its debtor was reminded. */
  remindedAt?: string;
  /** Of a recurring duty: first and last day of the period, how often it must be done in it, and how often it was. */
  period?: { from: string; to: string };
  times?: number;
  done?: number;
  /** It arose when the file was closed: to close it again does not end it. */
  outlives?: true;
  /** task: the day it is due is a day off; `next` is the next working day. */
  dayOff?: { next: string };
}

/** The trigger of the duty, by its place; on which day, and by whose calendar, it was judged; by which entry. */
export interface Cause {
  trigger: number;
  on: string;
  body?: string;
  entry?: string;
}

/**
 * The term of an obligation as it was when the obligation opened or was dated anew: what is needed to work its date
 * out again. It is stated by the obligation's `sentence`.
 */
export type StatedTerm = Counted & (Dated | NotDated);

type Counted =
  /** Counted from `from` (a date), or from the opening. */
  | { within: Term; from?: string }
  /** Before a date, which may not be known yet. */
  | { before: TermBefore; from?: string }
  /** The end of the obligation's period. */
  | { per: 'year' | 'semester' | 'schoolYear' | 'month' }
  /** As somebody wrote it. */
  | { written: true };

/** Why there is no date, in Latvian: no calendar, or one that lacks what the term needs, or nothing to count from yet. */
interface NotDated {
  noDue: string;
}

interface Dated {
  /** From this instant on it is late. */
  late: string;
  /** The calendar it was counted by; absent where none is needed. */
  calendar?: { key: string; version: string };
  /** Something of the calendar's year is not known that could make it another date. */
  uncertain?: true;
}

/** Common to all events: its number within the case (1, 2, …), when, and who (absent when it follows by itself). */
interface EventBase {
  seq: number;
  at: string;
}

export type CaseEvent = EventBase &
  (
    | { type: 'opened'; case: string; definition: string; bodies: Record<string, string>; track?: string }
    /** A post did an act. `audience`: bodies that may read the answers, beside the actor's own. */
    | {
        type: 'performed';
        act: string;
        target?: string;
        actor: Actor;
        answers?: Answers;
        audience: string[];
        command: string;
        /** The level run in whose stay it counts as done, because another act needs it first. */
        stay?: string;
      }
    | {
        type: 'levelOpened';
        run: string;
        level: string;
        by: Assigned;
        referral?: string;
        branch?: string;
        entry?: string;
        sentence: string;
      }
    | { type: 'levelWaits'; run: string; outcome: string }
    | { type: 'levelResumed'; run: string }
    | { type: 'levelEnded'; run: string; outcome: string }
    | { type: 'referralSent'; referral: Referral }
    | { type: 'referralAcknowledged'; referral: string }
    | { type: 'referralRefused'; referral: string }
    | { type: 'referralEnded'; referral: string }
    | { type: 'obligationOpened'; obligation: Obligation }
    | { type: 'obligationMet'; obligation: string }
    | { type: 'obligationCancelled'; obligation: string }
    | { type: 'obligationLate'; obligation: string }
    | { type: 'obligationReminded'; obligation: string }
    /** Somebody who may do so set a later date. */
    | { type: 'obligationExtended'; obligation: string; due: string; term?: StatedTerm; dayOff?: { next: string } }
    /** The date it is counted from has moved, or is known now; without `due` it is no longer. */
    | { type: 'obligationMoved'; obligation: string; due?: string; term?: StatedTerm }
    /** How often a recurring duty was done in its period has changed. */
    | { type: 'obligationCounted'; obligation: string; done: number }
    | { type: 'entryKept'; entry: Entry }
    /** `by`: number of the `performed` event that gave these answers. */
    | { type: 'entryCorrected'; entry: string; by: number; date: string; answers: Answers }
    | { type: 'factsRecorded'; part: string; values: Record<string, unknown> }
    | { type: 'emergencyOpened'; actor: Actor; reason: string; until: string }
    | { type: 'closed'; outcome: string }
    | { type: 'reopened' }
    /** From here on another definition holds. What it says anew of what is there, by id: who performs, what is owed. */
    | {
        type: 'migrated';
        from: string;
        to: string;
        runs?: Record<string, Pick<LevelRun, 'by'>>;
        obligations?: Record<string, Partial<Pick<Obligation, 'debtor' | 'sentence' | 'act' | 'times' | 'cause'>>>;
      }
  );

/** To tell somebody something. In the product it is shown to the posts; by e-mail it never names the child. */
export interface Message {
  /** Derived from the case and the event, so that sending twice can be noticed. */
  id: string;
  kind:
    | 'referral'
    | 'informed'
    | 'answered'
    | 'refused'
    | 'returned'
    | 'closed'
    | 'late'
    | 'reminder'
    | 'task'
    | 'emergency';
  to: Assigned;
  /** Latvian, without personal data. */
  text: string;
  seq: number;
}

/** What an actor may do now. `blocked` says why not yet, when the button should be shown but cannot be used. */
export interface Offer {
  act: string;
  target?: string;
  blocked?: Refusal;
}
