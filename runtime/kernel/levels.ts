import { type Act, type Level, lookup, type Recipient } from '../definition/index.ts';
import { bodyFor, institutionOf } from './assigned.ts';
import { meet, oblige, release } from './obligations.ts';
import type { Recording } from './recording.ts';
import type { Assigned, LevelRun } from './types.ts';

/** How a level was come to by referral: its id and the rule that sent it. */
export interface Arrival {
  referral: string;
  rule: Recipient;
}

/** The case is at the level now, and its performers owe what the level asks. Gives the run's id. */
export function openLevel(recording: Recording, level: Level, by: Assigned, arrival?: Arrival): string {
  const run = recording.newId('level');
  recording.record({
    type: 'levelOpened',
    run,
    level: level.key,
    by,
    ...(arrival === undefined ? {} : { referral: arrival.referral }),
    sentence: level.sentence,
  });
  if (arrival?.rule.then.kind === 'participate') {
    const { sentence, terms } = arrival.rule;
    oblige(recording, { kind: 'answer', debtor: by, target: arrival.referral, sentence }, terms);
  } else {
    openDuties(recording, level, run);
  }
  return run;
}

/** At the opening and whenever the case comes back: to decide, and to inform whom no one has informed yet. */
function openDuties(recording: Recording, level: Level, id: string): void {
  const run = runById(recording, id);
  oblige(recording, { kind: 'decide', debtor: run.by, target: id, sentence: level.sentence }, level.terms);
  for (const notice of noticesOf(recording, level)) {
    if (run.done.includes(notice.key)) continue;
    const owed = { kind: 'inform', debtor: run.by, target: id, act: notice.key, sentence: notice.sentence } as const;
    const obligation = oblige(recording, { ...owed, ...creditorOf(recording, notice) }, notice.terms);
    // One does not inform oneself: the school's administration that stands in for its support staff knows already.
    if (notice.to !== undefined && run.by.roles.includes(notice.to)) {
      recording.record({ type: 'obligationMet', obligation });
    }
  }
}

/** Notice acts that any outcome of the level needs, each once. */
function noticesOf(recording: Recording, level: Level): Act[] {
  const { acts } = lookup(recording.definition);
  const needed = new Set(level.acts.flatMap((key) => acts.get(key)?.needs ?? []));
  return [...needed].flatMap((key) => acts.get(key) ?? []);
}

function creditorOf(recording: Recording, notice: Act): { creditor?: string } {
  if (notice.to === undefined) return {};
  if (!lookup(recording.definition).roles.has(notice.to)) return { creditor: notice.to };
  const body = bodyFor(recording.definition, recording.state, institutionOf(notice.to), recording.setting);
  return body ? { creditor: body.key } : {};
}

/** The level has decided to hand over and waits for what comes of it. */
export function awaitReferrals(recording: Recording, run: string, outcome: Act): void {
  meet(recording, 'decide', run);
  release(recording, run);
  recording.record({ type: 'levelWaits', run, outcome: outcome.key });
}

/** The case is back at a level that had handed it over. */
export function resumeLevel(recording: Recording, run: LevelRun): void {
  recording.record({ type: 'levelResumed', run: run.id });
  recording.send('returned', run.by, 'Lieta ir atgriezusies pie jums. Izlemiet, kā rīkoties tālāk.');
  const level = lookup(recording.definition).levels.get(run.level);
  if (level) openDuties(recording, level, run.id);
}

/** The stay at the level is over; what it still owed is asked no more. */
export function endLevel(recording: Recording, run: string, outcome: Act): void {
  meet(recording, 'decide', run);
  release(recording, run);
  recording.record({ type: 'levelEnded', run, outcome: outcome.key });
}

function runById(recording: Recording, id: string): LevelRun {
  const run = recording.state.levels.find((one) => one.id === id);
  if (!run) throw new RangeError(`No level run ${id}`);
  return run;
}
