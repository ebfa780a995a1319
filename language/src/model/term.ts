/** What somebody may owe in the course of a case. Its term is counted from its opening. */
export type DutyKind =
  /** From the opening of the level, or from the return of the case to it. */
  | 'decide'
  | 'inform'
  /** From the sending. */
  | 'acknowledge'
  /** From the acknowledgement. */
  | 'answer';

/** Until when each must be done. What is not here has no term. */
export type Terms = Partial<Record<DutyKind, Term>>;

/** How long somebody has, counted onwards from an event. `until`: local time of the last day, "16:00". */
export type Term =
  | AmountTerm
  | { kind: 'elapsed'; amount: number; unit: 'minute' | 'hour' }
  | { kind: 'sameDay'; until?: string }
  /** The end of the period in which the event lies. */
  | { kind: 'endOf'; period: 'week' | Period; until?: string };

export interface AmountTerm {
  kind: 'amount';
  amount: number;
  unit: 'calendarDay' | 'workingDay' | 'studyDay' | 'week' | 'month' | 'year';
  until?: string;
}

/** So long before a day or a moment. */
export type TermBefore = Omit<AmountTerm, 'until'> | { kind: 'elapsed'; amount: number; unit: 'minute' | 'hour' };

export type Period = 'month' | 'semester' | 'schoolYear' | 'year';
