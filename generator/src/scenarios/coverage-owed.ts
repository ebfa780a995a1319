import { type Definition, lookup } from '@riciba/runtime/definition';
import type { Stated } from './coverage.ts';
import type { StoryFile } from './play.ts';

/** What stories can touch of what a scheme demands and forbids beyond its course. */
export const owedKinds = ['fulfilments', 'consequences', 'recurrences', 'gates', 'reopenings'] as const;

export type OwedKind = (typeof owedKinds)[number];

/**
 * Duties that can be fulfilled, those of which it matters that they are late, those that come back in the next period,
 * each gate held and refused, and the ways in which a closed case goes on.
 */
export function owedIn({ acts, duties = [] }: Definition): Record<OwedKind, Stated[]> {
  return {
    fulfilments: duties,
    consequences: duties.filter(({ late }) => late),
    recurrences: duties.filter(({ recurs }) => recurs),
    gates: acts.flatMap(({ gates = [] }) =>
      gates.flatMap(({ sentence }) => [true, false].map((held) => ({ key: gateKey(sentence, held), sentence }))),
    ),
    reopenings: acts.filter(({ kind }) => kind === 'reopen'),
  };
}

/** Tells `see` what of it a story touched. */
export function seeOwed(
  definition: Definition,
  { state, done, refusals }: StoryFile,
  see: (kind: OwedKind, key: string) => void,
): void {
  const obligations = state?.obligations ?? [];
  for (const { duty, status, lateAt } of obligations) {
    if (duty === undefined) continue;
    if (status === 'met') see('fulfilments', duty);
    if (lateAt !== undefined) see('consequences', duty);
    const periods = new Set(obligations.flatMap((one) => (one.duty === duty ? (one.period?.from ?? []) : [])));
    if (periods.size > 1) see('recurrences', duty);
  }
  for (const { act } of done) {
    if (act.kind === 'reopen') see('reopenings', act.key);
    for (const { sentence } of act.gates ?? []) see('gates', gateKey(sentence, true));
  }
  const gates = new Set([...lookup(definition).acts.values()].flatMap(({ gates: own = [] }) => own.map(sentenceOf)));
  for (const { code, sentence } of refusals) {
    if (code === 'only-if' && sentence !== undefined && gates.has(sentence)) see('gates', gateKey(sentence, false));
  }
}

function sentenceOf({ sentence }: { sentence: string }): string {
  return sentence;
}

function gateKey(sentence: string, held: boolean): string {
  return `${sentence} ${held ? '+' : '-'}`;
}
