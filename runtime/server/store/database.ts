import { CamelCasePlugin, Kysely, PostgresDialect, sql, type Transaction } from 'kysely';
import { Migrator } from 'kysely/migration';
import { Pool } from 'pg';
import { codeOf, faultIn, messageOf, StartError } from '../failure.ts';
import type { Log } from '../log.ts';
import { migrations } from './migrations.ts';
import { parsers } from './parsers.ts';
import { prepareOften } from './prepared.ts';
import { makeDatabase } from './reach.ts';
import type { Tables } from './schema.ts';

export type Database = Kysely<Tables>;
export type Tx = Transaction<Tables>;

const attempts = 4;
/** Any number will do, as long as no other program on the same database takes it. */
const migrationLock = 7_214_231;

/**
 * A PostgreSQL database, which is made when it is missing.
 * @throws StartError when nobody answers there.
 */
export async function openDatabase(url: string, log: Log): Promise<Database> {
  return databaseOver(await openPool(url, log));
}

/** The same as two steps, for whoever watches its connections. @throws StartError */
export async function openPool(url: string, log: Log): Promise<Pool> {
  await makeDatabase(url);
  const pool = new Pool({
    connectionString: url,
    max: 10,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    types: parsers,
  });
  // A database that ends must not end the host: the next request connects anew.
  const lost = (error: Error) => log('warn', 'database connection lost', faultIn(error));
  pool.on('error', lost);
  // The pool does not listen to a connection that is in use; its own query tells of the error, too.
  pool.on('connect', (client) => {
    client.on('error', () => undefined);
    prepareOften(client);
  });
  return pool;
}

/** Ends with it. */
export function databaseOver(pool: Pool): Database {
  return new Kysely<Tables>({
    dialect: new PostgresDialect({ pool }),
    // State and events are data whose keys are not columns.
    plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })],
  });
}

const newest = Object.keys(migrations).toSorted().at(-1) ?? '';

/** Is the structure of this version? */
export async function isCurrent(db: Database): Promise<boolean> {
  return (await structureOf(db)) === newest;
}

/**
 * Brings the structure to this version, or to a step of it. Structure is touched only when it differs, under a lock that other hosts wait
 * for: needless statements on it at every start block, or are killed by, live traffic.
 * @throws StartError when the database was made by a newer version.
 */
export async function migrate(db: Database, step = newest): Promise<void> {
  const structure = await structureOf(db);
  if (structure === step) return;
  const known = [step, ...(structure === undefined ? [] : [structure])];
  if (!known.every((name) => Object.hasOwn(migrations, name))) throw newer();
  await db.connection().execute(async (connection) => {
    await sql`select pg_advisory_lock(${sql.lit(migrationLock)})`.execute(connection);
    try {
      const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
      const { error } = await migrator.migrateTo(step);
      if (error) throw unmigrated(error);
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(migrationLock)})`.execute(connection);
    }
  });
}

/** No message of PostgreSQL, which may quote a row. */
function unmigrated(error: unknown): StartError {
  const code = codeOf(error);
  if (code === '42501')
    return new StartError(
      'Lietotājs, kas norādīts DATABASE_URL, nedrīkst veidot vai mainīt tabulas. Padariet to par datubāzes īpašnieku (alter database … owner to …) vai piešķiriet tiesības shēmā public.',
      'The user in DATABASE_URL may not make or change tables. Make it the owner of the database (alter database … owner to …), or grant it rights in the schema public.',
    );
  return new StartError(
    `Datubāzes uzbūvi neizdevās atjaunināt (${code || faultIn(error).kind}); nekas nav mainīts. Kāpēc, rāda PostgreSQL žurnāls.`,
    `The structure of the database could not be brought to this version (${code || faultIn(error).kind}); nothing was changed. The log of PostgreSQL tells why.`,
  );
}

function newer(): StartError {
  return new StartError(
    'Dati ir no jaunākas Rīcības versijas. Atjauniniet programmu.',
    'The data is of a newer version of Rīcība. Update the program.',
  );
}

/** The last step of the structure that was taken; nothing in an empty database, or one whose first is just being taken. */
export async function structureOf(db: Database): Promise<string | undefined> {
  try {
    const { rows } = await sql<{ name: string | null }>`select max(name) as name from kysely_migration`.execute(db);
    return rows[0]?.name ?? undefined;
  } catch (error) {
    if (codeOf(error) === '42P01') return undefined;
    throw error;
  }
}

/** Serialization failure, deadlock, and everything that means the connection or the server went away. */
export function isPassing(error: unknown): boolean {
  const code = codeOf(error);
  if (['40001', '40P01', '57P01', '57P02', '57P03'].includes(code) || code.startsWith('08')) return true;
  if (['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT'].includes(code)) return true;
  return /connection terminated|connection ended|timeout exceeded when trying to connect/i.test(messageOf(error));
}

/**
 * Does something in one transaction, again when it failed for a passing reason. It may have been committed without our
 * hearing of it: only work that is harmless to repeat belongs here, as commands are by their id.
 */
export async function transact<T>(db: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  return await untilDone(() => db.transaction().execute(work));
}

/** Does something again: after a pause when the store failed for a passing reason, at once when `isOvertaken` says so. */
export async function untilDone<T>(work: () => Promise<T>, isOvertaken?: (error: unknown) => boolean): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      const passing = isPassing(error);
      if (attempt === attempts || !(passing || isOvertaken?.(error))) throw error;
      if (passing) await new Promise((done) => setTimeout(done, 50 * 4 ** attempt * Math.random()));
    }
  }
}
