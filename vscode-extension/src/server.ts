/** The language server that the extension starts: the language, with the generator's proofs and the library beside it. */
import { fileURLToPath } from 'node:url';
import { findings } from '@riciba/generator/proofs';
import { createRicibaServices } from '@riciba/language/lsp';
import { readNodeLibrary } from '@riciba/language/node';
import { startLanguageServer } from 'langium/lsp';
import { NodeFileSystem } from 'langium/node';
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';

const libraryFolder = fileURLToPath(new URL('library/', import.meta.url));

const connection = createConnection(ProposedFeatures.all);
const { shared } = createRicibaServices({
  connection,
  ...NodeFileSystem,
  library: () => readNodeLibrary(libraryFolder),
  findings,
});
startLanguageServer(shared);
