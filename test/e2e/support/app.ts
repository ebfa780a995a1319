import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Where the host is built. */
export const pages = join(root, 'runtime/host/dist/');

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}

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
  readonly url: string;
  private child: ChildProcess | undefined;

  readonly port: number;
  readonly data: string;
  private readonly options: string[];

  private constructor(port: number, data: string, options: string[]) {
    this.port = port;
    this.data = data;
    this.options = options;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** The example of Aizkraukle on a port and a folder of its own, not started yet. */
  static async prepare(): Promise<App> {
    return new App(await freePort(), await mkdtemp(join(tmpdir(), 'riciba-e2e-')), []);
  }

  /** The example of Aizkraukle, or another one of `examples/`, by the name of its folder. */
  static async start(example?: string): Promise<App> {
    const data = await mkdtemp(join(tmpdir(), 'riciba-e2e-'));
    const app = new App(await freePort(), data, example === undefined ? [] : await built(example, join(data, 'build')));
    await app.up();
    return app;
  }

  /** Starts the server and waits until it has printed its address. */
  async up(more: string[] = [], env: NodeJS.ProcessEnv = {}): Promise<void> {
    const child = spawn(
      'node',
      ['runtime/server/bin/start.ts', '--port', String(this.port), '--data', this.data, ...this.options, ...more],
      {
        cwd: root,
        env: { ...process.env, ...env, PATH: `${root}node_modules/.bin:${process.env.PATH}`, NODE_ENV: 'production' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.child = child;
    let printed = '';
    await new Promise<void>((resolve, reject) => {
      const look = (chunk: Buffer) => {
        printed += chunk.toString();
        if (printed.includes(this.url)) resolve();
      };
      child.stdout.on('data', look);
      child.stderr.on('data', look);
      child.on('exit', (code) => reject(new Error(`The server ended with ${code} before it was up:\n${printed}`)));
    });
  }

  /** `kill -9`: nothing is finished, nothing is said. */
  async kill(): Promise<void> {
    const child = this.child;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  /** An orderly end; the data folder goes with it. */
  async stop(): Promise<void> {
    const child = this.child;
    if (child && child.exitCode === null) {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
    }
    await rm(this.data, { recursive: true, force: true });
  }
}
