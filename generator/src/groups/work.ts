import type { Duty, Institution, Level, Option, Scheme } from '@riciba/language';
import { firstField } from './fields.ts';
import { formWithDate, stated } from './meeting.ts';
import { groupNames, levelsOfGroup, noAgreementOption } from './names.ts';
import { chairs, officers, ownRoles, performing } from './offices.ts';

/** What goes on as long as the group works: it convenes its meetings. */
export function workLevel(scheme: Scheme, group: Institution): Level {
  const { work, meeting, acts } = groupNames(group.name);
  const { rules = {}, at } = group;
  const convene: Option = {
    name: acts.convene,
    label: 'Sasaukt sēdi',
    by: performing(ownRoles(group, rules.convening, chairs(group)), rules.convening?.at ?? at),
    ...formWithDate(scheme, scheme.defaults.agenda),
    effect: { kind: 'beside', level: meeting },
    ...stated(rules.convening ?? rules.meetings, at),
  };
  const appoint: Option = {
    name: acts.appoint,
    label: 'Reģistrēt grupas vadītāja iecelšanu',
    ...formWithDate(scheme, scheme.defaults.appointment),
    ...stated(rules.chair, at),
  };
  return {
    name: work,
    number: 0,
    label: `${group.label.nominative}: grupas darbs`,
    track: group.name,
    by: performing(officers(group), at),
    does: [],
    entries: [
      {
        name: acts.begin,
        label: 'Sākt grupas darbu',
        by: performing(officers(group), at),
        ...stated(rules.meetings, at),
      },
    ],
    options: [convene, ...(rules.chair?.how === 'appointed' ? [appoint] : [])],
    outcomes: [],
    reopenings: [],
    participatesFor: [],
    at,
  };
}

/** What the rules of a group oblige somebody to. */
export function groupDuties(scheme: Scheme, group: Institution): Duty[] {
  return [...meetingsDuty(group), ...termDuty(group), ...signingDuty(scheme, group), ...noAgreementDuty(scheme, group)];
}

/** At least so many meetings in each period: the chair answers for that; where there is none, who convenes. */
function meetingsDuty(group: Institution): Duty[] {
  const { meetings: name, meeting, track, acts } = groupNames(group.name);
  const { meetings } = group.rules ?? {};
  if (!meetings?.least) return [];
  const { times, per } = meetings.least;
  return [
    {
      name,
      label: `Sēdes: vismaz ${times} ${periods[per]}`,
      track,
      by: { roles: chairs(group), substitutes: officers(group), at: meetings.at },
      opens: [],
      does: { kind: 'act', act: `${meeting}.${acts.hold}` },
      recurs: meetings.least,
      ...stated(meetings, group.at),
    },
  ];
}

const periods = { year: 'gadā', schoolYear: 'mācību gadā', semester: 'semestrī', month: 'mēnesī' } as const;

/** Before the term of office ends the chair is chosen anew; the outgoing one sees to it. */
function termDuty(group: Institution): Duty[] {
  const { term, meeting, work, track, acts } = groupNames(group.name);
  const { chair } = group.rules ?? {};
  if (!chair || chair.years === undefined) return [];
  const elected = chair.how === 'elected';
  const act = elected ? `${meeting}.${acts.elect}` : `${work}.${acts.appoint}`;
  return [
    {
      name: term,
      label: elected ? 'Jāievēlē grupas vadītājs' : 'Jāieceļ grupas vadītājs',
      track,
      by: { roles: chairs(group), substitutes: officers(group), at: chair.at },
      opens: [{ on: 'act', act }],
      does: { kind: 'act', act },
      within: { kind: 'amount', amount: chair.years, unit: 'year' },
      ...stated(chair, group.at),
    },
  ];
}

function signingDuty(scheme: Scheme, group: Institution): Duty[] {
  const { signing: name, meeting, track, acts } = groupNames(group.name);
  const { signing } = group.rules ?? {};
  if (!signing) return [];
  // Whoever was not there has nothing to sign.
  const present = firstField(scheme, scheme.defaults.minutes, 'seats');
  return [
    {
      name,
      label: 'Parakstīt sēdes protokolu',
      track,
      ...(signing.members
        ? { seats: group.name, ...(present && { among: present }) }
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
      label: 'Informēt, ka grupa nevar vienoties',
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
    label: 'Reģistrēt, ka grupa nevar vienoties',
    ...formWithDate(scheme, scheme.defaults.disagreement),
    ...(cites && { cites }),
    ...(assumed && { assumed }),
    at,
  };
  return { ...level, options: [...level.options, option] };
}
