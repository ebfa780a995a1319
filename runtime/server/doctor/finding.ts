import { codeOf, faultIn, StartError } from '../failure.ts';

/** What a check found: nothing means all is well. A warning does not keep the server from working. */
export interface Finding {
  grave: boolean;
  latvian: string;
  english: string;
}

/** Something that the server needs. */
export interface Check<Needed extends unknown[]> {
  latvian: string;
  english: string;
  look: (...needed: Needed) => Promise<Finding[]>;
}

export const well: Finding[] = [];
export const grave = (latvian: string, english: string): Finding[] => [{ grave: true, latvian, english }];
export const warning = (latvian: string, english: string): Finding[] => [{ grave: false, latvian, english }];

/** Why something could not be looked at; no message of an error, which may name an address with its password. */
export function failed(error: unknown): Finding[] {
  if (error instanceof StartError) return grave(error.latvian, error.english);
  const why = codeOf(error) || faultIn(error).kind;
  return grave(`neizdevās pārbaudīt (${why}).`, `could not be looked at (${why}).`);
}
