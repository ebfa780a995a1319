import { type Act, type Level, lookup, type Recipient } from '../definition/index.ts';
import { bodyFor, institutionOf } from './assigned.ts';
import { notions } from './notions.ts';
import { meet, oblige, releaseCourse, releaseStay } from './obligations.ts';
import { openOf } from './owed.ts';
import type { Happening, Recording } from './recording.ts';
import type { Assigned, LevelRun, Obligation } from './types.ts';

type Opened = Extract<Happening, { type: 'levelOpened' }>;

/** How a level was come to: by a referral, with the rule that sent it; from which run, or beside all others. */
export interface Arrival {
  referral?: string;
  rule?: Recipient;
  /** The run it follows; absent: the first of the file. */
  from?: LevelRun;
  /** It begins a branch of its own. */
  beside?: true;
}

/** The case is at the level now, and its performers owe what the level asks. Gives the run's id. */
export function openLevel(recording: Recording, level: Level, by: Assigned, arrival: Arrival = {}): string {
  const { referral, rule, from, beside } = arrival;
  const run = recording.newId('level');
  const branch = beside ? run : from?.branch;
  const entry = beside || !from ? entered(recording) : undefined;
  const opened: Opened = { type: 'levelOpened', run, level: level.key, by, sentence: level.sentence };
  if (referral !== undefined) opened.referral = referral;
  if (branch !== undefined) opened.branch = branch;
  if (entry !== undefined) opened.entry = entry;
  recording.record(opened);
  if (referral !== undefined && rule?.then.kind === 'participate') {
    const { sentence, terms } = rule;
    oblige(recording, { kind: 'answer', debtor: by, target: referral, sentence }, terms);
  } else {
    const stay = recording.state.levels.at(-1);
    if (stay) oweCourse(recording, level, stay);
  }
  return run;
}

/** The entry that this command kept: with which a meeting was convened. */
function entered({ events }: Recording): string | undefined {
  const kept = events.findLast((event) => event.type === 'entryKept');
  return kept?.type === 'entryKept' ? kept.entry.id : undefined;
}

/**
 * At the opening and whenever the case comes back: to decide, and to inform whom no one has informed yet. What is owed
 * already is not owed twice.
 * @param since the day the terms are counted from, where that is not now
 */
export function oweCourse(recording: Recording, level: Level, run: LevelRun, since?: string): void {
  const { id } = run;
  const isOwed = (kind: Obligation['kind'], act?: string): boolean =>
    openOf(recording.state).some(
      (one) => one.target === id && one.kind === kind && (act === undefined || one.act === act),
    );
  // Work that never ends, as that of a group between its meetings, leaves nothing to decide.
  if (decides(recording, level) && !isOwed('decide')) {
    oblige(recording, { kind: 'decide', debtor: run.by, target: id, sentence: level.sentence }, level.terms, since);
  }
  for (const notice of noticesOf(recording, level)) {
    if (run.done.includes(notice.key) || isOwed('inform', notice.key)) continue;
    const { key: act, sentence } = notice;
    const creditor = creditorOf(recording, notice);
    const owed = { kind: 'inform', debtor: run.by, target: id, act, sentence } as const;
    const obligation = oblige(recording, creditor === undefined ? owed : { ...owed, creditor }, notice.terms, since);
    // One does not inform oneself: the school's administration that stands in for its support staff knows already.
    if (notice.to !== undefined && run.by.roles.includes(notice.to)) {
      recording.record({ type: 'obligationMet', obligation });
    }
  }
}

/** Has the level anything to decide? */
export function decides({ definition }: Pick<Recording, 'definition'>, level: Level): boolean {
  return notions(definition).deciding.has(level.key);
}

/** Notice acts that any outcome of the level needs, each once. */
export function noticesOf({ definition }: Pick<Recording, 'definition'>, level: Level): readonly Act[] {
  return notions(definition).notices.get(level.key) ?? [];
}

function creditorOf(recording: Recording, notice: Act): string | undefined {
  if (notice.to === undefined || !lookup(recording.definition).roles.has(notice.to)) return notice.to;
  return bodyFor(recording.definition, recording.state, institutionOf(notice.to), recording.setting)?.key;
}

/** The level has decided to hand over and waits for what comes of it. */
export function awaitReferrals(recording: Recording, run: string, outcome: Act): void {
  meet(recording, 'decide', run);
  releaseCourse(recording, run);
  recording.record({ type: 'levelWaits', run, outcome: outcome.key });
}

/** The case is back at a level that had handed it over. */
export function resumeLevel(recording: Recording, run: LevelRun): void {
  recording.record({ type: 'levelResumed', run: run.id });
  recording.send('returned', run.by, 'Lieta ir atgriezusies pie jums. Izlemiet, kā rīkoties tālāk.');
  const level = lookup(recording.definition).levels.get(run.level);
  if (level) oweCourse(recording, level, run);
}

/** The stay at the level is over; what it still owed is asked no more. */
export function endLevel(recording: Recording, run: string, outcome: Act): void {
  meet(recording, 'decide', run);
  releaseStay(recording, run);
  recording.record({ type: 'levelEnded', run, outcome: outcome.key });
}
