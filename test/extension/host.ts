/** Starts a VS Code of its own for one test run: fresh settings and fresh extensions. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installHost, type Host } from './install-host.ts';

/** No extension gallery: the editor would look for one outside this machine. */
const noGallery = JSON.stringify({ serviceUrl: '' });

/** Settings that keep the window quiet and save what is typed at once, so that a test can read it from the disk. */
const settings = {
  'security.workspace.trust.enabled': false,
  'workbench.startupEditor': 'none',
  'workbench.enableExperiments': false,
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'update.mode': 'none',
  'chat.disableAIFeatures': true,
  'editor.accessibilitySupport': 'off',
  'files.autoSave': 'afterDelay',
  'files.autoSaveDelay': 100,
};

export interface RunningHost {
  /** Address of the workbench; `?folder=` opens a folder in it. */
  url: string;
  version: Host['version'];
  /** Ends all its processes and removes its folders. */
  stop(): Promise<void>;
}

/** Installs the packaged extension (`vsix`) into a fresh VS Code and starts it. */
export async function startHost(vsix: string): Promise<RunningHost> {
  const host = await installHost();
  const home = await mkdtemp(join(tmpdir(), 'riciba-vscode-'));
  const port = await freePort();
  await mkdir(join(home, 'data/User'), { recursive: true });
  await writeFile(join(home, 'data/User/settings.json'), JSON.stringify(settings));
  await writeFile(join(home, 'config.yaml'), `bind-addr: 127.0.0.1:${port}\nauth: none\ncert: false\n`);
  const base = ['--config', join(home, 'config.yaml'), '--user-data-dir', join(home, 'data')];
  base.push('--extensions-dir', join(home, 'extensions'));
  let log = '';
  const start = (args: string[]): ChildProcess => {
    const child = spawn(host.node, [host.entry, ...base, ...args], {
      // A group of its own: the editor starts further processes, and all of them must end with it.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, HOME: home, EXTENSIONS_GALLERY: noGallery, VITEST: undefined, NODE_OPTIONS: undefined },
    });
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (log += text));
    return child;
  };

  const installed = await exitOf(start(['--install-extension', vsix]));
  if (installed !== 0) {
    await rm(home, { recursive: true, force: true });
    throw new Error(`The extension could not be installed:\n${log}`);
  }
  const server = start([
    '--disable-telemetry',
    '--disable-update-check',
    '--disable-workspace-trust',
    '--disable-getting-started-override',
  ]);
  // A detached group would outlive a test run that is cut off.
  const endNow = () => killGroup(server);
  process.once('exit', endNow);
  const stop = async (): Promise<void> => {
    process.off('exit', endNow);
    const gone = exitOf(server);
    if (killGroup(server)) await gone;
    await rm(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  try {
    await healthy(`http://127.0.0.1:${port}/healthz`, server);
  } catch (error) {
    await stop();
    throw new Error(`VS Code did not start:\n${log}`, { cause: error });
  }
  return { url: `http://127.0.0.1:${port}/`, version: host.version, stop };
}

function exitOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.on('error', () => resolve(null));
    child.on('close', resolve);
  });
}

/** False when it has ended already. */
function killGroup(child: ChildProcess): boolean {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return false;
  return process.kill(-child.pid, 'SIGKILL');
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

async function healthy(url: string, server: ChildProcess): Promise<void> {
  const until = Date.now() + 30_000;
  while (Date.now() < until) {
    if (server.exitCode !== null) throw new Error(`exit code ${server.exitCode}`);
    const answer = await fetch(url).catch(() => undefined);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('no answer within 30 seconds');
}
