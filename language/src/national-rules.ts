/** The rules of the State about a group: data of library/latvija.rules.json, described by rules.schema.json there. */
import latvia from '../library/latvija.rules.json' with { type: 'json' };
import type { Citation } from './model.ts';

export interface NationalRules {
  version: string;
  /** Name of the group the rules are about. */
  group: string;
  rules: NationalRule[];
}

export interface NationalRule {
  id: string;
  lv: string;
  en: string;
  /** Without a clause where a person has still to confirm it. */
  cites: Citation;
  /** From where the rule is known, and what is open about it. */
  source: string;
  asks: Asks;
  /** Only in the table: nothing is told where it is not stated. */
  silent?: boolean;
}

/** What a rule asks of the group. */
export type Asks =
  /** For each seat the institutions that may fill it. */
  | { of: 'seats'; each: string[][] }
  /** `years`: the longest term of office. */
  | { of: 'chair'; how: 'elected' | 'appointed'; years: number }
  | { of: 'meetings'; times: number; per: 'year' }
  | { of: 'quorum'; share: 'half' | 'moreThanHalf' }
  | { of: 'office'; office: 'chair' | 'deputy' | 'secretary' }
  | { of: 'noAgreement'; to: string; workingDays: number }
  | { of: 'stated'; rule: 'convening' | 'agenda' | 'firstMeeting' | 'confidentiality' | 'composition' | 'minutes' }
  | { of: 'territory' }
  /** There is a rule, but what it asks is not known. */
  | { of: 'unknown' };

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a test checks the file against its schema
export const nationalRules = latvia as NationalRules;
