/** One PostgreSQL for a run of the server's tests. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate, openCluster, openDataFolder, openDatabase, postgresAccount } from '@riciba/runtime/server';
import { Client } from 'pg';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Address of a database in the cluster; each test file makes its own beside it. */
    cluster: string;
  }
}

/** A database with the structure of this version and nothing in it. */
export const template = 'riciba_template';

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'riciba-server-'));
  const account = await postgresAccount();
  const { path } = await openDataFolder(account, folder, folder);
  const cluster = await openCluster(path, account, () => undefined);
  const admin = new Client(cluster.url('postgres'));
  await admin.connect();
  const made = await openDatabase(cluster.url(template), () => undefined);
  await migrate(made);
  await made.destroy();
  // A database that somebody is in cannot be copied: nobody may enter.
  await admin.query(`alter database ${template} is_template true allow_connections false`);
  await admin.end();
  project.provide('cluster', cluster.url('postgres'));
  return async () => {
    await forgetDisk(cluster.url('postgres'));
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  };
}

/** What goes with its folder need not be on the disk before it ends: some hundred databases would be waited for. */
async function forgetDisk(url: string): Promise<void> {
  const admin = new Client(url);
  await admin.connect();
  await admin.query('alter system set fsync = off');
  await admin.query('select pg_reload_conf()');
  await admin.end();
}
