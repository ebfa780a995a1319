import type { Change } from '../../kernel/index.ts';
import type { Outcome } from './migrate-cases.ts';

/** What a case is counted under: the gravest that would become of it. */
export type Verdict = 'refused' | 'late' | 'tonight' | 'gains' | 'moves' | 'differs' | 'unchanged';

/** In the order they are told; each count with its words, of one and of several. */
const words: [verdict: Verdict, one: string, several: string][] = [
  ['unchanged', 'bez izmaiņām', 'bez izmaiņām'],
  ['differs', 'ar izmaiņām bez cita termiņa', 'ar izmaiņām bez cita termiņa'],
  ['moves', 'ar citu termiņu', 'ar citu termiņu'],
  ['gains', 'iegūst termiņu', 'iegūst termiņu'],
  ['tonight', 'šonakt būtu nokavēta', 'šonakt būtu nokavētas'],
  ['late', 'uzreiz būtu nokavēta', 'uzreiz būtu nokavētas'],
  ['refused', 'nevar turpināties pēc šīs redakcijas', 'nevar turpināties pēc šīs redakcijas'],
];

/** @param midnight the instant that ends today */
export function verdictOf({ changes, reasons }: Outcome, now: string, midnight: string): Verdict {
  if (reasons.length > 0) return 'refused';
  const has = (...kinds: Change['kind'][]): boolean => changes.some(({ kind }) => kinds.includes(kind));
  const lateBy = (at: string): boolean => changes.some(({ late }) => late !== undefined && late <= at);
  if (lateBy(now)) return 'late';
  if (lateBy(midnight)) return 'tonight';
  if (has('deadline-gained')) return 'gains';
  if (has('deadline-moved', 'deadline-lost')) return 'moves';
  return changes.length > 0 ? 'differs' : 'unchanged';
}

/** "12 atvērtas lietas: 9 bez izmaiņām, 2 iegūst termiņu, 1 šonakt būtu nokavēta." */
export function summary(verdicts: readonly Verdict[]): string {
  if (verdicts.length === 0) return 'Nav atvērtu lietu, kas būtu sāktas pēc citas redakcijas.';
  const parts = words.flatMap(([verdict, one, several]) => {
    const count = verdicts.filter((found) => found === verdict).length;
    return count === 0 ? [] : [`${count} ${isOne(count) ? one : several}`];
  });
  const count = verdicts.length;
  return `${count} ${isOne(count) ? 'atvērta lieta' : 'atvērtas lietas'}: ${parts.join(', ')}.`;
}

/** 1, 21, 31, but not 11. */
function isOne(count: number): boolean {
  return count % 10 === 1 && count % 100 !== 11;
}
