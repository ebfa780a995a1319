import { PassThrough } from 'node:stream';
import type { FindingsProvider } from '@riciba/language';
import { createRicibaServices, type RicibaContext } from '@riciba/language/lsp';
import { readNodeLibrary } from '@riciba/language/node';
import { EmptyFileSystem } from 'langium';
import { startLanguageServer } from 'langium/lsp';
import {
  createConnection,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  type Diagnostic,
  InitializedNotification,
  type InitializeParams,
  InitializeRequest,
  type InitializeResult,
  type MessageReader,
  type MessageWriter,
  type Position,
  ProposedFeatures,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver/node';

/** An editor that talks to a language server as VS Code does. */
export class Editor {
  readonly connection: ProtocolConnection;
  /** Texts in the order in which they were spoken of. */
  readonly spokenOf: string[] = [];
  readonly #waiting = new Map<string, (diagnostics: Diagnostic[]) => void>();
  #version = 0;
  /** What the server said it can do. */
  started!: Promise<InitializeResult>;

  constructor(reader: MessageReader, writer: MessageWriter) {
    this.connection = createProtocolConnection(reader, writer);
    this.connection.onNotification(PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.spokenOf.push(uri);
      this.#waiting.get(uri)?.(diagnostics);
      this.#waiting.delete(uri);
    });
    this.connection.listen();
  }

  async start(workspaceFolder?: string): Promise<InitializeResult> {
    const folders = workspaceFolder ? [{ uri: workspaceFolder, name: 'test' }] : null;
    const parameters: InitializeParams = {
      processId: null,
      rootUri: null,
      capabilities: { workspace: { workspaceFolders: true } },
      workspaceFolders: folders,
    };
    this.started = this.connection.sendRequest(InitializeRequest.type, parameters);
    const result = await this.started;
    await this.connection.sendNotification(InitializedNotification.type, {});
    return result;
  }

  /** Opens a text and gives what is said about it. */
  async open(uri: string, text: string): Promise<Diagnostic[]> {
    const told = this.next(uri);
    await this.connection.sendNotification(DidOpenTextDocumentNotification.type, {
      textDocument: { uri, languageId: 'riciba', version: ++this.#version, text },
    });
    return told;
  }

  /** Replaces the whole text. */
  async change(uri: string, text: string): Promise<Diagnostic[]> {
    const told = this.next(uri);
    await this.connection.sendNotification(DidChangeTextDocumentNotification.type, {
      textDocument: { uri, version: ++this.#version },
      contentChanges: [{ text }],
    });
    return told;
  }

  /** What is said about a text next. */
  next(uri: string): Promise<Diagnostic[]> {
    return new Promise((resolve) => {
      this.#waiting.set(uri, resolve);
    });
  }
}

/** An editor with a language server in the same process, made as the extension makes it. */
export async function editor(findings?: FindingsProvider): Promise<Editor> {
  const started = serverOver(EmptyFileSystem, findings);
  await started.editor.start();
  return started.editor;
}

/** The same over other files, not yet started, with what the server is made of. */
export function serverOver(
  files: Pick<RicibaContext, 'fileSystemProvider'>,
  findings?: FindingsProvider,
): { editor: Editor } & ReturnType<typeof createRicibaServices> {
  const toServer = new PassThrough();
  const toEditor = new PassThrough();
  const connection = createConnection(
    ProposedFeatures.all,
    new StreamMessageReader(toServer),
    new StreamMessageWriter(toEditor),
  );
  const services = createRicibaServices({ connection, ...files, library: () => readNodeLibrary(), findings });
  startLanguageServer(services.shared);
  const editorBeside = new Editor(new StreamMessageReader(toEditor), new StreamMessageWriter(toServer));
  return { editor: editorBeside, ...services };
}

/** A text with `|` where the cursor is. */
export function withCursor(marked: string): { text: string; position: Position } {
  const offset = marked.indexOf('|');
  const before = marked.slice(0, offset).split('\n');
  const position = { line: before.length - 1, character: before.at(-1)!.length };
  return { text: marked.slice(0, offset) + marked.slice(offset + 1), position };
}
