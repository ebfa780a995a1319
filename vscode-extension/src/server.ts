/** The language server that the extension starts: the language, with the generator's proofs and the library beside it. */
import { fileURLToPath } from 'node:url';
import { findings } from '@riciba/generator/proofs';
import { readNodeLibrary } from '@riciba/language/node';
import { serve } from '@riciba/language/serve';

const libraryFolder = fileURLToPath(new URL('library/', import.meta.url));

serve({ library: () => readNodeLibrary(libraryFolder), findings });
