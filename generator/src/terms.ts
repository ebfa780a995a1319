import type {
  DutyKind,
  KeywordLanguage,
  Term as SchemeTerm,
  TermBefore as SchemeTermBefore,
  Terms as SchemeTerms,
} from '@riciba/language';
import type { Term, TermBefore, Terms } from '@riciba/runtime/definition';
import { amountText, beforeText, withinTermText } from '@riciba/runtime/kernel/time';
import { byCount, type Labels } from './words.ts';

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
export function within(term: SchemeTerm, language: KeywordLanguage): string {
  return withinTermText(termOf(term), language);
}

/** "5 darba dienas pirms …": how long before. */
export function ahead({ amount, unit }: SchemeTermBefore, language: KeywordLanguage): string {
  return language === 'lv' ? beforeText(amount, unit) : amountText(amount, unit, language);
}

/** "pēdējo 5 darba dienu laikā", "tajā pašā dienā": how long ago at most. */
export function lately(term: SchemeTerm, language: KeywordLanguage): string {
  if (term.kind !== 'amount' && term.kind !== 'elapsed') return within(term, language);
  if (language === 'en') return `within the last ${amountText(term.amount, term.unit, 'en')}`;
  return `${byCount(term.amount, 'pēdējā', 'pēdējo')} ${within(term, 'lv')}`;
}

/** Of deciding and informing, which are owed anew when a case comes back. */
export const fromOpening = {
  lv: 'no līmeņa sākuma vai no lietas atgriešanās',
  en: 'from the beginning of the level or the return of the case',
};

/** What must be done, and the event from whose day it is counted. */
const duties: Record<Exclude<DutyKind, 'inform'>, Record<KeywordLanguage, { must: string; from: string }>> = {
  decide: {
    lv: { must: 'jāizlemj', from: fromOpening.lv },
    en: { must: 'a decision is due', from: fromOpening.en },
  },
  acknowledge: {
    lv: { must: 'jāapstiprina saņemšana', from: 'no nosūtīšanas' },
    en: { must: 'receipt must be acknowledged', from: 'from sending' },
  },
  answer: {
    lv: { must: 'jāsniedz atbilde', from: 'no saņemšanas apstiprināšanas' },
    en: { must: 'an answer is due', from: 'from the acknowledgement of receipt' },
  },
};

/** "; 5 darba dienu laikā jāsniedz atbilde (skaita no saņemšanas apstiprināšanas)"; empty where nothing is stated. */
export function termsText(terms: SchemeTerms | undefined, { say, language }: Labels): string {
  return (['acknowledge', 'answer', 'decide'] as const)
    .map((kind) => {
      const term = terms?.[kind];
      if (!term) return '';
      const { must, from } = duties[kind][language];
      const time = within(term, language);
      return say(`; ${time} ${must} (skaita ${from})`, `; ${must} ${time} (counted ${from})`);
    })
    .join('');
}
