import { AstUtils, type CstNode, CstUtils, isLeafCstNode, type LeafCstNode } from 'langium';
import { isRole, isValidity } from '../generated/ast.ts';
import { canonicalSpelling, isKeywordName } from '../keywords/table.ts';
import type { KeywordLanguage } from '../model.ts';
import { keywordLanguageOf } from '../parsing/keyword-language.ts';
import { counterpart, keywordOf } from '../parsing/keyword-leaves.ts';
import { movedWords } from '../terms/order.ts';
import { originOf } from './clone.ts';

/** One word as it is written in an effective text, with the space before it. */
interface Piece {
  offset: number;
  end: number;
  before: string;
  text: string;
}

const known = new Map<KeywordLanguage, WeakMap<CstNode, Piece[]>>([
  ['lv', new WeakMap()],
  ['en', new WeakMap()],
]);

/** Part of a text in a keyword language, without what makes it an overlay: days in force, words of overriding. */
export function sourceBetween(node: CstNode, start: number, end: number, language: KeywordLanguage): string {
  const inside = piecesOf(node.root, language).filter((piece) => piece.offset >= start && piece.end <= end);
  return inside.map(({ before, text }, index) => (index === 0 ? text : before + text)).join('');
}

function piecesOf(root: CstNode, language: KeywordLanguage): Piece[] {
  const texts = known.get(language)!;
  let pieces = texts.get(root);
  if (!pieces) {
    pieces = written(root, language);
    texts.set(root, pieces);
  }
  return pieces;
}

function written(root: CstNode, language: KeywordLanguage): Piece[] {
  const text = root.root.fullText;
  const isForeign = keywordLanguageOf(text) !== language;
  const moved = isForeign ? movedWords(root.astNode, language) : new Map<LeafCstNode, LeafCstNode>();
  const pieces: Piece[] = [];
  let end = 0;
  let skipped: string | undefined;
  for (const place of CstUtils.streamCst(root).filter(isLeafCstNode)) {
    const leaf = moved.get(place) ?? place;
    const keyword = keywordOf(leaf);
    const gap = skipped ?? text.slice(end, place.offset);
    const plain = plainWord(leaf);
    const word = plain ?? (keyword && isForeign ? counterpart(leaf, keyword, language) : leaf.text);
    const spelled = plain !== undefined && isKeywordName(plain) ? canonicalSpelling(plain, language) : word;
    if (plain === '') {
      skipped = gap;
    } else {
      pieces.push({ offset: place.offset, end: place.end, before: gap, text: spelled });
      skipped = undefined;
    }
    end = place.end;
  }
  return pieces;
}

/** Sentences that begin otherwise than they are called in the words of overriding. */
const otherwise: Record<string, string> = { option: 'may', entry: 'opens_a_case', code: '', field: '' };

/** The word a sentence has where it overrides nothing; nothing at all for the days it is in force. */
function plainWord(leaf: LeafCstNode): string | undefined {
  if (AstUtils.getContainerOfType(leaf.astNode, isValidity)) {
    return '';
  }
  const keyword = keywordOf(leaf);
  const thing = keyword?.startsWith('override_') ? keyword.slice('override_'.length) : undefined;
  const node = originOf(leaf.astNode);
  return thing === undefined
    ? undefined
    : thing === 'role' && isRole(node) && node.office
      ? node.office
      : (otherwise[thing] ?? thing);
}
