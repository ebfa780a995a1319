/** Finds the browser that the tests drive, and installs one where that is allowed. */
import { spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** Launch arguments that keep the browser quiet and off the network, for Playwright's `launchOptions.args`. */
export const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const names = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];

/**
 * Gives the path of a Chromium or Chrome: the one named by `CHROMIUM_PATH`, else one on this machine, else Debian's
 * (installed with apt-get when we are root), else the one in the npm package `@sparticuz/chromium`.
 * Throws an error whose message is one line when there is none.
 */
export async function findBrowser(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await isExecutable(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which cannot be run`);
  }
  return (await onThisMachine()) ?? (await fromDebian()) ?? (await fromNpm()) ?? noBrowser();
}

function noBrowser(): never {
  throw new Error(
    'No browser for the tests: install Chromium or Chrome (Debian: apt-get install chromium), or set CHROMIUM_PATH',
  );
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function onPath(program: string): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const path = join(folder, program);
    if (folder && (await isExecutable(path))) return path;
  }
  return undefined;
}

async function onThisMachine(): Promise<string | undefined> {
  for (const name of names) {
    const path = await onPath(name);
    if (path) return path;
  }
  return undefined;
}

async function fromDebian(): Promise<string | undefined> {
  if (process.getuid?.() !== 0 || !(await onPath('apt-get'))) return undefined;
  console.error('Installing Chromium with apt-get…');
  const wait = ['-o', 'DPkg::Lock::Timeout=120', '-q'];
  const done =
    (await aptGet([...wait, 'update'])) &&
    (await aptGet([...wait, 'install', '-y', '--no-install-recommends', 'chromium']));
  return done ? onThisMachine() : undefined;
}

/** Runs apt-get with its output kept back; shows the last line of it when it fails. */
function aptGet(args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn('apt-get', args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    child.on('error', () => resolve(false));
    child.on('close', (code) => {
      if (code !== 0) console.error(`apt-get failed: ${errors.trim().split('\n').at(-1) ?? ''}`);
      resolve(code === 0);
    });
  });
}

async function fromNpm(): Promise<string | undefined> {
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    return await chromium.executablePath();
  } catch {
    // It does not unpack on every platform.
    return undefined;
  }
}
