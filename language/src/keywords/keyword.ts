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
}

/** Spellings of one language are separated by `|`. */
export function keyword(en: string, lv: string, enMeaning: string, lvMeaning: string): Keyword {
  return { spellings: { en: spellings(en), lv: spellings(lv) }, explanation: { en: enMeaning, lv: lvMeaning } };
}

function spellings(text: string): string[] {
  return text.split('|').map((spelling) => spelling.trim());
}

/** A unit of terms: the first spelling stands after most numbers, the second after 1. */
export function unit(en: [string, string], lv: [string, string], enMeaning: string, lvMeaning: string): Keyword {
  const [[, enOne], [, lvOne]] = [en, lv];
  return { ...keyword(en.join('|'), lv.join('|'), enMeaning, lvMeaning), one: { en: enOne, lv: lvOne } };
}
