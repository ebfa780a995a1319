/** Finds the browser that the tests drive, and installs one where that is allowed. */
import { execFile, spawn } from 'node:child_process';
import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

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

/** Chromium without windows: the same engine for half the work of a whole browser that only hides its windows. */
const shells = ['chromium-headless-shell', 'chrome-headless-shell', 'headless_shell'];
const whole = ['chromium', 'google-chrome', 'google-chrome-stable', 'chromium-browser'];

/**
 * Gives the path of a Chromium or Chrome: the one named by `CHROMIUM_PATH`, else a headless shell on this machine, else
 * the one in the npm package `@sparticuz/chromium` where it runs, else a whole browser on this machine, else Debian's
 * shell (installed with apt-get when we are root). Throws an error whose message is one line when there is none.
 */
export async function findBrowser(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (await isExecutable(named)) return named;
    throw new Error(`CHROMIUM_PATH names ${named}, which cannot be run`);
  }
  return (
    (await onThisMachine(shells)) ??
    (await fromNpm()) ??
    (await onThisMachine(whole)) ??
    (await fromDebian()) ??
    noBrowser()
  );
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

async function onThisMachine(names: readonly string[]): Promise<string | undefined> {
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
    (await aptGet([...wait, 'install', '-y', '--no-install-recommends', 'chromium-headless-shell']));
  return done ? onThisMachine(shells) : undefined;
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
    // Without any font it would end at the first page.
    await access('/etc/fonts/fonts.conf');
    const { default: chromium } = await import('@sparticuz/chromium');
    const path = await chromium.executablePath();
    await promisify(execFile)(path, ['--version']);
    return path;
  } catch {
    // It does not unpack on every platform, and needs libraries and fonts of the system.
    return undefined;
  }
}
