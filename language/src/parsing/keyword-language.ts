import { type AstNode, AstUtils } from 'langium';
import { originOf } from '../overlay/clone.ts';
import { isOneWord, keywordNames, keywords } from '../keywords/table.ts';
import type { KeywordLanguage } from '../model.ts';

const beforeFirstWord = /^(?:\s+|\/\/[^\n\r]*|\/\*[\s\S]*?\*\/)*/;
/** A letter that could not be read is one, too: what is left of a word is no word. */
const word = /[\p{L}\p{M}\p{N}\uFFFD_-]+/gu;

const languageOfWord = wordsOfOneLanguage();

/**
 * The keyword language of a text: that of its first keyword. A text without any keyword is taken for Latvian.
 */
export function keywordLanguageOf(text: string): KeywordLanguage {
  return firstLanguage(text) ?? 'lv';
}

/** Whether the text has a keyword that tells its language. */
export function hasKeyword(text: string): boolean {
  return firstLanguage(text) !== undefined;
}

function firstLanguage(text: string): KeywordLanguage | undefined {
  const start = beforeFirstWord.exec(text)![0].length;
  for (const match of text.slice(start).matchAll(word)) {
    const language = languageOfWord.get(match[0].normalize('NFC'));
    if (language) {
      return language;
    }
  }
  return undefined;
}

const languageOfRoot = new WeakMap<AstNode, KeywordLanguage>();

/** The keyword language of the text a node stands in. */
export function keywordLanguageOfNode(node: AstNode): KeywordLanguage {
  const root = AstUtils.findRootNode(originOf(node));
  let language = languageOfRoot.get(root);
  if (!language) {
    language = keywordLanguageOf(root.$cstNode?.text ?? '');
    languageOfRoot.set(root, language);
  }
  return language;
}

export function otherLanguage(language: KeywordLanguage): KeywordLanguage {
  return language === 'lv' ? 'en' : 'lv';
}

/** First words of spellings that tell the language: those that begin no spelling of the other one. */
function wordsOfOneLanguage(): Map<string, KeywordLanguage> {
  const found = new Map<string, KeywordLanguage | undefined>();
  for (const name of keywordNames) {
    for (const language of ['lv', 'en'] as const) {
      for (const spelling of keywords[name].spellings[language]) {
        const first = spelling.split(/[\s,]+/)[0]!;
        const known = found.has(first) ? found.get(first) : language;
        found.set(first, known === language ? language : undefined);
      }
    }
  }
  const telling = new Map<string, KeywordLanguage>();
  for (const [first, language] of found) {
    if (language && isOneWord(first)) {
      telling.set(first, language);
    }
  }
  return telling;
}
