import type { Level, Option, Outcome, Recipient, Scheme } from '@riciba/language';
import { holds } from '@riciba/runtime/definition';
import { type Combination, combinations, overPages } from './combinations.ts';

/** A place where a case stops without an end, or a fault of the same kind. Codes are stable. */
export type Stop =
  /** An outcome sends to nobody for these answers: of `total` combinations, `open` leave a gap. */
  | { code: 'RIC0501'; level: Level; outcome: Outcome; open: Combination[]; total: number }
  /** A recipient of whom the scheme does not say what follows; `example`: answers by which it receives. */
  | { code: 'RIC0502'; level: Level; outcome: Outcome; recipient: Recipient; example: Combination }
  /** A level that nobody can leave. */
  | { code: 'RIC0503'; level: Level }
  /** A level that no case comes to. */
  | { code: 'RIC0504'; level: Level }
  /** A level from which a case only goes round and never ends. */
  | { code: 'RIC0505'; level: Level }
  /** A recipient that no answers send anything to. */
  | { code: 'RIC0506'; level: Level; outcome: Outcome; recipient: Recipient }
  /** An outcome whose conditions have too many combinations to be counted through. */
  | { code: 'RIC0507'; level: Level; outcome: Outcome };

/** A way a case can take from a level. */
export interface Step {
  from: Level;
  /** The outcome, or the option that opens a level beside. */
  outcome: { label: string };
  to: string;
  /** Answers by which it goes there. */
  answers?: Combination;
}

/** What can happen at an outcome's referral. */
interface Dispatch {
  total: number;
  open: Combination[];
  /** By recipient: an example of answers by which it receives. */
  receives: Map<Recipient, Combination>;
}

/** All stops of a scheme, and the ways between its levels by which stories are told. */
export function examine(scheme: Scheme): { stops: Stop[]; steps: Step[] } {
  const stops: Stop[] = [];
  const steps: Step[] = [];
  for (const level of scheme.levels) {
    if (level.outcomes.length === 0 && level.participatesFor.length === 0) stops.push({ code: 'RIC0503', level });
    for (const outcome of level.outcomes) {
      if (outcome.effect.kind === 'level') steps.push({ from: level, outcome, to: outcome.effect.level });
      if (outcome.effect.kind !== 'refer') continue;
      const dispatch = dispatchOf(scheme, outcome.effect.to);
      if (dispatch) {
        stops.push(...referralStops(level, outcome, outcome.effect.to, dispatch));
        steps.push(...referralSteps(level, outcome, dispatch));
      } else stops.push({ code: 'RIC0507', level, outcome });
    }
  }
  for (const level of scheme.levels) steps.push(...level.options.flatMap((option) => optionSteps(level, option)));
  return { stops: [...stops, ...wholeStops(scheme, stops, steps)], steps };
}

/** What an option opens, the level itself going on. */
function optionSteps(from: Level, option: Option): Step[] {
  const { effect } = option;
  if (effect?.kind === 'beside') return [{ from, outcome: option, to: effect.level }];
  const recipients = effect?.kind === 'refer' ? effect.to : [];
  return recipients.flatMap(({ then }) => (then.kind === 'level' ? [{ from, outcome: option, to: then.level }] : []));
}

function dispatchOf(scheme: Scheme, recipients: readonly Recipient[]): Dispatch | undefined {
  const all = combinations(
    scheme,
    recipients.flatMap(({ when }) => when ?? []),
  );
  if (!all) return undefined;
  const open: Combination[] = [];
  const receives = new Map<Recipient, Combination>();
  for (const combination of all) {
    const receiving = receivers(recipients, combination);
    if (receiving.length === 0) open.push(combination);
    for (const recipient of receiving) if (!receives.has(recipient)) receives.set(recipient, combination);
  }
  return { total: all.length, open, receives };
}

/** Who receives: always, or by condition; `otherwise` where no condition holds. */
function receivers(recipients: readonly Recipient[], { answers }: Combination): Recipient[] {
  const byCondition = recipients.filter(({ when }) => when && holds(overPages(when), answers));
  return recipients.filter((recipient) =>
    recipient.when ? byCondition.includes(recipient) : !recipient.otherwise || byCondition.length === 0,
  );
}

function referralStops(level: Level, outcome: Outcome, recipients: readonly Recipient[], dispatch: Dispatch): Stop[] {
  const { open, total, receives } = dispatch;
  const gaps: Stop[] = open.length > 0 ? [{ code: 'RIC0501', level, outcome, open, total }] : [];
  return [
    ...gaps,
    ...recipients.flatMap((recipient): Stop[] => {
      const example = receives.get(recipient);
      if (!example) return [{ code: 'RIC0506', level, outcome, recipient }];
      return recipient.then.kind === 'none' ? [{ code: 'RIC0502', level, outcome, recipient, example }] : [];
    }),
  ];
}

function referralSteps(from: Level, outcome: Outcome, { receives }: Dispatch): Step[] {
  return [...receives].flatMap(([{ then }, answers]) =>
    then.kind === 'level' ? [{ from, outcome, to: then.level, answers }] : [],
  );
}

/** What only the whole shows: levels that are not come to, and levels without a way to any end. */
function wholeStops(scheme: Scheme, stops: readonly Stop[], steps: readonly Step[]): Stop[] {
  const reached = reachable(scheme, steps);
  const ends = new Set([
    ...scheme.levels.filter(({ outcomes }) =>
      outcomes.some(({ effect }) => effect.kind === 'close' || effect.kind === 'end'),
    ),
    // Where it stops before the end is told already; what leads there is not told again.
    ...stops.filter(({ code }) => code !== 'RIC0506').map(({ level }) => level),
  ]);
  const ending = new Set([...ends].map(({ name }) => name));
  for (let before = -1; before !== ending.size; ) {
    before = ending.size;
    for (const { from, to } of steps) if (ending.has(to)) ending.add(from.name);
  }
  return scheme.levels.flatMap((level): Stop[] => {
    if (!reached.has(level.name)) return [{ code: 'RIC0504', level }];
    return ending.has(level.name) || level.participatesFor.length > 0 ? [] : [{ code: 'RIC0505', level }];
  });
}

/** Names of the levels a case can come to. */
function reachable(scheme: Scheme, steps: readonly Step[]): Set<string> {
  const reached = new Set(
    scheme.levels.filter(({ entries, reopenings }) => entries.length + reopenings.length > 0).map(({ name }) => name),
  );
  for (let before = -1; before !== reached.size; ) {
    before = reached.size;
    for (const { from, to } of steps) if (reached.has(from.name)) reached.add(to);
    for (const { name, participatesFor } of scheme.levels) {
      if (participatesFor.some((asker) => reached.has(asker))) reached.add(name);
    }
  }
  return reached;
}
