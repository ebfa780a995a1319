import { silent } from '../log.ts';
import { type Database, migrate, openDatabase } from '../store/database.ts';
import { openStoreBeside, type Store } from '../store/store.ts';

/** What a command works with. */
export interface Context {
  place: { database?: string; data?: string };
  /** Data folder when none is named. */
  byDefault: string;
  /** One line for whoever runs it. */
  say: (line: string) => void;
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

/** Does something with the database, brought to this version, whether a server runs on it or not. */
export async function withDatabase<T>(context: Context, work: (db: Database, store: Store) => Promise<T>): Promise<T> {
  const store = await openStoreBeside(context.place, context.byDefault);
  try {
    const db = await openDatabase(store.url, silent);
    try {
      await migrate(db);
      return await work(db, store);
    } finally {
      await db.destroy();
    }
  } finally {
    await store.close();
  }
}
