import {
  DefaultWorkspaceManager,
  DocumentState,
  type LangiumDocument,
  type LangiumDocumentFactory,
  type Stream,
  URI,
} from 'langium';
import type { LangiumSharedServices } from 'langium/lsp';

/** A text shipped with the language. An editor opens it at `uri` when somebody goes to a definition in it. */
export interface LibraryText {
  uri: string;
  text: string;
}

/**
 * Loads the library beside the files of the workspace. Of these only the names are asked at the start: the builder reads
 * them in its first phase, which gives way to whoever types meanwhile.
 */
export class RicibaWorkspaceManager extends DefaultWorkspaceManager {
  readonly #documents: LangiumDocumentFactory;
  readonly #library: (() => Promise<LibraryText[]>) | undefined;

  constructor(services: LangiumSharedServices, library: (() => Promise<LibraryText[]>) | undefined) {
    super(services);
    this.#documents = services.workspace.LangiumDocumentFactory;
    this.#library = library;
    // A build that gives way is carried on by that of an edit.
    this.initialBuildOptions = services.workspace.DocumentBuilder.updateBuildOptions;
  }

  protected override async loadAdditionalDocuments(
    _folders: unknown,
    collect: (document: LangiumDocument) => void,
  ): Promise<void> {
    for (const { uri, text } of (await this.#library?.()) ?? []) {
      collect(this.#documents.fromString(text, URI.parse(uri)));
    }
  }

  protected override async loadWorkspaceDocuments(
    uris: Stream<URI>,
    collect: (document: LangiumDocument) => void,
  ): Promise<void> {
    for (const uri of uris) {
      const unread = this.#documents.fromModel({ $type: 'Unread' }, uri);
      unread.state = DocumentState.Changed;
      collect(unread);
    }
  }
}
