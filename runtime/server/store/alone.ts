import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { codeOf, StartError } from '../failure.ts';

/** One that is just being stopped may be waited for. */
const patience = 3_000;

/**
 * Holds a data folder for one server, before anything in it is touched: two that make the same database would spoil it,
 * and the one that stops would stop the other's. Node has no lock on files of its own; SQLite's, on an empty file, is
 * the system's on every platform: it ends with the process, however that ends, and whatever the database does.
 * @returns what lets it go
 * @throws StartError when another server holds it
 */
export async function holdAlone(folder: string): Promise<() => void> {
  const until = Date.now() + patience;
  for (;;) {
    const release = tryHold(folder);
    if (release) return release;
    if (Date.now() > until) break;
    await sleep(100);
  }
  throw new StartError(
    `Ar datu mapi ${folder} jau strādā cits serveris. Apturiet to vai norādiet citu mapi ar --data.`,
    `Another server works on the data folder ${folder}. Stop it, or name another folder with --data.`,
  );
}

/** Undefined: somebody else holds it. @throws StartError where nothing can be written there */
export function tryHold(folder: string): (() => void) | undefined {
  const lock = open(folder);
  try {
    lock.exec('pragma journal_mode = memory; begin exclusive');
    return () => lock.close();
  } catch (error) {
    lock.close();
    // SQLITE_BUSY; every other error of SQLite has the same code and another number.
    if (codeOf(error) === 'ERR_SQLITE_ERROR' && numberOf(error) === 5) return undefined;
    throw error;
  }
}

/** SQLite says only that it could not: in a folder where nothing can be written. */
function open(folder: string): DatabaseSync {
  try {
    return new DatabaseSync(join(folder, 'held.lock'));
  } catch {
    throw new StartError(
      `Datu mapē ${folder} nevar rakstīt. Pārbaudiet mapes īpašnieku un tiesības, vai norādiet citu ar --data.`,
      `The data folder ${folder} cannot be written. Check whose it is and its rights, or name another with --data.`,
    );
  }
}

function numberOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'errcode' in error ? error.errcode : undefined;
}
