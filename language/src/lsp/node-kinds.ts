import type { AstNode, AstNodeDescription } from 'langium';
import type { NodeKindProvider } from 'langium/lsp';
import { CompletionItemKind, SymbolKind } from 'vscode-languageserver';
import { changedType, isChange } from '../overlay/parts.ts';

/** The pictures an editor shows beside the things of a scheme. */
const kinds: Record<string, { symbol: SymbolKind; completion: CompletionItemKind }> = {
  SchemeText: { symbol: SymbolKind.Module, completion: CompletionItemKind.Module },
  Institution: { symbol: SymbolKind.Class, completion: CompletionItemKind.Class },
  Role: { symbol: SymbolKind.Method, completion: CompletionItemKind.Method },
  Seat: { symbol: SymbolKind.Property, completion: CompletionItemKind.Property },
  Party: { symbol: SymbolKind.Interface, completion: CompletionItemKind.Interface },
  CodeList: { symbol: SymbolKind.Enum, completion: CompletionItemKind.Enum },
  Code: { symbol: SymbolKind.EnumMember, completion: CompletionItemKind.EnumMember },
  Form: { symbol: SymbolKind.Struct, completion: CompletionItemKind.Struct },
  Part: { symbol: SymbolKind.Struct, completion: CompletionItemKind.Struct },
  Document: { symbol: SymbolKind.File, completion: CompletionItemKind.File },
  RetentionClass: { symbol: SymbolKind.Constant, completion: CompletionItemKind.Constant },
  Page: { symbol: SymbolKind.Namespace, completion: CompletionItemKind.Module },
  Field: { symbol: SymbolKind.Field, completion: CompletionItemKind.Field },
  Level: { symbol: SymbolKind.Package, completion: CompletionItemKind.Folder },
  Entry: { symbol: SymbolKind.Constructor, completion: CompletionItemKind.Constructor },
  OutcomeName: { symbol: SymbolKind.Event, completion: CompletionItemKind.Event },
  Option: { symbol: SymbolKind.Function, completion: CompletionItemKind.Function },
  Track: { symbol: SymbolKind.Namespace, completion: CompletionItemKind.Module },
  DutyBlock: { symbol: SymbolKind.Event, completion: CompletionItemKind.Event },
  Report: { symbol: SymbolKind.Array, completion: CompletionItemKind.File },
  ReportRow: { symbol: SymbolKind.Number, completion: CompletionItemKind.Field },
  Reopening: { symbol: SymbolKind.Constructor, completion: CompletionItemKind.Constructor },
  Scenario: { symbol: SymbolKind.Event, completion: CompletionItemKind.Event },
  StoryBody: { symbol: SymbolKind.Object, completion: CompletionItemKind.Value },
};

export class RicibaNodeKindProvider implements NodeKindProvider {
  getSymbolKind(node: AstNode | AstNodeDescription): SymbolKind {
    return kinds[typeOf(node)]?.symbol ?? SymbolKind.Variable;
  }

  getCompletionItemKind(node: AstNode | AstNodeDescription): CompletionItemKind {
    return kinds[typeOf(node)]?.completion ?? CompletionItemKind.Reference;
  }
}

function typeOf(node: AstNode | AstNodeDescription): string {
  if ('$type' in node && isChange(node)) {
    return changedType(node);
  }
  return 'type' in node && typeof node.type === 'string' ? node.type : '$type' in node ? node.$type : '';
}
