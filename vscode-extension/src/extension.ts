/** What VS Code runs: starts the language server for `.riciba` texts and gives it back its commands. */
import { commands, type ExtensionContext, l10n, window, workspace } from 'vscode';
import { LanguageClient, TransportKind } from 'vscode-languageclient/node';

let client: LanguageClient | undefined;

/** Starts the server. A server that does not start is told once, with the way to its output. */
export async function activate(context: ExtensionContext): Promise<void> {
  const output = window.createOutputChannel('Rīcība', { log: true });
  const server = { module: context.asAbsolutePath('dist/server.cjs'), transport: TransportKind.ipc };
  const languageClient = new LanguageClient(
    'riciba',
    'Rīcība',
    { run: server, debug: { ...server, options: { execArgv: ['--nolazy', '--inspect=6009'] } } },
    {
      documentSelector: [
        { scheme: 'file', language: 'riciba' },
        { scheme: 'untitled', language: 'riciba' },
      ],
      outputChannel: output,
      synchronize: { fileEvents: workspace.createFileSystemWatcher('**/*.riciba') },
    },
  );
  client = languageClient;

  const tellFailure = async (reason: unknown): Promise<void> => {
    output.error(reason instanceof Error ? reason : String(reason));
    const show = l10n.t('Show Output');
    const text = l10n.t('The Rīcība language server could not be started. See the output for the reason.');
    if ((await window.showErrorMessage(text, show)) === show) output.show();
  };
  context.subscriptions.push(
    output,
    commands.registerCommand('riciba.showOutput', () => output.show()),
    commands.registerCommand('riciba.restartServer', async () => {
      try {
        await languageClient.restart();
        window.setStatusBarMessage(l10n.t('The Rīcība language server was restarted.'), 5000);
      } catch (reason) {
        await tellFailure(reason);
      }
    }),
  );
  try {
    await languageClient.start();
  } catch (reason) {
    // Not awaited: the message waits for a person, and the commands above must work meanwhile.
    void tellFailure(reason);
  }
}

/** Lets the server end in order. */
export async function deactivate(): Promise<void> {
  await client?.dispose();
}
