import {
  type BuildOptions,
  type Cancellation,
  DefaultDocumentBuilder,
  DocumentState,
  isOperationCancelled,
  type LangiumDocument,
  type MaybePromise,
  UriUtils,
} from 'langium';
import { isSchemeText } from '../generated/ast.ts';
import { fileNamesFor, languageSuffix } from '../references/files.ts';
import { namedTexts } from '../references/visible.ts';

type Token = Cancellation.CancellationToken;
type Work = (document: LangiumDocument) => MaybePromise<unknown>;

/**
 * Takes what is open in the editor through all phases first, with the texts it builds on, so that its messages wait
 * neither for the rest of a large folder to be read nor for it to be checked. Bases are looked for as the command does:
 * in the file of their name beside the text, and among what was read before, as the library is. Once the whole folder is
 * read, what was told before is told anew where a name turns out to mean another text.
 */
export class RicibaDocumentBuilder extends DefaultDocumentBuilder {
  /** Built while others were not read yet. */
  readonly #early = new Set<LangiumDocument>();
  /** Built before the others of the present build. */
  #first: LangiumDocument[] = [];
  #isAhead = false;

  protected override async buildDocuments(
    documents: LangiumDocument[],
    options: BuildOptions,
    cancelToken: Token,
  ): Promise<void> {
    const first = await this.#ahead(() => this.#tellable(documents, cancelToken));
    const rest = documents.filter((document) => !first.has(document));
    this.#first = [];
    if (rest.length > 0) {
      if (rest.some((each) => !isIndexed(each))) {
        first.forEach((each) => this.#early.add(each));
      }
      await this.#buildFirst(
        [...first].filter((each) => documents.includes(each)),
        options,
        cancelToken,
      );
    }
    await super.buildDocuments(rest.length > 0 ? rest : documents, options, cancelToken);
  }

  /**
   * A build that gave way may have looked up names in trees that are gone by now, and which texts these were of is noted
   * only after the names of all are looked up.
   */
  protected override shouldRelink(document: LangiumDocument, changedUris: Set<string>): boolean {
    return document.state < DocumentState.IndexedReferences || super.shouldRelink(document, changedUris);
  }

  /** Before names are looked up everything is read, and what hung on that can be told. */
  protected override async runCancelable(
    documents: LangiumDocument[],
    targetState: DocumentState,
    cancelToken: Token,
    callback: Work,
  ): Promise<void> {
    if (targetState === DocumentState.Linked && !this.#isAhead) {
      const again = await this.#misled();
      const open = documents.filter((each) => this.#isOpen(each));
      const isMore = again.length > 0 || open.length < documents.length;
      await this.#buildFirst(isMore ? [...again, ...open] : [], this.updateBuildOptions, cancelToken);
    }
    const work = targetState === DocumentState.Parsed ? orAsItIs(callback) : callback;
    await super.runCancelable(documents, targetState, cancelToken, work);
    if (this.#isAhead) {
      this.currentState = DocumentState.Changed;
    }
  }

  /** Who waits for a phase waits for all documents, not for those built first. */
  protected override async notifyBuildPhase(
    documents: LangiumDocument[],
    state: DocumentState,
    cancelToken: Token,
  ): Promise<void> {
    if (!this.#isAhead) {
      await super.notifyBuildPhase([...documents, ...this.#first], state, cancelToken);
    }
  }

  async #buildFirst(documents: LangiumDocument[], options: BuildOptions, cancelToken: Token): Promise<void> {
    if (documents.length > 0) {
      const openFirst = documents.toSorted((a, b) => Number(this.#isOpen(b)) - Number(this.#isOpen(a)));
      await this.#ahead(() => super.buildDocuments(openFirst, options, cancelToken));
      this.#first.push(...documents);
    }
  }

  async #ahead<T>(work: () => Promise<T>): Promise<T> {
    this.#isAhead = true;
    try {
      return await work();
    } finally {
      this.#isAhead = false;
    }
  }

  /** What is open and can be told before all is read, with everything that is needed for it. */
  async #tellable(documents: LangiumDocument[], cancelToken: Token): Promise<Set<LangiumDocument>> {
    const open = documents.filter((document) => this.#isOpen(document));
    if (documents.every((each) => isIndexed(each) || this.#isOpen(each))) {
      return new Set(open);
    }
    const found = new Set<LangiumDocument>();
    for (const document of open) {
      const needed = await this.#neededBy(document, cancelToken);
      needed.forEach((each) => found.add(each));
    }
    return found;
  }

  /** A text and all it builds on; none where one of these is not found, or else every name of it would be called unknown. */
  async #neededBy(text: LangiumDocument, cancelToken: Token): Promise<Set<LangiumDocument>> {
    const needed = new Set([text]);
    // What is added meanwhile has its turn, too.
    for (const document of needed) {
      await this.#read(document, cancelToken);
      for (const { reference } of namedTexts(document.parseResult.value)) {
        const texts = await this.#textsNamed(reference.$refText, document, cancelToken);
        if (texts.length === 0) {
          return new Set();
        }
        texts.forEach((each) => needed.add(each));
      }
    }
    return needed;
  }

  async #textsNamed(name: string, from: LangiumDocument, cancelToken: Token): Promise<LangiumDocument[]> {
    const folder = UriUtils.dirname(from.uri);
    for (const fileName of fileNamesFor(name, languageSuffix(from.uri))) {
      const beside = this.langiumDocuments.getDocument(UriUtils.joinPath(folder, fileName));
      if (beside) {
        await this.#read(beside, cancelToken);
      }
    }
    return this.langiumDocuments.all
      .filter((each) => each !== from && each.state >= DocumentState.Parsed && isNamed(each, name))
      .toArray();
  }

  async #read(document: LangiumDocument, cancelToken: Token): Promise<void> {
    await this.runCancelable([document], DocumentState.Parsed, cancelToken, (each) =>
      this.langiumDocumentFactory.update(each, cancelToken),
    );
  }

  /** What was told early, where one of the texts named in it is another one now that all are read. */
  async #misled(): Promise<LangiumDocument[]> {
    const early = [...this.#early].filter((each) => this.langiumDocuments.getDocument(each.uri) === each);
    this.#early.clear();
    if (!early.some((each) => this.#isMisled(each))) {
      return [];
    }
    early.forEach((each) => this.resetToState(each, DocumentState.ComputedScopes));
    await this.emitUpdate(
      early.map(({ uri }) => uri),
      [],
    );
    return early;
  }

  #isMisled({ uri, parseResult }: LangiumDocument): boolean {
    const { ScopeProvider } = this.serviceRegistry.getServices(uri).references;
    return namedTexts(parseResult.value).some((named) => {
      const meant = ScopeProvider.getScope(named).getElement(named.reference.$refText)?.node;
      return meant !== ('ref' in named.reference ? named.reference.ref : undefined);
    });
  }

  #isOpen({ uri }: LangiumDocument): boolean {
    return this.textDocuments?.get(uri) !== undefined;
  }
}

/** Whether the names a document declares are known. */
function isIndexed({ state }: LangiumDocument): boolean {
  return state >= DocumentState.ComputedScopes;
}

function isNamed({ parseResult: { value } }: LangiumDocument, name: string): boolean {
  return isSchemeText(value) && value.name === name;
}

/** A file that cannot be read, since it was deleted after it was listed, must not keep the others from being read. */
function orAsItIs(read: Work): Work {
  return async (document) => {
    try {
      await read(document);
    } catch (error) {
      if (isOperationCancelled(error)) {
        throw error;
      }
      console.error(`Failure to read ${document.uri.toString(true)}: ${String(error)}`);
    }
  };
}
