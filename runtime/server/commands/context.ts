import { join } from 'node:path';
import { type S3Settings, storageOf } from '../attachments/s3.ts';
import type { Storage } from '../attachments/storage.ts';
import { StartError } from '../failure.ts';
import { silent } from '../log.ts';
import { type Database, isCurrent, openDatabase } from '../store/database.ts';
import { openStoreBeside } from '../store/store.ts';

/** What a command works with. */
export interface Context {
  place: { database?: string; data?: string; s3?: S3Settings };
  /** Where the server reads its settings, too. */
  env: NodeJS.ProcessEnv;
  /** The project's folder. */
  root: string;
  /** One line for whoever runs it. */
  say: (line: string) => void;
  now: () => string;
}

/** Options and the words after the command's name. */
export interface Given {
  words: string[];
  values: Record<string, string | boolean | undefined>;
}

/** A command gives the exit code: 0 all is well, 1 it found something, 2 it could not be done. */
export interface Command {
  /** Its words and options, as typed. */
  usage: string;
  /** Latvian. */
  about: string;
  options: Record<string, { type: 'string' | 'boolean' }>;
  run(given: Given, context: Context): Promise<number>;
}

/** What is kept: the database, and the uploaded files. */
export interface Kept {
  db: Database;
  data: string;
  attachments: Storage;
}

/** Does something with what is kept, whether a server runs on it or not. */
export async function withKept<T>({ place, root }: Context, work: (kept: Kept) => Promise<T>): Promise<T> {
  const store = await openStoreBeside(place, join(root, 'data'));
  const data = store.data.path;
  try {
    const db = await openDatabase(store.url, silent);
    try {
      return await work({ db, data, attachments: storageOf(join(data, 'attachments'), place.s3) });
    } finally {
      await db.destroy();
    }
  } finally {
    await store.close();
  }
}

/** The same, for what reads tables of this version. A command brings nothing to another version: a server does. */
export async function withCurrent<T>(context: Context, work: (kept: Kept) => Promise<T>): Promise<T> {
  return await withKept(context, async (kept) => {
    if (!(await isCurrent(kept.db)))
      throw new StartError(
        'Datubāzes uzbūve nav šīs versijas. Vispirms palaidiet šīs versijas serveri.',
        'The structure of the database is of another version. Start the server of this version first.',
      );
    return await work(kept);
  });
}
