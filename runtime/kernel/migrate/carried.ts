/** What is owed and who works, as the next definition says it. */
import { type Definition, type Duty, isEqual, lookup, type Performer, type Term } from '../../definition/index.ts';
import { bodyOf, institutionOf } from '../assigned.ts';
import { debtorsOf } from '../debtors.ts';
import { type Dating, dueBy } from '../deadlines.ts';
import { datingOf } from '../duty-dates.ts';
import { decides, noticesOf } from '../levels.ts';
import { cancel, owe } from '../obligations.ts';
import { Recording } from '../recording.ts';
import { latestPeriods, openPeriod } from '../recurring.ts';
import type { Assigned, CaseEvent, CaseState, LevelRun, Obligation, Setting } from '../types.ts';
import { isGone } from './lost.ts';
import type { Reign } from './migrate.ts';

type Restated = Pick<CaseEvent & { type: 'migrated' }, 'runs' | 'obligations'>;
type Said = NonNullable<Restated['obligations']>[string];

/** What is there and is said otherwise now: only what differs. */
export function restate(from: Definition, to: Reign, state: CaseState): Restated {
  const runs = state.levels.flatMap((run) => {
    const by = run.status === 'done' ? undefined : performing(from, to, run);
    return by && !isEqual(by, run.by) ? [[run.id, { by }] as const] : [];
  });
  const byRun = new Map(runs.map(([id, { by }]) => [id, by]));
  // What was done stays as it was; but the next period goes by the same reason.
  const latest = new Set(latestPeriods(from, state));
  const obligations = state.obligations
    .filter((one) => one.status === 'open' || latest.has(one))
    .map(
      (one) => [one.id, one.status === 'open' ? saidOf(from, to, state, one, byRun) : reasonOf(from, to, one)] as const,
    )
    .filter(([, said]) => Object.keys(said).length > 0);
  return {
    ...(runs.length > 0 && { runs: Object.fromEntries(runs) }),
    ...(obligations.length > 0 && { obligations: Object.fromEntries(obligations) }),
  };
}

/** At the same body, whoever performs the level now: who holds the office, else who will. */
function performing(from: Definition, { definition, setting }: Reign, run: LevelRun): Assigned | undefined {
  const was = lookup(from).levels.get(run.level)?.by;
  const is = lookup(definition).levels.get(run.level)?.by;
  return is && !isEqual(was, is) ? atBody(run.by, is, setting) : undefined;
}

function atBody({ body, roles: before }: Assigned, { roles, substitutes }: Performer, setting: Setting): Assigned {
  const held = bodyOf(setting, body)?.roles ?? [];
  const own = roles.filter((role) => institutionOf(role) === institutionOf(before[0] ?? ''));
  const found = [roles, substitutes].map((some) => some.filter((role) => held.includes(role)));
  return { body, roles: found.find((some) => some.length > 0) ?? (own.length > 0 ? own : before) };
}

function saidOf(
  from: Definition,
  to: Reign,
  state: CaseState,
  one: Obligation,
  runs: ReadonlyMap<string, Assigned>,
): Said {
  const was = dutyOf(from, one);
  const duty = dutyOf(to.definition, one);
  const own = runs.get(one.target);
  const debtor = duty ? debtorNow(to, state, one, was, duty, own) : own;
  const sentence = sentenceOf(to.definition, state, one);
  const times = duty?.recurs?.times;
  return {
    ...(debtor && !isEqual(debtor, one.debtor) && { debtor }),
    ...(sentence !== undefined && sentence !== one.sentence && { sentence }),
    ...(duty && duty.act !== one.act && { act: duty.act }),
    ...(one.period && times !== undefined && times !== one.times && { times }),
    ...causeNow(one, duty, was),
  };
}

/** Whom the duty binds now, where the text names others than before. Each seat stays with its own. */
function debtorNow(
  { definition, setting }: Reign,
  state: CaseState,
  one: Obligation,
  was: Duty | undefined,
  duty: Duty,
  own: Assigned | undefined,
): Assigned | undefined {
  if (duty.seats !== undefined) return undefined;
  const same = isEqual(was?.by, duty.by) && was?.level === duty.level && was?.seats === undefined;
  if (same) return duty.by ? undefined : own;
  const run = state.levels.find(({ id }) => id === one.target);
  return debtorsOf(new Recording(definition, state, setting, one.openedAt), duty, run, {})[0];
}

function reasonOf(from: Definition, { definition }: Reign, one: Obligation): Said {
  return causeNow(one, dutyOf(definition, one), dutyOf(from, one));
}

/** A trigger is known by its place, which may be another now; one that is gone takes nothing back. */
function causeNow({ cause }: Obligation, duty: Duty | undefined, was: Duty | undefined): Pick<Obligation, 'cause'> {
  if (!cause || !duty) return {};
  const before = was?.opens[cause.trigger];
  const trigger = duty.opens.findIndex((one) => isEqual(one, before));
  return trigger === cause.trigger ? {} : { cause: { ...cause, trigger } };
}

function sentenceOf(definition: Definition, state: CaseState, one: Obligation): string | undefined {
  const { acts, levels, recipients } = lookup(definition);
  const run = state.levels.find(({ id }) => id === one.target);
  const referral = state.referrals.find(({ id }) => id === one.target);
  switch (one.kind) {
    case 'decide':
      return levels.get(run?.level ?? '')?.sentence;
    case 'inform':
      return acts.get(one.act ?? '')?.sentence;
    case 'acknowledge':
    case 'answer':
      return recipients.get(referral?.recipient ?? '')?.recipient.sentence;
    case 'duty':
      return dutyOf(definition, one)?.sentence;
    case 'task':
      return acts.get(state.entries.find(({ id }) => id === one.target)?.act ?? '')?.sentence;
  }
  return one.kind satisfies never;
}

/** What the next definition does not ask any more. */
export function release(recording: Recording): void {
  const { definition, state } = recording;
  const { levels } = lookup(definition);
  const gone = state.obligations.filter((one) => {
    if (one.status !== 'open') return false;
    const level = levels.get(state.levels.find(({ id }) => id === one.target)?.level ?? '');
    const unneeded =
      one.kind === 'inform' && level !== undefined && !noticesOf(recording, level).some(({ key }) => key === one.act);
    const undecided = one.kind === 'decide' && !(level && decides(recording, level));
    return isGone(definition, one) || unneeded || undecided;
  });
  cancel(recording, gone);
}

/** Until when something must be done, as the text states it. */
type Ruled = Pick<Duty, 'within' | 'before' | 'recurs'>;

function ruleOf(definition: Definition, state: CaseState, one: Obligation): Ruled {
  const { acts, levels, recipients } = lookup(definition);
  const recipient = (): string => state.referrals.find(({ id }) => id === one.target)?.recipient ?? '';
  switch (one.kind) {
    case 'decide':
      return withinOf(levels.get(state.levels.find(({ id }) => id === one.target)?.level ?? '')?.terms?.decide);
    case 'inform':
      return withinOf(acts.get(one.act ?? '')?.terms?.inform);
    case 'acknowledge':
      return withinOf(recipients.get(recipient())?.recipient.terms?.acknowledge);
    case 'answer':
      return withinOf(recipients.get(recipient())?.recipient.terms?.answer);
    case 'duty': {
      const { within, before, recurs } = dutyOf(definition, one) ?? {};
      return { ...withinOf(within), ...(before && { before }), ...(recurs && { recurs }) };
    }
    case 'task':
      return {};
  }
  return one.kind satisfies never;
}

function withinOf(within: Term | undefined): Ruled {
  return within ? { within } : {};
}

/** What stays owed is dated as the new text counts it. A date that somebody set stays. */
export function carry(recording: Recording, from: Definition): void {
  const { definition, state } = recording;
  for (const one of state.obligations) {
    if (one.status !== 'open' || (one.term && 'written' in one.term) || isOver(recording, one)) continue;
    const was = ruleOf(from, state, one);
    const is = ruleOf(definition, state, one);
    const counted = one.period ? was.recurs?.per === is.recurs?.per : isEqual(was, is);
    if (!counted) carryDue(recording, one, is);
  }
}

/** Released a moment ago. */
function isOver({ state }: Recording, { id }: Obligation): boolean {
  return state.obligations.find((one) => one.id === id)?.status !== 'open';
}

function carryDue(recording: Recording, one: Obligation, is: Ruled): void {
  const duty = dutyOf(recording.definition, one);
  if (one.period === undefined && !is.recurs) {
    const { due, term } = datedAnew(recording, one, is);
    const moved = { ...(due === undefined ? {} : { due }), ...(term === undefined ? {} : { term }) };
    if (due !== one.due || !isEqual(term, one.term)) {
      recording.record({ type: 'obligationMoved', obligation: one.id, ...moved });
    }
    return;
  }
  // By periods from now on, or no longer, or by others: that is another obligation.
  cancel(recording, [one]);
  if (!duty) return;
  const { debtor, target, cause, act, sentence, creditor } = one;
  if (is.recurs) openPeriod(recording, duty, { debtor, target, cause });
  else {
    const dating = datedAnew(recording, { ...one, openedAt: recording.at }, is);
    const same = { act, sentence, ...(creditor === undefined ? {} : { creditor }), ...(cause ? { cause } : {}) };
    owe(recording, { kind: 'duty', duty: duty.key, debtor, target, ...same, ...dating });
  }
}

/** Counted from what it was counted from; else as if it opened now as it opened then. */
function datedAnew(recording: Recording, one: Obligation, { within, before }: Ruled): Dating {
  const { definition, state, setting } = recording;
  const at = one.openedAt;
  const duty = dutyOf(definition, one);
  const since = one.term && 'within' in one.term ? one.term.from : undefined;
  if (duty && (before || (within && since === undefined)))
    return datingOf({ definition, state, setting, at }, duty, one.debtor, one);
  return dueBy({ setting, at }, one.debtor, within, since);
}

export function dutyOf({ duties }: Definition, { duty }: Pick<Obligation, 'duty'>): Duty | undefined {
  return duty === undefined ? undefined : duties?.find(({ key }) => key === duty);
}
