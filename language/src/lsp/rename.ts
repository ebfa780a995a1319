import { AstUtils, CstUtils, type LangiumDocument } from 'langium';
import { DefaultRenameProvider } from 'langium/lsp';
import { type Position, type Range, type RenameParams, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import { isSchemeText } from '../generated/ast.ts';
import { isOneWord } from '../keywords/table.ts';
import { textOf } from '../messages/message.ts';
import { editorMessages } from '../messages/editor.ts';
import { keywordLanguageOf } from '../parsing/keyword-language.ts';
import { withBases } from '../references/visible.ts';

/** LSP's code for a request that was understood and cannot be done. */
const requestFailed = -32803;

/** Renames a thing wherever it is named. What is declared in a base is renamed there only, by whoever owns it. */
export class RicibaRenameProvider extends DefaultRenameProvider {
  override async rename(document: LangiumDocument, params: RenameParams): Promise<WorkspaceEdit | undefined> {
    const language = keywordLanguageOf(document.textDocument.getText());
    if (!isOneWord(params.newName)) {
      const text = textOf(editorMessages.notAName, language, { name: params.newName });
      throw new ResponseError(requestFailed, text);
    }
    return this.renameNodeRange(document, params.position) && super.rename(document, params);
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

  /** The name of the library a thing is declared in, seen from another text. */
  #libraryOf(document: LangiumDocument, position: Position): string | undefined {
    const own = document.parseResult.value;
    const leaf = own.$cstNode && CstUtils.findLeafNodeAtOffset(own.$cstNode, document.textDocument.offsetAt(position));
    const declared = leaf && this.references.findDeclarations(leaf)[0];
    const text = declared && AstUtils.findRootNode(declared);
    if (!isSchemeText(own) || !isSchemeText(text) || text === own) {
      return undefined;
    }
    return text.library && withBases(own).includes(text) ? text.name : undefined;
  }
}
