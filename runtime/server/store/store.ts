import { StartError } from '../failure.ts';
import { postgresAccount } from './account.ts';
import { holdAlone, tryHold } from './alone.ts';
import { openCluster } from './cluster.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { runningAt } from './postmaster.ts';

/** A database that runs, and the folder of what is not in it. */
export interface Store {
  /** Address of the database. */
  url: string;
  data: DataFolder;
  /** Ends the database if it was started here. */
  close(): Promise<void>;
}

interface Place {
  /** Address of a PostgreSQL elsewhere; undefined: the embedded one. */
  database?: string;
  /** Data folder that somebody named. */
  data?: string;
}

/** Of the embedded PostgreSQL. */
const name = 'riciba';

/**
 * Opens the store for a server. The embedded one is its alone; over a PostgreSQL elsewhere any number may work.
 * @param byDefault the data folder when none is named
 * @throws StartError
 */
export async function openStore(place: Place, byDefault: string): Promise<Store> {
  if (place.database !== undefined) return await elsewhere(place.database, place, byDefault);
  const account = await postgresAccount();
  const data = await openDataFolder(account, place.data, byDefault);
  const release = await holdAlone(data.path);
  return await embedded(data, release);
}

/**
 * Opens the store for a command: beside a server that runs on it, or, when none does, for itself.
 * @throws StartError
 */
export async function openStoreBeside(place: Place, byDefault: string): Promise<Store> {
  if (place.database !== undefined) return await elsewhere(place.database, place, byDefault);
  const data = await openDataFolder(await postgresAccount(), place.data, byDefault);
  const release = tryHold(data.path);
  if (release) return await embedded(data, release);
  const url = await runningAt(data.path, name);
  if (url === undefined)
    throw new StartError(
      `Serveris, kas strādā ar datu mapi ${data.path}, vēl nav gatavs. Pēc brīža mēģiniet vēlreiz.`,
      `The server on the data folder ${data.path} is not ready yet. Try again in a moment.`,
    );
  return { url, data, close: () => Promise.resolve() };
}

async function elsewhere(url: string, place: Place, byDefault: string): Promise<Store> {
  const data = await openDataFolder({ ids: {}, name: 'self' }, place.data, byDefault);
  return { url, data, close: () => Promise.resolve() };
}

async function embedded(data: DataFolder, release: () => void): Promise<Store> {
  try {
    const cluster = await openCluster(data.path, await postgresAccount());
    return {
      url: cluster.url(name),
      data,
      close: async () => {
        await cluster.stop();
        release();
      },
    };
  } catch (error) {
    release();
    throw error;
  }
}
