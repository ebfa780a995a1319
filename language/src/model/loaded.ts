import type { Diagnostic, KeywordLanguage, Scenario, Scheme } from '../model.ts';

/** What `loadScheme` gives: a scheme when there is no error, and all that was found. */
export interface Loaded {
  /** Where its sentences have dates, that of the last stretch of time, or of the day asked about. */
  scheme?: Scheme;
  /** What the scheme means in each stretch of time within which it means the same, the earliest first. */
  versions: Version[];
  /** The scenarios of the main file; of a file of scenarios, `scheme` is the one they try. */
  scenarios: Scenario[];
  /** Keyword language of the main file. */
  language: KeywordLanguage;
  diagnostics: Diagnostic[];
  /** Every file that was read, the main one first. */
  files: string[];
}

/** What a scheme means from a day until a day (ISO dates, both in force); an end that is not there is open. */
export interface Version {
  scheme: Scheme;
  period: { from?: string; until?: string };
  /** The stories that begin in it: a case goes on under the scheme it was opened under. */
  scenarios: Scenario[];
}
