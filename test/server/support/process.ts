import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Definition } from '@riciba/runtime/definition';
import { smallDefinition, smallPosts, writeBuild } from './definition.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Does a process of this id still work? One that has ended and waits for its parent to take note (Z) does not. */
export async function isRunning(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return !stat.includes(') Z ');
}

/** The server as `npm start` runs it, with its own PostgreSQL, on a folder of its own; with the small definition. */
export class ServerProcess {
  readonly folder: string;
  url = '';
  output = '';
  /** Of it, what is for whatever collects the log. */
  log = '';
  private child: ChildProcess | undefined;

  private readonly program: string;

  private constructor(folder: string, program: string) {
    this.folder = folder;
    this.program = program;
  }

  /**
   * @param program folder of the project whose server it is
   * @param scheme what it runs in place of the small definition
   */
  static async prepare(
    program = root,
    scheme: { definition: Definition; posts: object } = { definition: smallDefinition(), posts: smallPosts },
  ): Promise<ServerProcess> {
    const folder = await mkdtemp(join(tmpdir(), 'riciba-process-'));
    // As root, PostgreSQL runs as somebody else, who must pass through.
    await chmod(folder, 0o755);
    await writeBuild(join(folder, 'build'), scheme.definition);
    await writeFile(join(folder, 'posts.json'), JSON.stringify(scheme.posts));
    return new ServerProcess(folder, program);
  }

  get data(): string {
    return join(this.folder, 'data');
  }

  /** Gives the exit code if it ends, or undefined when it has printed its address. */
  async up(args: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<number | undefined> {
    const { folder } = this;
    const options = {
      port: '0',
      data: this.data,
      definition: join(folder, 'build'),
      posts: join(folder, 'posts.json'),
    };
    const given = Object.entries({ ...options, pages: folder }).flatMap(([name, value]) => [`--${name}`, value]);
    const child = spawn(process.execPath, [join(this.program, 'runtime/server/bin/start.ts'), ...given, ...args], {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    this.output = '';
    this.log = '';
    let started = false;
    return await new Promise((done) => {
      const look = (chunk: Buffer) => {
        this.output += chunk.toString();
        if (started) return;
        const address = /^Rīcība darbojas: (\S+)$/m.exec(this.output)?.[1];
        if (!address) return;
        // It logs a line for each request: what follows is not searched again and again.
        started = true;
        this.url = address;
        done(undefined);
      };
      child.stdout.on('data', look);
      child.stdout.on('data', (chunk: Buffer) => {
        this.log += chunk.toString();
      });
      child.stderr.on('data', look);
      child.on('exit', (code) => done(code ?? -1));
    });
  }

  /** Has it been started, and not ended? */
  get runs(): boolean {
    const { child } = this;
    return child !== undefined && child.exitCode === null && child.signalCode === null;
  }

  /** Comes when it ends by itself or otherwise. */
  get ended(): Promise<void> {
    const { child } = this;
    if (!this.runs) return Promise.resolve();
    return new Promise((done) => child?.once('exit', () => done()));
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** Starts it, or fails with what it printed. */
  async mustStart(env: NodeJS.ProcessEnv = {}): Promise<void> {
    const code = await this.up([], env);
    if (code !== undefined) throw new Error(`The server ended with ${code}:\n${this.output}`);
  }

  /** Sends a signal and waits for the end. Gives the exit code. */
  async end(signal: NodeJS.Signals): Promise<number | null> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((done) => child.once('exit', done));
    child.kill(signal);
    return await ended;
  }

  /** Process id of the database. */
  async databasePid(): Promise<number> {
    return Number((await readFile(join(this.data, 'pg/postmaster.pid'), 'utf8')).split('\n')[0]);
  }

  /** Address of its database, from outside. */
  async databaseUrl(): Promise<string> {
    const [lock, password] = await Promise.all([
      readFile(join(this.data, 'pg/postmaster.pid'), 'utf8'),
      readFile(join(this.data, 'postgres-password'), 'utf8'),
    ]);
    return `postgres://riciba:${password}@127.0.0.1:${lock.split('\n')[3]}/riciba`;
  }

  async remove(): Promise<void> {
    await this.end('SIGTERM');
    await rm(this.folder, { recursive: true, force: true });
  }
}
