import { type AstNode, AstUtils, CstUtils, isLeafCstNode, type LeafCstNode } from 'langium';
import { type Duty, isDuty, isTerm, type Term } from '../generated/ast.ts';
import type { KeywordLanguage } from '../model.ts';

/** Whether a term and its duty stand in the order of the language: the term first in Latvian, last in English. */
export function isInOrder(node: Duty | Term, language: KeywordLanguage): boolean {
  const leaves = visibleLeaves(node);
  const ordered = inOrder(node, language);
  return leaves.every((leaf, index) => leaf === ordered[index]);
}

/**
 * Which word stands at the place of which, when the terms of a text are put into the order of a language. A term has
 * as many words in each language, so what stands between the words stays where it is.
 */
export function movedWords(root: AstNode, language: KeywordLanguage): Map<LeafCstNode, LeafCstNode> {
  const moved = new Map<LeafCstNode, LeafCstNode>();
  const clauses = AstUtils.streamAst(root).filter((node) => isDuty(node) || (isTerm(node) && !isDuty(node.$container)));
  for (const clause of clauses) {
    if (isDuty(clause) || isTerm(clause)) {
      const ordered = inOrder(clause, language);
      visibleLeaves(clause).forEach((place, index) => moved.set(place, ordered[index]!));
    }
  }
  return moved;
}

function inOrder(node: Duty | Term, language: KeywordLanguage): LeafCstNode[] {
  const leaves = visibleLeaves(node);
  if (isDuty(node)) {
    const term = new Set(visibleLeaves(node.term));
    const verb = leaves.filter((leaf) => !term.has(leaf));
    const ordered = inOrder(node.term, language);
    return language === 'lv' ? [...ordered, ...verb] : [...verb, ...ordered];
  }
  const limit = leaves.findIndex((leaf) => leaf.tokenType.name === 'no_later_in_the_day_than');
  const [counted, clock] = limit < 0 ? [leaves, []] : [leaves.slice(0, limit), leaves.slice(limit)];
  const within = counted.filter((leaf) => leaf.tokenType.name === 'within');
  const amount = counted.filter((leaf) => !within.includes(leaf));
  return language === 'lv' ? [...amount, ...within, ...clock] : [...within, ...amount, ...clock];
}

function visibleLeaves(node: Duty | Term): LeafCstNode[] {
  return [...CstUtils.streamCst(node.$cstNode!)].filter(isLeafCstNode).filter((leaf) => !leaf.hidden);
}
