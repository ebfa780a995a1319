import { type AstNode, AstUtils, CstUtils, isLeafCstNode, type LeafCstNode } from 'langium';
import { AbstractSemanticTokenProvider, type SemanticTokenAcceptor } from 'langium/lsp';
import { SemanticTokenTypes } from 'vscode-languageserver';
import { isTextOfDocument, meaningOf, parted, writtenIn } from '../documents/placeholders.ts';
import { isKeywordName } from '../keywords/table.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { keywordOf } from '../parsing/keyword-leaves.ts';
import type { Namings } from './namings.ts';
import type { RicibaServices } from './services.ts';

const types: Record<string, SemanticTokenTypes> = {
  Institution: SemanticTokenTypes.class,
  Role: SemanticTokenTypes.method,
  Party: SemanticTokenTypes.interface,
  Page: SemanticTokenTypes.namespace,
  Field: SemanticTokenTypes.property,
};

/**
 * Colours what the words alone do not tell: names in the braces of documents' texts, the cases beside them, and names
 * that are spelled like a keyword. The rest is coloured by the words (keywords/textmate.ts).
 */
export class RicibaSemanticTokenProvider extends AbstractSemanticTokenProvider {
  readonly #namings: Namings;

  constructor(services: RicibaServices) {
    super(services);
    this.#namings = services.namings;
  }

  protected override highlightElement(node: AstNode, accept: SemanticTokenAcceptor): void {
    if (isTextOfDocument(node)) {
      this.#inBraces(node, accept);
    }
    for (const leaf of ownLeaves(node)) {
      if (isKeywordName(leaf.tokenType.name) && !keywordOf(leaf)) {
        accept({ cst: leaf, type: SemanticTokenTypes.variable });
      }
    }
  }

  #inBraces(node: AstNode, accept: SemanticTokenAcceptor): void {
    const { textDocument } = AstUtils.getDocument(node);
    const push = (start: number, end: number, type: SemanticTokenTypes) =>
      accept({ range: { start: textDocument.positionAt(start), end: textDocument.positionAt(end) }, type });
    const names = this.#namings.namesInBraces(node);
    for (const { thing, start, end } of names) {
      push(start, end, types[thing.$type] ?? SemanticTokenTypes.variable);
    }
    for (const { words, start } of writtenIn(node).pairs) {
      const { name, case: asked } = parted(words, keywordLanguageOfNode(node));
      const from = start + 1 + words.indexOf(name);
      if (meaningOf(words, node)?.kind === 'known') {
        push(from, from + name.length, SemanticTokenTypes.keyword);
      }
      if (asked) {
        const end = start + 1 + words.trimEnd().length;
        push(end - words.trimEnd().split(/\s+/).at(-1)!.length, end, SemanticTokenTypes.keyword);
      }
    }
  }
}

/** The words of a sentence that are not those of the sentences within it. */
function ownLeaves(node: AstNode): LeafCstNode[] {
  return node.$cstNode
    ? CstUtils.flattenCst(node.$cstNode)
        .filter((leaf) => isLeafCstNode(leaf) && leaf.astNode === node)
        .toArray()
    : [];
}
