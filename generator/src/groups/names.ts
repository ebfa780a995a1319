import type { Institution, Level, ScenarioGroupStep, Scheme } from '@riciba/language';

/** What the work of a group is made of, by the names it gets in the scheme that the generator runs on. */
export interface GroupNames {
  /** Its work book: a track, and the level that is open as long as the group works. */
  track: string;
  work: string;
  /** A meeting: a level of its own for each. */
  meeting: string;
  acts: Record<GroupStep, string>;
  /** Duties. */
  meetings: string;
  term: string;
  signing: string;
  invitations: string;
  confidentiality: string;
  noAgreement: string;
}

/** The steps that are acts of a level; to sign and to disagree are duties and options of others. */
type GroupStep = Exclude<ScenarioGroupStep, 'sign' | 'noAgreement'>;

/** Names of the steps within their level; no author's name is among them, for the levels have only these. */
const acts: Record<GroupStep, string> = {
  begin: 'sākt',
  conveneFirst: 'pirmāSēde',
  convene: 'sasaukt',
  appoint: 'iecelt',
  approveAgenda: 'apstiprināt',
  invite: 'uzaicināt',
  move: 'pārcelt',
  elect: 'ievēlēt',
  hold: 'notikusi',
  noQuorum: 'bezKvoruma',
  cancel: 'atcelta',
};

/** Of an option that each level has at which the group acts in the case of a child. */
export const noAgreementOption = 'nevienošanās';

export function groupNames(group: string): GroupNames {
  return {
    track: group,
    work: `${group}Darbs`,
    meeting: `${group}Sēde`,
    acts,
    meetings: `${group}Sēdes`,
    term: `${group}Pilnvaras`,
    signing: `${group}Paraksti`,
    invitations: `${group}Uzaicinājumi`,
    confidentiality: `${group}Konfidencialitāte`,
    noAgreement: `${group}Nevienošanās`,
  };
}

/** The name of an option of the group's own beside the steps of its work. */
export function ownName(name: string): string {
  return Object.values(acts).includes(name) ? `${name}_` : name;
}

/** Groups of which it is stated how they meet: they have a work book. */
export function meetingGroups({ institutions }: Scheme): Institution[] {
  return institutions.filter(({ rules }) => rules?.meetings ?? rules?.quorum);
}

/** The levels at which a group acts in cases of children, in whatever course these have. */
export function levelsOfGroup({ levels, tracks }: Scheme, group: string): Level[] {
  const aboutGroups = new Set(tracks.filter(({ about }) => about === 'group').map(({ name }) => name));
  return levels.filter(
    ({ by, track }) =>
      (track === undefined || !aboutGroups.has(track)) && by.roles.some((role) => role.startsWith(`${group}.`)),
  );
}
