import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { StartError } from '../failure.ts';

const aloneLock = 7_214_232;
/** A killed server's connection is noticed by the database within moments. */
const patience = 3_000;

/**
 * Holds a data folder for one server: the one that stops would stop the other's database, too. Held by a connection,
 * so that it ends with the process, however that ends.
 * @returns what lets it go
 * @throws StartError when another server holds it
 */
export async function holdAlone(url: string, folder: string): Promise<() => Promise<void>> {
  const client = new Client({ connectionString: url, keepAlive: true });
  client.on('error', () => undefined);
  await client.connect();
  const until = Date.now() + patience;
  for (;;) {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [aloneLock]);
    if (rows[0]?.held) return () => client.end();
    if (Date.now() > until) break;
    await sleep(100);
  }
  await client.end();
  throw new StartError(
    `Ar datu mapi ${folder} jau strādā cits serveris. Apturiet to vai norādiet citu mapi ar --data.`,
    `Another server works on the data folder ${folder}. Stop it, or name another folder with --data.`,
    { inUse: true },
  );
}
