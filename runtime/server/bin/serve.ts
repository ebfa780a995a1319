/** Builds what is missing, starts PostgreSQL and the host, and prints the address. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { example, exampleDefinition, examplePosts, host, hostFolder, makeIfOld } from '../municipality/builds.ts';
import { type Config, readConfig, usage } from '../config.ts';
import { codeOf, faultIn, placeOf, StartError } from '../failure.ts';
import { startServer } from '../index.ts';
import { jsonLog } from '../log.ts';
import { readKeys } from '../sign-in/seals.ts';
import { readSignIn } from '../sign-in/settings.ts';
import { overtaken } from '../store/outdated.ts';
import { openStore } from '../store/store.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

interface Started {
  url: string;
  metrics?: string;
  overtaken: Promise<void>;
  stop(): Promise<void>;
}

async function start(config: Config): Promise<Started> {
  if (config.definition === undefined) await makeIfOld(root, example);
  if (config.pages === undefined) await makeIfOld(root, host);
  const signIn = config.signIn === undefined ? undefined : await readSignIn(config.signIn, config.oidcSecret);
  const keys = config.keys === undefined ? undefined : await readKeys(config.keys);
  const store = await openStore(config, join(root, 'data'));
  if (store.data.moved) console.error(store.data.moved);
  try {
    const server = await startServer({
      port: config.port,
      host: config.host,
      definition: config.definition ?? join(root, exampleDefinition),
      posts: config.posts ?? join(root, examplePosts),
      database: store.url,
      attachments: join(store.data.path, 'attachments'),
      hostFolder: config.pages ?? join(root, hostFolder),
      secure: config.secure,
      signIn,
      signInPath: config.signIn,
      keys,
      proxies: config.proxies,
      publicNames: config.publicNames,
      mail: config.mail,
      webhooks: config.webhooks,
      s3: config.s3,
      scan: config.scan,
      metrics: config.metrics,
      drainMs: config.drainMs,
    });
    return { ...server, stop: () => server.stop().then(() => store.close()) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

const demoWarning =
  'Demonstrācija: ikviens izvēlas amatu bez paroles. Neievadiet īstu cilvēku datus. / Demonstration: no real data.';

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

/** Nobody signals it: whoever runs it is told by the exit code. */
async function endWhenOvertaken(started: Started): Promise<void> {
  await started.overtaken;
  console.error(overtaken().message);
  await started.stop().catch(() => undefined);
  process.exit(1);
}

/** A fault of ours ends the process, which whoever runs it starts again; the message may quote data, so it is not told. */
function endOnFault(error: unknown): void {
  jsonLog('error', 'crash', faultIn(error));
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
    void endWhenOvertaken(started);
    process.on('uncaughtException', endOnFault);
    process.on('unhandledRejection', endOnFault);
    // For a person: standard output has the log's lines and nothing else.
    console.error(`Rīcība darbojas: ${started.url}`);
    if (started.metrics !== undefined) console.error(`Rādītāji: ${started.metrics}`);
    if (config.signIn === undefined) console.error(demoWarning);
  }
} catch (error) {
  console.error(error instanceof StartError ? error.message : unforeseen(error));
  process.exit(1);
}
