import type {
  DutyKind,
  Term as SchemeTerm,
  TermBefore as SchemeTermBefore,
  Terms as SchemeTerms,
} from '@riciba/language';
import type { Term, TermBefore, Terms } from '@riciba/runtime/definition';
import { beforeText, withinTermText } from '@riciba/runtime/kernel/time';

/** The terms of a sentence, for the part of the definition that carries them; nothing where it states none. */
export function termsOf(terms: SchemeTerms | undefined): { terms?: Terms } {
  if (!terms) return {};
  const { decide, inform, acknowledge, answer } = terms;
  return {
    terms: {
      ...(decide && { decide: termOf(decide) }),
      ...(inform && { inform: termOf(inform) }),
      ...(acknowledge && { acknowledge: termOf(acknowledge) }),
      ...(answer && { answer: termOf(answer) }),
    },
  };
}

export function termOf(term: SchemeTerm): Term {
  if (term.kind === 'elapsed' || term.kind === 'amount') return { ...term, direction: 'after' };
  return {
    kind: 'endOf',
    period: term.kind === 'sameDay' ? 'day' : term.period,
    ...(term.until !== undefined && { until: term.until }),
  };
}

export function termBeforeOf(term: SchemeTermBefore): TermBefore {
  return { ...term, direction: 'before' };
}

/** "5 darba dienu laikā", "tajā pašā dienā", "līdz semestra beigām". */
export function within(term: SchemeTerm): string {
  return withinTermText(termOf(term), 'lv');
}

/** "5 darba dienas pirms …": how long before. */
export function ahead({ amount, unit }: SchemeTermBefore): string {
  return beforeText(amount, unit);
}

/** "pēdējo 5 darba dienu laikā", "tajā pašā dienā": how long ago at most. */
export function lately(term: SchemeTerm): string {
  if (term.kind !== 'amount' && term.kind !== 'elapsed') return within(term);
  return `${term.amount % 10 === 1 && term.amount % 100 !== 11 ? 'pēdējā' : 'pēdējo'} ${within(term)}`;
}

/** Of deciding and informing, which are owed anew when a case comes back. */
export const fromOpening = 'no līmeņa sākuma vai no lietas atgriešanās';

/** What must be done, and the event from whose day it is counted. */
const duties: Record<Exclude<DutyKind, 'inform'>, { must: string; from: string }> = {
  decide: { must: 'jāizlemj', from: fromOpening },
  acknowledge: { must: 'jāapstiprina saņemšana', from: 'no nosūtīšanas' },
  answer: { must: 'jāsniedz atbilde', from: 'no saņemšanas apstiprināšanas' },
};

/** "; 5 darba dienu laikā jāsniedz atbilde (skaita no saņemšanas apstiprināšanas)"; empty where nothing is stated. */
export function termsText(terms: SchemeTerms | undefined): string {
  return (['acknowledge', 'answer', 'decide'] as const)
    .map((kind) => {
      const term = terms?.[kind];
      const { must, from } = duties[kind];
      return term ? `; ${within(term)} ${must} (skaita ${from})` : '';
    })
    .join('');
}
