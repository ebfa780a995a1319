/** The registry of acts shipped with the language: data of language/acts/, described by acts.schema.json there. */
import latvia from '../../acts/latvia.json' with { type: 'json' };

/** What is not known of an act is absent. Dates are ISO dates; numbers stand without "Nr.". */
export interface Act {
  /** Key of an issuer: "MK". Absent for laws. */
  issuer?: string;
  kind: 'law' | 'regulation' | 'draft';
  number?: string;
  date?: string;
  title?: string;
  abbreviation?: string;
  about?: string;
  inForceFrom?: string;
  amendedBy?: ActReference[];
  amends?: ActReference[];
  replaces?: ActReference[];
  source?: string;
  /** Properties that a person has still to confirm; citations are not judged by them. */
  unconfirmed?: 'date'[];
}

interface ActReference {
  number: string;
  date?: string;
  year?: number;
}

export interface ActRegistry {
  version: string;
  /** Issuers whose acts are looked up here; acts of others are not judged. */
  issuers: { key: string; name: string }[];
  acts: Act[];
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a test checks the file against its schema
export const actRegistry = latvia as ActRegistry;
