/** May this be done now? All that can be said before the answers are known; offers and step ask the same. */
import { type Act, type Level, lookup, type Performer, type Recipient } from '../definition/index.ts';
import { hasBusiness } from './access.ts';
import { bodyFor, bodyOf, institutionOf, isAmong, isInOffice, type Place, performers, standing } from './assigned.ts';
import { type Context, refuse } from './context.ts';
import { receiving } from './debtors.ts';
import { missingFirst, shutGate } from './gates.ts';
import { alreadyRunning, groupFileOf, hadFirstMeeting } from './group-files.ts';
import { askedBy, notions } from './notions.ts';
import { addressee, participation, ruleOf, surveyed } from './referrals.ts';
import { caseClosed, nobodyAt, nobodyToReceive, notFound, notInOffice, notYours } from './refusals.ts';
import { admitCorrection, admitOnObligation } from './admit-owed.ts';
import type { Assigned, CaseState, Entry, LevelRun, Obligation, Referral, Refusal } from './types.ts';

/** An act that may be done, and on what. `by`: performers of the level that it will open. */
export type Admitted =
  /** `state`: the open file that the level joins. */
  | { refused: false; on: 'nothing'; act: Act; level: Level; state?: CaseState }
  | { refused: false; on: 'file'; act: Act; state: CaseState; opens: Opens }
  | { refused: false; on: 'obligation'; act: Act; state: CaseState; obligation: Obligation }
  | { refused: false; on: 'entry'; act: Act; state: CaseState; entry: Entry; of: Act }
  | { refused: false; on: 'run'; act: Act; state: CaseState; run: LevelRun; opens: Opens | undefined }
  | OnReferral;

interface OnReferral {
  refused: false;
  on: 'referral';
  act: Act;
  state: CaseState;
  referral: Referral;
  rule: Recipient;
  opens: Opens | undefined;
}

export interface Opens {
  refused: false;
  level: Level;
  by: Assigned;
}

export function admit(context: Context, key: string, target: string | undefined): Admitted | Refusal {
  const act = lookup(context.definition).acts.get(key);
  if (!act) return refuse('unknown-act', 'Šādas darbības rīcības shēmā nav.');
  if (!isInOffice(context.setting, context.actor)) return notInOffice();
  const { state } = context;
  if (act.kind === 'open' && target === undefined) return admitOpening(context, act);
  if (act.kind === 'reopen' && target === undefined && state) return admitReopening(context, act, state);
  if (!state || target === undefined) return notFound();
  const run = state.levels.find((one) => one.id === target);
  if (run) return admitOnRun(context, state, act, run);
  const referral = state.referrals.find((one) => one.id === target);
  if (referral) return admitOnReferral(context, state, act, referral);
  const obligation = state.obligations.find((one) => one.id === target);
  if (obligation) return admitOnObligation(context, state, act, obligation);
  const entry = state.entries.find((one) => one.id === target);
  return entry ? admitCorrection(context, state, act, entry) : notFound();
}

function admitOpening(context: Context, act: Act): Admitted | Refusal {
  const { definition, state } = context;
  const level = lookup(definition).levels.get(act.level ?? '');
  if (!level) return refuse('unknown-act', 'Šādas darbības rīcības shēmā nav.');
  const by = act.by ?? level.by;
  if (!mayOpen(context, by)) return notYours(context, by.roles, act.sentence);
  const gate = shutGate(context, act, context.actor.body);
  if (gate) return gate;
  if (state) return admitJoining(context, act, level, state);
  // Whom the answers may still name, only the answers can tell.
  if (choosesPerformer(context, act, level)) return { refused: false, on: 'nothing', act, level };
  const place = openingPlace(context, {});
  const opens = opening(context, place, level);
  if (opens.refused) return opens;
  return alreadyRunning(context, { act, level, place, by: opens.by }) ?? { refused: false, on: 'nothing', act, level };
}

/**
 * An open file of the same track takes in a level that it has not been at, by the case's own body of an institution
 * and those there who have to do with the file; a group's own file, which goes on, also one where it is not any more.
 */
function admitJoining(context: Context, act: Act, level: Level, state: CaseState): Admitted | Refusal {
  const { definition, actor, setting } = context;
  const first = definition.tracks?.[0]?.key;
  if (state.status === 'closed') return caseClosed(context, state);
  if (first === undefined || (level.track ?? first) !== (state.track ?? first)) {
    return refuse('not-now', 'Lieta jau ir sākta.', act.sentence);
  }
  const own = bodyFor(definition, state, institutionOf(actor.role), setting)?.key === actor.body;
  // With that meeting their business with the file may have ended: that is why, and not whose the act is.
  if (own && hadFirstMeeting(act, state)) return refuse('not-now', 'Grupas pirmā sēde jau ir notikusi.', act.sentence);
  if (!own || !hasBusiness(definition, state, actor, setting)) {
    return notYours(context, act.by?.roles ?? [], act.sentence);
  }
  const goesOn = groupFileOf(definition, state, setting) !== undefined;
  const stays = state.levels.filter((run) => run.level === level.key);
  if (stays.some(({ status }) => status !== 'done')) {
    return refuse('not-now', `Lieta jau ir līmenī «${level.label}».`, act.sentence);
  }
  if (stays.length > 0 && !goesOn) {
    return refuse('not-now', `Lieta līmenī «${level.label}» jau ir bijusi.`, act.sentence);
  }
  const opens = opening(context, state, level);
  return opens.refused ? opens : { refused: false, on: 'nothing', act, level, state };
}

function admitReopening(context: Context, act: Act, state: CaseState): Admitted | Refusal {
  const { definition, actor, setting } = context;
  const level = act.effect?.kind === 'level' ? lookup(definition).levels.get(act.effect.level) : undefined;
  const first = definition.tracks?.[0]?.key;
  if (!level || (level.track ?? first) !== (state.track ?? first)) return notFound();
  const by = act.by ?? level.by;
  if (!mayOpen(context, by) || !hasBusiness(definition, state, actor, setting)) {
    return notYours(context, by.roles, act.sentence);
  }
  if (state.status !== 'closed') return refuse('not-now', 'Lieta nav noslēgta.', act.sentence);
  const gate = shutGate(context, act, actor.body);
  if (gate) return gate;
  const opens = opening(context, state, level);
  return opens.refused ? opens : { refused: false, on: 'file', act, state, opens };
}

/** Substitutes open where their body has nobody in the roles that would. */
function mayOpen({ actor, setting }: Context, by: Performer): boolean {
  if (by.roles.includes(actor.role)) return true;
  const held = bodyOf(setting, actor.body)?.roles ?? [];
  return by.substitutes.includes(actor.role) && !by.roles.some((role) => held.includes(role));
}

function choosesPerformer({ definition }: Context, act: Act, { by }: Level): boolean {
  return askedBy(definition, act).bodies.some(({ institution }) =>
    [by.roles, by.substitutes].some((roles) => roles.some((role) => institutionOf(role) === institution)),
  );
}

/** Where a case stands that is only being opened; whatever is chosen, the opener's own body is the case's. */
export function openingPlace({ actor, setting }: Context, chosen: Record<string, string>): Place {
  const own = bodyOf(setting, actor.body)?.institution;
  const bodies = own === undefined ? chosen : { ...chosen, [own]: actor.body };
  return { bodies, levels: [], referrals: [] };
}

/** Who will perform the level, or that nobody would. */
export function opening(context: Context, place: Place, level: Level): Opens | Refusal {
  const by = performers(context.definition, place, level.by, context.setting);
  return by ? { refused: false, level, by } : nobodyAt(level);
}

function admitOnRun(context: Context, state: CaseState, act: Act, run: LevelRun): Admitted | Refusal {
  const level = lookup(context.definition).levels.get(run.level);
  if (!level?.acts.includes(act.key)) return notFound();
  const by = standing(context.definition, state, run.by, level.by, context.setting);
  if (!isAmong(by, context.actor) || !mayPerform(act.by, context.actor.role)) {
    return notYours(context, by.roles, act.sentence);
  }
  if (state.status === 'closed') return caseClosed(context, state);
  const refused =
    untimelyOnRun(context, state, act, run) ??
    missingFirst(context, act, state, run) ??
    shutGate(context, act, run.by.body);
  if (refused) return refused;
  const opens = opensOn(context, state, act);
  return opens?.refused ? opens : { refused: false, on: 'run', act, state, run, opens };
}

function mayPerform(by: Performer | undefined, role: string): boolean {
  return by === undefined || by.roles.includes(role) || by.substitutes.includes(role);
}

function untimelyOnRun(context: Context, state: CaseState, act: Act, run: LevelRun): Refusal | undefined {
  if (run.status === 'waiting') return refuse('not-now', 'Šis līmenis gaida nosūtītā iznākumu.', act.sentence);
  if (run.status === 'done') return refuse('not-now', 'Darbs šajā līmenī ir pabeigts.', act.sentence);
  const guest = act.kind === 'outcome' || act.kind === 'notice' ? participation(context, state, run) : undefined;
  if (guest) {
    const text = 'Šis līmenis piedalās pēc lūguma; lietu izlemj lūdzējs, jūs sniedzat atbildi.';
    return refuse('not-now', text, ruleOf(context, guest).sentence);
  }
  if (act.kind === 'notice' && run.done.includes(act.key)) {
    return refuse('not-now', 'Tas šajā līmenī jau ir izdarīts.', act.sentence);
  }
  if (act.kind === 'request' && isAsked(context, state, act)) {
    return refuse('not-now', 'Piedalīties jau ir lūgts, un līdzdalība vēl nav beigusies.', act.sentence);
  }
  return undefined;
}

/** One level takes part once at a time. */
function isAsked(context: Context, state: CaseState, act: Act): boolean {
  const wanted = act.effect?.kind === 'refer' ? act.effect.recipients.map(levelOf) : [];
  return state.referrals.some((one) => {
    if (one.endedAt !== undefined) return false;
    const level = participating(ruleOf(context, one));
    return level !== undefined && wanted.includes(level);
  });
}

function levelOf(rule: Recipient): string | undefined {
  return 'level' in rule.then ? rule.then.level : undefined;
}

function participating(rule: Recipient): string | undefined {
  return rule.then.kind === 'participate' ? rule.then.level : undefined;
}

/** What the act opens, if anything. Refused when nobody would be there at the next level, or at any recipient. */
function opensOn(context: Context, state: CaseState, act: Act): Opens | Refusal | undefined {
  if (act.effect?.kind === 'level' || act.effect?.kind === 'beside') {
    const level = lookup(context.definition).levels.get(act.effect.level);
    return level ? opening(context, state, level) : notFound();
  }
  if (act.effect?.kind === 'refer') {
    const rules = act.effect.recipients;
    const [first] = rules;
    const isThere = (rule: Recipient): boolean =>
      rule.each ? surveyed(context, rule).length > 0 : addressee(context, state, rule) !== undefined;
    if (first && !rules.some(isThere)) return nobodyToReceive(context, first);
  }
  return undefined;
}

function admitOnReferral(context: Context, state: CaseState, act: Act, referral: Referral): Admitted | Refusal {
  if (act.kind !== 'acknowledge' && act.kind !== 'refuse' && act.kind !== 'feedback') return notFound();
  // Of what has ended, the sentence may have been one of an earlier definition.
  const rule = lookup(context.definition).recipients.get(referral.recipient)?.recipient;
  if (!rule) return notFound();
  if (act.kind === 'feedback' && !isAnswer(context, act, rule)) return notFound();
  const run = state.levels.find((one) => one.referral === referral.id);
  const roles = rolesOn(context, state, referral, rule, run);
  if (!isAmong({ body: referral.to.body, roles }, context.actor)) return notYours(context, roles, rule.sentence);
  if (state.status === 'closed') return caseClosed(context, state);
  const untimely = untimelyOnReferral(act, referral, rule, run) ?? shutGate(context, act, referral.to.body);
  if (untimely) return untimely;
  const level = act.kind === 'acknowledge' ? lookup(context.definition).levels.get(levelOf(rule) ?? '') : undefined;
  const opens = level && opening(context, state, level);
  return opens?.refused ? opens : { refused: false, on: 'referral', act, state, referral, rule, opens };
}

/** A recipient with an answer of its own gives that one; others the general one. */
function isAnswer({ definition }: Context, act: Act, rule: Recipient): boolean {
  if (rule.answer !== undefined) return act.key === rule.answer;
  const meant = notions(definition).answering.get(act.key);
  return meant === undefined || meant.has(rule.key);
}

/** Roles of the recipient that may act: those that have what was sent, and those that perform what followed there. */
function rolesOn(
  { definition, setting }: Context,
  state: CaseState,
  referral: Referral,
  rule: Recipient,
  run: LevelRun | undefined,
): string[] {
  const by = lookup(definition).levels.get(levelOf(rule) ?? '')?.by;
  const { roles } = receiving(definition, state, referral, setting);
  const performing = run && standing(definition, state, run.by, by, setting);
  if (performing?.body !== referral.to.body) return roles;
  return [...roles, ...performing.roles.filter((role) => !roles.includes(role))];
}

function untimelyOnReferral(
  act: Act,
  referral: Referral,
  rule: Recipient,
  run: LevelRun | undefined,
): Refusal | undefined {
  const sentence = rule.sentence;
  if (referral.endedAt !== undefined) return refuse('not-now', 'Nosūtītais jau ir pabeigts.', sentence);
  if (act.kind !== 'feedback') {
    const late = referral.status === 'acknowledged';
    return late ? refuse('not-now', 'Saņemšana jau ir apstiprināta.', sentence) : undefined;
  }
  if (referral.status === 'sent') return refuse('not-now', 'Vispirms apstipriniet saņemšanu.', sentence);
  if (rule.then.kind === 'level' && run?.status !== 'active') {
    return refuse('not-now', 'Jūsu līmenis šobrīd nestrādā ar lietu.', sentence);
  }
  return undefined;
}
