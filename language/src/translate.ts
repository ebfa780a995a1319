import { type AstNode, type CstNode, CstUtils, isLeafCstNode, type LangiumParser, type LeafCstNode } from 'langium';
import { citationsIn, citedByName } from './citations/written.ts';
import { translatedBraces } from './documents/translate.ts';
import { isSchemeText } from './generated/ast.ts';
import { isKeywordName } from './keywords/table.ts';
import type { KeywordLanguage } from './model.ts';
import { escapedName, isKeywordWord, neededEscapes, plainName, readingOf } from './parsing/escaped-names.ts';
import { counterpart, keywordLeaves } from './parsing/keyword-leaves.ts';
import { createRicibaCoreServices } from './services.ts';
import { movedWords } from './terms/order.ts';

/**
 * The same text with the keywords of another language, terms and citations in the order of that language and units as
 * they stand after their number. Names, labels, comments and layout stay as they are; only a name that the other language would
 * read as a keyword gets «…», and loses them on the way back. Translated back it is the same text again, if its terms
 * and citations were in order and no name was in «…» without need.
 *
 * @throws Error if the text has syntax errors: then some of its words would stay untranslated; or if what came out said
 *   something else, which no text is known to do.
 */
export function translateKeywords(text: string, to: KeywordLanguage): string {
  const root = parsed(text);
  if (!root?.$cstNode) {
    throw new Error('A text with syntax errors cannot be translated.');
  }
  const reading = readingOf(citedByName(root), 'with names');
  const pieces = piecesOf(root.$cstNode, to);
  const textWith = (escaped: ReadonlySet<number>): string => joined(pieces, escaped);
  const count = pieces.filter(({ name }) => name !== undefined).length;
  const isSame = (translated: string): boolean => {
    const read = parsed(translated);
    return read !== undefined && readingOf(citedByName(read), 'with names') === reading;
  };
  const translated = textWith(neededEscapes(count, textWith, isSame));
  if (!isSame(translated)) {
    throw new Error('This text would say something else in the other language.');
  }
  return translated;
}

/** A stretch of the translated text, or a name that may have to be told from a keyword. */
interface Piece {
  text: string;
  name?: string;
}

function piecesOf(root: CstNode, to: KeywordLanguage): Piece[] {
  const { fullText } = root.root;
  const keywords = new Map(keywordLeaves(root).map(({ keyword, leaf }) => [leaf, keyword]));
  const moved = movedWords(root.astNode, to);
  const citations = isSchemeText(root.astNode) ? citationsIn(root.astNode, to, { best: false }) : [];
  const pieces: Piece[] = [];
  let end = 0;
  for (const place of CstUtils.streamCst(root).filter(isLeafCstNode)) {
    const cited = citations.find((each) => each.start <= place.offset && place.end <= each.end);
    if (cited) {
      pieces.push(...(cited.start === place.offset ? [{ text: fullText.slice(end, place.offset) + cited.text }] : []));
      end = cited.end;
      continue;
    }
    const leaf = moved.get(place) ?? place;
    const keyword = keywords.get(leaf);
    pieces.push({ text: fullText.slice(end, place.offset) });
    pieces.push(keyword ? { text: counterpart(leaf, keyword, to) } : pieceOf(leaf, to));
    end = place.end;
  }
  return [...pieces, { text: fullText.slice(end) }];
}

function pieceOf(leaf: LeafCstNode, to: KeywordLanguage): Piece {
  const name = plainName(leaf.text);
  return isName(leaf) && isKeywordWord(name, to)
    ? { text: name, name }
    : { text: isName(leaf) ? name : translatedBraces(leaf, to) };
}

function isName({ tokenType: { name }, hidden }: LeafCstNode): boolean {
  return !hidden && (name === 'ID' || isKeywordName(name));
}

function joined(pieces: Piece[], escaped: ReadonlySet<number>): string {
  let number = 0;
  return pieces
    .map(({ text, name }) => (name !== undefined && escaped.has(number++) ? escapedName(name) : text))
    .join('');
}

/** Made when first needed: making it takes longer than reading a text. */
let parser: LangiumParser | undefined;

/** The tree of a text without syntax errors. */
function parsed(text: string): AstNode | undefined {
  parser ??= createRicibaCoreServices().parser.LangiumParser;
  const { value, lexerErrors, parserErrors } = parser.parse(text);
  return lexerErrors.length > 0 || parserErrors.length > 0 ? undefined : value;
}
