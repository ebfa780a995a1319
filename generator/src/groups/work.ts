import type { Duty, Institution, Level, Option, Scheme } from '@riciba/language';
import { firstField } from './fields.ts';
import { formWithDate, stated } from './meeting.ts';
import { groupNames, levelsOfGroup, noAgreementOption, ownName } from './names.ts';
import { periods } from '../duty-sentences.ts';
import { capitalised, counted, sayIn } from '../words.ts';
import { chairs, conveners, officers, ownRoles, performing } from './offices.ts';

/** What goes on as long as the group works: it convenes its meetings. */
export function workLevel(scheme: Scheme, group: Institution): Level {
  const { work, meeting, acts } = groupNames(group.name);
  const { rules = {}, at } = group;
  const say = sayIn(scheme.language);
  const convene: Option = {
    name: acts.convene,
    label: say('Sasaukt sēdi', 'Convene a meeting'),
    by: performing(ownRoles(group, rules.convening, chairs(group)), rules.convening?.at ?? at),
    ...formWithDate(scheme, scheme.defaults.agenda),
    effect: { kind: 'beside', level: meeting },
    ...stated(rules.convening ?? rules.meetings, at),
  };
  const appoint: Option = {
    name: acts.appoint,
    label: say('Reģistrēt grupas vadītāja iecelšanu', 'Record the appointment of the chair'),
    ...formWithDate(scheme, scheme.defaults.appointment),
    ...stated(rules.chair, at),
  };
  return {
    name: work,
    number: 0,
    label: `${capitalised(group.label.nominative)}: ${say('grupas darbs', 'work of the group')}`,
    track: group.name,
    by: performing(officers(group), at),
    does: [],
    entries: [
      {
        name: acts.begin,
        label: say('Sākt grupas darbu', 'Begin the work of the group'),
        by: performing(officers(group), at),
        ...stated(rules.meetings, at),
      },
    ],
    options: [
      convene,
      ...(rules.chair?.how === 'appointed' ? [appoint] : []),
      ...(group.options ?? []).map((option) => ({ ...option, name: ownName(option.name) })),
    ],
    outcomes: [],
    reopenings: [],
    participatesFor: [],
    at,
  };
}

/** What the rules of a group oblige somebody to. */
export function groupDuties(scheme: Scheme, group: Institution): Duty[] {
  return [
    ...meetingsDuty(scheme, group),
    ...termDuty(scheme, group),
    ...invitationsDuty(scheme, group),
    ...signingDuty(scheme, group),
    ...confidentialityDuty(scheme, group),
    ...noAgreementDuty(scheme, group),
  ];
}

/** At least so many meetings in each period: the chair answers for that; where there is none, who convenes. */
function meetingsDuty(scheme: Scheme, group: Institution): Duty[] {
  const { meetings: name, meeting, track, acts } = groupNames(group.name);
  const { meetings } = group.rules ?? {};
  if (!meetings?.least) return [];
  const { times, per } = meetings.least;
  const [lv, en] = periods[per];
  return [
    {
      name,
      label: sayIn(scheme.language)(
        `Sēdes: vismaz ${times === 1 ? 'reizi' : counted(times, 'reizi', 'reizes')} ${lv}`,
        `Meetings: at least ${times === 1 ? 'once' : `${times} times`} ${en}`,
      ),
      track,
      by: { roles: chairs(group), substitutes: officers(group), at: meetings.at },
      opens: [],
      does: { kind: 'act', act: `${meeting}.${acts.hold}` },
      recurs: meetings.least,
      ...stated(meetings, group.at),
    },
  ];
}

/** Before the term of office ends the chair is chosen anew; the outgoing one sees to it. */
function termDuty(scheme: Scheme, group: Institution): Duty[] {
  const { term, meeting, work, track, acts } = groupNames(group.name);
  const { chair } = group.rules ?? {};
  if (!chair || chair.years === undefined) return [];
  const elected = chair.how === 'elected';
  const say = sayIn(scheme.language);
  const act = elected ? `${meeting}.${acts.elect}` : `${work}.${acts.appoint}`;
  return [
    {
      name: term,
      label: elected
        ? say('Jāievēlē grupas vadītājs', 'The chair must be elected')
        : say('Jāieceļ grupas vadītājs', 'The chair must be appointed'),
      track,
      by: { roles: chairs(group), substitutes: officers(group), at: chair.at },
      opens: [{ on: 'act', act }],
      does: { kind: 'act', act },
      within: { kind: 'amount', amount: chair.years, unit: 'year' },
      ...stated(chair, group.at),
    },
  ];
}

/** Of each meeting, so long before its day; when the meeting is moved, the day moves with it. */
function invitationsDuty(scheme: Scheme, group: Institution): Duty[] {
  const { invitations: name, meeting, work, track, acts } = groupNames(group.name);
  const { invitations } = group.rules ?? {};
  const { first, each } = conveners(group);
  const day = firstField(scheme, scheme.defaults.agenda, 'date');
  const moved = firstField(scheme, scheme.defaults.movedMeeting, 'date');
  if (!invitations || !day) return [];
  return [
    {
      name,
      label: sayIn(scheme.language)('Izsūtīt uzaicinājumus uz sēdi', 'Send the invitations to the meeting'),
      track,
      level: meeting,
      by: {
        roles: ownRoles(group, invitations, officers(group)),
        substitutes: officers(group),
        at: invitations.at,
      },
      opens: [{ on: 'level', level: meeting }],
      does: { kind: 'act', act: `${meeting}.${acts.invite}` },
      before: {
        term: invitations.before,
        of: { ...day, act: `${work}.${acts.convene}` },
        moved: [
          ...(first.length > 0 ? [{ ...day, act: `${meeting}.${acts.conveneFirst}` }] : []),
          ...(each.length > 0 ? [{ ...day, act: `${meeting}.${acts.convene}` }] : []),
          ...(moved ? [{ ...moved, act: `${meeting}.${acts.move}` }] : []),
        ],
      },
      ...stated(invitations, group.at),
    },
  ];
}

/** Each seat, once, when the group begins; only where the scheme asks for it in writing. */
function confidentialityDuty(scheme: Scheme, group: Institution): Duty[] {
  const { confidentiality: name, track } = groupNames(group.name);
  const { confidentiality } = group.rules ?? {};
  if (confidentiality?.form === undefined) return [];
  return [
    {
      name,
      label: sayIn(scheme.language)('Apliecināt konfidencialitāti', 'Confirm confidentiality'),
      track,
      seats: group.name,
      opens: [{ on: 'open', track }],
      does: { kind: 'form', form: confidentiality.form },
      ...stated(confidentiality, group.at),
    },
  ];
}

function signingDuty(scheme: Scheme, group: Institution): Duty[] {
  const { signing: name, meeting, track, acts } = groupNames(group.name);
  const { signing } = group.rules ?? {};
  if (!signing) return [];
  // Whoever was not there has nothing to sign.
  const present = firstField(scheme, scheme.defaults.minutes, 'seats');
  const deputies = firstField(scheme, scheme.defaults.minutes, 'seats', 1);
  return [
    {
      name,
      label: sayIn(scheme.language)('Parakstīt sēdes protokolu', 'Sign the minutes'),
      track,
      ...(signing.members
        ? { seats: group.name, ...(present && { among: present }), ...(deputies && { instead: deputies }) }
        : { by: performing(signing.by, signing.at) }),
      opens: [{ on: 'act', act: `${meeting}.${acts.hold}` }],
      does: { kind: 'form', form: scheme.defaults.signature ?? '' },
      ...stated(signing, group.at),
    },
  ];
}

/** From the day on which the group records that it cannot agree on a case. */
function noAgreementDuty(scheme: Scheme, group: Institution): Duty[] {
  const { noAgreement } = group.rules ?? {};
  const levels = levelsOfGroup(scheme, group.name);
  if (!noAgreement || levels.length === 0) return [];
  const { cites, assumed, at, to, term } = noAgreement;
  return [
    {
      name: groupNames(group.name).noAgreement,
      label: sayIn(scheme.language)('Informēt, ka grupa nevar vienoties', 'Inform that the group cannot agree'),
      by: { roles: chairs(group), substitutes: officers(group), at },
      opens: levels.map((level) => ({ on: 'act', act: `${level.name}.${noAgreementOption}` })),
      does: { kind: 'inform', to: [to], inWriting: true },
      within: term,
      ...(cites && { cites }),
      ...(assumed && { assumed }),
      at,
    },
  ];
}

/** At each level where the group acts on the case of a child it may record that it cannot agree. */
export function withNoAgreement(scheme: Scheme, group: Institution, level: Level): Level {
  const { noAgreement } = group.rules ?? {};
  if (!noAgreement || level.options.some(({ name }) => name === noAgreementOption)) return level;
  const { cites, assumed, at } = noAgreement;
  const option: Option = {
    name: noAgreementOption,
    label: sayIn(scheme.language)('Reģistrēt, ka grupa nevar vienoties', 'Record that the group cannot agree'),
    ...formWithDate(scheme, scheme.defaults.disagreement),
    ...(cites && { cites }),
    ...(assumed && { assumed }),
    at,
  };
  return { ...level, options: [...level.options, option] };
}
