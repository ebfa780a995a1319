import { type CstNode, CstUtils, isLeafCstNode, type LangiumParser } from 'langium';
import { translatedBraces } from './documents/translate.ts';
import type { KeywordLanguage } from './model.ts';
import { counterpart, keywordLeaves } from './parsing/keyword-leaves.ts';
import { createRicibaCoreServices } from './services.ts';
import { movedWords } from './terms/order.ts';

/**
 * The same text with the keywords of another language, terms in the order of that language and units as they stand
 * after their number. Names, labels, comments and layout stay as they are. Translated back it is the same text again,
 * if its terms were in order.
 *
 * @throws Error if the text has syntax errors: then some of its words would stay untranslated; or if a name of the
 *   text is a keyword of the other language in a place where keywords cannot be names.
 */
export function translateKeywords(text: string, to: KeywordLanguage): string {
  const root = parsed(text, 'A text with syntax errors cannot be translated.');
  const keywords = new Map(keywordLeaves(root).map(({ keyword, leaf }) => [leaf, keyword]));
  const moved = movedWords(root.astNode, to);
  let translated = '';
  let end = 0;
  for (const place of CstUtils.streamCst(root).filter(isLeafCstNode)) {
    const leaf = moved.get(place) ?? place;
    const keyword = keywords.get(leaf);
    translated +=
      text.slice(end, place.offset) + (keyword ? counterpart(leaf, keyword, to) : translatedBraces(leaf, to));
    end = place.end;
  }
  translated += text.slice(end);
  parsed(translated, 'A name of this text is a keyword of the other language.');
  return translated;
}

/** Made when first needed: making it takes longer than reading a text. */
let parser: LangiumParser | undefined;

function parsed(text: string, complaint: string): CstNode {
  parser ??= createRicibaCoreServices().parser.LangiumParser;
  const { value, lexerErrors, parserErrors } = parser.parse(text);
  if (!value.$cstNode || lexerErrors.length > 0 || parserErrors.length > 0) {
    throw new Error(complaint);
  }
  return value.$cstNode;
}
