import { Client } from 'pg';
import { codeOf, messageOf, StartError, wayWords } from '../failure.ts';

/** The oldest whose dialect and settings all statements are written for; it is tried beside the newest. */
const oldestPostgres = 15;

/**
 * Sees to it that a database of this address is there, and of a version that will do.
 * @throws StartError when nobody answers there, or will not have us
 */
export async function makeDatabase(url: string): Promise<void> {
  if (await reaches(url)) return;
  const name = nameIn(url);
  const client = new Client({ connectionString: Object.assign(new URL(url), { pathname: '/postgres' }).href });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(`create database ${client.escapeIdentifier(name)} encoding 'UTF8' template template0`);
  } catch (error) {
    // 42P04, 23505: another host made it at the same moment.
    if (!['42P04', '23505'].includes(codeOf(error))) throw unmade(url, error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** Nothing: there is no such database. @throws StartError */
async function reaches(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  let version: number | undefined;
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(
      "select current_setting('server_version_num')::int / 10000 as version",
    );
    version = rows[0]?.version;
  } catch (error) {
    if (codeOf(error) === '3D000') return false;
    throw unreachable(url, error);
  } finally {
    await client.end().catch(() => undefined);
  }
  if (version === undefined || version < oldestPostgres) throw tooOld(version);
  return true;
}

const nameIn = (url: string): string => decodeURIComponent(new URL(url).pathname.slice(1));

function tooOld(version: number | undefined): StartError {
  return new StartError(
    `Vajag PostgreSQL ${oldestPostgres} vai jaunāku, bet DATABASE_URL ir ${version ?? 'cits'}. Atjauniniet datubāzes serveri.`,
    `PostgreSQL ${oldestPostgres} or newer is needed; that of DATABASE_URL is ${version ?? 'another'}. Bring the database server up to date.`,
  );
}

/** What a database that answers says no by, and what to do; `place` is its server and name. */
const refusals: Record<string, (place: string) => [latvian: string, english: string]> = {
  '28P01': (place) => [
    `Datubāzes ${place} serveris neatzīst lietotāju vai paroli. Pārbaudiet tos DATABASE_URL (īpašās rakstzīmes kodētas: @ ir %40).`,
    `The server of the database ${place} does not know the user or the password. Check them in DATABASE_URL (special characters encoded: @ is %40).`,
  ],
  '28000': (place) => [
    `Datubāzes ${place} serveris šo lietotāju no šī datora nelaiž iekšā. Pārbaudiet lietotāju DATABASE_URL un servera pg_hba.conf.`,
    `The server of the database ${place} does not let this user in from this machine. Check the user in DATABASE_URL, and the server’s pg_hba.conf.`,
  ],
  '42501': (place) => [
    `Lietotājs, kas norādīts DATABASE_URL, nedrīkst pieslēgties datubāzei ${place}. Piešķiriet tam CONNECT.`,
    `The user in DATABASE_URL may not connect to the database ${place}. Grant it CONNECT.`,
  ],
  '53300': (place) => [
    `Datubāzes ${place} serverim visi savienojumi ir aizņemti. Vienam Rīcības serverim vajag 13; palieliniet max_connections.`,
    `All connections of the server of the database ${place} are taken. A server of Rīcība needs 13; raise max_connections.`,
  ],
  '57P03': (place) => [
    `Datubāzes ${place} serveris vēl tikai sāk darbu. Pēc brīža mēģiniet vēlreiz.`,
    `The server of the database ${place} is still starting. Try again in a moment.`,
  ],
};

function unreachable(url: string, error: unknown): StartError {
  const { host, pathname } = new URL(url);
  const place = `${host}${pathname}`;
  const refusal = Object.hasOwn(refusals, codeOf(error)) ? refusals[codeOf(error)] : undefined;
  if (refusal) return new StartError(...refusal(place));
  const [latvian, english] = wayWords(timedOut(error) ? 'ETIMEDOUT' : codeOf(error) || messageOf(error));
  return new StartError(
    `Datubāze ${place} neatbild: ${latvian}. Pārbaudiet DATABASE_URL, un vai PostgreSQL darbojas.`,
    `The database ${place} does not answer: ${english}. Check DATABASE_URL, and whether PostgreSQL runs.`,
  );
}

/** The client’s own patience has no code. */
const timedOut = (error: unknown): boolean => /timeout expired/i.test(messageOf(error));

/** There is no such database, and it could not be made. */
function unmade(url: string, error: unknown): StartError {
  const { host, username } = new URL(url);
  const name = nameIn(url);
  const owner = decodeURIComponent(username);
  return new StartError(
    `Serverī ${host} nav datubāzes «${name}», un to neizdevās izveidot (${codeOf(error)}). Izveidojiet to: create database "${name}" owner "${owner}" encoding 'UTF8' template template0.`,
    `There is no database "${name}" at ${host}, and it could not be made (${codeOf(error)}). Make it: create database "${name}" owner "${owner}" encoding 'UTF8' template template0.`,
  );
}
