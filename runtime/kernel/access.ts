/** Who has business with a case and what they see of it: the one place for reads, lists and acts. */
import { type Definition, lookup, type Performer } from '../definition/index.ts';
import { invitations, readAsInvited } from './agenda.ts';
import { bodyFor, institutionOf, isAmong, isInOffice, performers, standing } from './assigned.ts';
import { named, owing, receiving } from './debtors.ts';
import { groupFileOf, hadFirstMeeting } from './group-files.ts';
import { correctedBy } from './notions.ts';
import { definitionsOf } from './migrate/stretches.ts';
import { readable } from './readers.ts';
import { maySit, seatsOf, sitting } from './seats.ts';
import type {
  Actor,
  Answers,
  Assigned,
  CaseEvent,
  CaseState,
  LevelRun,
  Obligation,
  Referral,
  Setting,
} from './types.ts';

/** Counts up when the rules below change: whoever has stored what they gave asks them again. */
export const accessRules = 7;

/**
 * Posts that the case itself involves: who opened it, who performs or performed a level of it (and whoever stands in
 * for those who have left), who has a referral that is not ended (likewise), who owes or did what was asked of it, and
 * who was informed of it because the scheme says so, invited to a meeting, or may begin a file of the group's own.
 */
export function involved(definition: Definition, state: CaseState, setting: Setting): Assigned[] {
  const found = state.openedBy ? [state.openedBy] : [];
  const { levels } = lookup(definition);
  for (const run of state.levels) {
    found.push(run.by, standing(definition, state, run.by, levels.get(run.level)?.by, setting));
  }
  for (const referral of state.referrals) {
    if (referral.endedAt === undefined) found.push(referral.to, receiving(definition, state, referral, setting));
  }
  for (const one of state.obligations) {
    // Duties and tasks that were not taken back; whoever is told that one is late may look.
    if (one.kind === 'duty' || one.kind === 'task') found.push(...concerned(definition, state, one, setting));
  }
  found.push(...informed(definition, state, setting));
  for (const { to } of invitations(definition, state, setting)) found.push(to);
  found.push(...beginners(definition, state, setting));
  return found;
}

/**
 * As a group has one file, those who may begin one have to do with it: whoever convenes its meetings from outside, too.
 * Whoever convenes the first alone, until that was held: whatever comes in the file later is no business of theirs, unless
 * they have begun it, as whoever begins a file keeps it.
 */
function beginners(definition: Definition, state: CaseState, setting: Setting): Assigned[] {
  const file = groupFileOf(definition, state, setting);
  if (!file) return [];
  const { levels } = lookup(definition);
  return definition.acts.flatMap((act) => {
    const level = act.kind === 'open' ? levels.get(act.level ?? '') : undefined;
    if (!level || level.track !== file.track || hadFirstMeeting(act, state)) return [];
    return performers(definition, state, act.by ?? level.by, setting) ?? [];
  });
}

/** Who has to do with a duty or a task: who owes it, who may put it off, who is told that it is late or done. */
function concerned(definition: Definition, state: CaseState, one: Obligation, setting: Setting): Assigned[] {
  const duty = definition.duties?.find(({ key }) => key === one.duty);
  const late = one.lateAt === undefined ? [] : (duty?.late?.informs ?? []);
  const done = one.status === 'met' ? (duty?.to ?? []) : [];
  const told = [...late, ...done].flatMap((name) => named(definition, state, name, setting) ?? []);
  const debtors = one.status === 'cancelled' ? [] : [one.debtor, owing(definition, state, one, setting)];
  const extending = one.status === 'open' ? extendersOf(definition, one) : undefined;
  const by = extending && performers(definition, state, extending, setting);
  return [...debtors, ...told, ...(by ? [by] : [])];
}

function extendersOf({ acts, duties }: Definition, one: Obligation): Performer | undefined {
  if (one.kind === 'task') return acts.find((act) => act.kind === 'extend')?.by;
  return duties?.find(({ key }) => key === one.duty)?.extension?.by;
}

/** A notice that one may not read would inform nobody. */
function informed(definition: Definition, state: CaseState, setting: Setting): Assigned[] {
  const { acts, roles } = lookup(definition);
  const found: Assigned[] = [];
  const inform = (key: string): void => {
    const role = acts.get(key)?.to;
    const body =
      role !== undefined && roles.has(role) ? bodyFor(definition, state, institutionOf(role), setting) : undefined;
    if (role !== undefined && body) found.push({ body: body.key, roles: [role] });
  };
  for (const run of state.levels) run.done.forEach(inform);
  for (const one of state.obligations) {
    if (one.kind === 'duty' && one.status === 'met' && one.act !== undefined) inform(one.act);
  }
  return found;
}

/** All posts that may see the case: those involved, and who sits in a group that works or worked on it. */
export function withBusiness(definition: Definition, state: CaseState, setting: Setting): Assigned[] {
  const seats = groupsOf(definition, state, setting).flatMap((group) => seatsOf(definition, setting, group));
  return [...involved(definition, state, setting), ...seats.map((seat) => sitting(definition, setting, seat))];
}

/** Bodies of groups that work or worked on it, and of the group whose work book it is. */
function groupsOf(definition: Definition, state: CaseState, setting: Setting): string[] {
  const own = groupFileOf(definition, state, setting);
  return [...state.levels.map((run) => run.by.body), ...(own ? [own.body] : [])];
}

export function hasBusiness(definition: Definition, state: CaseState, actor: Actor, setting: Setting): boolean {
  return (
    isInOffice(setting, actor) && withBusiness(definition, state, setting).some((assigned) => isAmong(assigned, actor))
  );
}

/** May read the file now: has business with it, or has said why they must look all the same. */
export function maySee(definition: Definition, state: CaseState, actor: Actor, setting: Setting, now: string): boolean {
  return hasBusiness(definition, state, actor, setting) || isInEmergency(state, actor, setting, now);
}

/** For whoever gave the reason, at that post, while it lasts and the place still allows it. */
function isInEmergency({ emergencies = [] }: CaseState, actor: Actor, setting: Setting, now: string): boolean {
  if (!isInOffice(setting, actor) || !setting.emergency?.roles.includes(actor.role)) return false;
  return emergencies.some(
    (one) => one.actor.post === actor.post && one.actor.person === actor.person && one.at <= now && now < one.until,
  );
}

/** What of a case an actor may see. A `performed` event without answers: done, but not theirs to read. */
export interface View {
  events: CaseEvent[];
  levels: LevelRun[];
  referrals: Referral[];
  obligations: Obligation[];
  /** Sees the whole course of the case: what is not here has not happened. */
  whole: boolean;
  /** The definition under which the event of a number was recorded. */
  definitionAt: (seq: number) => Definition;
}

/**
 * Of a case with which the actor has no business: nothing; in an emergency all that is not kept for few by its field.
 * `events` is the case's whole log.
 * @param earlier definitions by which the case ran before, by hash: what was answered is read by the rules of then
 * @param now without it there is no emergency
 * @throws RangeError when one of them is not given
 */
export function view(
  definition: Definition,
  state: CaseState,
  events: readonly CaseEvent[],
  actor: Actor,
  setting: Setting,
  earlier: ReadonlyMap<string, Definition> = new Map(),
  now?: string,
): View {
  const definitionAt = definitionsOf(events, definition, earlier);
  const has = hasBusiness(definition, state, actor, setting);
  if (!has && (now === undefined || !isInEmergency(state, actor, setting, now)))
    return { events: [], levels: [], referrals: [], obligations: [], whole: false, definitionAt };
  const sight = has ? sightOf(definition, state, actor, setting) : wholeSight(definition, state);
  return {
    events: events
      .flatMap((event) => seen(sight, event))
      .map((event) => unread(definitionAt(event.seq), event, actor, setting)),
    levels: state.levels.filter((run) => sight.own.has(run.id) || sight.senders.has(run.id)),
    referrals: state.referrals.filter((referral) => sight.own.has(referral.id)),
    obligations: state.obligations.filter(
      (one) =>
        sees(sight, one) || concerned(definition, state, one, setting).some((assigned) => isAmong(assigned, actor)),
    ),
    whole: sight.all,
    definitionAt,
  };
}

/** Without the answers that only others may read. */
function unread(definition: Definition, event: CaseEvent, actor: Actor, setting: Setting): CaseEvent {
  const form = event.type === 'performed' ? formOf(definition, event.act) : undefined;
  if (event.type !== 'performed' || !event.answers || form === undefined) return event;
  const answers = readable({ definition, setting }, form, event.answers, event.actor.body, actor);
  return answers === event.answers ? event : { ...event, answers };
}

function formOf(definition: Definition, key: string): string | undefined {
  const { acts } = lookup(definition);
  const act = acts.get(key);
  return act?.form ?? (act?.kind === 'correct' ? acts.get(correctedBy(act))?.form : undefined);
}

interface Sight {
  /** Reads all answers, whoever gave them. */
  everything: boolean;
  /** Bodies for which the actor may read: its own, and the groups on the case in which that has a seat. */
  bodies: Set<string>;
  /** Sees that every act was done; else only what concerns the referrals and levels of its bodies. */
  all: boolean;
  /** Ids of the level runs and referrals whose acts are seen. */
  own: Set<string>;
  /** Level runs from which a seen referral came; only that they are. */
  senders: Set<string>;
  /** Numbers of the acts that sent a seen referral. */
  sentBy: Set<number>;
  /** What one reads because one is invited, by the number of its event. */
  invited: Map<number, Answers>;
  closing: Set<string>;
}

function sightOf(definition: Definition, state: CaseState, actor: Actor, setting: Setting): Sight {
  const groups = groupsOf(definition, state, setting).filter((group) => maySit(definition, setting, group, actor));
  const bodies = new Set([actor.body, ...groups]);
  const runs = state.levels.filter((run) => bodies.has(run.by.body));
  // Whom a referral brought in sees its own part; the school and whoever the case passed through see the whole course.
  const isOwn = groups.length > 0 && isGroupFile(definition, state);
  const all = isOwn || bodies.has(state.openedBy?.body ?? '') || runs.some((run) => run.referral === undefined);
  const referrals = state.referrals.filter(({ from, to }) => all || bodies.has(to.body) || bodies.has(from.body));
  const isOwed = ({ debtor, creditor = '' }: Obligation): boolean => bodies.has(debtor.body) || bodies.has(creditor);
  const entries = state.entries.filter(({ by, audience }) => [by.body, ...audience].some((body) => bodies.has(body)));
  const received = referrals.filter((referral) => bodies.has(referral.to.body));
  return {
    everything: false,
    bodies,
    all,
    own: new Set(
      [...(all ? state.levels : runs), ...referrals, ...state.obligations.filter(isOwed), ...entries].map(
        (one) => one.id,
      ),
    ),
    senders: new Set(received.map((referral) => referral.run)),
    sentBy: new Set(received.map((referral) => referral.sentBy)),
    invited: readAsInvited(definition, state, actor, setting),
    closing: closingActs(definition),
  };
}

function wholeSight(definition: Definition, state: CaseState): Sight {
  const things = [...state.levels, ...state.referrals, ...state.obligations, ...state.entries];
  return {
    everything: true,
    bodies: new Set(),
    all: true,
    own: new Set(things.map((one) => one.id)),
    senders: new Set(),
    sentBy: new Set(),
    invited: new Map(),
    closing: closingActs(definition),
  };
}

function closingActs(definition: Definition): Set<string> {
  return new Set(definition.acts.filter((act) => act.effect?.kind === 'close').map((act) => act.key));
}

/** The work book of a group is open to all its seats. */
function isGroupFile({ tracks }: Definition, { track }: CaseState): boolean {
  return tracks?.find((one) => one.key === track)?.about === 'group';
}

function seen(sight: Sight, event: CaseEvent): CaseEvent[] {
  switch (event.type) {
    case 'opened':
    case 'closed':
    case 'reopened':
    // Whoever takes part in the case is to know that somebody else has looked.
    case 'emergencyOpened':
    case 'migrated':
      return [event];
    case 'performed':
      return seenAct(sight, event);
    case 'levelOpened':
    case 'levelWaits':
    case 'levelResumed':
    case 'levelEnded':
      return sight.own.has(event.run) ? [event] : [];
    case 'referralSent':
      return sight.own.has(event.referral.id) ? [event] : [];
    case 'referralAcknowledged':
    case 'referralRefused':
    case 'referralEnded':
      return sight.own.has(event.referral) ? [event] : [];
    // They repeat the answers, or what is shown as the obligations.
    case 'factsRecorded':
    case 'obligationOpened':
    case 'obligationMet':
    case 'obligationCancelled':
    case 'obligationLate':
    case 'obligationReminded':
    case 'obligationExtended':
    case 'obligationMoved':
    case 'obligationCounted':
    case 'entryKept':
    case 'entryCorrected':
      return [];
  }
  return event satisfies never;
}

function seenAct(sight: Sight, event: CaseEvent & { type: 'performed' }): CaseEvent[] {
  if (mayRead(sight, event)) return [event];
  const answers = sight.invited.get(event.seq);
  if (answers) return [{ ...event, answers }];
  if (!isKnown(sight, event)) return [];
  const { answers: _answers, ...rest } = event;
  return [rest];
}

function mayRead(sight: Sight, event: CaseEvent & { type: 'performed' }): boolean {
  return (
    sight.everything || sight.bodies.has(event.actor.body) || event.audience.some((body) => sight.bodies.has(body))
  );
}

/** May know that it was done: by whom, when, what; not with which answers. */
function isKnown(sight: Sight, event: CaseEvent & { type: 'performed' }): boolean {
  if (sight.all || sight.sentBy.has(event.seq)) return true;
  // A case's beginning and end are no secret to those who take part in it.
  if (event.target === undefined || sight.closing.has(event.act)) return true;
  return sight.own.has(event.target);
}

function sees(sight: Sight, obligation: Obligation): boolean {
  if (sight.all || sight.bodies.has(obligation.debtor.body)) return true;
  return obligation.creditor !== undefined && sight.bodies.has(obligation.creditor);
}

/** The open obligations of the actor's post: what waits for it. */
export function waiting(definition: Definition, state: CaseState, actor: Actor, setting: Setting): Obligation[] {
  return state.obligations.filter(
    (one) => one.status === 'open' && isAmong(owing(definition, state, one, setting), actor),
  );
}
