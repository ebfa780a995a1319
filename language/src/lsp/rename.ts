import { type AstNode, AstUtils, type LangiumDocument, type LangiumDocuments, type LangiumParser, URI } from 'langium';
import type { RenameProvider } from 'langium/lsp';
import { type Position, type Range, type RenameParams, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import { isSchemeText } from '../generated/ast.ts';
import { isOneWord } from '../keywords/table.ts';
import { textOf } from '../messages/message.ts';
import { editorMessages } from '../messages/editor.ts';
import { sameThing } from '../overlay/same-thing.ts';
import { plainName } from '../parsing/escaped-names.ts';
import { keywordLanguageOf } from '../parsing/keyword-language.ts';
import type { Naming, Namings } from './namings.ts';
import { takenName, toldFromKeywords } from './rename-guards.ts';
import type { RicibaServices } from './services.ts';

/** LSP's code for a request that was understood and cannot be done. */
const requestFailed = -32803;

/**
 * Renames a thing wherever it is named: in the base that declares it, in the texts that build on it, and in the
 * braces of documents' texts. What a library declares keeps its name.
 */
export class RicibaRenameProvider implements RenameProvider {
  readonly #documents: LangiumDocuments;
  readonly #parser: LangiumParser;
  readonly #namings: Namings;

  constructor(services: RicibaServices) {
    this.#documents = services.shared.workspace.LangiumDocuments;
    this.#parser = services.parser.LangiumParser;
    this.#namings = services.namings;
  }

  async rename(document: LangiumDocument, params: RenameParams): Promise<WorkspaceEdit | undefined> {
    const language = keywordLanguageOf(document.textDocument.getText());
    const newName = plainName(params.newName);
    if (!isOneWord(newName)) {
      throw new ResponseError(requestFailed, textOf(editorMessages.notAName, language, { name: newName }));
    }
    const declared = this.#renamable(document, params.position)?.things[0];
    if (!declared) {
      return undefined;
    }
    const other = takenName(sameThing(declared, this.#namings.texts()), newName, this.#namings.texts());
    if (other) {
      const text = textOf(editorMessages.nameTaken, language, { name: newName, other });
      throw new ResponseError(requestFailed, text);
    }
    return this.#edit(declared, newName);
  }

  prepareRename(document: LangiumDocument, { position }: { position: Position }): Range | undefined {
    return this.#renamable(document, position)?.range;
  }

  /** Where the new name would be read as a keyword, it stands in «…». */
  #edit(declared: AstNode, name: string): WorkspaceEdit {
    const changes: NonNullable<WorkspaceEdit['changes']> = {};
    for (const { uri, range, written } of this.#namings.of(declared, { declarations: true })) {
      (changes[uri] ??= []).push({ range, newText: written?.(name) ?? name });
    }
    for (const [uri, edits] of Object.entries(changes)) {
      const document = this.#documents.getDocument(URI.parse(uri));
      changes[uri] = document ? toldFromKeywords(document, edits, (text) => this.#parser.parse(text)) : edits;
    }
    return { changes };
  }

  #renamable(document: LangiumDocument, position: Position): Naming | undefined {
    const naming = this.#namings.at(document, position);
    const library = naming && this.#libraryOf(document, naming.things);
    if (library) {
      const language = keywordLanguageOf(document.textDocument.getText());
      throw new ResponseError(requestFailed, textOf(editorMessages.declaredInLibrary, language, { name: library }));
    }
    return naming;
  }

  /** The name of the library a thing is declared in, seen from another text. */
  #libraryOf({ parseResult }: LangiumDocument, things: AstNode[]): string | undefined {
    const texts = this.#namings.texts();
    return things
      .flatMap((thing) => sameThing(thing, texts))
      .map((thing) => AstUtils.findRootNode(thing))
      .filter(isSchemeText)
      .find((text) => text.library && text !== parseResult.value)?.name;
  }
}
