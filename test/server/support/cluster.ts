/** One PostgreSQL for a run of the server's tests. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openCluster, openDataFolder, postgresAccount } from '@riciba/runtime/server';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a database in the cluster; each test file makes its own beside it. */
    cluster: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'riciba-server-'));
  const account = await postgresAccount();
  const { path } = await openDataFolder(account, folder, folder);
  const cluster = await openCluster(path, account, () => undefined);
  project.provide('cluster', cluster.url('postgres'));
  return async () => {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  };
}
