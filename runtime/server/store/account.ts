import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { messageOf, StartError } from '../failure.ts';

const run = promisify(execFile);

/** Whom PostgreSQL's processes run as: ourselves, unless we are root, whom PostgreSQL refuses. */
export interface Account {
  /** Spawn options; empty when it is ourselves. */
  ids: { uid: number; gid: number } | Record<string, never>;
  name: string;
}

/**
 * The account PostgreSQL will run as. For root: `postgres`, made when it is missing, or `nobody` where accounts cannot
 * be made (initdb demands an account that has a name).
 */
export async function postgresAccount(): Promise<Account> {
  if (process.getuid?.() !== 0) return { ids: {}, name: 'self' };
  const existing = await idsOf('postgres');
  if (existing) return { ids: existing, name: 'postgres' };
  await run('useradd', ['--system', '--user-group', '--no-create-home', 'postgres']).catch(() => undefined);
  const made = await idsOf('postgres');
  if (made) return { ids: made, name: 'postgres' };
  const nobody = await idsOf('nobody');
  if (nobody) return { ids: nobody, name: 'nobody' };
  throw new StartError(
    'PostgreSQL nedrīkst darboties ar root tiesībām, un lietotāju «postgres» neizdevās izveidot. Palaidiet kā parastam lietotājam vai norādiet DATABASE_URL.',
    'PostgreSQL must not run as root, and the user "postgres" could not be made. Start as an ordinary user, or set DATABASE_URL.',
  );
}

async function idsOf(user: string): Promise<{ uid: number; gid: number } | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', user]), run('id', ['-g', user])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

/** May the account enter this folder, or run this file? Asked of the system itself, since rights have many sources. */
export async function mayEnter(account: Account, path: string): Promise<boolean> {
  if (!('uid' in account.ids)) return true;
  try {
    await run('/bin/sh', ['-c', 'test -x "$1"', 'sh', path], { ...account.ids, cwd: '/' });
    return true;
  } catch (error) {
    if (messageOf(error).includes('ENOENT')) return true;
    return false;
  }
}
