import {
  Cancellation,
  DocumentState,
  EmptyFileSystemProvider,
  type FileSystemNode,
  OperationCancelled,
  URI,
  UriUtils,
} from 'langium';
import { afterEach, describe, expect, test } from 'vitest';
import { HoverRequest, WorkspaceSymbolRequest } from 'vscode-languageserver/node';
import { type Editor, serverOver, withCursor } from './support/server.ts';

const folder = 'file:///novads';
const uriOf = (name: string) => `${folder}/${name}.riciba`;

const scheme = (name: string, base: string, performer: string) => `shēma ${name} "${name}" pamatā ${base}
līmenis 1 Sākums "Sākums" {
  veic ${performer}
  sāk lietu jauna "Jauna lieta"
  iznākums beigas "Beigas" noslēdz lietu
}
`;
const base = 'shēma Pamats "Pamats" pamatā Latvija\ninstitūcija Centrs "Centrs" {\n  loma Vadītājs "vadītājs"\n}\n';
const own = scheme('Novads', 'Pamats', 'Centrs.Vadītājs');
const others = Object.fromEntries(
  Array.from({ length: 20 }, (_, index) => [
    `cits${index}`,
    scheme(`Cits${index}`, 'Latvija', 'SociālaisDienests.Darbinieks').replaceAll('Sākums', `Sākums${index}`),
  ]),
);

/** A folder of files, each of which can be made to wait. */
class Folder extends EmptyFileSystemProvider {
  readonly wasRead: string[] = [];
  listed = Promise.resolve();
  readonly #files: Record<string, string>;
  readonly #waits: (name: string) => Promise<void> | undefined;

  constructor(files: Record<string, string>, waits: (name: string) => Promise<void> | undefined) {
    super();
    this.#files = files;
    this.#waits = waits;
  }

  override async readDirectory(): Promise<FileSystemNode[]> {
    await this.listed;
    return Object.keys(this.#files).map((name) => ({ isFile: true, isDirectory: false, uri: URI.parse(uriOf(name)) }));
  }

  override async readFile(uri?: URI): Promise<string> {
    const name = /(\w+)\.riciba$/.exec(uri!.path)![1]!;
    await this.#waits(name);
    this.wasRead.push(name);
    return this.#files[name]!;
  }
}

let client: Editor | undefined;

afterEach(() => {
  client?.connection.dispose();
});

/** A server over a folder in which a text is open before the names of its files are known. */
async function opened(
  files: Record<string, string>,
  text: string,
  waits: (name: string) => Promise<void> | undefined,
  before?: (editor: Editor) => void,
) {
  const directory = new Folder({ ...files, novads: text }, waits);
  const { editor, shared } = serverOver({ fileSystemProvider: () => directory });
  client = editor;
  directory.listed = new Promise((resolve) => {
    shared.workspace.TextDocuments.onDidOpen(() => resolve());
  });
  await editor.start(folder);
  before?.(editor);
  return { directory, editor, told: editor.open(uriOf('novads'), text) };
}

describe('in a folder of many files', () => {
  test('what is open is told about with its bases, before the others are read', async () => {
    const reading = Promise.withResolvers<void>();
    const { text, position } = withCursor(own.replace('Centrs', 'Cen|trs'));
    const symbols: Promise<unknown>[] = [];
    const askAll = ({ connection }: Editor) => {
      symbols.push(connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'Sākums19' }));
    };
    const { directory, editor, told } = await opened(
      { ...others, pamats: base },
      text,
      (name) => (name.startsWith('cits') ? reading.promise : undefined),
      askAll,
    );
    expect(await told).toEqual([]);
    askAll(editor);
    const textDocument = { uri: uriOf('novads') };
    const hover = await editor.connection.sendRequest(HoverRequest.type, { textDocument, position });
    expect(JSON.stringify(hover)).toContain('Centrs');
    expect(directory.wasRead).toEqual(['pamats']);

    reading.resolve();
    for (const answer of symbols) {
      // Who asks about all files waits for them.
      expect(await answer).toHaveLength(1);
    }
    expect(directory.wasRead).toHaveLength(21);
  });

  test('what is opened while they are read does not wait for the rest', async () => {
    const [half, rest, reached] = [
      Promise.withResolvers<void>(),
      Promise.withResolvers<void>(),
      Promise.withResolvers<void>(),
    ];
    let count = 0;
    const directory = new Folder({ ...others, novads: own, pamats: base }, (name) => {
      count += 1;
      if (count === 10) {
        reached.resolve();
        return half.promise;
      }
      return name.startsWith('cits') && count > 10 ? rest.promise : undefined;
    });
    const { editor, shared } = serverOver({ fileSystemProvider: () => directory });
    client = editor;
    shared.workspace.TextDocuments.onDidOpen(() => setImmediate(half.resolve));
    await editor.start(folder);
    await reached.promise;
    expect(await editor.open(uriOf('novads'), own)).toEqual([]);
    expect(directory.wasRead).toHaveLength(11);
    const last = editor.next(uriOf('cits19'));
    rest.resolve();
    expect(await last).toEqual([]);
  });

  test('is told anew about what is open, where a name means a text that was read later', async () => {
    const reading = Promise.withResolvers<void>();
    const text = scheme('Novads', 'Latvija', 'SociālaisDienests.Darbinieks');
    const { editor, told } = await opened(
      { ...others, sava: 'shēma Latvija "Sava Latvija"\ninstitūcija Centrs "Centrs"\n' },
      text,
      () => reading.promise,
    );
    expect(await told).toEqual([]);
    const again = editor.next(uriOf('novads'));
    reading.resolve();
    expect(await again).toMatchObject([{ code: 'RIC0101' }]);
  });

  test('a base in a file of another name is waited for, and not called unknown', async () => {
    const reading = Promise.withResolvers<void>();
    const { directory, editor, told } = await opened({ ...others, cita: base }, own, () => reading.promise);
    reading.resolve();
    expect(await told).toEqual([]);
    expect(editor.spokenOf).toEqual([uriOf('novads')]);
    expect(directory.wasRead).toContain('cita');
  });

  test('a file that is gone when its turn comes keeps nothing else from being read', async () => {
    const { editor, told } = await opened({ ...others, cita: base }, own, (name) =>
      name === 'cits0' ? Promise.reject(new Error('It is gone.')) : undefined,
    );
    expect(await told).toEqual([]);
    const symbols = await editor.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'Sākums19' });
    expect(symbols).toHaveLength(1);
  });

  test('names that were looked up when a newer text came are looked up in that one', async () => {
    const files: Record<string, string> = { pamats: base, novads: own };
    const { shared, riciba } = serverOver({ fileSystemProvider: () => new Folder(files, () => undefined) });
    const { DocumentBuilder, LangiumDocuments, WorkspaceManager } = shared.workspace;
    await WorkspaceManager.initializeWorkspace([{ uri: folder, name: 'test' }]);
    const [changed, uri] = [URI.parse(uriOf('pamats')), URI.parse(uriOf('novads'))];
    const { text, position } = withCursor(own.replace('Centrs', 'Cen|trs'));
    expect(text).toBe(own);
    const newer = new Cancellation.CancellationTokenSource();
    DocumentBuilder.onDocumentPhase(DocumentState.Linked, (document) => {
      if (UriUtils.equals(document.uri, uri)) newer.cancel();
    });
    files.pamats = base.replace('"Centrs"', '"Jaunais centrs"');
    await expect(DocumentBuilder.update([changed], [], newer.token)).rejects.toBe(OperationCancelled);
    files.pamats = base.replace('"Centrs"', '"Vecais centrs"');
    await DocumentBuilder.update([changed], []);
    const document = LangiumDocuments.getDocument(uri)!;
    const asked = { textDocument: { uri: uriOf('novads') }, position };
    const hover = await riciba.lsp.HoverProvider!.getHoverContent(document, asked);
    expect(JSON.stringify(hover)).toContain('Vecais centrs');
  });
});
