import { type Definition, lookup } from '../../definition/index.ts';
import {
  type Actor,
  type CaseEvent,
  type CaseState,
  bodyName,
  describeAssigned,
  type Emergency,
  describeEvent,
  describeObligation,
  isAmong,
  type Offer,
  firstAnswers,
  type Referral,
  type Setting,
  type View,
  waiting,
  withMeeting,
} from '../../kernel/index.ts';
import { aboutOf, trackLabel } from './about.ts';
import { possibleIds } from '../answers/ids.ts';
import { marksOf } from '../attachments/scan.ts';
import type { CaseView, EmergencyView, OfferView, ReferralView, TimelineEntry } from '../contract/shapes/index.ts';
import { meetingsOf } from '../calendar/meetings.ts';
import { draftId } from '../contract/draft-id.ts';
import { drawItem } from './inbox-item.ts';

/** What a case's page is drawn from: everything in it may be seen by the actor, except the whole state. */
export interface CasePage {
  definition: Definition;
  state: CaseState;
  number: string;
  seen: View;
  offers: Offer[];
  /** Ids of the actor's drafts on this case. */
  drafts: Set<string>;
  /** Attachments by the number of the event they came with. */
  files: Map<number, { id: string; name: string; size: number; scanned: Parameters<typeof marksOf>[0] }[]>;
  /** Register numbers of letters, by the number of the event that sent them. */
  letters: Map<number, string>;
  actor: Actor;
  setting: Setting;
}

type Performed = CaseEvent & { type: 'performed' };

/** The case's page: only what stands in `seen`. */
export function drawCase(page: CasePage): CaseView {
  const { definition, state, number, seen, actor, setting } = page;
  return {
    id: state.id,
    number,
    about: aboutOf(definition, state, setting),
    track: trackLabel(definition, state),
    status: state.status,
    openedAt: state.openedAt,
    closedAt: state.closedAt,
    version: state.version,
    definition: state.definition,
    whole: seen.whole,
    levels: seen.levels.map((run) => ({
      run: run.id,
      level: run.level,
      status: run.status,
      by: describeAssigned(definition, run.by, setting),
      mine: isAmong(run.by, actor),
      openedAt: run.openedAt,
      endedAt: run.endedAt,
    })),
    referrals: seen.referrals.map((referral) => drawReferral(page, referral)),
    meetings: meetingsOf(seen.definitionAt, seen.events).map(({ run, label, day, time, place, cancelled }) => ({
      run,
      label,
      day,
      time,
      place,
      cancelled,
    })),
    obligations: drawObligations(page),
    timeline: performed(page).map((event) => drawEntry(page, event)),
    continued: seen.events
      .filter((event) => event.type === 'migrated')
      .map((event) => {
        const { seq, at } = event;
        return { seq, at, text: describeEvent(seen.definitionAt(seq), state, event, setting) };
      }),
    offers: page.offers.map((offer) => drawOffer(page, offer)),
    emergencies: (state.emergencies ?? []).map((one) => drawEmergency(page, one)),
  };
}

type Names = Pick<CasePage, 'definition' | 'setting'>;

function actorName({ definition, setting }: Names, { name, role, body }: Actor): TimelineEntry['by'] {
  const roleLabel = lookup(definition).roles.get(role)?.label.nominative ?? role;
  return { name, roleLabel, bodyName: bodyName(setting, body) };
}

/** Who looked into the file in an emergency, and why: to all who see the case. */
export function drawEmergency(names: Names, { actor, at, until, reason }: Emergency): EmergencyView {
  return { by: actorName(names, actor), at, until, reason };
}

function performed({ seen }: CasePage): Performed[] {
  return seen.events.filter((event) => event.type === 'performed');
}

function drawEntry(page: CasePage, event: Performed): TimelineEntry {
  const { files, letters, setting, seen } = page;
  const definition = seen.definitionAt(event.seq);
  const act = lookup(definition).acts.get(event.act);
  const { actor, answers, seq, at } = event;
  return {
    seq,
    at,
    act: event.act,
    text: labelOf(definition, page.state, event),
    by: actorName({ definition, setting }, actor),
    register: letters.get(seq),
    ...(definition === page.definition ? {} : { definition: definition.hash }),
    form: answers && act?.form,
    answers,
    // Some fields may be read by fewer than others.
    attachments: (files.get(seq) ?? [])
      .filter(({ id }) => possibleIds(answers).includes(id))
      .map(({ id, name, size, scanned }) => ({ id, name, size, ...marksOf(scanned) })),
  };
}

function drawReferral({ definition, setting, actor }: CasePage, referral: Referral): ReferralView {
  const { institutions, recipients } = lookup(definition);
  const key = recipients.get(referral.recipient)?.recipient.institution ?? '';
  const institution = institutions.get(key);
  const toName = bodyName(setting, referral.to.body);
  const mine = referral.to.body === actor.body ? 'recipient' : referral.from.body === actor.body ? 'sender' : 'other';
  return {
    id: referral.id,
    toName,
    toDative: institution?.label.dative ?? toName,
    toEmails: institution?.emails ?? [],
    institution: institution?.key,
    fromName: bodyName(setting, referral.from.body),
    channel: referral.channel,
    status: referral.status,
    sentAt: referral.sentAt,
    acknowledgedAt: referral.acknowledgedAt,
    endedAt: referral.endedAt,
    sentBy: referral.sentBy,
    mine,
  };
}

function drawObligations(page: CasePage): CaseView['obligations'] {
  const { definition, state, seen, actor, setting } = page;
  const mine = new Set(waiting(definition, state, actor, setting).map(({ id }) => id));
  return seen.obligations
    .filter((obligation) => obligation.status === 'open')
    .map((obligation) => ({
      ...drawItem(page, obligation),
      debtor: describeAssigned(definition, obligation.debtor, setting),
      mine: mine.has(obligation.id),
    }));
}

/** What is done; of what is done at a meeting or for it, which: a group has many. A task says itself what it is. */
function labelOf(definition: Definition, state: CaseState, { act, target }: Pick<Offer, 'act' | 'target'>): string {
  const label = lookup(definition).acts.get(act)?.label ?? act;
  const isTask = state.obligations.some(({ id, kind }) => id === target && kind === 'task');
  return isTask ? label : withMeeting(definition, state, target, label);
}

function drawOffer(page: CasePage, { act: key, target, blocked }: Offer): OfferView {
  const { definition, state, drafts } = page;
  const act = lookup(definition).acts.get(key);
  const label = labelOf(definition, state, { act: key, target });
  return {
    act: key,
    target,
    label,
    kind: act?.kind ?? '',
    form: act?.form,
    level: state.levels.find((run) => run.id === target)?.level ?? act?.level,
    blocked: blocked && { text: blocked.text, sentence: blocked.sentence },
    on: describeTarget(page, target, label),
    prefill: act ? firstAnswers(definition, state, { act, target }, page.seen) : {},
    hasDraft: drafts.has(draftId(state.id, key, target)),
  };
}

/** What an act is done on, where its label does not say: an obligation, or what was entered on some day. */
function describeTarget(
  { definition, state }: CasePage,
  target: string | undefined,
  label: string,
): string | undefined {
  const obligation = state.obligations.find((one) => one.id === target);
  if (obligation) {
    const text = describeObligation(definition, state, obligation);
    return text === label ? undefined : text;
  }
  const entry = state.entries.find((one) => one.id === target);
  const entered = entry && (lookup(definition).acts.get(entry.act)?.label ?? entry.act);
  return entry && `${entered}, ${entry.date.split('-').toReversed().join('.')}.`;
}
