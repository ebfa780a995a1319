import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, open, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { faultIn, StartError, wayWords } from '../failure.ts';
import { jsonLog, type Log } from '../log.ts';
import type { Account } from './account.ts';
import { type Binaries, postgresBinaries } from './binaries.ts';
import { ask, clusterUrl, isAlive, readPostmaster } from './postmaster.ts';

/** PostgreSQL's major version; another one would need its data dumped and restored. */
const majorVersion = '18';
const patience = 30_000;
const largestLog = 10_000_000;

/**
 * Statements and their parameters hold people's data: only what went wrong is logged, never the statement or the row.
 * One host needs few connections.
 */
const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  log_min_messages: 'warning',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
  timezone: 'UTC',
};

/** A running PostgreSQL of our own on a data folder. */
export interface Cluster {
  /** Address of a database in it. */
  url(database: string): string;
  /** Ends it cleanly. */
  stop(): Promise<void>;
}

/**
 * A PostgreSQL cluster in `<data>/pg`: made at first use, adopted when a killed host left one running, started
 * otherwise, and started anew should it die. It listens on 127.0.0.1 only, with a random password kept in
 * `<data>/postgres-password`. Every committed transaction has been flushed to disk.
 */
export async function openCluster(data: string, account: Account, log: Log = jsonLog): Promise<Cluster> {
  const home = await realpath(data);
  const folder = join(home, 'pg');
  const password = await readPassword(home);
  const binaries = await postgresBinaries(account, home);
  await initialise(home, folder, password, binaries, account);
  return await Runner.start({ home, folder, password, binaries, account, log });
}

async function readPassword(home: string): Promise<string> {
  const path = join(home, 'postgres-password');
  const known = await readFile(path, 'utf8').catch(() => '');
  if (known) return known;
  const fresh = randomBytes(32).toString('hex');
  await writeFile(path, fresh, { mode: 0o600, flush: true });
  return fresh;
}

/** Makes the cluster's files beside their place and moves them there when whole: a kill half way leaves nothing behind. */
async function initialise(home: string, folder: string, password: string, binaries: Binaries, account: Account) {
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => '');
  if (version && version.trim() !== majorVersion)
    throw new StartError(
      `Mapē ${folder} ir PostgreSQL ${version.trim()} dati, bet šī versija lasa tikai PostgreSQL ${majorVersion} datus.`,
      `${folder} holds data of PostgreSQL ${version.trim()}; this version reads only PostgreSQL ${majorVersion}.`,
    );
  if (version) return;
  const half = `${folder}.part`;
  const passwordFile = join(home, 'postgres-password.part');
  await rm(half, { recursive: true, force: true });
  await writeFile(passwordFile, password, { mode: 0o600 });
  await giveTo(account, passwordFile);
  await mkdir(half, { mode: 0o700 });
  await giveTo(account, half);
  try {
    await runInitdb(half, passwordFile, binaries, account);
    await rename(half, folder);
  } finally {
    await rm(passwordFile, { force: true });
  }
}

async function giveTo(account: Account, path: string): Promise<void> {
  if ('uid' in account.ids) await chown(path, account.ids.uid, account.ids.gid);
}

function runInitdb(folder: string, passwordFile: string, binaries: Binaries, account: Account): Promise<void> {
  const flags = ['--username=riciba', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'];
  const locale = ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];
  const child = spawn(binaries.initdb, [`--pgdata=${folder}`, ...flags, ...locale], {
    ...account.ids,
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  return new Promise((done, fail) => {
    child.on('error', fail);
    child.on('close', (code) => {
      if (code === 0) done();
      else fail(cannotStart(complaint));
    });
  });
}

/** @param complaint what PostgreSQL printed */
function cannotStart(complaint: string): StartError {
  const told = reasonIn(complaint);
  const [latvian, english] = /no space left/i.test(complaint) ? wayWords('ENOSPC') : [told, told];
  return new StartError(
    `Iebūvēto PostgreSQL neizdevās palaist: ${latvian}`,
    `The embedded PostgreSQL could not be started: ${english}`,
  );
}

/** The line that says why: what it did about it, and what it says each time anew, is left out. */
function reasonIn(complaint: string): string {
  const lines = complaint.split('\n').filter((line) => line.trim() !== '');
  return lines.findLast((line) => /fatal|panic|error|could not|terminated/i.test(line)) ?? lines.at(-1) ?? '';
}

interface Parts {
  home: string;
  folder: string;
  password: string;
  binaries: Binaries;
  account: Account;
  log: Log;
}

class Runner implements Cluster {
  private readonly parts: Parts;
  private port = 0;
  private pid = 0;
  private stopping = false;
  /** Under way: the database is started anew. */
  private restart: Promise<void> | undefined;
  private watch: NodeJS.Timeout | undefined;

  private constructor(parts: Parts) {
    this.parts = parts;
  }

  static async start(parts: Parts): Promise<Runner> {
    const runner = new Runner(parts);
    await runner.adoptOrSpawn();
    runner.watch = setInterval(() => runner.keepAlive(), 1_000);
    runner.watch.unref();
    return runner;
  }

  url(database: string): string {
    return clusterUrl(this.port, this.parts.password, database);
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.watch);
    // One that is just being started would outlive us.
    await this.restart;
    // Of one that was killed just now the lock file stays; the next start recovers.
    if (!isAlive(this.pid)) return;
    process.kill(this.pid, 'SIGINT');
    // The lock file goes last; the process itself may stay as a zombie when a killed host was its parent.
    const until = Date.now() + patience;
    while (Date.now() < until && (await readPostmaster(this.parts.folder))?.pid === this.pid) await sleep(20);
  }

  private keepAlive(): void {
    if (this.stopping || this.restart || isAlive(this.pid)) return;
    this.parts.log('error', 'database ended by itself, starting it anew');
    this.restart = this.adoptOrSpawn()
      .catch((error: unknown) => this.parts.log('error', 'database does not start', faultIn(error)))
      .finally(() => {
        this.restart = undefined;
      });
  }

  /** A dead server's lock file, or its last processes, may stand in the way for a moment: tried until they are gone. */
  private async adoptOrSpawn(): Promise<void> {
    const until = Date.now() + patience;
    let reason = '';
    while (Date.now() < until) {
      if (await this.adopt(until)) return;
      const child = await this.spawnServer();
      if (child && (await this.becomesReady(child, until))) return;
      reason = await this.lastComplaint();
      if (/address already in use|could not create any TCP/i.test(reason)) this.port = 0;
      await sleep(200);
    }
    throw cannotStart(reason);
  }

  private async adopt(until: number): Promise<boolean> {
    const { folder, password } = this.parts;
    for (;;) {
      const running = await readPostmaster(folder);
      if (!running || !isAlive(running.pid) || Date.now() > until) return false;
      const answer = await ask(running.port, password, folder);
      if (answer === 'ready') {
        ({ pid: this.pid, port: this.port } = running);
        return true;
      }
      if (answer !== 'starting') return false;
      await sleep(100);
    }
  }

  /** Detached, so that Ctrl+C in the terminal reaches only the host, which ends the database last. */
  private async spawnServer(): Promise<ChildProcess> {
    const { home, folder, binaries, account } = this.parts;
    this.port ||= await freePort();
    const logPath = join(home, 'postgres.log');
    const size = await stat(logPath).then(
      (found) => found.size,
      () => 0,
    );
    const logFile = await open(logPath, size > largestLog ? 'w' : 'a', 0o600);
    try {
      const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
      const child = spawn(binaries.postgres, ['-D', folder, '-p', String(this.port), ...flags], {
        ...account.ids,
        cwd: '/',
        env: { ...process.env, LC_ALL: 'C' },
        detached: true,
        stdio: ['ignore', logFile.fd, logFile.fd],
      });
      child.on('error', () => undefined);
      child.unref();
      return child;
    } finally {
      await logFile.close();
    }
  }

  private async becomesReady(child: ChildProcess, until: number): Promise<boolean> {
    while (child.pid !== undefined && child.exitCode === null && child.signalCode === null && Date.now() < until) {
      if ((await ask(this.port, this.parts.password, this.parts.folder)) === 'ready') {
        this.pid = child.pid;
        return true;
      }
      await sleep(30);
    }
    return false;
  }

  private async lastComplaint(): Promise<string> {
    return (await readFile(join(this.parts.home, 'postgres.log'), 'utf8').catch(() => '')).slice(-2_000).trim();
  }
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const server = createServer();
    server.on('error', fail);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => done(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
