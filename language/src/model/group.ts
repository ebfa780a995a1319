import type { Assumption, Citation, Place } from '../model.ts';
import type { Period, Term, TermBefore } from './term.ts';

/** Where a rule of a group is stated; in which file it stands tells whether it comes from the base. */
export interface Stated {
  cites?: Citation;
  assumed?: Assumption;
  at: Place;
}

/** How a group is made up and works. What is not here is not stated. */
export interface GroupRules {
  chair?: ChairRule & Stated;
  quorum?: QuorumRule & Stated;
  /** `least`: at least so many meetings in each period. */
  meetings?: { least?: { times: number; per: Period } } & Stated;
  /** Role paths: who begins the work of the group. */
  firstMeeting?: { by: string[] } & Stated;
  convening?: { by: string[] } & Stated;
  agenda?: { by: string[] } & Stated;
  /** Who invites, and so long before the meeting. */
  invitations?: { by: string[]; before: TermBefore } & Stated;
  minutes?: { by: string[] } & Stated;
  /** `by` is empty where every member signs. */
  signing?: { members: boolean; by: string[] } & Stated;
  /** `to`: an institution or a role path. */
  noAgreement?: { to: string; term: Term } & Stated;
  /** `form`: with which each seat confirms it. */
  confidentiality?: { form?: string } & Stated;
  composition?: { decision: string } & Stated;
  territory?: { units: string[] } & Stated;
  /** `institutions` by name, `others` in the author's words. */
  invitees?: { institutions: string[]; others: string[] } & Stated;
}

/** `years`: the term of office, counted from the day the chair was chosen. */
export type ChairRule = { how: 'elected'; years?: number } | { how: 'appointed'; decision: string; years?: number };

/** Of five seats `half` is three, `moreThanHalf` three, `twoThirds` four. */
export type QuorumRule = (
  | { share: 'half' | 'moreThanHalf' | 'twoThirds'; number?: undefined }
  | { share?: undefined; number: number }
) & {
  /** Seats without which there is none. */
  mustInclude: string[];
};
