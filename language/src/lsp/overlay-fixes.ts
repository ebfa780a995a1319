import { type AstNode, AstUtils, CstUtils, type LangiumDocument, type LeafCstNode } from 'langium';
import { type CodeAction, CodeActionKind, type Diagnostic, type Range } from 'vscode-languageserver';
import { isRemoval } from '../generated/ast.ts';
import { canonicalSpelling, isKeywordName, type KeywordName } from '../keywords/table.ts';
import { overlayMessages } from '../messages/overlay.ts';
import { messages } from '../messages/table.ts';
import { isOverride } from '../overlay/parts.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { schemeTextOf, withBases } from '../references/visible.ts';
import { keywordOf } from '../parsing/keyword-leaves.ts';

/** Of a sentence that removes what is not there to be removed. */
const aboutRemovals = new Set<unknown>([
  messages.unknownName.code,
  overlayMessages.changesNothing.code,
  overlayMessages.changedTwice.code,
  overlayMessages.alreadyRemoved.code,
]);

/** Of a sentence that takes the place of what is not there. */
const aboutOverrides = new Set<unknown>([
  overlayMessages.changesNothing.code,
  overlayMessages.alreadyRemoved.code,
  overlayMessages.overrideOutside.code,
]);

/** What is removed in vain need not be said; what takes the place of nothing can be declared. */
export function mendedOverlay(document: LangiumDocument, diagnostic: Diagnostic): CodeAction[] {
  const node = nodeAt(document, diagnostic.range);
  if (aboutRemovals.has(diagnostic.code)) {
    const removal = AstUtils.getContainerOfType(node, isRemoval);
    if (removal?.$cstNode) {
      const title = keywordLanguageOfNode(removal) === 'lv' ? 'Svītrot teikumu' : 'Delete the sentence';
      return [action(document, diagnostic, title, wholeLines(document, removal.$cstNode.range), '')];
    }
  }
  if (diagnostic.code === messages.duplicateName.code) {
    return changedInstead(document, diagnostic, node);
  }
  const override = aboutOverrides.has(diagnostic.code) ? AstUtils.getContainerOfType(node, isOverriding) : undefined;
  return override ? declaredAnew(document, diagnostic, override) : [];
}

/** "aizstāj lomu Mentors" becomes "loma Mentors". */
function declaredAnew(document: LangiumDocument, diagnostic: Diagnostic, override: AstNode): CodeAction[] {
  const leaf = override.$cstNode && CstUtils.flattenCst(override.$cstNode).find(isOverrideWord);
  if (!leaf) {
    return [];
  }
  const language = keywordLanguageOfNode(override);
  const keyword = declaringKeyword(keywordOf(leaf)!);
  const next = CstUtils.getNextNode(leaf)?.range.start ?? leaf.range.end;
  const written = keyword ? `${canonicalSpelling(keyword, language)} ` : '';
  const name = 'name' in override ? String(override.name) : '';
  const title = language === 'lv' ? `Nosaukt no jauna: ${written}${name}` : `Declare it: ${written}${name}`;
  return [action(document, diagnostic, title.trimEnd(), { start: leaf.range.start, end: next }, written)];
}

/** "institūcija Skola" becomes "papildina institūciju Skola", where the base has it; "vieta Policija" is overridden. */
function changedInstead(document: LangiumDocument, diagnostic: Diagnostic, node: AstNode | undefined): CodeAction[] {
  const first = node?.$cstNode && CstUtils.flattenCst(node.$cstNode).head();
  const declaring = first && keywordOf(first);
  const name = node && 'name' in node && typeof node.name === 'string' ? node.name : undefined;
  const changing = [`extend_${declaring}`, `override_${declaring}`].filter(isKeywordName);
  const keyword = declaring === 'institution' || declaring === 'group' ? changing[0] : changing.at(-1);
  if (!first || !keyword || name === undefined || !isInBase(name, first.astNode)) {
    return [];
  }
  const language = keywordLanguageOfNode(first.astNode);
  const written = canonicalSpelling(keyword, language);
  const title = language === 'lv' ? `Mainīt pamatu: ${written} ${name}` : `Change the base: ${written} ${name}`;
  return [action(document, diagnostic, title, first.range, written)];
}

function isInBase(name: string, node: AstNode): boolean {
  return withBases(schemeTextOf(node))
    .filter((text) => text !== schemeTextOf(node))
    .some((text) => AstUtils.streamAst(text).some((each) => 'name' in each && each.name === name));
}

/** Fields and codes are declared without a keyword. */
function declaringKeyword(override: KeywordName): KeywordName | undefined {
  const thing = override.slice('override_'.length);
  const others: Record<string, KeywordName> = {
    entry: 'opens_a_case',
    option: 'may',
    reopening: 'after_closing_may_reopen',
    retention: 'retention_class',
  };
  const keyword = others[thing] ?? thing;
  return thing === 'field' || thing === 'code' || !isKeywordName(keyword) ? undefined : keyword;
}

function isOverriding(node: unknown): node is AstNode {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- asked of nodes of the tree only
  return isOverride(node as AstNode);
}

function isOverrideWord(leaf: LeafCstNode): boolean {
  return keywordOf(leaf)?.startsWith('override_') ?? false;
}

function nodeAt({ parseResult, textDocument }: LangiumDocument, { start }: Range): AstNode | undefined {
  const root = parseResult.value.$cstNode;
  return root && CstUtils.findLeafNodeAtOffset(root, textDocument.offsetAt(start))?.astNode;
}

/** With the line it leaves empty. */
function wholeLines({ textDocument }: LangiumDocument, range: Range): Range {
  const lines = { start: { line: range.start.line, character: 0 }, end: { line: range.end.line + 1, character: 0 } };
  const isAlone = textDocument.getText(lines).trim() === textDocument.getText(range).trim();
  return isAlone ? lines : range;
}

function action(
  { uri }: LangiumDocument,
  diagnostic: Diagnostic,
  title: string,
  range: Range,
  newText: string,
): CodeAction {
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit: { changes: { [uri.toString()]: [{ range, newText }] } },
  };
}
