/** What a walk compared, and what it found to be other than it should. */
export interface Tally {
  states: number;
  /** Answers of the API to reads and to acts that were compared. */
  reads: number;
  refused: number;
  accepted: number;
  /** Texts in answers looked for in what a post was sent. */
  texts: number;
  /** Role and act of what was accepted at least once. */
  done: Set<string>;
  /** Role and act of what the definition lets do in a state that was reached. */
  possible: Set<string>;
  /** States in which a referral had ended whose recipient sees nothing any more. */
  ended: number;
  /** Answers to requests for what belongs to another case or another post. */
  strangers: number;
  /** Answers to requests with a session that had ended. */
  sessions: number;
  /** States looked at again after the posts had changed. */
  changed: number;
  differences: string[];
}

export const emptyTally = (): Tally => ({
  states: 0,
  reads: 0,
  refused: 0,
  accepted: 0,
  texts: 0,
  done: new Set(),
  possible: new Set(),
  ended: 0,
  strangers: 0,
  sessions: 0,
  changed: 0,
  differences: [],
});
