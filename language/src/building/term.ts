import type { Duty, Term as TermClause } from '../generated/ast.ts';
import type { DutyKind, Term, Terms } from '../model.ts';

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
};

/** The terms of a sentence by duty; nothing where it states none, so that silence looks the same everywhere. */
export function buildTerms(duties: Duty[]): { terms?: Terms } {
  if (duties.length === 0) {
    return {};
  }
  return { terms: Object.fromEntries(duties.map(({ kind, term }) => [kinds[kind], buildTerm(term)])) };
}

export function buildTerm({ amount }: TermClause): Term {
  if (!amount) {
    return { kind: 'sameDay' };
  }
  const { number, unit } = amount;
  return unit === 'hours'
    ? { kind: 'elapsed', amount: number, unit: 'hour' }
    : { kind: 'amount', amount: number, unit: units[unit]! };
}
