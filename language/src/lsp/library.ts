import { DefaultWorkspaceManager, type LangiumDocument, type LangiumDocumentFactory, URI } from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';

/** A text shipped with the language. An editor opens it at `uri` when somebody goes to a definition in it. */
export interface LibraryText {
  uri: string;
  text: string;
}

/** Loads the library beside the files of the workspace. */
export class RicibaWorkspaceManager extends DefaultWorkspaceManager {
  readonly #documents: LangiumDocumentFactory;
  readonly #library: (() => Promise<LibraryText[]>) | undefined;

  constructor(services: LangiumSharedServices, library: (() => Promise<LibraryText[]>) | undefined) {
    super(services);
    this.#documents = services.workspace.LangiumDocumentFactory;
    this.#library = library;
  }

  protected override async loadAdditionalDocuments(
    _folders: unknown,
    collect: (document: LangiumDocument) => void,
  ): Promise<void> {
    for (const { uri, text } of (await this.#library?.()) ?? []) {
      collect(this.#documents.fromString(text, URI.parse(uri)));
    }
  }
}
