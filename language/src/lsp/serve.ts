import { startLanguageServer } from 'langium/lsp';
import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { createRicibaServices, type RicibaContext } from './services.ts';

/**
 * The language server of this machine, over the streams its client gives it (`--stdio`, `--node-ipc`). A fault that nobody
 * foresaw is told in the editor's output and ends nothing: what is open stays, and the next change of it is built anew.
 */
export function serve(context: Pick<RicibaContext, 'library' | 'findings'>): void {
  const connection = createConnection(ProposedFeatures.all);
  const { shared } = createRicibaServices({ connection, ...NodeFileSystem, ...context });
  // Promises that nobody waits for among them.
  process.on('uncaughtException', (fault: unknown) => {
    const what = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    connection.console.error(`Neparedzēta kļūda; darbs turpinās. / Unexpected fault; work goes on.\n${what}`);
  });
  startLanguageServer(shared);
}
