import {
  type CodeAction,
  CodeActionRequest,
  CompletionRequest,
  DefinitionRequest,
  type Diagnostic,
  HoverRequest,
  type Location,
  type LocationLink,
  type Position,
  ReferencesRequest,
  RenameRequest,
  type TextEdit,
} from 'vscode-languageserver/node';
import { type Editor, withCursor } from './server.ts';

/** An open text and the place of the cursor in it. */
export interface Open {
  text: string;
  uri: string;
  diagnostics: Diagnostic[];
  at: { textDocument: { uri: string }; position: Position };
}

/** What somebody asks an editor for, in short; each text is opened under a name of its own. */
export class Asking {
  readonly #client: Editor;
  #count = 0;

  constructor(client: Editor) {
    this.#client = client;
  }

  /** Opens a text with `|` where the cursor is. */
  async open(marked: string): Promise<Open> {
    const { text, position } = withCursor(marked.includes('|') ? marked : `${marked}|`);
    const uri = `file:///test/asked${++this.#count}.riciba`;
    const diagnostics = await this.#client.open(uri, text);
    return { text, uri, diagnostics, at: { textDocument: { uri }, position } };
  }

  async completions(marked: string): Promise<string[]> {
    const answer = await this.#client.connection.sendRequest(CompletionRequest.type, (await this.open(marked)).at);
    return (Array.isArray(answer) ? answer : (answer?.items ?? [])).map(({ label }) => label);
  }

  async hover(marked: string): Promise<string> {
    const answer = await this.#client.connection.sendRequest(HoverRequest.type, (await this.open(marked)).at);
    return JSON.stringify(answer?.contents ?? '');
  }

  /** "pilseta.riciba:24 Pedagogs": file, line and name of each definition, as `read` finds them. */
  async definitions({ at, text, uri }: Open, read: (uri: string) => string): Promise<string[]> {
    const answer = await this.#client.connection.sendRequest(DefinitionRequest.type, at);
    const links: (Location | LocationLink)[] = Array.isArray(answer) ? answer : answer ? [answer] : [];
    return links.map((link) =>
      'targetUri' in link
        ? placed(link.targetUri, link.targetSelectionRange, link.targetUri === uri ? text : read(link.targetUri))
        : placed(link.uri, link.range, read(link.uri)),
    );
  }

  async references({ at }: Open): Promise<Location[]> {
    const context = { includeDeclaration: true };
    return (await this.#client.connection.sendRequest(ReferencesRequest.type, { ...at, context })) ?? [];
  }

  async rename({ at }: Open, newName: string): Promise<Record<string, TextEdit[]>> {
    const answer = await this.#client.connection.sendRequest(RenameRequest.type, { ...at, newName });
    return answer?.changes ?? {};
  }

  /** The quick fixes for what is told about a text, by their titles, with the text each makes of it. */
  async fixes({ uri, text, diagnostics }: Open): Promise<Record<string, string>> {
    const answer = await this.#client.connection.sendRequest(CodeActionRequest.type, {
      textDocument: { uri },
      range: diagnostics[0]!.range,
      context: { diagnostics },
    });
    const actions = (answer ?? []).filter((each): each is CodeAction => 'edit' in each);
    return Object.fromEntries(actions.map(({ title, edit }) => [title, edited(text, edit?.changes?.[uri] ?? [])]));
  }
}

function placed(uri: string, { start, end }: { start: Position; end: Position }, text: string): string {
  const name = (text.split('\n')[start.line] ?? '').slice(start.character, end.character);
  return `${uri.slice(uri.lastIndexOf('/') + 1)}:${start.line + 1} ${name}`;
}

/** A text after edits. */
export function edited(text: string, edits: TextEdit[]): string {
  const lines = text.split('\n');
  const offset = ({ line, character }: Position) =>
    lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
  const later = edits.toSorted((a, b) => offset(b.range.start) - offset(a.range.start));
  return later.reduce(
    (result, { range, newText }) => result.slice(0, offset(range.start)) + newText + result.slice(offset(range.end)),
    text,
  );
}
