import { type AstNode, AstUtils, type CstNode, CstUtils, GrammarUtils } from 'langium';
import { type Citation, isCitation, isSchemeText, type SchemeText } from '../generated/ast.ts';
import { canonicalSpelling, keywords } from '../keywords/table.ts';
import type { KeywordLanguage } from '../model.ts';
import { otherLanguage } from '../parsing/keyword-language.ts';
import { asCited, ownActAmong, titleWritten } from './own-acts.ts';

/** At which place among the spellings of "article" the Latvian genitive stands. */
const genitive = 2;

/** A stretch of a text and what should stand there. */
export interface Rewritten {
  start: number;
  end: number;
  text: string;
}

/**
 * How citations are written in a language: "saskaņā ar Nolikuma 9.4. punktu", "per Nolikums clause 9.4". What is
 * written so already is given, too.
 *
 * @param best whether a number in quotes becomes a number (`clause "7"`), and a word or name takes its best form; else
 *   what the author chose stays as far as the language has it
 * @param texts where acts are declared whose names are declined; the text alone where nothing is said
 */
export function citationsIn(
  root: SchemeText,
  language: KeywordLanguage,
  { best, texts = [root] }: { best: boolean; texts?: SchemeText[] },
): Rewritten[] {
  return AstUtils.streamAllContents(root)
    .filter(isCitation)
    .flatMap((citation) => [
      ...issuerOf(citation, language, texts),
      ...partOf(citation, 'article', language, best),
      ...partOf(citation, 'clause', language, best),
    ])
    .toArray();
}

/** Names the acts of the text itself as they are declared, not as they are declined: changes the tree. */
export function citedByName<Root extends AstNode>(root: Root): Root {
  for (const citation of isSchemeText(root) ? AstUtils.streamAllContents(root).filter(isCitation) : []) {
    const act = ownActAmong(citation, isSchemeText(root) ? [root] : []);
    citation.issuer = act?.name ?? titleWritten(citation) ?? citation.issuer;
  }
  return root;
}

/** Only names that are declared are declined, and titles of laws: abbreviations are not. */
function issuerOf(citation: Citation, language: KeywordLanguage, texts: SchemeText[]): Rewritten[] {
  const node = GrammarUtils.findNodeForProperty(citation.$cstNode, 'issuer');
  const name = ownActAmong(citation, texts)?.name ?? titleWritten(citation);
  return node && name !== undefined ? [over(node, node, language === 'lv' ? asCited(name, citation) : name)] : [];
}

function partOf(citation: Citation, part: 'article' | 'clause', language: KeywordLanguage, best: boolean): Rewritten[] {
  const number = GrammarUtils.findNodeForProperty(citation.$cstNode, part);
  const word = GrammarUtils.findNodeForKeyword(citation.$cstNode, part);
  const value = String(citation[part]);
  if (!number || !word) {
    return [];
  }
  const isText = number.text.startsWith('"');
  const written = best ? bestWord(citation, part, language) : sameWord(citation, part, word.text, language);
  if (isText && !(best && /^\d+(?:\.\d+)*\.?$/.test(value))) {
    return [over(word, word, written)];
  }
  const plain = value.replace(/\.$/, '');
  const stop = number.offset < word.offset ? CstUtils.getNextNode(number) : number;
  // Spaces within the number are taken out first.
  if (/\s/.test(number.text) || !stop) {
    return [];
  }
  const [first, second] =
    number.offset < word.offset
      ? [over(number, stop, ''), over(word, word, '')]
      : [over(word, word, ''), over(number, number, '')];
  return language === 'lv'
    ? [
        { ...first, text: `${plain}.` },
        { ...second, text: written },
      ]
    : [
        { ...first, text: written },
        { ...second, text: plain },
      ];
}

/** In Latvian an article stands in the genitive before its clause: "71. panta 2. punktu". */
function bestWord({ clause }: Citation, part: 'article' | 'clause', language: KeywordLanguage): string {
  const isGenitive = part === 'article' && language === 'lv' && clause !== undefined;
  return keywords[part].spellings[language][isGenitive ? genitive : 0]!;
}

/** The genitive is the best word in Latvian where in English the first one is. */
function sameWord({ clause }: Citation, part: 'article' | 'clause', word: string, language: KeywordLanguage): string {
  const { spellings } = keywords[part];
  if (spellings[language].includes(word)) {
    return word;
  }
  const index = spellings[otherLanguage(language)].indexOf(word);
  const isSwapped = part === 'article' && clause !== undefined && (index === 0 || index === genitive);
  return spellings[language][isSwapped ? genitive - index : index] ?? canonicalSpelling(part, language);
}

function over(first: CstNode, last: CstNode, text: string): Rewritten {
  return { start: first.offset, end: last.end, text };
}
