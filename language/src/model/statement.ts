import type { Assumption, Citation, Place } from '../model.ts';

/** A sentence that asks nothing of anybody: it is kept as it stands and told with the rules. */
export interface Statement {
  kind: 'purpose' | 'task' | 'observes' | 'guidedBy' | 'other';
  /** In the author's words. */
  text: string;
  /** Whose it is; absent: of the whole scheme, or of a track. */
  institution?: string;
  track?: string;
  /** Institutions it is about. */
  between: string[];
  /** "Nr. 1": where the text it names is attached. */
  annex?: string;
  cites?: Citation;
  assumed?: Assumption;
  at: Place;
}
