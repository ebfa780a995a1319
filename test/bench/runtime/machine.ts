/**
 * The scheme of an example as an XState machine: levels are states, acts are events, needs and recipients are guards,
 * and what a case remembers (answers, notices, referrals, what is owed) is its context. Less than the kernel does: no
 * audience, no performers by body, no sentences, no messages.
 */
import {
  type Act,
  type Answers,
  type Definition,
  holds,
  type Level,
  lookup,
  type Recipient,
} from '@riciba/runtime/definition';
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
  post: string;
  answers: Answers;
}

type Change = (context: Context, event: Event) => Partial<Context>;

/** Calls each change on what the one before made. */
const doing = (...changes: Change[]) =>
  assign<Context, Event, undefined, Event, never>(({ context, event }) => {
    let next = context;
    for (const change of changes) next = { ...next, ...change(next, event) };
    return next;
  });

const remember: Change = ({ log, facts }, { type, post, answers }) => ({
  log: [...log, { act: type, post }],
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

function ready(act: Act) {
  return ({ context }: { context: Context }) => (act.needs ?? []).every((need) => context.done.includes(need));
}

class Machine {
  private readonly definition: Definition;

  constructor(definition: Definition) {
    this.definition = definition;
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
        new: { on: Object.fromEntries(openings.map((act) => [act.key, this.into(act.level ?? '')])) },
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

  private actsOf(level: Level) {
    const { acts } = lookup(this.definition);
    const known = level.acts.flatMap((key) => acts.get(key) ?? []);
    return Object.fromEntries(known.map((act) => [act.key, this.transition(level, act)]));
  }

  private transition(level: Level, act: Act) {
    const { effect } = act;
    if (act.kind === 'notice') return { actions: doing(remember, noted(act)) };
    if (act.kind !== 'outcome') return { actions: doing(remember) };
    if (effect?.kind === 'level') return { guard: ready(act), ...this.into(effect.level) };
    if (effect?.kind === 'close') return { guard: ready(act), target: 'closed', actions: doing(remember, ended) };
    const rules = effect?.kind === 'refer' ? effect.recipients : [];
    return { guard: ready(act), target: `${level.key}-waits`, actions: doing(remember, sent(rules)) };
  }

  /** The recipient's level begins when it acknowledges. */
  private answers({ key }: Level) {
    const onward = this.definition.levels.map((level) => ({
      guard: ({ context }: { context: Context }) =>
        context.referrals.some((one) => one.status === 'sent' && one.level === level.key),
      target: level.key,
      actions: doing(remember, acknowledged, this.enter(level.key)),
    }));
    return { 'referral.acknowledge': onward, 'referral.feedback': this.into(key) };
  }
}

export function machineOf(definition: Definition) {
  return new Machine(definition).make();
}
