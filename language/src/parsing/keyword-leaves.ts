import { AstUtils, type CstNode, CstUtils, GrammarAST, isLeafCstNode, type LeafCstNode } from 'langium';
import { isAmount, isAmountBefore } from '../generated/ast.ts';
import {
  isKeywordName,
  type KeywordName,
  spellingAfter,
  spellingBefore,
  spellingLike,
  canonicalSpelling,
} from '../keywords/table.ts';
import type { KeywordLanguage } from '../model.ts';
import { nameRules } from './tokens.ts';

/** A word of the text that stands as a keyword, not as a name that is spelled like one. */
export interface KeywordLeaf {
  keyword: KeywordName;
  leaf: LeafCstNode;
}

export function keywordLeaves(root: CstNode): KeywordLeaf[] {
  return [...CstUtils.streamCst(root)].filter(isLeafCstNode).flatMap((leaf) => {
    const keyword = keywordOf(leaf);
    return keyword ? [{ keyword, leaf }] : [];
  });
}

/** The keyword a leaf stands for, if it is not a name. */
export function keywordOf(leaf: LeafCstNode): KeywordName | undefined {
  const source = leaf.grammarSource;
  const name = leaf.tokenType.name;
  if (leaf.hidden || !source || !isKeywordName(name)) {
    return undefined;
  }
  // Operators of an infix rule come with their assignment, all other keywords with themselves.
  const asKeyword = GrammarAST.isKeyword(source) || GrammarAST.isAssignment(source);
  return asKeyword && !isPartOfName(source) ? name : undefined;
}

/** The rules of names list keywords that are names there. */
export function isPartOfName(source: GrammarAST.AbstractElement): boolean {
  const rule = AstUtils.getContainerOfType(source, GrammarAST.isParserRule);
  return rule !== undefined && nameRules.has(rule.name);
}

/** How a keyword is written where this leaf stands: a unit as it stands after its number. */
export function spellingOf({ astNode }: LeafCstNode, keyword: KeywordName, language: KeywordLanguage): string {
  if (isAmountBefore(astNode)) {
    return spellingBefore(keyword, astNode.number, language);
  }
  return isAmount(astNode) ? spellingAfter(keyword, astNode.number, language) : canonicalSpelling(keyword, language);
}

/** What a leaf is in another language: a unit as it stands after its number, else the same spelling there. */
export function counterpart(leaf: LeafCstNode, keyword: KeywordName, to: KeywordLanguage): string {
  return isAmount(leaf.astNode) ? spellingOf(leaf, keyword, to) : spellingLike(keyword, leaf.text, to);
}
