/** Duties: what opens them, what fulfils them, what takes them back. */
import { type Act, type Condition, type Duty, isEqual, lookup, type Trigger } from '../definition/index.ts';
import { institutionOf } from './assigned.ts';
import { debtorsOf, named } from './debtors.ts';
import { notions } from './notions.ts';
import type { Dating } from './deadlines.ts';
import { datingOf, moveDates } from './duty-dates.ts';
import { cancel, owe, releaseAll } from './obligations.ts';
import { openOf } from './owed.ts';
import type { Recording } from './recording.ts';
import { bodyOfStay, holdsStill, isNamedTrack, isTrue, runFor, takeBack } from './reasons.ts';
import { openPeriod, recount } from './recurring.ts';
import type { Answers, Assigned, CaseState, Cause, Entry, LevelRun, Obligation } from './types.ts';
import { localDay } from './world.ts';

/** One command, as far as duties follow from it. */
export interface Done {
  /** The file before it; absent: it was opened. */
  before: CaseState | undefined;
  act: Act;
  actor: { body: string; role: string };
  answers: Answers;
  /** The level run on which it was done. */
  run: string | undefined;
  /** What was kept of it. */
  entry: Entry | undefined;
  /** Of a correction: the act and the entry as it was. */
  corrected: { of: Act; was: Entry } | undefined;
}

/**
 * All that an act does to duties. Of a file that it closed only what outlives it is owed any more: what the scheme says
 * stays, and what arises from this very act and can be done without the file going on.
 */
export function followDuties(recording: Recording, done: Done): void {
  meetByAct(recording, done);
  if (done.corrected && done.before) takeBack(recording, done.before);
  if (done.entry) recount(recording, done.entry.act);
  const arising = notions(recording.definition).arising.get((done.corrected?.of ?? done.act).key) ?? [];
  if (recording.state.status === 'closed') {
    releaseAll(recording);
    for (const duty of arising) {
      if (duty.outlives === false || duty.recurs || !isOwnAct(recording, duty)) continue;
      openBy(recording, duty, done);
    }
    return;
  }
  for (const duty of arising) openBy(recording, duty, done);
  followSeats(recording, done);
  moveDates(recording, done.corrected && done.entry);
}

function openBy(recording: Recording, duty: Duty, done: Done): void {
  if (!isOfTrack(recording, duty)) return;
  for (const cause of causesOf(recording, duty, done)) open(recording, duty, cause, done.answers);
}

/** What an act of a level fulfils can be done in an open file only. */
function isOwnAct({ definition }: Recording, { act }: Duty): boolean {
  return lookup(definition).acts.get(act)?.kind === 'fulfil';
}

/** What another duty's being late opens; in a closed file, only what can be done there. */
export function followLate(recording: Recording, late: Obligation): void {
  for (const duty of recording.definition.duties ?? []) {
    if (recording.state.status === 'closed' && (duty.outlives === false || !isOwnAct(recording, duty))) continue;
    const trigger = duty.opens.findIndex((one) => one.on === 'late' && one.duty === late.duty);
    if (trigger < 0 || !isOfTrack(recording, duty)) continue;
    const run = recording.state.levels.find((one) => one.id === late.target);
    const opening = { trigger, on: localDay(recording.at), run: runFor(recording, duty, run?.id) };
    // What is owed already is not owed again for one more lateness: two duties that follow each other would never end.
    const isOwed = openOf(recording.state).some((one) => one.duty === duty.key);
    if (!isOwed && (duty.level === undefined || opening.run)) open(recording, duty, opening, {});
  }
}

export function isOfTrack(recording: Recording, { track }: Duty): boolean {
  return isNamedTrack(recording, track);
}

/** A duty that another act than its own fulfils: whoever of those it binds has done it. */
function meetByAct(recording: Recording, { before, act, actor, run }: Done): void {
  if (!before || act.kind === 'fulfil' || act.kind === 'correct') return;
  if (!notions(recording.definition).fulfilling.has(act.key)) return;
  for (const one of openOf(recording.state)) {
    if (one.kind !== 'duty' || one.act !== act.key || one.times !== undefined) continue;
    // What is owed at a stay of the act's own level is done in that stay.
    const stay = before.levels.find(({ id }) => id === one.target);
    if (stay && stay.level === act.level && stay.id !== run) continue;
    const duty = lookup(recording.definition).duties.get(one.duty ?? '');
    // Each seat signs for itself.
    if (duty?.seats !== undefined && one.debtor.body !== actor.body) continue;
    recording.record({ type: 'obligationMet', obligation: one.id });
  }
}

/** What opens a duty: which trigger, judged on which day; the run in which it is owed. */
export interface Opening {
  trigger: number;
  on: string;
  entry?: string;
  body?: string;
  run: LevelRun | undefined;
  /** The day its term is counted from, where that is not now. */
  since?: string;
}

/** At most one for each run. */
function causesOf(recording: Recording, duty: Duty, done: Done): Opening[] {
  const found: Opening[] = [];
  duty.opens.forEach((trigger, index) => found.push(...causes(recording, duty, trigger, index, done)));
  if (duty.opens.length === 0 && duty.recurs) found.push(...fromBeginning(recording, duty));
  if (found.length === 0) return found;
  const possible = found.filter((one) => duty.level === undefined || one.run);
  return possible.filter((one, at) => possible.findIndex((other) => other.run?.id === one.run?.id) === at);
}

function causes(recording: Recording, duty: Duty, trigger: Trigger, index: number, done: Done): Opening[] {
  const at = (on: string, run?: string, more: Pick<Cause, 'entry' | 'body'> = {}): Opening => ({
    trigger: index,
    on,
    ...more,
    run: runFor(recording, duty, run),
  });
  switch (trigger.on) {
    case 'level':
      return openedRuns(recording, trigger.level).map((run) => at(localDay(recording.at), run));
    case 'open': {
      // What outlived the file and is owed still is not owed again because the file goes on.
      const isOwed =
        !duty.recurs && openOf(recording.state).some((one) => one.duty === duty.key && one.cause?.trigger === index);
      const asks = began(recording) && isNamedTrack(recording, trigger.track) && !isOwed;
      return asks ? [at(localDay(recording.at))] : [];
    }
    case 'act': {
      const on = actDay(recording, trigger.act, trigger.when, done);
      const entry = done.entry && { entry: done.entry.id };
      return on === undefined ? [] : [at(on, done.run, { ...bodyOfStay(recording, duty, done.run), ...entry })];
    }
    case 'when': {
      const on = turnedTrue(recording, duty, { index, when: trigger.when }, done);
      return on === undefined ? [] : [at(on, done.run, bodyOfStay(recording, duty, done.run))];
    }
    case 'late':
      return [];
  }
  return trigger satisfies never;
}

/** Without a trigger, a recurring duty runs from the opening of its level, or of the file. */
function fromBeginning(recording: Recording, duty: Duty): Opening[] {
  const on = localDay(recording.at);
  if (duty.level === undefined) return began(recording) ? [{ trigger: -1, on, run: undefined }] : [];
  return openedRuns(recording, duty.level).map((run) => ({ trigger: -1, on, run: runFor(recording, duty, run) }));
}

function began({ events }: Recording): boolean {
  return events.some((event) => event.type === 'opened' || event.type === 'reopened');
}

function openedRuns({ events }: Recording, level: string): string[] {
  return events.flatMap((event) => (event.type === 'levelOpened' && event.level === level ? [event.run] : []));
}

/** The day by which an act opens the duty; a correction, only where what it says now opens it and what it said did not. */
function actDay(recording: Recording, act: string, when: Condition | undefined, done: Done): string | undefined {
  const { before, corrected, entry, answers, run } = done;
  if ((corrected?.of ?? done.act).key !== act) return undefined;
  const on = entry?.date ?? localDay(recording.at);
  const body = recording.state.levels.find((one) => one.id === run)?.by.body;
  const now = isTrue(recording, recording.state, when, answers, on, body);
  if (!now || !corrected) return now ? on : undefined;
  const was = before && isTrue(recording, before, when, corrected.was.answers, corrected.was.date, body);
  return was ? undefined : on;
}

/**
 * The day by which a condition holds now and did not after the act before: that of the entry made or corrected, in
 * whose semester it counts, else today.
 */
function turnedTrue(recording: Recording, duty: Duty, reason: Reason, done: Done): string | undefined {
  const { before, entry, corrected, run } = done;
  const { setting } = recording;
  const { when } = reason;
  const today = localDay(recording.at);
  const days = [...new Set([entry?.date ?? today, corrected?.was.date ?? today, today])];
  const { body } = bodyOfStay(recording, duty, run);
  const isOwed = (state: CaseState): boolean =>
    duty.level === undefined || state.levels.some((one) => one.level === duty.level && one.status === 'active');
  return days.find((on) => {
    const was = before && isOwed(before) && isTrue({ setting, at: before.actedAt }, before, when, {}, on, body);
    if (was || !isOwed(recording.state) || !isTrue(recording, recording.state, when, {}, on, body)) return false;
    return !heldBeforeWait(recording, duty, reason, on, body);
  });
}

/** A trigger of a duty by its place, which asks for it when a condition turns true. */
interface Reason {
  index: number;
  when: Condition;
}

/** The level goes on after a wait, and it held when that began: it was asked for in this stay, and is so only once. */
function heldBeforeWait(
  recording: Recording,
  duty: Duty,
  { index, when }: Reason,
  on: string,
  body: string | undefined,
): boolean {
  const { state, events } = recording;
  const resumed = new Set(events.map((event) => (event.type === 'levelResumed' ? event.run : undefined)));
  return state.levels.some(({ id, level }) => {
    if (level !== duty.level || !resumed.has(id)) return false;
    const handedOver = state.referrals.findLast(({ run }) => run === id)?.sentBy ?? 0;
    // What was known then is not kept: whether it was so, only what was entered tells.
    const then = { ...state, facts: {}, entries: state.entries.filter(({ seq }) => seq < handedOver) };
    const isKnown = ({ duty: key, target, cause, status }: Obligation): boolean =>
      key === duty.key && target === id && cause?.trigger === index && status !== 'cancelled';
    return state.obligations.some(isKnown) && isTrue(recording, then, when, {}, on, body);
  });
}

export function open(recording: Recording, duty: Duty, opening: Opening, answers: Answers): void {
  const { run, since, ...rest } = opening;
  for (const debtor of debtorsOf(recording, duty, run, answers)) {
    const target = run?.id ?? recording.state.id;
    const cause: Cause | undefined = opening.trigger < 0 ? undefined : rest;
    if (duty.recurs) openPeriod(recording, duty, { debtor, target, cause });
    else
      oweDuty(recording, duty, { debtor, target, cause }, datingOf(recording, duty, debtor, { target, cause }, since));
  }
}

/**
 * Who was there by minutes that were corrected owes what those who were there owe, and who was not does no more. Who has
 * done it has done it.
 */
function followSeats(recording: Recording, { answers, entry, corrected }: Done): void {
  if (!entry || !corrected) return;
  for (const duty of recording.definition.duties ?? []) {
    if (!duty.among || duty.recurs) continue;
    const asked = recording.state.obligations.filter((one) => one.duty === duty.key && one.cause?.entry === entry.id);
    const [first] = asked;
    if (!first || !holdsStill(recording, recording.state, duty, first)) continue;
    const owed = asked.filter(({ status }) => status !== 'cancelled');
    const { target, cause } = first;
    const run = recording.state.levels.find(({ id }) => id === target);
    const was = debtorsOf(recording, duty, run, corrected.was.answers);
    const now = debtorsOf(recording, duty, run, answers);
    const gone = was.filter((one) => !now.some((other) => isEqual(one, other)));
    const left = owed.filter((one) => one.status === 'met' || !gone.some(({ body }) => body === one.debtor.body));
    cancel(
      recording,
      owed.filter((one) => !left.includes(one)),
    );
    for (const debtor of now) {
      if (left.some((one) => one.debtor.body === debtor.body) || was.some((one) => isEqual(one, debtor))) continue;
      oweDuty(recording, duty, { debtor, target, cause }, datingOf(recording, duty, debtor, { target, cause }));
    }
  }
}

function oweDuty(
  recording: Recording,
  duty: Duty,
  { debtor, target, cause }: { debtor: Assigned; target: string; cause: Cause | undefined },
  dating: Dating,
): void {
  owe(recording, {
    kind: 'duty',
    duty: duty.key,
    debtor,
    ...creditorOf(recording, duty),
    target,
    act: duty.act,
    sentence: duty.sentence,
    ...dating,
    ...(cause ? { cause } : {}),
    ...(recording.state.status === 'closed' ? { outlives: true } : {}),
  });
}

function creditorOf({ definition, state, setting }: Recording, { to = [] }: Duty): { creditor?: string } {
  const [name] = to;
  if (name === undefined) return {};
  const { parties, roles, institutions } = { ...lookup(definition), parties: definition.parties };
  if (parties.some((party) => party.key === name)) return { creditor: name };
  if (!roles.has(name) && !institutions.has(institutionOf(name))) return {};
  const body = named(definition, state, name, setting)?.body;
  return body === undefined ? {} : { creditor: body };
}
