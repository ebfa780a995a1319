import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import {
  CompletionRequest,
  LogMessageNotification,
  RenameRequest,
  StreamMessageReader,
  StreamMessageWriter,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { Editor } from './support/server.ts';

const main = fileURLToPath(new URL('../../language/src/lsp/main.ts', import.meta.url));
const folder = new URL('../../examples/aizkraukle/', import.meta.url).toString().replace(/\/$/, '');
const uriOf = (language: string) => `${folder}/aizkraukle.${language}.riciba`;
const textOf = (language: string) => readFileSync(new URL(uriOf(language)), 'utf8');

let server: ChildProcessWithoutNullStreams | undefined;

afterEach(() => {
  server?.kill();
});

describe('the language server, started as an editor starts it', () => {
  test('serves the example in both languages', async () => {
    server = spawn(process.execPath, [main, '--stdio']);
    const editor = new Editor(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    const { capabilities } = await editor.start(folder);
    expect(Object.keys(capabilities)).toEqual(
      expect.arrayContaining([
        'codeActionProvider',
        'completionProvider',
        'hoverProvider',
        'definitionProvider',
        'referencesProvider',
        'renameProvider',
        'documentSymbolProvider',
        'foldingRangeProvider',
        'documentFormattingProvider',
        'workspaceSymbolProvider',
      ]),
    );
    expect(await editor.open(uriOf('lv'), textOf('lv'))).toMatchObject([{ code: 'RIC0110' }]);
    // What is open does not wait for the rest of the workspace.
    expect(editor.spokenOf[0]).toBe(uriOf('lv'));
    expect(await editor.open(uriOf('en'), textOf('en'))).toMatchObject([{ code: 'RIC0110' }]);

    const line = textOf('lv')
      .split('\n')
      .findIndex((each) => each.startsWith('līmenis 4'));
    const textDocument = { uri: uriOf('lv') };
    const renamed = await editor.connection.sendRequest(RenameRequest.type, {
      textDocument,
      position: { line, character: 12 },
      newName: 'DarbsArĢimeni',
    });
    // Scenarios about the scheme follow it; the same name in the other text is another one.
    const scenarios = uriOf('lv').replace('aizkraukle.lv', 'aizkraukle.scenarios.lv');
    expect(Object.keys(renamed?.changes ?? {}).map(decodeURIComponent)).toEqual(
      [uriOf('lv'), scenarios].map(decodeURIComponent),
    );
    expect(Object.values(renamed?.changes ?? {})[0]).toHaveLength(4);

    const broken = textOf('lv').replace('tad līmenis Atbalsts', 'tad līmenis Atbalst');
    expect(await editor.change(uriOf('lv'), broken)).toMatchObject([{ code: 'RIC0101' }, { code: 'RIC0110' }]);

    const offered = await editor.connection.sendRequest(CompletionRequest.type, {
      textDocument,
      position: { line: line + 1, character: 2 },
    });
    const items = Array.isArray(offered) ? offered : (offered?.items ?? []);
    expect(items.map(({ label }) => label)).toContain('iznākums');

    const symbols = await editor.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'gimene' });
    expect(symbols?.map(({ name }) => name)).toContain('Ģimene');
    editor.connection.dispose();
  });

  test('tells of a fault that nobody foresaw in the output of the editor, and goes on with what is open', async () => {
    const faults = `process.once('SIGUSR2', () => {
      process.on('SIGUSR2', () => void Promise.reject(new Error('otrā')));
      throw new Error('pirmā');
    })`;
    server = spawn(process.execPath, [
      '--import',
      `data:text/javascript,${encodeURIComponent(faults)}`,
      main,
      '--stdio',
    ]);
    const editor = new Editor(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    const told: string[] = [];
    editor.connection.onNotification(LogMessageNotification.type, ({ message }) => void told.push(message));
    await editor.start();
    expect(await editor.open(uriOf('lv'), textOf('lv'))).toMatchObject([{ code: 'RIC0110' }]);
    for (const [nth, fault] of ['pirmā', 'otrā'].entries()) {
      server.kill('SIGUSR2');
      await expect.poll(() => told[nth], { timeout: 30_000 }).toMatch(fault);
      expect(told[nth]).toMatch(/^Neparedzēta kļūda; darbs turpinās\./);
      const broken = textOf('lv').replace('tad līmenis Atbalsts', `tad līmenis Atbalst${nth}`);
      expect(await editor.change(uriOf('lv'), broken)).toMatchObject([{ code: 'RIC0101' }, { code: 'RIC0110' }]);
    }
    expect(server.exitCode).toBeNull();
    editor.connection.dispose();
  });
});
