import type { Entry, Gate, Institution, Level, Option, Outcome, Scheme } from '@riciba/language';
import { amountText, beforeText } from '@riciba/runtime/kernel/time';
import { capitalised, quoted, type Say, sayIn } from '../words.ts';
import { firstField } from './fields.ts';
import { groupNames } from './names.ts';
import { chairs, conveners, officers, ownRoles, performing } from './offices.ts';
import { deputiesGate, noQuorumGate, quorumGate } from './quorum.ts';

/** A meeting: from the agenda with which it is convened to its minutes. */
export function meetingLevel(scheme: Scheme, group: Institution): Level {
  const { meeting } = groupNames(group.name);
  const { at } = group;
  const say = sayIn(scheme.language);
  return {
    name: meeting,
    number: 0,
    label: `${capitalised(group.label.nominative)}: ${say('sēde', 'meeting')}`,
    track: group.name,
    by: performing(officers(group), at),
    does: [],
    entries: conveningEntries(scheme, group),
    options: [...agendaOptions(scheme, group), ...electionOptions(scheme, group)],
    outcomes: meetingOutcomes(scheme, group),
    reopenings: [],
    participatesFor: [],
    at,
  };
}

/**
 * Whoever convenes the first meeting, and those with no part in the work of the group, do so by beginning it, or in its
 * file.
 */
function conveningEntries(scheme: Scheme, group: Institution): Entry[] {
  const { meeting, acts } = groupNames(group.name);
  const { rules = {}, at } = group;
  const { first, each } = conveners(group);
  const say = sayIn(scheme.language);
  const agenda = formWithDate(scheme, scheme.defaults.agenda);
  const firstOnly: Entry = {
    name: acts.conveneFirst,
    label: say('Sasaukt pirmo sēdi', 'Convene the first meeting'),
    by: performing(first, at),
    firstMeeting: `${meeting}.${acts.hold}`,
    ...agenda,
    ...stated(rules.firstMeeting, at),
  };
  const any: Entry = {
    name: acts.convene,
    label: say('Sasaukt sēdi', 'Convene a meeting'),
    by: performing(each, at),
    ...agenda,
    ...stated(rules.convening, at),
  };
  return [firstOnly, any].filter(({ by }) => by.roles.length > 0);
}

function agendaOptions(scheme: Scheme, group: Institution): Option[] {
  const { acts } = groupNames(group.name);
  const { rules = {}, at } = group;
  const say = sayIn(scheme.language);
  const moves = performing(ownRoles(group, rules.convening, chairs(group)), at);
  const move: Option = {
    name: acts.move,
    label: say('Pārcelt sēdi', 'Move the meeting'),
    by: moves,
    ...formWithDate(scheme, scheme.defaults.movedMeeting),
    ...(rules.invitations && { invites: group.name }),
    at,
  };
  const after = [...inviteOption(scheme, group), move];
  if (!rules.agenda || !isApprovedApart(group)) return after;
  const approve: Option = {
    name: acts.approveAgenda,
    label: say('Apstiprināt darba kārtību', 'Approve the agenda'),
    by: performing(ownRoles(group, rules.agenda, chairs(group)), rules.agenda.at),
    ...stated(rules.agenda, at),
  };
  return [approve, ...after];
}

/** Where it is stated when the invitations go out, somebody says that they did; else the agenda is all there is. */
function inviteOption(scheme: Scheme, group: Institution): Option[] {
  const { name, rules: { invitations } = {} } = group;
  if (!invitations) return [];
  return [
    {
      name: groupNames(name).acts.invite,
      label: sayIn(scheme.language)('Izsūtīt uzaicinājumus', 'Send the invitations'),
      by: performing(ownRoles(group, invitations, officers(group)), invitations.at),
      ...formWithDate(scheme, scheme.defaults.invitation),
      invites: name,
      ...stated(invitations, invitations.at),
    },
  ];
}

/** Whoever convenes a meeting with an agenda that it is theirs to approve has approved it. */
function isApprovedApart(group: Institution): boolean {
  const { agenda, convening } = group.rules ?? {};
  if (!agenda) return false;
  const approves = ownRoles(group, agenda, chairs(group));
  return ownRoles(group, convening, chairs(group)).some((role) => !approves.includes(role));
}

function electionOptions(scheme: Scheme, group: Institution): Option[] {
  const { chair } = group.rules ?? {};
  const form = scheme.defaults.election;
  const say = sayIn(scheme.language);
  if (chair?.how !== 'elected') return [];
  const present = firstField(scheme, form, 'seats');
  const elected = firstField(scheme, form, 'seats', 1);
  const one: Gate[] = elected
    ? [
        {
          when: {
            op: 'compare',
            left: { of: 'chosen', field: elected },
            relation: 'equal',
            right: { of: 'number', value: 1 },
          },
          sentence: say(
            'Vadītāju ievēl no locekļu vidus: atzīmē vienu vietu.',
            'The chair is elected from among the members: tick one seat.',
          ),
          at: chair.at,
        },
      ]
    : [];
  return [
    {
      name: groupNames(group.name).acts.elect,
      label: say('Ievēlēt grupas vadītāju', 'Elect the chair'),
      ...formWithDate(scheme, form),
      gates: [...(present ? quorumGate(group, present, say) : []), ...one],
      ...stated(chair, group.at),
    },
  ];
}

function meetingOutcomes(scheme: Scheme, group: Institution): Outcome[] {
  const { meeting, acts } = groupNames(group.name);
  const { rules = {}, at } = group;
  const { minutes: minutesForm, meetingWithoutQuorum } = scheme.defaults;
  const by = performing(ownRoles(group, rules.minutes, officers(group)), rules.minutes?.at ?? at);
  const say = sayIn(scheme.language);
  const common = { first: [], effect: { kind: 'end' }, ownFormOnly: true, by } as const;
  const present = firstField(scheme, minutesForm, 'seats');
  const counted = firstField(scheme, meetingWithoutQuorum, 'seats');
  const held: Outcome = {
    ...common,
    first: [],
    name: acts.hold,
    label: say('Sēde notikusi', 'The meeting was held'),
    ...formWithDate(scheme, minutesForm),
    ...(isApprovedApart(group) && { needs: [`${meeting}.${acts.approveAgenda}`] }),
    gates: [
      ...(present ? quorumGate(group, present, say) : []),
      ...(present ? deputiesGate(group, present, firstField(scheme, minutesForm, 'seats', 1), say) : []),
      ...officeGate(group, say),
    ],
    ...stated(rules.meetings, at),
  };
  const noQuorum: Outcome = {
    ...common,
    first: [],
    name: acts.noQuorum,
    label: say('Sēdē nebija kvoruma', 'The meeting had no quorum'),
    ...formWithDate(scheme, meetingWithoutQuorum),
    gates: counted ? noQuorumGate(group, counted, say) : [],
    ...stated(rules.quorum, at),
  };
  const cancelled: Outcome = {
    first: [],
    effect: { kind: 'end' },
    name: acts.cancel,
    label: say('Sēde atcelta', 'The meeting was cancelled'),
    at,
  };
  return [held, ...(rules.quorum ? [noQuorum] : []), cancelled];
}

/** When the term of office is over, a meeting has minutes only after the chair was chosen anew, be it at that meeting. */
function officeGate(group: Institution, say: Say): Gate[] {
  const { chair } = group.rules ?? {};
  if (!chair || chair.years === undefined) return [];
  const { meeting, work, acts } = groupNames(group.name);
  const act = chair.how === 'elected' ? `${meeting}.${acts.elect}` : `${work}.${acts.appoint}`;
  const elected = chair.how === 'elected';
  const years = say(
    chair.years === 1 ? 'gadu' : beforeText(chair.years, 'year'),
    amountText(chair.years, 'year', 'en'),
  );
  const chosen = say(elected ? 'ievēl' : 'ieceļ', elected ? 'elected' : 'appointed');
  const { nominative } = group.label;
  const { at, cites, assumed } = chair;
  return [
    {
      when: { op: 'since', act, within: { kind: 'amount', amount: chair.years, unit: 'year' } },
      sentence: say(
        `Grupas ${quoted(nominative)} vadītāja pilnvaras ilgst ${years}. ` +
          `Ja tās beigušās vai vadītāja vēl nav, vispirms vadītāju ${chosen}.`,
        `The chair of ${quoted(nominative, 'en')} is in office for ${years}. ` +
          `Where that is over, or there is no chair yet, the chair is ${chosen} first.`,
      ),
      at,
      ...(cites && { cites }),
      ...(assumed && { assumed }),
    },
  ];
}

/** The form, and its date as the day that the entry is about. */
export function formWithDate(scheme: Scheme, form: string | undefined): Pick<Option, 'form' | 'dateField'> {
  const dateField = firstField(scheme, form, 'date');
  return { ...(form !== undefined && { form }), ...(dateField && { dateField }) };
}

/** Where a rule of the group is stated, else the group itself. */
export function stated(
  rule: Pick<Option, 'cites' | 'assumed' | 'at'> | undefined,
  otherwise: Option['at'],
): Pick<Option, 'cites' | 'assumed' | 'at'> {
  if (!rule) return { at: otherwise };
  const { cites, assumed, at } = rule;
  return { ...(cites && { cites }), ...(assumed && { assumed }), at };
}
