import { type AstNode, AstUtils, CstUtils, type LangiumDocument } from 'langium';
import type { HoverProvider } from 'langium/lsp';
import type { Hover, HoverParams } from 'vscode-languageserver';
import { isScenarioText, isSchemeText, type SchemeText } from '../generated/ast.ts';
import { canonicalSpelling, type KeywordName, keywords } from '../keywords/table.ts';
import type { KeywordLanguage } from '../model.ts';
import { lineOf, whence } from '../overlay/problems.ts';
import { changesOf, overriddenBy } from '../overlay/same-thing.ts';
import { keywordLanguageOf, otherLanguage } from '../parsing/keyword-language.ts';
import { keywordOf } from '../parsing/keyword-leaves.ts';
import { withBases } from '../references/visible.ts';
import { caseFormsOf, kindOfNode, labelOfNode } from './describe.ts';
import type { Namings } from './namings.ts';

/** Explains keywords in the language of the text, and says what a name stands for and where that comes from. */
export class RicibaHoverProvider implements HoverProvider {
  readonly #namings: Namings;

  constructor({ namings }: { namings: Namings }) {
    this.#namings = namings;
  }

  getHoverContent(document: LangiumDocument, { position }: HoverParams): Hover | undefined {
    const root = document.parseResult.value.$cstNode;
    const leaf = root && CstUtils.findLeafNodeAtOffset(root, document.textDocument.offsetAt(position));
    if (!leaf || leaf.hidden) {
      return undefined;
    }
    const language = keywordLanguageOf(document.textDocument.getText());
    const keyword = keywordOf(leaf);
    if (keyword) {
      return { contents: { kind: 'markdown', value: explain(keyword, language) }, range: leaf.range };
    }
    const naming = this.#namings.at(document, position);
    const text = textShown(document);
    const value = naming?.things.map((thing) => describe(thing, language, text)).join('\n\n');
    return naming && value ? { contents: { kind: 'markdown', value }, range: naming.range } : undefined;
  }
}

function explain(keyword: KeywordName, language: KeywordLanguage): string {
  const other = otherLanguage(language);
  const { explanation } = keywords[keyword];
  const translation = `_${other}: ${canonicalSpelling(keyword, other)}_`;
  return `**${canonicalSpelling(keyword, language)}** — ${explanation[language]}\n\n${translation}`;
}

function describe(node: AstNode, language: KeywordLanguage, text: SchemeText | undefined): string {
  const name = 'name' in node && typeof node.name === 'string' ? node.name : '';
  const label = labelOfNode(node);
  const head = `**${name}** (${kindOfNode(node, language)})`;
  const origin = text && !isSchemeText(node) ? originLine(node, language, text) : [];
  return [label ? `${head} — ${label}` : head, ...caseFormsOf(node, language), ...origin].join('\n\n');
}

/** Where a sentence comes from, if that is not simply the text it is read in. */
function originLine(node: AstNode, language: KeywordLanguage, text: SchemeText): string[] {
  const home = AstUtils.findRootNode(node);
  const overridden = overriddenBy(node);
  const amendedBy = changesOf(node, withBases(text));
  // What a story names itself comes from no scheme.
  if (!isSchemeText(home) || (home === text && !overridden && amendedBy.length === 0)) {
    return [];
  }
  const overrides = overridden ? [lineOf(overridden)] : [];
  return [`_${whence({ name: home.name, at: lineOf(node), overrides, amendedBy: amendedBy.map(lineOf) }, language)}_`];
}

/** The scheme of a text, or that which its stories are about. */
function textShown({ parseResult: { value: root } }: LangiumDocument): SchemeText | undefined {
  return isSchemeText(root) ? root : isScenarioText(root) ? root.scheme.ref : undefined;
}
