/** `npm start`: builds what is missing, starts PostgreSQL and the host, and prints the address. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { example, exampleDefinition, host, hostFolder, makeIfOld } from '../builds.ts';
import { type Config, readConfig, usage } from '../config.ts';
import { codeOf, placeOf, StartError } from '../failure.ts';
import { type Cluster, openCluster, openDataFolder, postgresAccount, startServer } from '../index.ts';
import { jsonLog } from '../log.ts';
import { holdAlone } from '../store/alone.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

interface Started {
  url: string;
  stop(): Promise<void>;
}

async function start(config: Config): Promise<Started> {
  if (config.definition === undefined) await makeIfOld(root, example);
  if (config.pages === undefined) await makeIfOld(root, host);
  const account = config.database ? { ids: {}, name: 'self' } : await postgresAccount();
  const data = await openDataFolder(account, config.data, join(root, 'data'));
  if (data.moved) console.error(data.moved);
  // Hosts over one database share nothing but it; the embedded one is its host's alone.
  const release = config.database ? undefined : await holdAlone(data.path);
  const cluster = config.database ? undefined : await openCluster(data.path, account);
  try {
    const server = await startServer({
      port: config.port,
      host: config.host,
      definition: config.definition ?? join(root, exampleDefinition),
      posts: config.posts ?? join(root, 'examples/aizkraukle/posts.json'),
      database: config.database ?? cluster?.url('riciba') ?? '',
      attachments: join(data.path, 'attachments'),
      hostFolder: config.pages ?? join(root, hostFolder),
      secure: config.secure,
      publicNames: config.publicNames,
    });
    return { url: server.url, stop: () => stopAll(server, release, cluster) };
  } catch (error) {
    await cluster?.stop();
    throw error;
  }
}

async function stopAll(server: Started, release: (() => void) | undefined, cluster: Cluster | undefined) {
  await server.stop();
  await cluster?.stop();
  release?.();
}

/** The first signal ends in order; a second one at once. */
function stopOnSignal(started: Started): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    started.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

/** A fault of ours ends the process, which whoever runs it starts again; the message may quote data, so it is not told. */
function endOnFault(error: unknown): void {
  const fault = error instanceof Error ? { kind: error.name, code: codeOf(error), at: placeOf(error) } : {};
  jsonLog('error', 'crash', fault);
  process.exit(1);
}

/** One line, without the message, which may quote an address with its password. */
function unforeseen(error: unknown): string {
  const parts = error instanceof Error ? [error.name, codeOf(error), placeOf(error)] : ['Error'];
  return `Rīcību neizdevās palaist / Could not start: ${parts.filter(Boolean).join(', ')}`;
}

try {
  const config = readConfig(process.argv.slice(2), process.env);
  if (config.help) {
    console.log(usage);
  } else {
    const started = await start(config);
    stopOnSignal(started);
    process.on('uncaughtException', endOnFault);
    process.on('unhandledRejection', endOnFault);
    console.log(`Rīcība darbojas: ${started.url}`);
  }
} catch (error) {
  console.error(error instanceof StartError ? error.message : unforeseen(error));
  process.exit(1);
}
