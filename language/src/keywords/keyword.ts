import type { KeywordLanguage } from '../model.ts';

/** One keyword of the language: how it is written in each keyword language, and what it means. */
export interface Keyword {
  /**
   * Spellings, the canonical one first; others are inflections and synonyms that mean the same. Each has its
   * counterpart at the same place in the other language, so that a translated text can be translated back exactly.
   */
  spellings: Record<KeywordLanguage, string[]>;
  /** What it says in a scheme; shown on hover. */
  explanation: Record<KeywordLanguage, string>;
  /** Of a unit: how it is written after 1 (in Latvian also after 21, 31, …). */
  one?: Record<KeywordLanguage, string>;
  /** Of a unit in Latvian: how it is written before "pirms" and "iepriekš", which take the accusative. */
  accusative?: { many: string; one: string };
}

/** Spellings of one language are separated by `|`. */
export function keyword(en: string, lv: string, enMeaning: string, lvMeaning: string): Keyword {
  return { spellings: { en: spellings(en), lv: spellings(lv) }, explanation: { en: enMeaning, lv: lvMeaning } };
}

function spellings(text: string): string[] {
  return text.split('|').map((spelling) => spelling.trim());
}

/**
 * A unit of terms: the first spelling stands after most numbers, the second after 1. Counted backwards, a feminine
 * unit has the same two forms the other way round; others say theirs.
 */
export function unit(
  en: [string, string],
  lv: [string, string],
  enMeaning: string,
  lvMeaning: string,
  accusative?: { many: string; one: string },
): Keyword {
  const [[, enOne], [lvMany, lvOne]] = [en, lv];
  const more = accusative ? [accusative.many, accusative.one].filter((form) => !lv.includes(form)) : [];
  // Every spelling has a counterpart; which form is written is told by the number.
  const enMore = more.map((_, index) => `calendar ${en[index]}`);
  return {
    ...keyword([...en, ...enMore].join('|'), [...lv, ...more].join('|'), enMeaning, lvMeaning),
    one: { en: enOne, lv: lvOne },
    accusative: accusative ?? { many: lvOne, one: lvMany },
  };
}
