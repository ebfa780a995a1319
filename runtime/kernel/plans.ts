/** What each kind of act does, made in full from its answers before anything is recorded. */
import { type Act, type Level, lookup, type ReferEffect } from '../definition/index.ts';
import { involved } from './access.ts';
import { datesMeeting, invitations, meetingDay } from './agenda.ts';
import { type Admitted, opening, openingPlace, type Opens } from './admit.ts';
import { bodyFor, bodyOf, institutionOf } from './assigned.ts';
import { type Context, refuse } from './context.ts';
import { alreadyRunning } from './group-files.ts';
import { awaitReferrals, endLevel, openLevel } from './levels.ts';
import { meet, releaseAll } from './obligations.ts';
import { askedBy } from './notions.ts';
import { planCorrection, planOnObligation, planReopening } from './plans-owed.ts';
import type { Recording } from './recording.ts';
import {
  acknowledgeReferral,
  addressees,
  answerReferral,
  channelOf,
  endReferral,
  refuseReferral,
  sendReferral,
} from './referrals.ts';
import { notFound } from './refusals.ts';
import { seatsOf, sitting } from './seats.ts';
import { describeMeeting } from './texts.ts';
import { dateText } from './time/words.ts';
import { worldOf } from './world.ts';
import type { Answers, Assigned, CaseState, LevelRun, Refusal } from './types.ts';

export interface Plan {
  refused: false;
  /** Of an opening act: the bodies that the new case belongs to. */
  bodies?: Record<string, string>;
  /** Bodies that may read the answers, beside the actor's own. */
  audience: string[];
  /** What follows the act; `performed` is the number of its event. */
  follow(recording: Recording, performed: number): void;
}

type OnNothing = Admitted & { on: 'nothing' };
type OnRun = Admitted & { on: 'run' };
type OnReferral = Admitted & { on: 'referral' };

export function plan(context: Context, admitted: Admitted, answers: Answers): Plan | Refusal {
  switch (admitted.on) {
    case 'nothing':
      return planOpening(context, admitted, answers);
    case 'run':
      return planOnRun(context, admitted, answers);
    case 'referral':
      return planOnReferral(admitted);
    case 'obligation':
      return planOnObligation(context, admitted, answers);
    case 'entry':
      return planCorrection(admitted);
    case 'file':
      return planReopening(admitted);
  }
  return admitted satisfies never;
}

function planOpening(context: Context, { act, level, state }: OnNothing, answers: Answers): Plan | Refusal {
  if (state) return planJoining(context, level, state);
  const chosen = chosenBodies(context, act, answers);
  if (!chosen) return refuse('recipient-missing', 'Izvēlētā iestāde sarakstā nav atrodama.', act.sentence);
  const place = openingPlace(context, chosen);
  const opens = opening(context, place, level);
  if (opens.refused) return opens;
  const running = alreadyRunning(context, { act, level, place, by: opens.by });
  if (running) return running;
  return {
    refused: false,
    bodies: place.bodies,
    audience: [opens.by.body],
    follow: (recording) => {
      openLevel(recording, level, opens.by);
    },
  };
}

/** One more level beside those that an open file is at. */
function planJoining(context: Context, level: Level, state: CaseState): Plan | Refusal {
  const opens = opening(context, state, level);
  return opens.refused ? opens : planBeside(opens);
}

function planBeside({ level, by }: Opens, from?: LevelRun): Plan {
  return {
    refused: false,
    audience: [by.body],
    follow: (recording) => {
      openLevel(recording, level, by, { from, beside: true });
    },
  };
}

/** Bodies named in the opening form, by institution; undefined when one is not in the directory. */
function chosenBodies(
  { definition, setting }: Context,
  act: Act,
  answers: Answers,
): Record<string, string> | undefined {
  const chosen: Record<string, string> = {};
  for (const { page, field, institution } of askedBy(definition, act).bodies) {
    const answer = answers[page]?.[field];
    if (typeof answer !== 'string') continue;
    if (bodyOf(setting, answer)?.institution !== institution) return undefined;
    chosen[institution] ??= answer;
  }
  return chosen;
}

function planOnRun(context: Context, admitted: OnRun, answers: Answers): Plan | Refusal {
  const { act, run } = admitted;
  switch (act.kind) {
    case 'notice':
      return planNotice(context, admitted);
    case 'request':
      if (act.effect?.kind !== 'refer') return notFound();
      return planSending(context, admitted, act.effect, answers, () => {});
    case 'outcome':
      switch (act.effect?.kind) {
        case 'close':
          return {
            refused: false,
            audience: workedOnIt(context, admitted.state),
            follow: (recording) => close(recording, admitted, context),
          };
        case 'level':
          return planPassing(admitted);
        case 'refer':
          return planSending(context, admitted, act.effect, answers, (recording) =>
            awaitReferrals(recording, run.id, act),
          );
        case 'end':
          return planEnding(context, admitted);
        case 'beside':
        case undefined:
          return notFound();
      }
      return act.effect satisfies never;
    case 'option':
      return planOption(context, admitted, answers);
    case 'open':
    case 'acknowledge':
    case 'refuse':
    case 'feedback':
    case 'fulfil':
    case 'finish':
    case 'extend':
    case 'correct':
    case 'reopen':
      return notFound();
  }
  return act.kind satisfies never;
}

/** Nothing changes but the record; or another level begins beside the stay, or others are asked meanwhile. */
function planOption(context: Context, admitted: OnRun, answers: Answers): Plan | Refusal {
  const { act, run, opens } = admitted;
  switch (act.effect?.kind) {
    case 'beside':
      return opens ? planBeside(opens, run) : notFound();
    case 'refer':
      return planSending(context, admitted, act.effect, answers, () => {});
    case 'close':
    case 'level':
    case 'end':
      return notFound();
    case undefined:
      return act.to === undefined
        ? { refused: false, audience: [], follow: () => {} }
        : planInviting(context, admitted);
  }
  return act.effect satisfies never;
}

/** Members and invited people learn of the meeting, or of its new day. */
function planInviting(context: Context, { act, run, state }: OnRun): Plan {
  const { definition } = context;
  const { members, guests } = attending(context, run, state);
  const group = lookup(definition).institutions.get(act.to ?? '');
  const secret = group?.confidential === undefined ? '' : ' Sēdē uzzināto neizpauž.';
  const news = (now: CaseState): string => {
    const day = meetingDay(definition, now, run.id);
    const on = day === undefined ? '' : `: ${dateText(day, 'lv')}`;
    const what = datesMeeting(definition, now, run, act.key) ? 'Sēdes laiks ir mainīts' : 'Jūs esat uzaicināts uz sēdi';
    return `${what}${on || '.'}`;
  };
  return {
    refused: false,
    audience: members.map(({ body }) => body),
    follow: (recording) => recording.sendAll('informed', [...members, ...guests], `${news(recording.state)}${secret}`),
  };
}

/** Who comes to a meeting. */
function attending({ definition, setting }: Context, run: LevelRun, state: CaseState) {
  const members = seatsOf(definition, setting, run.by.body).map((seat) => sitting(definition, setting, seat));
  const guests = invitations(definition, state, setting).filter((one) => one.run.id === run.id);
  return { members, guests: guests.map(({ to }) => to) };
}

/**
 * The stay ends and the file goes on: whoever sent it here learns that it was dealt with, and who was told of a meeting
 * learns that it is called off.
 */
function planEnding(context: Context, { act, run, state }: OnRun): Plan {
  const { members, guests } = attending(context, run, state);
  const meeting = describeMeeting(context.definition, state, run.id) ?? 'Sēde';
  return {
    refused: false,
    audience: [],
    follow: (recording) => {
      endLevel(recording, run.id, act);
      if (isCalledOff(context, act, run, state))
        recording.sendAll('informed', [...members, ...guests], `${meeting} ir atcelta.`);
      if (run.referral !== undefined) endReferral(recording, run.referral);
    },
  };
}

/** A meeting of which those who come were told ends by an outcome without a date, where others state one. */
function isCalledOff({ definition }: Context, act: Act, run: LevelRun, { entries }: CaseState): boolean {
  const { acts, levels } = lookup(definition);
  const isDated = (key: string) => acts.get(key)?.kind === 'outcome' && acts.get(key)?.dateField !== undefined;
  const told = entries.some((entry) => entry.target === run.id && acts.get(entry.act)?.to !== undefined);
  return told && act.dateField === undefined && (levels.get(run.level)?.acts ?? []).some(isDated);
}

function planNotice(context: Context, { act, run, state }: OnRun): Plan {
  const role = lookup(context.definition).roles.get(act.to ?? '')?.key;
  const body =
    role === undefined ? undefined : bodyFor(context.definition, state, institutionOf(role), context.setting);
  return {
    refused: false,
    audience: body ? [body.key] : [],
    follow: (recording) => {
      if (role !== undefined && body) {
        recording.send('informed', { body: body.key, roles: [role] }, 'Jūs esat informēts par lietu.');
      }
      meet(recording, 'inform', run.id, act.key);
    },
  };
}

/** The case goes on at another level; what brought it to this one is done. */
function planPassing({ act, run, opens }: OnRun): Plan | Refusal {
  if (!opens) return notFound();
  return {
    refused: false,
    audience: [opens.by.body],
    follow: (recording) => {
      endLevel(recording, run.id, act);
      if (run.referral !== undefined) endReferral(recording, run.referral);
      openLevel(recording, opens.level, opens.by, { from: run });
    },
  };
}

function planSending(
  context: Context,
  { act, run, state }: OnRun,
  effect: ReferEffect,
  answers: Answers,
  first: (recording: Recording) => void,
): Plan | Refusal {
  const asks = effect.recipients.some((rule) => rule.when);
  const world = asks && context.at !== undefined ? worldOf(state, context.setting, context.at, run.by.body) : undefined;
  const found = addressees(context, state, act, effect, answers, world);
  if ('refused' in found) return found;
  const channel = channelOf(effect, answers);
  if (channel === undefined) return refuse('answers-missing', 'Izvēlieties, kā nosūtīt.', act.sentence);
  return {
    refused: false,
    audience: found.map(({ to }) => to.body),
    follow: (recording, performed) => {
      first(recording);
      for (const one of found) sendReferral(recording, run, act, effect, one, channel, performed);
    },
  };
}

/**
 * Bodies that had the case at a level of their own: they learn how it ended and what was recommended (the missing
 * answer to the sender is the first complaint, domain.md 4). Who only took part or answered a letter does not.
 */
function workedOnIt({ definition }: Context, { levels }: CaseState): string[] {
  const known = lookup(definition).levels;
  const bodies = new Set<string>();
  for (const { level, by } of levels) if (known.get(level)?.participatesFor.length === 0) bodies.add(by.body);
  return [...bodies];
}

/** Everything in the case ends; whoever may still see it is told, but for the post that closed it. */
function close(recording: Recording, { act, run }: OnRun, context: Context): void {
  meet(recording, 'decide', run.id);
  for (const one of recording.state.levels) {
    if (one.status !== 'done') recording.record({ type: 'levelEnded', run: one.id, outcome: act.key });
  }
  for (const one of recording.state.referrals) endReferral(recording, one.id);
  releaseAll(recording, act.key);
  recording.record({ type: 'closed', outcome: act.key });
  const told = partakers(involved(recording.definition, recording.state, recording.setting), context);
  for (const one of told) recording.send('closed', one, 'Lieta ir noslēgta.');
}

/** One entry for each body. */
function partakers(assigned: Assigned[], { actor }: Context): Assigned[] {
  const found: Assigned[] = [];
  for (const { body, roles } of assigned) {
    let own = found.find((one) => one.body === body);
    if (!own) found.push((own = { body, roles: [] }));
    for (const role of roles) {
      const isActor = body === actor.body && role === actor.role;
      if (!isActor && !own.roles.includes(role)) own.roles.push(role);
    }
  }
  return found.filter(({ roles }) => roles.length > 0);
}

function planOnReferral({ act, referral, rule, opens }: OnReferral): Plan | Refusal {
  switch (act.kind) {
    case 'acknowledge':
      return {
        refused: false,
        audience: [],
        follow: (recording) => acknowledgeReferral(recording, referral, rule, opens?.by),
      };
    case 'refuse':
      return {
        refused: false,
        audience: [referral.from.body],
        follow: (recording) => refuseReferral(recording, referral),
      };
    case 'feedback':
      return {
        refused: false,
        audience: [referral.from.body],
        follow: (recording) => answerReferral(recording, referral, rule, act),
      };
    case 'open':
    case 'outcome':
    case 'notice':
    case 'option':
    case 'request':
    case 'fulfil':
    case 'finish':
    case 'extend':
    case 'correct':
    case 'reopen':
      return notFound();
  }
  return act.kind satisfies never;
}
