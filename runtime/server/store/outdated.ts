import { faultIn, StartError } from '../failure.ts';
import type { Log } from '../log.ts';
import { type Database, isCurrent } from './database.ts';

/** For whoever runs a server that a newer one has overtaken. */
export function overtaken(): StartError {
  return new StartError(
    'Datubāzi ir atjauninājusi jaunāka Rīcības versija, tāpēc šis serveris beidz darbu. Palaidiet jaunāko versiju.',
    'A newer version of Rīcība has brought the database to its structure, so this server ends. Start the newer version.',
  );
}

/**
 * Looks again and again whether the structure is still of this version: what another version made is not this one's to
 * write. Tells once that it is not.
 * @returns what ends it
 */
export function watchStructure(db: Database, log: Log, everyMs: number, tell: () => void): () => void {
  let busy = false;
  const look = async (): Promise<void> => {
    const current = await isCurrent(db);
    if (current) return;
    clearInterval(timer);
    log('error', 'a newer version migrated the database, this server ends');
    tell();
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    void look()
      // Whether it answers is the next request's to find out.
      .catch((error: unknown) => log('warn', 'structure not read', faultIn(error)))
      .finally(() => {
        busy = false;
      });
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
