import { CstUtils, type LangiumDocument, type References } from 'langium';
import type { HoverProvider, LangiumServices } from 'langium/lsp';
import type { Hover, HoverParams } from 'vscode-languageserver';
import { canonicalSpelling, type KeywordName, keywords } from '../keywords/table.ts';
import type { KeywordLanguage } from '../model.ts';
import { keywordLanguageOf, otherLanguage } from '../parsing/keyword-language.ts';
import { keywordOf } from '../parsing/keyword-leaves.ts';
import { caseFormsOf, kindOfNode, labelOfNode } from './describe.ts';

/** Explains keywords in the language of the text, and says what a name stands for. */
export class RicibaHoverProvider implements HoverProvider {
  readonly #references: References;

  constructor(services: LangiumServices) {
    this.#references = services.references.References;
  }

  getHoverContent(document: LangiumDocument, { position }: HoverParams): Hover | undefined {
    const root = document.parseResult.value.$cstNode;
    const leaf = root && CstUtils.findLeafNodeAtOffset(root, document.textDocument.offsetAt(position));
    if (!leaf || leaf.hidden) {
      return undefined;
    }
    const language = keywordLanguageOf(document.textDocument.getText());
    const keyword = keywordOf(leaf);
    const value = keyword
      ? explain(keyword, language)
      : this.#references
          .findDeclarations(leaf)
          .map((node) => describe(node, language))
          .join('\n\n');
    return value ? { contents: { kind: 'markdown', value }, range: leaf.range } : undefined;
  }
}

function explain(keyword: KeywordName, language: KeywordLanguage): string {
  const other = otherLanguage(language);
  const { explanation } = keywords[keyword];
  const translation = `_${other}: ${canonicalSpelling(keyword, other)}_`;
  return `**${canonicalSpelling(keyword, language)}** — ${explanation[language]}\n\n${translation}`;
}

function describe(node: Parameters<typeof kindOfNode>[0], language: KeywordLanguage): string {
  const name = 'name' in node && typeof node.name === 'string' ? node.name : '';
  const label = labelOfNode(node);
  const head = `**${name}** (${kindOfNode(node, language)})`;
  return [label ? `${head} — ${label}` : head, ...caseFormsOf(node, language)].join('\n\n');
}
