import {
  type BuildOptions,
  type Cancellation,
  DefaultDocumentBuilder,
  DocumentState,
  type LangiumDocument,
} from 'langium';

/** Takes what is open in the editor through all phases first, so that its messages do not wait for a large workspace. */
export class RicibaDocumentBuilder extends DefaultDocumentBuilder {
  protected override async buildDocuments(
    documents: LangiumDocument[],
    options: BuildOptions,
    cancelToken: Cancellation.CancellationToken,
  ): Promise<void> {
    const open = documents.filter((document) => this.#isOpen(document));
    const rest = documents.filter((document) => !this.#isOpen(document));
    // Names are looked up in other texts: those must have been read before.
    const canSplit = open.length > 0 && rest.every(({ state }) => state >= DocumentState.ComputedScopes);
    for (const part of canSplit ? [open, rest] : [documents]) {
      await super.buildDocuments(part, options, cancelToken);
    }
  }

  #isOpen({ uri }: LangiumDocument): boolean {
    return this.textDocuments?.get(uri) !== undefined;
  }
}
