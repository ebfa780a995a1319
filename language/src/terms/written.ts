import type { Amount, Duty, Term } from '../generated/ast.ts';
import { canonicalSpelling, spellingAfter } from '../keywords/table.ts';
import type { KeywordLanguage } from '../model.ts';

/** A term as it is written in a language: "5 darba dienu laikā", "within 5 working days". */
export function writtenTerm({ amount }: Term, language: KeywordLanguage): string {
  return amount ? writtenWithin(amount, language) : canonicalSpelling('same_day', language);
}

/** "must answer within 5 working days", "5 darba dienu laikā jāatbild". */
export function writtenDuty({ kind, term }: Duty, language: KeywordLanguage): string {
  const parts = [writtenTerm(term, language), canonicalSpelling(kind, language)];
  return (language === 'lv' ? parts : parts.toReversed()).join(' ');
}

/** The term that an amount makes. */
export function writtenWithin(amount: Pick<Amount, 'number' | 'unit'>, language: KeywordLanguage): string {
  const parts = [writtenAmount(amount, language), canonicalSpelling('within', language)];
  return (language === 'lv' ? parts : parts.toReversed()).join(' ');
}

/** "5 darba dienu", "5 working days". */
export function writtenAmount({ number, unit }: Pick<Amount, 'number' | 'unit'>, language: KeywordLanguage): string {
  return `${number} ${spellingAfter(unit, number, language)}`;
}
