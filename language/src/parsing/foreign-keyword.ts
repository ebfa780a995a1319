import { canonicalSpelling, type KeywordName, keywordNames, keywords, spellingPattern } from '../keywords/table.ts';
import type { KeywordLanguage } from '../model.ts';
import { otherLanguage } from './keyword-language.ts';

export interface ForeignKeyword {
  start: number;
  end: number;
  found: string;
  /** How the same is written in the language of the file. */
  proposal: string;
}

/**
 * A keyword of the other language in a part of a line. What also is a word of the file's own language is not counted.
 */
export function foreignKeywordIn(
  text: string,
  start: number,
  end: number,
  language: KeywordLanguage,
): ForeignKeyword | undefined {
  const own = new Set(keywordNames.flatMap((name) => keywords[name].spellings[language]));
  const foreign = foreignSpellings(otherLanguage(language)).filter(({ spelling }) => !own.has(spelling));
  for (const position of wordStarts(text, start, end)) {
    for (const { name, pattern } of foreign) {
      pattern.lastIndex = position;
      const found = pattern.exec(text)?.[0];
      if (found) {
        return { start: position, end: position + found.length, found, proposal: canonicalSpelling(name, language) };
      }
    }
  }
  return undefined;
}

/** Starts of words outside strings and comments. */
function* wordStarts(text: string, start: number, end: number): Generator<number> {
  const pattern = /"(?:\\.|[^"\\\n\r])*"?|\/\/[^\n\r]*|([\p{L}_][\p{L}\p{M}\p{N}_-]*)/gu;
  pattern.lastIndex = start;
  for (let match = pattern.exec(text); match && match.index < end; match = pattern.exec(text)) {
    if (match[1]) {
      yield match.index;
    }
  }
}

interface Spelled {
  name: KeywordName;
  spelling: string;
  pattern: RegExp;
}

const spelledBy = new Map<KeywordLanguage, Spelled[]>();

function foreignSpellings(language: KeywordLanguage): Spelled[] {
  let spelled = spelledBy.get(language);
  if (!spelled) {
    spelled = keywordNames
      .flatMap((name) =>
        keywords[name].spellings[language].map((spelling) => ({
          name,
          spelling,
          pattern: new RegExp(spellingPattern(spelling), 'y'),
        })),
      )
      .toSorted((a, b) => b.spelling.length - a.spelling.length);
    spelledBy.set(language, spelled);
  }
  return spelled;
}
