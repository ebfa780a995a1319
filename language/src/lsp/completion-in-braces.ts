import { type AstNode, CstUtils, type LangiumDocument } from 'langium';
import { type CompletionItem, CompletionItemKind } from 'vscode-languageserver';
import { isTextOfDocument, type Nameable, nameable } from '../documents/placeholders.ts';
import { canonicalSpelling } from '../keywords/table.ts';
import type { GrammaticalCase } from '../model.ts';
import type { ComposedSchemes } from '../overlay/composed-schemes.ts';
import { keywordLanguageOf } from '../parsing/keyword-language.ts';
import { folded } from '../references/files.ts';
import { kindOfNode, labelOfNode } from './describe.ts';
import { RicibaNodeKindProvider } from './node-kinds.ts';

const kinds = new RicibaNodeKindProvider();
const cases: GrammaticalCase[] = ['genitive', 'dative', 'accusative', 'locative'];

/** What may be written in the braces around a place of a document's text; undefined: there are none. */
export function namesForBraces(
  document: LangiumDocument,
  offset: number,
  composed: ComposedSchemes,
): CompletionItem[] | undefined {
  const { parseResult, textDocument } = document;
  const leaf = parseResult.value.$cstNode && CstUtils.findLeafNodeAtOffset(parseResult.value.$cstNode, offset);
  const written = leaf?.tokenType.name === 'STRING' ? leaf.text.slice(0, offset - leaf.offset) : '';
  const [, typed] = /\{([^{}]*)$/.exec(written) ?? [];
  if (!leaf || typed === undefined || !isTextOfDocument(leaf.astNode)) {
    return undefined;
  }
  const range = { start: textDocument.positionAt(offset - typed.length), end: textDocument.positionAt(offset) };
  const language = keywordLanguageOf(textDocument.getText());
  const known = nameable(composed.asMeant<AstNode>(leaf.astNode));
  // Case forms are offered once the name stands there.
  const declined = known
    .filter(({ name, declines }) => declines && typed.startsWith(`${name} `))
    .flatMap(({ name, ...rest }) =>
      cases.map((each) => ({ ...rest, name: `${name} ${canonicalSpelling(each, language)}` })),
    );
  return (declined.length > 0 ? declined : known).map((each) => ({
    ...itemOf(each, language),
    textEdit: { range, newText: each.name },
  }));
}

function itemOf({ name, thing }: Nameable, language: ReturnType<typeof keywordLanguageOf>): CompletionItem {
  const filterText = folded(name) === name ? name : `${name} ${folded(name)}`;
  const item = { label: name, filterText, kind: CompletionItemKind.Keyword };
  return thing
    ? {
        ...item,
        kind: kinds.getCompletionItemKind(thing),
        detail: labelOfNode(thing) ?? kindOfNode(thing, language),
        labelDetails: { description: kindOfNode(thing, language) },
      }
    : item;
}
