import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCluster, openDataFolder, postgresAccount } from '@riciba/runtime/server';

export interface OwnCluster {
  folder: string;
  /** Address of a database in it. */
  url(database: string): string;
  stop(): Promise<void>;
}

/** A PostgreSQL of a run's own, on a folder of its own. */
export async function ownCluster(): Promise<OwnCluster> {
  const folder = await mkdtemp(join(tmpdir(), 'riciba-break-'));
  const account = await postgresAccount();
  const { path } = await openDataFolder(account, folder, folder);
  const cluster = await openCluster(path, account, () => undefined);
  return {
    folder: path,
    url: (database) => cluster.url(database),
    stop: async () => {
      await cluster.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
