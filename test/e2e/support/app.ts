import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Where the host is built. */
export const pages = join(root, 'runtime/host/dist/');

/** Builds an example, and gives the options with which the server runs it. */
async function built(example: string, out: string): Promise<string[]> {
  const scheme = `examples/${example}/${example}.lv.riciba`;
  await promisify(execFile)('node', ['generator/bin/riciba.js', 'build', scheme, '--out', out], { cwd: root });
  return ['--definition', out, '--posts', `examples/${example}/posts.json`];
}

/**
 * The product as a person starts it: a real server process on a data folder of its own, which may be killed and
 * started again on the same folder and port.
 */
export class App {
  /** None before it is up. */
  url = '';
  private child: ChildProcess | undefined;

  readonly data: string;
  private readonly options: string[];

  private constructor(data: string, options: string[]) {
    this.data = data;
    this.options = options;
  }

  /** The example of Aizkraukle on a folder of its own, not started yet. */
  static async prepare(): Promise<App> {
    return new App(await mkdtemp(join(tmpdir(), 'riciba-e2e-')), []);
  }

  /** The example of Aizkraukle, or another one of `examples/`, by the name of its folder. */
  static async start(example?: string): Promise<App> {
    const data = await mkdtemp(join(tmpdir(), 'riciba-e2e-'));
    const app = new App(data, example === undefined ? [] : await built(example, join(data, 'build')));
    await app.up();
    return app;
  }

  /**
   * Starts the server and waits until it has printed its address. First it takes any port that is free: one that was
   * looked for before could be another's by now.
   */
  async up(more: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<void> {
    const port = this.url === '' ? '0' : new URL(this.url).port;
    const child = spawn(
      'node',
      ['runtime/server/bin/start.ts', '--port', port, '--data', this.data, ...this.options, ...more],
      {
        cwd: root,
        env: { ...process.env, ...env, PATH: `${root}node_modules/.bin:${process.env.PATH}`, NODE_ENV: 'production' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.child = child;
    let printed = '';
    let started = false;
    await new Promise<void>((resolve, reject) => {
      const look = (chunk: Buffer) => {
        if (started) return;
        printed += chunk.toString();
        const address = /^Rīcība darbojas: (\S+)$/m.exec(printed)?.[1];
        if (address === undefined) return;
        started = true;
        this.url = address;
        resolve();
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      child.on('exit', (code) => reject(new Error(`The server ended with ${code} before it was up:\n${printed}`)));
    });
  }

  /** `kill -9`: nothing is finished, nothing is said. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** An orderly end; the data folder goes with it. */
  async stop(): Promise<void> {
    await this.end('SIGTERM');
    await rm(this.data, { recursive: true, force: true });
  }

  /** Nothing to wait for where it has ended, also by a signal: a test that failed while it was killed must not hang. */
  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }
}
