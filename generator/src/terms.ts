import type { DutyKind, Term as SchemeTerm, Terms as SchemeTerms } from '@riciba/language';
import type { Term, Terms } from '@riciba/runtime/definition';
import { withinText } from '@riciba/runtime/kernel/time';

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

function termOf(term: SchemeTerm): Term {
  if (term.kind === 'sameDay') return { kind: 'endOf', period: 'day' };
  return { ...term, direction: 'after' };
}

/** "5 darba dienu laikā", "tajā pašā dienā". */
export function within(term: SchemeTerm): string {
  return term.kind === 'sameDay' ? 'tajā pašā dienā' : withinText(term.amount, term.unit, 'lv');
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
