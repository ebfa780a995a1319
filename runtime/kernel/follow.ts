/** The record of an act, and all that follows from it. */
import { lookup, type Performer } from '../definition/index.ts';
import type { Admitted } from './admit.ts';
import { standing } from './assigned.ts';
import type { Context } from './context.ts';
import { owing } from './debtors.ts';
import { followDuties } from './duties.ts';
import { correctEntry, keepEntry } from './entries.ts';
import { factsIn, withUnread } from './facts.ts';
import { notions } from './notions.ts';
import type { Plan } from './plans.ts';
import type { Happening, Recording } from './recording.ts';
import { settle } from './settle.ts';
import { oweTasks } from './tasks.ts';
import type { Answers, Assigned, Command, Entry } from './types.ts';

/** An act that will be done. */
interface Doing {
  context: Context;
  admitted: Admitted;
  planned: Plan;
  command: Command;
  /** Absent: the act has no form. */
  answers: Answers | undefined;
}

type Performed = Extract<Happening, { type: 'performed' }>;

export function followAct(recording: Recording, doing: Doing): void {
  const { context, admitted, planned, command } = doing;
  const { act } = admitted;
  const answers = doing.answers ?? {};
  const run = stayOf(admitted);
  const audience: string[] = [];
  for (const body of planned.audience) {
    if (body !== command.actor.body && !audience.includes(body)) audience.push(body);
  }
  const seq = recording.next;
  const isNeeded = run !== undefined && act.kind !== 'notice' && notions(recording.definition).needed.has(act.key);
  const performed: Performed = {
    type: 'performed',
    act: act.key,
    actor: command.actor,
    audience,
    command: command.id,
  };
  if (command.target !== undefined) performed.target = command.target;
  if (doing.answers) performed.answers = answers;
  if (isNeeded) performed.stay = run;
  recording.record(performed);
  const entry = enter(recording, doing, answers, { audience, seq });
  planned.follow(recording, seq);
  if (recording.state.status === 'open') settle(recording);
  if (entry) oweTasks(recording, admitted.on === 'entry' ? admitted.of : act, entry);
  followDuties(recording, {
    before: context.state,
    act,
    actor: command.actor,
    answers,
    run,
    entry,
    corrected: admitted.on === 'entry' ? { of: admitted.of, was: admitted.entry } : undefined,
  });
}

/** What is known of the file now: facts, and what is kept of the act. */
function enter(
  recording: Recording,
  { context, admitted, command }: Doing,
  answers: Answers,
  { audience, seq }: { audience: string[]; seq: number },
): Entry | undefined {
  const { act } = admitted;
  if (admitted.on === 'entry') return correctEntry(recording, { ...admitted, context }, answers, seq);
  for (const { part, values } of factsIn(recording.definition, act, answers)) {
    const known = recording.state.facts[part];
    recording.record({ type: 'factsRecorded', part, values: withUnread(context, act, part, values, known) });
  }
  if (!notions(recording.definition).kept.has(act.key)) return undefined;
  const { target } = command;
  const by = whoEnters(context, admitted);
  return keepEntry(recording, act, { ...(target === undefined ? {} : { target }), by, answers, audience, seq });
}

/** The level run whose stay an act is part of. */
function stayOf(admitted: Admitted): string | undefined {
  switch (admitted.on) {
    case 'run':
      return admitted.run.id;
    case 'referral':
      return admitted.state.levels.find((run) => run.referral === admitted.referral.id)?.id;
    case 'obligation':
      return runIn(admitted, admitted.obligation.target);
    case 'entry':
      return runIn(admitted, admitted.entry.target);
    case 'nothing':
    case 'file':
      return undefined;
  }
  return admitted satisfies never;
}

function runIn({ state }: Admitted & { on: 'obligation' | 'entry' }, id: string | undefined): string | undefined {
  return state.levels.find((run) => run.id === id)?.id;
}

/** Roles of the actor's body that may enter the same: they may correct it. */
function whoEnters({ definition, setting, actor }: Context, admitted: Admitted): Assigned {
  const { body, role } = actor;
  switch (admitted.on) {
    case 'run': {
      const level = lookup(definition).levels.get(admitted.run.level);
      const by = standing(definition, admitted.state, admitted.run.by, level?.by, setting);
      return { body, roles: by.roles.filter((one) => isOf(admitted.act.by, one)) };
    }
    case 'referral':
      return { body, roles: admitted.referral.to.roles };
    case 'obligation':
      return owing(definition, admitted.state, admitted.obligation, setting);
    case 'nothing':
    case 'file':
    case 'entry':
      return { body, roles: [role] };
  }
  return admitted satisfies never;
}

function isOf(by: Performer | undefined, role: string): boolean {
  return by === undefined || by.roles.includes(role) || by.substitutes.includes(role);
}
