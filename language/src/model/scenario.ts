import type { Channel, Place } from '../model.ts';
import type { ActPath, FieldRef } from './condition.ts';

/** A story of one case, and what is expected of it; it runs on the kernel as a test. */
export interface Scenario {
  title: string;
  bodies: ScenarioBody[];
  sentences: ScenarioSentence[];
  at: Place;
}

/** An actual institution of a story. An institution of which a story names no body has one, with every role filled. */
export interface ScenarioBody {
  name: string;
  label: string;
  institution: string;
  /** Paths of the roles somebody holds there. */
  roles: string[];
  /** For which territories it works, where the story says so. */
  units?: string[];
  at: Place;
}

/** `text` is the sentence as the author wrote it, on one line. */
export type ScenarioSentence = (ScenarioStep | ScenarioPause | ScenarioCase | ScenarioExpectation) & {
  text: string;
  at: Place;
};

/** What follows is about the file of this name. The file with which a story begins has none. */
export interface ScenarioCase {
  kind: 'case';
  name: string;
}

/** Time passes up to this day. */
export interface ScenarioPause {
  kind: 'passes';
  date: string;
  time?: string;
}

/** Somebody does something; with `refused`, tries to. */
export interface ScenarioStep {
  kind: 'step';
  /** ISO date, and local time "9:30" if it is said. */
  date: string;
  time?: string;
  who: ScenarioActor;
  act: ScenarioAct;
  channel?: Channel;
  answers: ScenarioAnswer[];
  refused?: ScenarioRefusal;
}

/** Whom a story means: any of these roles. `body`: the name of a body of the story, where it says which. */
export interface ScenarioActor {
  institution: string;
  body?: string;
  roles: string[];
}

export type ScenarioAct =
  | { kind: 'open' | 'choice'; level: string; name: string }
  /** To a role path or a party. */
  | { kind: 'notice'; to: string; inWriting: boolean }
  | { kind: 'request'; level: string }
  | { kind: 'group'; group: string; does: ScenarioGroupStep }
  | { kind: 'acknowledge' | 'feedback' | 'refuse' }
  /** The entry adds its level to the open case. */
  | { kind: 'join'; level: string; name: string }
  | { kind: 'reopen'; level: string; name: string }
  | { kind: 'fulfil'; duty: ActPath }
  | { kind: 'finish'; task: string }
  | { kind: 'extend'; duty?: ActPath; task?: string; until: string }
  /** The latest entry of the act, or the latest about that day. */
  | { kind: 'correct'; act: ActPath; date?: string }
  /** By what its button says. */
  | { kind: 'labelled'; label: string };

/** A step in the work of a group. */
export type ScenarioGroupStep =
  | 'begin'
  | 'conveneFirst'
  | 'convene'
  | 'appoint'
  | 'approveAgenda'
  | 'invite'
  | 'move'
  | 'elect'
  | 'hold'
  | 'noQuorum'
  | 'cancel'
  | 'sign'
  | 'noAgreement';

export interface ScenarioAnswer {
  field: FieldRef;
  /** Codes and texts as strings; dates as ISO dates. `body`: the name of a body of the story. */
  values: ScenarioValue[];
  at: Place;
}

/** `row`: one entry of a repeating part. Seats by name, roles by path. */
export type ScenarioValue =
  | string
  | number
  | boolean
  | { body: string }
  | { row: { field: string; values: ScenarioValue[] }[] };

export type ScenarioRefusal =
  /** These notices, and no others, are missing. */
  | { why: 'must-first'; missing: { to: string; inWriting: boolean }[] }
  /** These acts are missing. */
  | { why: 'must-do'; acts: ActPath[] }
  /** The form says this of the answers. */
  | { why: 'rule'; message: string }
  | { why: 'for-others' | 'not-the-time' | 'nobody' | 'closed' | 'only-if' };

/** What must be so at a point of the story. */
export type ScenarioExpectation =
  /** By name; `labels`: by what they are called. */
  | { kind: 'levels'; levels: string[]; labels: string[] }
  | { kind: 'closed' }
  /** What the report says of the files of the story, in the period in which it stands. `part`: by its label. */
  | { kind: 'counts'; report: string; row: string; part?: string; says: string }
  /** The document of this name that was made last says this. */
  | { kind: 'document'; document: string; says: string }
  /** On the agenda that was set last. */
  | { kind: 'agenda'; item: string; expected: boolean }
  | { kind: 'duty'; duty: 'decide' | 'acknowledge' | 'answer' | 'none'; who: ScenarioActor[]; due?: string }
  | { kind: 'inform'; to: string; expected: boolean; who: ScenarioActor[]; due?: string }
  /** A duty by path or by label, or a task by its text. `late`: its term has passed. */
  | {
      kind: 'owes';
      duty?: ActPath;
      label?: string;
      expected: boolean;
      late: boolean;
      who: ScenarioActor[];
      due?: string;
      time?: string;
    }
  | { kind: 'sees'; expected: boolean; who: ScenarioActor[] }
  /** What was answered in the field. */
  | { kind: 'reads'; expected: boolean; who: ScenarioActor[]; field: FieldRef }
  /** `message`: of this kind only. */
  | { kind: 'receives'; expected: boolean; message?: 'reminder' | 'late' | 'task'; who: ScenarioActor[] };
