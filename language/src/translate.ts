import type { KeywordLanguage } from './model.ts';
import { canonicalSpelling } from './keywords/table.ts';
import { keywordLeaves } from './parsing/keyword-leaves.ts';
import { createRicibaCoreServices } from './services.ts';

/**
 * The same text with the keywords of another language. Names, labels, comments and layout stay as they are;
 * other spellings of a keyword become the canonical one.
 *
 * @throws Error if the text has syntax errors: then some of its words would stay untranslated.
 */
export function translateKeywords(text: string, to: KeywordLanguage): string {
  const { value, lexerErrors, parserErrors } = createRicibaCoreServices().parser.LangiumParser.parse(text);
  if (lexerErrors.length > 0 || parserErrors.length > 0) {
    throw new Error('A text with syntax errors cannot be translated.');
  }
  let translated = '';
  let end = 0;
  for (const { keyword, leaf } of keywordLeaves(value.$cstNode!)) {
    translated += text.slice(end, leaf.offset) + canonicalSpelling(keyword, to);
    end = leaf.end;
  }
  return translated + text.slice(end);
}
