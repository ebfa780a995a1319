import { createHash } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { StartError } from '../failure.ts';
import { makeFolder, notMade } from '../folders.ts';
import { type Account, mayEnter } from './account.ts';

/** Where root keeps data when the default place lies in a folder that PostgreSQL's account cannot enter (0700 home). */
const fallbackRoot = '/var/lib/riciba';

export interface DataFolder {
  path: string;
  /** Set when the default place could not be used: the sentence to show. */
  moved?: string;
}

/**
 * Makes the data folder, usable by PostgreSQL's account.
 * @param chosen the folder somebody named; without it `byDefault` is taken, and left for another one where it must be.
 * @throws StartError when there is none.
 */
export async function openDataFolder(
  account: Account,
  chosen: string | undefined,
  byDefault: string,
): Promise<DataFolder> {
  const path = resolve(chosen ?? byDefault);
  await make(path, account);
  if (await mayEnter(account, path)) return { path };
  if (chosen !== undefined)
    throw new StartError(
      `Datu mapē ${path} nevar ieiet lietotājs «${account.name}», ar kuru darbojas PostgreSQL. Norādiet citu mapi ar --data.`,
      `The user "${account.name}", whom PostgreSQL runs as, cannot enter the data folder ${path}. Name another with --data.`,
    );
  const other = join(fallbackRoot, createHash('sha256').update(path).digest('hex').slice(0, 8));
  await make(fallbackRoot, account);
  await make(other, account);
  return { path: other, moved: `Dati glabājas mapē ${other}, jo mapē ${path} nevar ieiet PostgreSQL lietotājs.` };
}

async function make(path: string, account: Account): Promise<void> {
  // Another account must pass through to its own folder inside; it can neither list nor read the rest.
  const mode = 'uid' in account.ids ? 0o711 : 0o700;
  await makeFolder(path, { mode, option: '--data' });
  if (!('uid' in account.ids)) return;
  await chmod(path, mode).catch((error: unknown) => {
    throw notMade(path, error, '--data');
  });
}
