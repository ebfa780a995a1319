import { type AstNodeDescription, GrammarAST, type LangiumDocument } from 'langium';
import {
  type CompletionAcceptor,
  type CompletionContext,
  type CompletionValueItem,
  DefaultCompletionProvider,
} from 'langium/lsp';
import { CompletionItemKind } from 'vscode-languageserver';
import { canonicalSpelling, isKeywordName, keywords } from '../keywords/table.ts';
import type { KeywordLanguage } from '../model.ts';
import { hasKeyword, keywordLanguageOf } from '../parsing/keyword-language.ts';
import { isPartOfName } from '../parsing/keyword-leaves.ts';
import { folded } from '../references/files.ts';
import { kindOfNode, labelOfNode } from './describe.ts';

/** Offers keywords of the text's language as whole phrases, and names with their labels. */
export class RicibaCompletionProvider extends DefaultCompletionProvider {
  override readonly completionOptions = { triggerCharacters: ['.'] };

  protected override completionForKeyword(
    context: CompletionContext,
    keyword: GrammarAST.Keyword,
    acceptor: CompletionAcceptor,
  ): void {
    const name = keyword.value;
    if (!isKeywordName(name) || isPartOfName(keyword)) {
      return;
    }
    for (const language of languagesOf(context.document)) {
      const spelling = canonicalSpelling(name, language);
      acceptor(context, {
        label: spelling,
        kind: CompletionItemKind.Keyword,
        detail: keywords[name].explanation[language],
        filterText: filterText(spelling),
        sortText: `1${spelling}`,
      });
    }
  }

  protected override createReferenceCompletionItem(
    description: AstNodeDescription,
    _reference: unknown,
    context: CompletionContext,
  ): CompletionValueItem {
    const { node } = description;
    const [language = 'lv'] = languagesOf(context.document);
    const label = node && labelOfNode(node);
    return {
      nodeDescription: description,
      kind: this.nodeKindProvider.getCompletionItemKind(description),
      detail: label ?? (node && kindOfNode(node, language)),
      labelDetails: node && { description: kindOfNode(node, language) },
      filterText: filterText(description.name),
      sortText: `0${description.name}`,
    };
  }
}

/** Before the first keyword it is not decided in which language the text will be. */
function languagesOf({ textDocument }: LangiumDocument): KeywordLanguage[] {
  const text = textDocument.getText();
  return hasKeyword(text) ? [keywordLanguageOf(text)] : ['lv', 'en'];
}

/** Editors compare letter by letter: so both what is written, and what it is without diacritics. */
function filterText(text: string): string {
  const plain = folded(text);
  return plain === text.toLowerCase() ? text : `${text} ${plain}`;
}
