import { mkdir, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf, messageOf, StartError, wayWords } from './failure.ts';

/** A disk that another machine lends may never answer. */
const patience = 5_000;

interface Making {
  mode?: number;
  /** As somebody named what it is of. */
  named?: string;
  /** By which another folder is named. */
  option?: string;
}

/**
 * Makes a folder that somebody named, and those above it that are missing.
 * @throws StartError when it cannot be made, or its disk does not answer
 */
export async function makeFolder(path: string, { mode = 0o700, named = path, option }: Making = {}): Promise<void> {
  await make(path, mode).catch((error: unknown) => {
    throw notMade(named, error, option);
  });
}

/** Why a folder cannot be used, and what to do. */
export function notMade(folder: string, error: unknown, option?: string): StartError {
  const code = codeOf(error);
  // What is missing above it was made just before.
  const nowhere = [`tur mapes nevar veidot (${code})`, `no folders can be made there (${code})`] as const;
  const [latvian, english] = code === 'ENOENT' ? nowhere : wayWords(code || messageOf(error));
  return new StartError(
    `Mapi ${folder} neizdevās izveidot: ${latvian}. Norādiet citu mapi${option ? ` ar ${option}` : ''}.`,
    `The folder ${folder} could not be made: ${english}. Name another${option ? ` with ${option}` : ''}.`,
  );
}

/** One by one: Node's own `recursive` goes round for ever where a folder is there and takes nothing (`/proc`). */
async function make(path: string, mode: number): Promise<void> {
  if (await isFolder(path)) return;
  const above = dirname(path);
  if (above !== path) await make(above, mode);
  try {
    await answered(mkdir(path, { mode }));
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error;
    // Somebody may have made it in this very moment.
    if (!(await isFolder(path))) throw Object.assign(new Error('no folder'), { code: 'ENOTDIR' });
  }
}

async function isFolder(path: string): Promise<boolean> {
  const found = await answered(stat(path).catch(() => undefined));
  return found?.isDirectory() ?? false;
}

async function answered<T>(asked: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const late = setTimeout(() => reject(Object.assign(new Error('no answer'), { code: 'ETIMEDOUT' })), patience);
  return await Promise.race([asked, promise]).finally(() => clearTimeout(late));
}
