import type { RicibaKeywordNames } from '../generated/ast.ts';
import type { KeywordLanguage } from '../model.ts';
import { conditionKeywords } from './condition.ts';
import { documentKeywords } from './document.ts';
import { dutyKeywords } from './duty.ts';
import { formKeywords } from './form.ts';
import { groupKeywords, groupStoryKeywords, meetingFormKeywords } from './group.ts';
import { institutionKeywords } from './institution.ts';
import type { Keyword } from './keyword.ts';
import { levelKeywords } from './level.ts';
import { quantityKeywords } from './quantity.ts';
import { reportKeywords } from './report.ts';
import { scenarioKeywords } from './scenario.ts';
import { overlayKeywords } from './overlay.ts';
import { schemeKeywords } from './scheme.ts';
import { statementKeywords } from './statement.ts';
import { termKeywords } from './term.ts';

export const punctuation = ['{', '}', '(', ')', ',', '.', ':'] as const;
export type KeywordName = Exclude<RicibaKeywordNames, (typeof punctuation)[number]>;

/** Every keyword of the grammar in both languages; the compiler refuses a missing one. */
export const keywords: Record<KeywordName, Keyword> = {
  ...schemeKeywords,
  ...statementKeywords,
  ...institutionKeywords,
  ...groupKeywords,
  ...meetingFormKeywords,
  ...groupStoryKeywords,
  ...formKeywords,
  ...documentKeywords,
  ...conditionKeywords,
  ...quantityKeywords,
  ...levelKeywords,
  ...dutyKeywords,
  ...reportKeywords,
  ...termKeywords,
  ...overlayKeywords,
  ...scenarioKeywords,
};

export const keywordNames = Object.keys(keywords).filter(isKeywordName);

/** How a keyword is written in a language; punctuation is written as it is. */
export function canonicalSpelling(name: string, language: KeywordLanguage): string {
  return isKeywordName(name) ? keywords[name].spellings[language][0]! : name;
}

/** The same spelling of a keyword in another language: its counterpart at the same place, however it is spaced. */
export function spellingLike(name: KeywordName, written: string, to: KeywordLanguage): string {
  const { spellings } = keywords[name];
  const plain = written.replace(/\s+/g, ' ').replace(' ,', ',');
  const index = Math.max(...Object.values(spellings).map((each) => each.indexOf(plain)));
  return spellings[to][index] ?? canonicalSpelling(name, to);
}

/** A keyword as it is written after a number: "1 darba dienas", "5 darba dienu"; "1 hour", "21 hours". */
export function spellingAfter(name: string, number: number, language: KeywordLanguage): string {
  const one = isKeywordName(name) ? keywords[name].one?.[language] : undefined;
  return one !== undefined && isOne(number, language) ? one : canonicalSpelling(name, language);
}

/** A unit of a term that is counted backwards: "5 darba dienas pirms", "1 mēnesi iepriekš". */
export function spellingBefore(name: string, number: number, language: KeywordLanguage): string {
  const forms = isKeywordName(name) && language === 'lv' ? keywords[name].accusative : undefined;
  return forms ? forms[isOne(number, language) ? 'one' : 'many'] : spellingAfter(name, number, language);
}

/** In Latvian 21 and 31 are spoken of as 1 is, and 11 is not. */
function isOne(number: number, language: KeywordLanguage): boolean {
  return language === 'en' ? number === 1 : number % 10 === 1 && number % 100 !== 11;
}

export function isKeywordName(name: string): name is KeywordName {
  return Object.hasOwn(keywords, name);
}

const letter = '[\\w\\u00C0-\\u024F]';

/**
 * Matches one spelling: any whitespace between its words, and no letter after it.
 * Not sticky and without flags, as the lexer wants it.
 */
export function spellingPattern(spelling: string): RegExp {
  const words = spelling
    .split(/\s+/)
    .map((word) => word.replace(/[-]/g, '\\-').replace(/,$/, '\\s*,'))
    .join('\\s+');
  return new RegExp(`${words}(?!${letter})`);
}

const oneWord = /^[_a-zA-Z\u00C0-\u024F][\w\u00C0-\u024F]*$/;

/** A spelling that could also be a name. */
export function isOneWord(spelling: string): boolean {
  return oneWord.test(spelling);
}
