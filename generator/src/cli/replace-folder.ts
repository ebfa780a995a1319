import { access, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';

/** A folder that was not made by a build is not ours to replace. */
export class NotOurFolder extends Error {
  override readonly name = 'NotOurFolder';
}

/**
 * Puts a folder with exactly these files (text by path) in the place of an earlier build. Everything is written
 * beside it first and moved in at the end, so that a failure on the way leaves the earlier build as it was.
 * @throws NotOurFolder when the folder holds something else than a build
 */
export async function replaceFolder(folder: string, files: ReadonlyMap<string, string>): Promise<void> {
  const target = resolve(folder);
  await mustBeOurs(target);
  await mkdir(dirname(target), { recursive: true });
  const fresh = join(dirname(target), `.${basename(target)}-${process.pid}`);
  try {
    await mkdir(fresh);
    for (const [path, text] of files) {
      await mkdir(dirname(join(fresh, path)), { recursive: true });
      await writeFile(join(fresh, path), text);
    }
    await swap(fresh, target);
  } finally {
    await rm(fresh, { recursive: true, force: true });
  }
}

function none(error: NodeJS.ErrnoException): string[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

async function mustBeOurs(folder: string): Promise<void> {
  const names = await readdir(folder).catch(none);
  if (names.length > 0 && !names.includes('definition.json')) throw new NotOurFolder(folder);
}

/** Two renames, as a folder with content cannot be renamed over; the old one comes back if the second fails. */
async function swap(fresh: string, target: string): Promise<void> {
  const old = `${fresh}.old`;
  const exists = await access(target).then(
    () => true,
    () => false,
  );
  if (exists) await rename(target, old);
  try {
    await rename(fresh, target);
  } catch (error) {
    if (exists) await rename(old, target);
    throw error;
  }
  await rm(old, { recursive: true, force: true });
}
