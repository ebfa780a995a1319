import { type AstNode, GrammarUtils, type LangiumDocuments } from 'langium';
import type { FuzzyMatcher, LangiumSharedServices, NodeKindProvider, WorkspaceSymbolProvider } from 'langium/lsp';
import type { WorkspaceSymbol, WorkspaceSymbolParams } from 'vscode-languageserver';
import { isSchemeText } from '../generated/ast.ts';

/** Nobody reads a longer list; who types on gets the rest. */
const atMost = 200;

/** Finds top-level things of all texts by name: institutions, lists, forms, levels. */
export class RicibaWorkspaceSymbolProvider implements WorkspaceSymbolProvider {
  readonly #documents: LangiumDocuments;
  readonly #kinds: NodeKindProvider;
  readonly #matcher: FuzzyMatcher;

  constructor(services: LangiumSharedServices) {
    this.#documents = services.workspace.LangiumDocuments;
    this.#kinds = services.lsp.NodeKindProvider;
    this.#matcher = services.lsp.FuzzyMatcher;
  }

  getSymbols({ query }: WorkspaceSymbolParams): WorkspaceSymbol[] {
    const found: WorkspaceSymbol[] = [];
    for (const { uri, parseResult } of this.#documents.all) {
      const nodes: AstNode[] = isSchemeText(parseResult.value) ? parseResult.value.sentences : [];
      for (const node of nodes) {
        const name = GrammarUtils.findNodeForProperty(node.$cstNode, 'name');
        if (name && this.#matcher.match(query, name.text)) {
          const location = { uri: uri.toString(), range: name.range };
          found.push({ name: name.text, kind: this.#kinds.getSymbolKind(node), location });
        }
        if (found.length === atMost) {
          return found;
        }
      }
    }
    return found;
  }
}
