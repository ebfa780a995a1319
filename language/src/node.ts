import { readdir, readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { SchemeFiles } from './load.ts';
import type { LibraryText } from './lsp/library.ts';

/** The folder of the texts shipped with the language. */
export const libraryFolder = fileURLToPath(new URL('../library/', import.meta.url));

/**
 * Files of this machine. A bundle that carries the library elsewhere names its folder.
 */
export function nodeFiles(library = libraryFolder): SchemeFiles {
  return {
    read: readIfThere,
    async readLibrary(fileName) {
      const file = join(library, basename(fileName));
      const text = await readIfThere(file);
      return text === undefined ? undefined : { file, text };
    },
  };
}

/** All texts of a library folder, for an editor. */
export async function readNodeLibrary(library = libraryFolder): Promise<LibraryText[]> {
  const names = (await readdir(library)).filter((name) => name.endsWith('.riciba')).toSorted();
  return Promise.all(
    names.map(async (name) => {
      const file = join(library, name);
      return { uri: pathToFileURL(file).toString(), text: await readFile(file, 'utf8') };
    }),
  );
}

async function readIfThere(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
