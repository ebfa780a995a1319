import type { LeafCstNode } from 'langium';
import { keywords } from '../keywords/table.ts';
import type { KeywordLanguage } from '../model.ts';
import { isTextOfDocument, knownWords, parted } from './placeholders.ts';

/** A string as it is written, with the words of the language in its braces in the other one, if it is of a document. */
export function translatedBraces(leaf: LeafCstNode, to: KeywordLanguage): string {
  const { astNode, text, tokenType } = leaf;
  if (tokenType.name !== 'STRING' || !isTextOfDocument(astNode)) {
    return text;
  }
  const from = to === 'lv' ? 'en' : 'lv';
  return text.replaceAll(/\{([^{}]*)\}/g, (whole, words: string) =>
    whole.replace(words, () => translated(words, from, to)),
  );
}

function translated(words: string, from: KeywordLanguage, to: KeywordLanguage): string {
  const { name, case: found } = parted(words, from);
  const known = knownWords[from][name];
  const other = known && Object.entries(knownWords[to]).find(([, what]) => what === known)?.[0];
  const named = other === undefined ? words : words.replace(name, other);
  if (!found) {
    return named;
  }
  const { spellings } = keywords[found];
  return named.replace(/\S+(?=\s*$)/, (last) => spellings[to][spellings[from].indexOf(last)] ?? last);
}
