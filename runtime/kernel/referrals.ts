import { type Act, holds, lookup, type Recipient, type ReferEffect, type World } from '../definition/index.ts';
import { bodiesOf, bodyFor, type Place, performers, territoryOf } from './assigned.ts';
import type { Channel } from './channel.ts';
import { type Context, refuse } from './context.ts';
import { endLevel, openLevel } from './levels.ts';
import { meet, oblige } from './obligations.ts';
import type { Recording } from './recording.ts';
import { nobodyToReceive } from './refusals.ts';
import { bodyName, letterText } from './texts.ts';
import type { Answers, Assigned, CaseState, LevelRun, Referral, Refusal } from './types.ts';

/** A recipient of this sending: the rule that names it and who it is. */
export interface Addressee {
  rule: Recipient;
  to: Assigned;
}

/** The rule by which a referral was sent. */
export function ruleOf(context: Pick<Context, 'definition'>, referral: Referral): Recipient {
  const found = lookup(context.definition).recipients.get(referral.recipient);
  if (!found) throw new RangeError(`The definition has no recipient ${referral.recipient}`);
  return found.recipient;
}

/** The referral through which the run takes part at another's request; undefined for a run that decides the case. */
export function participation(
  context: Pick<Context, 'definition'>,
  state: CaseState,
  run: LevelRun,
): Referral | undefined {
  if (run.referral === undefined) return undefined;
  const referral = state.referrals.find((one) => one.id === run.referral);
  return referral && ruleOf(context, referral).then.kind === 'participate' ? referral : undefined;
}

/** To whom these answers send it; each institution once, in the order of the text. Empty: to nobody. */
export function recipients(effect: ReferEffect, answers: Answers, world?: World): Recipient[] {
  const chosen = effect.recipients.filter((rule) => (rule.when ? holds(rule.when, answers, world) : !rule.otherwise));
  const isMeant = chosen.some((rule) => rule.when);
  const all = isMeant ? chosen : effect.recipients.filter((rule) => !rule.when);
  return all.filter((rule, at) => all.findIndex((one) => one.institution === rule.institution) === at);
}

/**
 * Who receives at the institution: the posts that perform the level to follow; where the recipient answers or takes
 * part instead, any post of the body. Undefined: no such body, or nobody in it.
 */
export function addressee(context: Context, place: Place, rule: Recipient): Addressee | undefined {
  const { definition, setting } = context;
  const level = 'level' in rule.then ? lookup(definition).levels.get(rule.then.level) : undefined;
  const by = level && performers(definition, place, level.by, setting);
  // Somebody must also be there to do what follows.
  if (level && !by) return undefined;
  const body = bodyFor(definition, place, rule.institution, setting);
  if (!body || body.roles.length === 0) return undefined;
  if (rule.then.kind === 'level' && by?.body === body.key) return { rule, to: by };
  const roles = lookup(definition).institutions.get(rule.institution)?.roles ?? [];
  return { rule, to: { body: body.key, roles: roles.map((role) => role.key) } };
}

/** Every body of the institution where anybody is; whoever has nobody to answer is not asked. */
export function surveyed(
  { definition, setting }: Pick<Context, 'definition' | 'setting'>,
  rule: Recipient,
): Addressee[] {
  const roles =
    lookup(definition)
      .institutions.get(rule.institution)
      ?.roles.map((role) => role.key) ?? [];
  const bodies = bodiesOf(setting, rule.institution).filter((body) => body.roles.length > 0);
  return bodies.map((body) => ({ rule, to: { body: body.key, roles } }));
}

/** A group that works for other territories than the case's gets none of its letters. */
function isNear({ definition, setting }: Context, place: Place, { institution }: Recipient): boolean {
  const own = lookup(definition).institutions.get(institution)?.territory;
  const units = territoryOf(place, setting);
  return !own || units.size === 0 || own.some((unit) => units.has(unit));
}

/** Everybody to whom these answers send it, or why it cannot be sent. All or none: a letter is not half sent. */
export function addressees(
  context: Context,
  place: Place,
  act: Act,
  effect: ReferEffect,
  answers: Answers,
  world?: World,
): Addressee[] | Refusal {
  const rules = recipients(effect, answers, world).filter((rule) => isNear(context, place, rule));
  if (rules.length === 0) {
    return refuse('no-recipient', 'Pēc sniegtajām atbildēm shēma nenosaka nevienu saņēmēju.', act.sentence);
  }
  const found: Addressee[] = [];
  for (const rule of rules) {
    const before = found.length;
    if (rule.each) found.push(...surveyed(context, rule));
    else {
      const one = addressee(context, place, rule);
      if (one) found.push(one);
    }
    if (found.length === before) return nobodyToReceive(context, rule);
  }
  return found;
}

/** The channel the sender chose; the only one where there is no choice. Undefined: not chosen, or not one of these. */
export function channelOf(effect: ReferEffect, answers: Answers): Channel | undefined {
  if (!effect.channelField) return effect.channels[0] ?? 'system';
  const chosen = answers[effect.channelField.page]?.[effect.channelField.field];
  return effect.channels.find((channel) => channel === chosen);
}

/** Sends the referral; the recipient owes its acknowledgement. */
export function sendReferral(
  recording: Recording,
  from: LevelRun,
  act: Act,
  effect: ReferEffect,
  addressed: Addressee,
  channel: Channel,
  sentBy: number,
): void {
  const { rule, to } = addressed;
  const id = recording.newId('referral');
  recording.record({
    type: 'referralSent',
    referral: {
      id,
      recipient: rule.key,
      act: act.key,
      sentBy,
      run: from.id,
      from: from.by,
      to,
      channel,
      status: 'sent',
      sentAt: recording.at,
    },
  });
  recording.send('referral', to, letterText(effect.what, bodyName(recording.setting, from.by.body)));
  oblige(recording, { kind: 'acknowledge', debtor: to, target: id, sentence: rule.sentence }, rule.terms);
}

/** The recipient has it: what the scheme says of it begins. `by`: performers of the level that opens, if one does. */
export function acknowledgeReferral(
  recording: Recording,
  referral: Referral,
  rule: Recipient,
  by: Assigned | undefined,
): void {
  recording.record({ type: 'referralAcknowledged', referral: referral.id });
  meet(recording, 'acknowledge', referral.id);
  const level = 'level' in rule.then ? lookup(recording.definition).levels.get(rule.then.level) : undefined;
  if (level && by) {
    const from = recording.state.levels.find((run) => run.id === referral.run);
    const asked = lookup(recording.definition).acts.get(referral.act)?.kind === 'option';
    openLevel(recording, level, by, { referral: referral.id, rule, from, ...(asked ? { beside: true } : {}) });
  } else if (rule.then.kind === 'return') {
    const { sentence, terms } = rule;
    oblige(recording, { kind: 'answer', debtor: referral.to, target: referral.id, sentence }, terms);
  }
}

/** The recipient does not take it. To have said so is to have dealt with it, so its obligation is met. */
export function refuseReferral(recording: Recording, referral: Referral): void {
  recording.record({ type: 'referralRefused', referral: referral.id });
  meet(recording, 'acknowledge', referral.id);
  const name = bodyName(recording.setting, referral.to.body);
  recording.send('refused', referral.from, `Saņēmējs nepieņēma nosūtīto. Saņēmējs: ${name}.`);
}

/**
 * The recipient answers the sender. Where it has taken the case over it may do so any number of times and nothing
 * moves; else the answer is what was asked for, and ends the referral and the recipient's part.
 */
export function answerReferral(recording: Recording, referral: Referral, rule: Recipient, act: Act): void {
  const name = bodyName(recording.setting, referral.to.body);
  recording.send('answered', referral.from, `Saņemta atbilde uz nosūtīto. Atbild: ${name}.`);
  if (rule.then.kind === 'level') return;
  const run = recording.state.levels.find((one) => one.referral === referral.id && one.status !== 'done');
  meet(recording, 'answer', referral.id);
  if (run) endLevel(recording, run.id, act);
  endReferral(recording, referral.id);
}

/** Done, if it has not ended already. */
export function endReferral(recording: Recording, id: string): void {
  const referral = recording.state.referrals.find((one) => one.id === id);
  if (referral && referral.endedAt === undefined) recording.record({ type: 'referralEnded', referral: id });
}
