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
  id: number;
  to: string;
  status: 'sent' | 'acknowledged' | 'done';
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

const nothing: Answers = {};

export function machineOf(definition: Definition) {
  const { levels } = definition;
  const remember: Change = ({ log, facts }, { type, post, answers }) => ({
    log: [...log, { act: type, post }],
    facts: answers === nothing ? facts : { ...facts, ...answers },
  });
  const made = setup({ types: { context: {} as Context, events: {} as Event } });
  const doing = (...changes: Change[]) =>
    assign<Context, Event, undefined, Event, never>(({ context, event }) => {
      let next = context;
      for (const change of changes) next = { ...next, ...change(next, event) };
      return next;
    });
  const enter =
    ({ key, acts }: Level): Change =>
    () => ({
      done: [],
      owed: [
        { kind: 'decide', of: key },
        ...acts
          .filter((act) => lookup(definition).acts.get(act)?.kind === 'notice')
          .map((of) => ({ kind: 'inform', of })),
      ],
    });
  const noted =
    (act: Act): Change =>
    ({ done, owed }) => ({
      done: [...done, act.key],
      owed: owed.filter((one) => one.of !== act.key),
    });
  const sent =
    (rules: Recipient[]): Change =>
    ({ referrals, owed }, { answers }) => {
      const chosen = rules.filter((rule) => !rule.when || holds(rule.when, answers));
      const made = chosen.map((rule, at) => ({
        id: referrals.length + at,
        to: rule.institution,
        status: 'sent' as const,
        ...('level' in rule.then && { level: rule.then.level }),
      }));
      return {
        referrals: [...referrals, ...made],
        owed: [...owed, ...made.map((one) => ({ kind: 'acknowledge', of: one.to }))],
      };
    };
  const acknowledged: Change = ({ referrals, owed }) => ({
    referrals: referrals.map((one) => (one.status === 'sent' ? { ...one, status: 'acknowledged' as const } : one)),
    owed: owed.filter((one) => one.kind !== 'acknowledge'),
  });
  const ready =
    (act: Act) =>
    ({ context }: { context: Context }) =>
      (act.needs ?? []).every((need) => context.done.includes(need));
  const transitions = (level: Level) => {
    const { acts, levels: byKey } = lookup(definition);
    return level.acts
      .flatMap((key) => acts.get(key) ?? [])
      .map((act) => {
        const { effect } = act;
        if (act.kind === 'notice') return [act.key, { actions: doing(remember, noted(act)) }] as const;
        if (effect?.kind === 'level') {
          const next = byKey.get(effect.level);
          return [
            act.key,
            { guard: ready(act), target: effect.level, actions: doing(remember, ...(next ? [enter(next)] : [])) },
          ] as const;
        }
        if (effect?.kind === 'refer' && act.kind === 'outcome')
          return [
            act.key,
            { guard: ready(act), target: `${level.key}.waiting`, actions: doing(remember, sent(effect.recipients)) },
          ] as const;
        if (effect?.kind === 'close')
          return [
            act.key,
            { guard: ready(act), target: 'closed', actions: doing(remember, () => ({ owed: [] })) },
          ] as const;
        return [act.key, { actions: doing(remember) }] as const;
      });
  };
  const waiting = (level: Level) => {
    const next = levels.map((one) => ({
      guard: ({ context }: { context: Context }) =>
        context.referrals.some((it) => it.status === 'sent' && it.level === one.key),
      target: one.key,
      actions: doing(remember, acknowledged, enter(one)),
    }));
    return {
      on: {
        'referral.acknowledge': next,
        'referral.feedback': { target: level.key, actions: doing(remember, enter(level)) },
      },
    };
  };
  const openings = definition.acts.filter((act) => act.kind === 'open');
  return made.createMachine({
    context: { log: [], facts: {}, done: [], owed: [], referrals: [] },
    initial: 'new',
    states: {
      new: {
        on: Object.fromEntries(
          openings.map((act) => {
            const level = lookup(definition).levels.get(act.level ?? '');
            return [act.key, { target: act.level ?? '', actions: doing(remember, ...(level ? [enter(level)] : [])) }];
          }),
        ),
      },
      ...Object.fromEntries(
        levels.flatMap((level): [string, object][] => [
          [
            level.key,
            {
              on: Object.fromEntries(
                transitions(level).map(([key, one]) => [
                  key,
                  'target' in one && one.target === `${level.key}.waiting`
                    ? { ...one, target: `${level.key}-waiting` }
                    : one,
                ]),
              ),
            },
          ],
          [`${level.key}-waiting`, waiting(level)],
        ]),
      ),
      closed: { type: 'final' },
    },
  });
}
