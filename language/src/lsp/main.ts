import { NodeFileSystem } from 'langium/node';
import { startLanguageServer } from 'langium/lsp';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { readNodeLibrary } from '../node.ts';
import { createRicibaServices } from './services.ts';

/** The language server of this machine, over the streams its client gives it (`--stdio`, `--node-ipc`). */
const connection = createConnection(ProposedFeatures.all);
const { shared } = createRicibaServices({ connection, ...NodeFileSystem, library: () => readNodeLibrary() });
startLanguageServer(shared);
