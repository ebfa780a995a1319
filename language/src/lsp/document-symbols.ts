import { type AstNode, AstUtils, type CstNode, GrammarUtils, type LangiumDocument } from 'langium';
import type { DocumentSymbolProvider } from 'langium/lsp';
import type { DocumentSymbol } from 'vscode-languageserver';
import { isLevel } from '../generated/ast.ts';
import { isChange } from '../overlay/parts.ts';
import { labelOfNode } from './describe.ts';
import { RicibaNodeKindProvider } from './node-kinds.ts';

const kinds = new RicibaNodeKindProvider();

/** The outline: everything that has a name, and what is amended, with its label beside it. */
export class RicibaDocumentSymbolProvider implements DocumentSymbolProvider {
  getSymbols(document: LangiumDocument): DocumentSymbol[] {
    return symbolsOf(document.parseResult.value);
  }
}

function symbolsOf(node: AstNode): DocumentSymbol[] {
  const children = [...AstUtils.streamContents(node)].flatMap(symbolsOf);
  const nameNode = nameNodeOf(node);
  if (!nameNode || !node.$cstNode) {
    return children;
  }
  return [
    {
      name: isLevel(node) ? `${node.number} ${nameNode.text}` : nameNode.text,
      detail: labelOfNode(node),
      kind: kinds.getSymbolKind(node),
      range: node.$cstNode.range,
      selectionRange: nameNode.range,
      children,
    },
  ];
}

function nameNodeOf(node: AstNode): CstNode | undefined {
  const property = isChange(node) ? 'target' : 'name';
  return GrammarUtils.findNodeForProperty(node.$cstNode, property);
}
