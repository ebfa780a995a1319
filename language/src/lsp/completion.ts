import {
  type AstNodeDescription,
  type AstNodeDescriptionProvider,
  type AstReflection,
  type Cancellation,
  EMPTY_STREAM,
  GrammarAST,
  type LangiumCompletionParser,
  type LangiumDocument,
  type ReferenceInfo,
  type Stream,
} from 'langium';
import {
  type CompletionAcceptor,
  type CompletionContext,
  type CompletionValueItem,
  DefaultCompletionProvider,
} from 'langium/lsp';
import { type CompletionItem, CompletionItemKind, CompletionList, type CompletionParams } from 'vscode-languageserver';
import { canonicalSpelling, isKeywordName, keywords } from '../keywords/table.ts';
import type { KeywordLanguage } from '../model.ts';
import type { ComposedSchemes } from '../overlay/composed-schemes.ts';
import { escapedName, isKeywordWord } from '../parsing/escaped-names.ts';
import { hasKeyword, keywordLanguageOf } from '../parsing/keyword-language.ts';
import { isPartOfName } from '../parsing/keyword-leaves.ts';
import { folded } from '../references/files.ts';
import { namesForBraces } from './completion-in-braces.ts';
import { endsInPartOf, namesOfBases, wordsBefore } from './completion-places.ts';
import { kindOfNode, labelOfNode } from './describe.ts';
import type { RicibaServices } from './services.ts';

/** Offers keywords of the text's language as whole phrases, and names with their labels. */
export class RicibaCompletionProvider extends DefaultCompletionProvider {
  override readonly completionOptions = { triggerCharacters: ['.', '{'] };
  readonly #composed: ComposedSchemes;
  readonly #descriptions: AstNodeDescriptionProvider;
  readonly #parser: LangiumCompletionParser;
  readonly #reflection: AstReflection;

  constructor(services: RicibaServices) {
    super(services);
    this.#composed = services.composed;
    this.#descriptions = services.workspace.AstNodeDescriptionProvider;
    this.#parser = services.parser.CompletionParser;
    this.#reflection = services.shared.AstReflection;
  }

  override async getCompletion(
    document: LangiumDocument,
    params: CompletionParams,
    cancelToken?: Cancellation.CancellationToken,
  ): Promise<CompletionList | undefined> {
    const offset = document.textDocument.offsetAt(params.position);
    const inBraces = namesForBraces(document, offset, this.#composed);
    if (inBraces || params.context?.triggerCharacter === '{') {
      return CompletionList.create(inBraces ?? []);
    }
    const ofBases = this.#ofBases(document, offset);
    if (ofBases) {
      return CompletionList.create(ofBases);
    }
    const list = await super.getCompletion(document, params, cancelToken);
    return list && list.items.length > 0 ? list : CompletionList.create(this.#phrases(document, offset));
  }

  /** Names of the bases, where a sentence removes one of them or takes the place of one. */
  #ofBases(document: LangiumDocument, offset: number): CompletionItem[] | undefined {
    const tokens = this.lexer.tokenize(document.textDocument.getText()).tokens;
    const found = namesOfBases(document, tokens, offset);
    const context = found && this.#contextFrom(document, found.start, offset);
    return (
      context &&
      found.names.flatMap((node) => {
        const description = this.#descriptions.createDescription(node, node.name, document);
        const item = this.createReferenceCompletionItem(description, undefined, context);
        return this.fillCompletionItem(context, item) ?? [];
      })
    );
  }

  /** Keywords of several words that begin with the words before the cursor: "atmet " goes on as "atmet lomu". */
  #phrases(document: LangiumDocument, offset: number): CompletionItem[] {
    const items: CompletionItem[] = [];
    const accept: CompletionAcceptor = (context, value) => {
      const item = this.fillCompletionItem(context, value);
      items.push(...(item ? [item] : []));
    };
    for (const start of wordsBefore(document.textDocument.getText(), offset)) {
      const context = this.#contextFrom(document, start, offset);
      for (const { feature } of this.findFeaturesAt(document.textDocument, start)) {
        if (GrammarAST.isKeyword(feature)) {
          this.completionForKeyword(context, feature, accept);
        }
      }
    }
    const typed = folded(document.textDocument.getText().slice(0, offset));
    return this.deduplicateItems(items.filter(({ label }) => endsInPartOf(typed, folded(label))));
  }

  /** Where another sentence stands already, what could stand in its place has no node yet that could be asked. */
  protected override getReferenceCandidates(
    refInfo: ReferenceInfo,
    context: CompletionContext,
  ): Stream<AstNodeDescription> {
    const { properties } = this.#reflection.getTypeMetaData(refInfo.container.$type);
    return properties[refInfo.property]?.referenceType ? super.getReferenceCandidates(refInfo, context) : EMPTY_STREAM;
  }

  #contextFrom(document: LangiumDocument, tokenOffset: number, offset: number): CompletionContext {
    const { textDocument } = document;
    const position = textDocument.positionAt(offset);
    return { document, textDocument, offset, position, tokenOffset, tokenEndOffset: offset, features: [] };
  }

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
    const isEscaped = isKeywordWord(description.name, language) && this.#isKeywordAt(context, description.name);
    return {
      nodeDescription: description,
      ...(isEscaped && { insertText: escapedName(description.name) }),
      kind: this.nodeKindProvider.getCompletionItemKind(description),
      detail: label ?? (node && kindOfNode(node, language)),
      labelDetails: node && { description: kindOfNode(node, language) },
      filterText: filterText(description.name),
      sortText: `0${description.name}`,
    };
  }

  /** Whether a word would be read as a keyword where it is to stand. */
  #isKeywordAt({ textDocument, tokenOffset }: CompletionContext, word: string): boolean {
    const { elementStack } = this.#parser.parse(textDocument.getText().slice(0, tokenOffset) + word);
    const last = elementStack.at(-1);
    return last !== undefined && !isPartOfName(last);
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
