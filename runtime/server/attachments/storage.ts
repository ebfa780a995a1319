import { createReadStream } from 'node:fs';
import { chmod, copyFile, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** What is known of a file that was received. */
export interface Measured {
  size: number;
  sha256: Buffer;
}

/** Where the content of uploaded files is kept, by their ids: a folder of this machine, or a store that speaks S3. */
export interface Storage {
  /** Keeps what lies at a path. When it ends well, the content is there for good. */
  put(id: string, path: string, measured: Measured): Promise<void>;
  /** The content as it is read; nothing when there is none. */
  read(id: string): Promise<Readable | undefined>;
  has(id: string): Promise<boolean>;
  /** Harmless when there is none. */
  remove(id: string): Promise<void>;
  /** Ids of all that is kept, some at a time. */
  ids(): AsyncIterable<string[]>;
}

/** A folder that only the server's user may open. */
export class FolderStorage implements Storage {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** What was received in this very folder is there already. */
  async put(id: string, path: string): Promise<void> {
    const own = this.#pathOf(id);
    if (path !== own) {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      await copyFile(path, own);
      await chmod(own, 0o600);
    }
    await flushFolder(this.#folder);
  }

  async read(id: string): Promise<Readable | undefined> {
    return (await this.has(id)) ? createReadStream(this.#pathOf(id)) : undefined;
  }

  async has(id: string): Promise<boolean> {
    return (await stat(this.#pathOf(id)).catch(() => undefined)) !== undefined;
  }

  async remove(id: string): Promise<void> {
    await rm(this.#pathOf(id), { force: true });
  }

  async *ids(): AsyncIterable<string[]> {
    const names = await readdir(this.#folder);
    for (let at = 0; at < names.length; at += 1_000) yield names.slice(at, at + 1_000);
  }

  #pathOf(id: string): string {
    return join(this.#folder, id);
  }
}

/** A file's entry in its folder must be on disk too, before a row names it. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
