import { type AstNode, isAstNode, isReference } from 'langium';
import { isKeywordName, keywords } from '../keywords/table.ts';
import type { KeywordLanguage } from '../model.ts';

/** A name that would be read as a keyword stands in «…»: «jā» is a code of a list, jā is an answer. */

export function escapedName(name: string): string {
  return `«${name}»`;
}

/** The name itself, however it is written. */
export function plainName(written: string): string {
  return written.startsWith('«') ? written.slice(1, -1) : written;
}

const wordsOfLanguage = new Map<KeywordLanguage, Set<string>>();

/** Whether a keyword is, or has in it, this word. Only such names can be read as something else. */
export function isKeywordWord(word: string, language: KeywordLanguage): boolean {
  let known = wordsOfLanguage.get(language);
  if (!known) {
    const spellings = Object.values(keywords).flatMap(({ spellings: each }) => each[language]);
    known = new Set(spellings.flatMap((spelling) => spelling.split(/[\s,]+/)));
    wordsOfLanguage.set(language, known);
  }
  return known.has(word);
}

/**
 * Which of several names must stand in «…» so that a text still reads the same.
 *
 * @param textWith the text with the names of these numbers in «…», the others plain
 */
export function neededEscapes(
  count: number,
  textWith: (escaped: ReadonlySet<number>) => string,
  readsTheSame: (text: string) => boolean,
): ReadonlySet<number> {
  const needed = new Set<number>();
  if (count === 0 || readsTheSame(textWith(needed))) {
    return needed;
  }
  for (let number = 0; number < count; number++) {
    needed.add(number);
  }
  for (let number = 0; number < count; number++) {
    needed.delete(number);
    if (!readsTheSame(textWith(needed))) {
      needed.add(number);
    }
  }
  return needed;
}

/** Where a tree has names as they are; all others are references. */
const nameKeys: ReadonlySet<string> = new Set(['name', 'issuer']);

/** What a tree says: its sentences, and the names and keywords in them. Without names only how it is built. */
export function readingOf(node: AstNode, names: 'with names' | 'without names'): string {
  const parts = Object.entries(node)
    .filter(([key]) => !key.startsWith('$'))
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([key, value]) =>
        `${key}:${[value]
          .flat()
          .map((each) => valueRead(key, each, names))
          .join(',')}`,
    );
  return `${node.$type}{${parts.join(' ')}}`;
}

function valueRead(key: string, value: unknown, names: 'with names' | 'without names'): string {
  if (isAstNode(value)) {
    return readingOf(value, names);
  }
  if (isReference(value)) {
    return names === 'with names' ? value.$refText : '→';
  }
  if (typeof value !== 'string') {
    return String(value);
  }
  // Labels and other texts are no part of how a text is read; braces in them are translated.
  const isRead = nameKeys.has(key) ? names === 'with names' : isKeywordName(value);
  return isRead ? value : '…';
}
