/**
 * The scheme of an example as an XState machine: levels are states, acts are events; who may act, what must be done first
 * and that a recipient is there are guards, and what a case remembers (answers, notices, referrals, what is owed) is its
 * context. Less than the kernel does: no ids, no events to keep, no audience, no substitutes who stand in only while
 * nobody else holds the office, no terms, no messages, no sentence by which it is refused.
 */
import {
  type Act,
  type Answers,
  type Definition,
  holds,
  type Level,
  lookup,
  type Performer,
  type Recipient,
} from '@riciba/runtime/definition';
import type { Actor, Setting } from '@riciba/runtime/kernel';
import { assign, setup } from 'xstate';

interface Referral {
  to: string;
  status: 'sent' | 'acknowledged';
  level?: string;
}

interface Context {
  log: { act: string; post: string }[];
  facts: Answers;
  done: string[];
  owed: { kind: string; of: string }[];
  referrals: Referral[];
}

export interface Event {
  type: string;
  actor: Actor;
  answers: Answers;
}

interface Asked {
  context: Context;
  event: Event;
}

type Change = (context: Context, event: Event) => Partial<Context>;

/** Calls each change on what the one before made. */
const doing = (...changes: Change[]) =>
  assign<Context, Event, undefined, Event, never>(({ context, event }) => {
    let next = context;
    for (const change of changes) next = { ...next, ...change(next, event) };
    return next;
  });

const remember: Change = ({ log, facts }, { type, actor, answers }) => ({
  log: [...log, { act: type, post: actor.post }],
  facts: { ...facts, ...answers },
});

const acknowledged: Change = ({ referrals, owed }) => ({
  referrals: referrals.map((one) => (one.status === 'sent' ? { ...one, status: 'acknowledged' as const } : one)),
  owed: owed.filter((one) => one.kind !== 'acknowledge'),
});

const ended: Change = () => ({ owed: [] });

function noted(act: Act): Change {
  return ({ done, owed }) => ({ done: [...done, act.key], owed: owed.filter((one) => one.of !== act.key) });
}

/** To whom the answers send it. */
function sent(rules: Recipient[]): Change {
  return ({ referrals, owed }, { answers }) => {
    const chosen = rules.filter((rule) => !rule.when || holds(rule.when, answers));
    const made = chosen.map((rule) => ({
      to: rule.institution,
      status: 'sent' as const,
      ...('level' in rule.then && { level: rule.then.level }),
    }));
    return {
      referrals: [...referrals, ...made],
      owed: [...owed, ...made.map((one) => ({ kind: 'acknowledge', of: one.to }))],
    };
  };
}

function performs({ roles, substitutes }: Performer, { role }: Actor): boolean {
  return roles.includes(role) || substitutes.includes(role);
}

class Machine {
  private readonly definition: Definition;
  /** Roles that are held, by body. */
  private readonly held: ReadonlyMap<string, readonly string[]>;
  /** Institutions of which there is a body with anybody in it. */
  private readonly present: ReadonlySet<string>;

  constructor(definition: Definition, { bodies }: Setting) {
    this.definition = definition;
    this.held = new Map(bodies.map(({ key, roles }) => [key, roles]));
    this.present = new Set(bodies.filter(({ roles }) => roles.length > 0).map(({ institution }) => institution));
  }

  /** Is the actor in office and among those who may, is done what must be first, and is somebody there to receive? */
  private guard({ needs, by, effect }: Act, level: Level | undefined) {
    const rules = effect?.kind === 'refer' ? effect.recipients : undefined;
    return ({ context, event: { actor } }: Asked): boolean =>
      (this.held.get(actor.body)?.includes(actor.role) ?? false) &&
      (!level || performs(level.by, actor)) &&
      (!by || performs(by, actor)) &&
      (!needs || needs.every((need) => context.done.includes(need))) &&
      (!rules || rules.some((rule) => this.present.has(rule.institution)));
  }

  make() {
    const { acts, levels } = this.definition;
    const openings = acts.filter((act) => act.kind === 'open');
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- how XState is told the types
    const made = setup({ types: { context: {} as Context, events: {} as Event } });
    return made.createMachine({
      context: { log: [], facts: {}, done: [], owed: [], referrals: [] },
      initial: 'new',
      states: {
        new: { on: Object.fromEntries(openings.map((act) => [act.key, this.opening(act)])) },
        ...Object.fromEntries(levels.map((level) => [level.key, { on: this.actsOf(level) }])),
        ...Object.fromEntries(levels.map((level) => [`${level.key}-waits`, { on: this.answers(level) }])),
        closed: { type: 'final' },
      },
    });
  }

  private enter(key: string): Change {
    const { acts, levels } = lookup(this.definition);
    const notices = (levels.get(key)?.acts ?? []).filter((act) => acts.get(act)?.kind === 'notice');
    const owed = [{ kind: 'decide', of: key }, ...notices.map((of) => ({ kind: 'inform', of }))];
    return () => ({ done: [], owed });
  }

  private into(key: string) {
    return { target: key, actions: doing(remember, this.enter(key)) };
  }

  private opening(act: Act) {
    const level = lookup(this.definition).levels.get(act.level ?? '');
    return { guard: this.guard(act, act.by ? undefined : level), ...this.into(act.level ?? '') };
  }

  private actsOf(level: Level) {
    const { acts } = lookup(this.definition);
    const known = level.acts.flatMap((key) => acts.get(key) ?? []);
    return Object.fromEntries(known.map((act) => [act.key, this.transition(level, act)]));
  }

  private transition(level: Level, act: Act) {
    const { effect } = act;
    const guard = this.guard(act, level);
    if (act.kind === 'notice') return { guard, actions: doing(remember, noted(act)) };
    if (act.kind !== 'outcome') return { guard, actions: doing(remember) };
    if (effect?.kind === 'level') return { guard, ...this.into(effect.level) };
    if (effect?.kind === 'close') return { guard, target: 'closed', actions: doing(remember, ended) };
    const rules = effect?.kind === 'refer' ? effect.recipients : [];
    return { guard, target: `${level.key}-waits`, actions: doing(remember, sent(rules)) };
  }

  /** The recipient's level begins when it acknowledges. */
  private answers({ key, acts }: Level) {
    const known = lookup(this.definition);
    const rules = acts.flatMap((act) => {
      const effect = known.acts.get(act)?.effect;
      return effect?.kind === 'refer' ? effect.recipients : [];
    });
    const onto = new Set(rules.flatMap(({ then }) => ('level' in then ? (known.levels.get(then.level) ?? []) : [])));
    const onward = [...onto].map((level) => ({
      guard: ({ context, event: { actor } }: Asked): boolean =>
        (this.held.get(actor.body)?.includes(actor.role) ?? false) &&
        performs(level.by, actor) &&
        context.referrals.some((one) => one.status === 'sent' && one.level === level.key),
      target: level.key,
      actions: doing(remember, acknowledged, this.enter(level.key)),
    }));
    return { 'referral.acknowledge': onward, 'referral.feedback': this.into(key) };
  }
}

export function machineOf(definition: Definition, setting: Setting) {
  return new Machine(definition, setting).make();
}
