import type { Amount, Duty, Term as TermClause } from '../generated/ast.ts';
import type { DutyKind, Term, TermBefore, Terms } from '../model.ts';

const kinds: Record<string, DutyKind> = {
  must_decide: 'decide',
  must_acknowledge: 'acknowledge',
  must_answer: 'answer',
};

const units: Record<string, (Term & { kind: 'amount' })['unit']> = {
  calendar_days: 'calendarDay',
  working_days: 'workingDay',
  study_days: 'studyDay',
  weeks: 'week',
  months: 'month',
  years: 'year',
};

/** The terms of a sentence by duty; nothing where it states none, so that silence looks the same everywhere. */
export function buildTerms(duties: Duty[]): { terms?: Terms } {
  if (duties.length === 0) {
    return {};
  }
  return { terms: Object.fromEntries(duties.map(({ kind, term }) => [kinds[kind], buildTerm(term)])) };
}

const periodEnds: Record<string, (Term & { kind: 'endOf' })['period']> = {
  by_the_end_of_the_week: 'week',
  by_the_end_of_the_month: 'month',
  by_the_end_of_the_semester: 'semester',
  by_the_end_of_the_school_year: 'schoolYear',
  by_the_end_of_the_year: 'year',
};

export function buildTerm({ amount, period, until }: TermClause): Term {
  const time = until === undefined ? {} : { until: until.padStart(5, '0') };
  if (period !== undefined) {
    return { kind: 'endOf', period: periodEnds[period]!, ...time };
  }
  if (!amount) {
    return { kind: 'sameDay', ...time };
  }
  const term = buildTermBefore(amount);
  return term.kind === 'elapsed' ? term : { ...term, ...time };
}

/** An amount of time, in either direction. */
export function buildTermBefore({ number, unit }: Amount): TermBefore {
  const elapsed = unit === 'hours' ? 'hour' : unit === 'minutes' ? 'minute' : undefined;
  return elapsed
    ? { kind: 'elapsed', amount: number, unit: elapsed }
    : { kind: 'amount', amount: number, unit: units[unit]! };
}
