import {
  type AstNode,
  AstUtils,
  CstUtils,
  type LangiumDocument,
  type LangiumDocuments,
  type LangiumParser,
  URI,
} from 'langium';
import { DefaultRenameProvider, type LangiumServices } from 'langium/lsp';
import { type Position, type Range, type RenameParams, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import { isSchemeText } from '../generated/ast.ts';
import { isOneWord } from '../keywords/table.ts';
import { textOf } from '../messages/message.ts';
import { editorMessages } from '../messages/editor.ts';
import { keywordLanguageOf } from '../parsing/keyword-language.ts';
import { withBases } from '../references/visible.ts';
import { readsTheSame, takenName, textsIn } from './rename-guards.ts';

/** LSP's code for a request that was understood and cannot be done. */
const requestFailed = -32803;

/** Renames a thing wherever it is named. What is declared in a base is renamed there only, by whoever owns it. */
export class RicibaRenameProvider extends DefaultRenameProvider {
  readonly #documents: LangiumDocuments;
  readonly #parser: LangiumParser;

  constructor(services: LangiumServices) {
    super(services);
    this.#documents = services.shared.workspace.LangiumDocuments;
    this.#parser = services.parser.LangiumParser;
  }

  override async rename(document: LangiumDocument, params: RenameParams): Promise<WorkspaceEdit | undefined> {
    const language = keywordLanguageOf(document.textDocument.getText());
    if (!isOneWord(params.newName)) {
      const text = textOf(editorMessages.notAName, language, { name: params.newName });
      throw new ResponseError(requestFailed, text);
    }
    if (!this.renameNodeRange(document, params.position)) {
      return undefined;
    }
    const declared = this.#declared(document, params.position);
    const other = declared && takenName(declared, params.newName, textsIn(this.#documents.all));
    if (other) {
      const text = textOf(editorMessages.nameTaken, language, { name: params.newName, other });
      throw new ResponseError(requestFailed, text);
    }
    const edit = await super.rename(document, params);
    if (edit && !this.#readsTheSame(edit)) {
      throw new ResponseError(requestFailed, textOf(editorMessages.keywordThere, language, { name: params.newName }));
    }
    return edit;
  }

  #readsTheSame({ changes = {} }: WorkspaceEdit): boolean {
    return Object.entries(changes).every(([uri, edits]) => {
      const document = this.#documents.getDocument(URI.parse(uri));
      return !document || readsTheSame(document, edits, (text) => this.#parser.parse(text));
    });
  }

  protected override renameNodeRange(document: LangiumDocument, position: Position): Range | undefined {
    const range = super.renameNodeRange(document, position);
    const library = range && this.#libraryOf(document, position);
    if (library) {
      const language = keywordLanguageOf(document.textDocument.getText());
      throw new ResponseError(requestFailed, textOf(editorMessages.declaredInLibrary, language, { name: library }));
    }
    return range;
  }

  #declared(document: LangiumDocument, position: Position): AstNode | undefined {
    const root = document.parseResult.value.$cstNode;
    const leaf = root && CstUtils.findLeafNodeAtOffset(root, document.textDocument.offsetAt(position));
    return leaf && this.references.findDeclarations(leaf)[0];
  }

  /** The name of the library a thing is declared in, seen from another text. */
  #libraryOf(document: LangiumDocument, position: Position): string | undefined {
    const own = document.parseResult.value;
    const declared = this.#declared(document, position);
    const text = declared && AstUtils.findRootNode(declared);
    if (!isSchemeText(own) || !isSchemeText(text) || text === own) {
      return undefined;
    }
    return text.library && withBases(own).includes(text) ? text.name : undefined;
  }
}
