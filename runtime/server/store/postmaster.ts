import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { codeOf } from '../failure.ts';

/** A PostgreSQL server as its postmaster.pid tells of it. */
export interface Postmaster {
  pid: number;
  port: number;
}

/** The server that the folder's postmaster.pid names, whether it lives or not. */
export async function readPostmaster(folder: string): Promise<Postmaster | undefined> {
  const lines = (await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  return pid > 0 && port > 0 ? { pid, port } : undefined;
}

/** Address of a database of the server that runs on a data folder; nothing when none answers. */
export async function runningAt(data: string, database: string): Promise<string | undefined> {
  const home = await realpath(data);
  const folder = join(home, 'pg');
  const running = await readPostmaster(folder);
  const password = await readFile(join(home, 'postgres-password'), 'utf8').catch(() => '');
  if (!running || (await ask(running.port, password, folder)) !== 'ready') return undefined;
  return clusterUrl(running.port, password, database);
}

/** Is there a process of this id? */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Address of a database of the cluster that listens on this port of this machine. */
export function clusterUrl(port: number, password: string, database: string): string {
  return `postgres://riciba:${password}@127.0.0.1:${port}/${database}`;
}

export type Answer = 'ready' | 'starting' | 'silent' | 'stranger';

/** Who answers on the port: the server of this folder, one that is still starting, nobody, or somebody else. */
export async function ask(port: number, password: string, folder: string): Promise<Answer> {
  const client = new Client({
    connectionString: clusterUrl(port, password, 'postgres'),
    connectionTimeoutMillis: 2_000,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>('show data_directory');
    return rows[0]?.data_directory === folder ? 'ready' : 'stranger';
  } catch (error) {
    // 57P03: the database system is starting up, or recovering after a crash.
    if (codeOf(error) === '57P03') return 'starting';
    return codeOf(error).startsWith('28') ? 'stranger' : 'silent';
  } finally {
    await client.end().catch(() => undefined);
  }
}
