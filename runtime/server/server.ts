import { mkdir } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { getRequestListener } from '@hono/node-server';
import type { ScanSettings } from './attachments/scan.ts';
import { type S3Settings, storageOf } from './attachments/s3.ts';
import { keepRescanning } from './attachments/rescan.ts';
import { countUnknown, removeUnclaimed } from './attachments/sweep.ts';
import { keepTime } from './due/clock.ts';
import { type Build, buildStamp, Definitions, readBuild } from './municipality/definitions.ts';
import {
  type Calendars,
  Directory,
  type DirectoryData,
  mustFit,
  readDirectory,
  storeDirectory,
} from './municipality/directory.ts';
import { removeSubmitted } from './cases/drafts.ts';
import { faultIn, StartError } from './failure.ts';
import { createApp } from './http/app.ts';
import { type Limits, usualLimits } from './http/limits.ts';
import { answerUnreadable } from './http/unreadable.ts';
import { presentInstant } from './instant.ts';
import { listen } from './listen.ts';
import { jsonLog, type Log } from './log.ts';
import { type MetricsSettings, measure } from './metrics/metrics.ts';
import { renew } from './due/renewal.ts';
import type { MailSettings } from './mail/letter.ts';
import { mailCarrier } from './mail/carrier.ts';
import { type Carrier, keepSending } from './outbox/outbox.ts';
import type { Services, Serving } from './services.ts';
import { mustBeOfMode } from './sign-in/mode.ts';
import { Provider } from './sign-in/provider.ts';
import { resealAll, Seals } from './sign-in/seals.ts';
import { mustKnow, type SignInSettings, usualSessions } from './sign-in/settings.ts';
import { type Database, databaseOver, migrate, openPool } from './store/database.ts';
import { Gathered } from './store/gathered.ts';
import { Lines } from './store/lines.ts';
import { writeAll } from './cases/record.ts';
import { enterAll } from './entrance.ts';
import { watchStructure } from './store/outdated.ts';
import { webhookCarrier } from './webhooks/carrier.ts';
import { readEndpoints } from './webhooks/endpoints.ts';

export interface ServerOptions {
  /** 0: any free one. */
  port: number;
  host: string;
  /** Folder that `riciba build` made; watched for a new version. */
  definition: string;
  /** Who sits where. */
  posts: string;
  /** Address of the database. */
  database: string;
  /** Folder for uploaded files; with `s3`, for those on their way there. */
  attachments: string;
  /** Uploaded files are kept in a store that speaks S3. */
  s3?: S3Settings;
  /** Uploaded files are looked at for viruses. */
  scan?: ScanSettings;
  /** Folder of the built host. */
  hostFolder: string;
  secure?: boolean;
  /** How people sign in; in a demonstration anybody chooses a post. */
  signIn?: SignInSettings | undefined;
  /** The file that says so, for whoever must mend it. */
  signInPath?: string | undefined;
  /** By which secrets of authenticator apps are sealed, the first; and by which they were. */
  keys?: readonly Buffer[] | undefined;
  /** How much one visitor may ask for; in a demonstration as much as they like. */
  limits?: Limits;
  /** Proxies between the visitors and this server: none, unless said. */
  proxies?: number;
  /** Names under which a proxy serves it, beside `host`. */
  publicNames?: string[];
  log?: Log;
  now?: () => string;
  /** Messages are announced by e-mail, when given. */
  mail?: MailSettings;
  /** File of the endpoints that are told what happens, when given. */
  webhooks?: string;
  /** How long an endpoint may take to answer. */
  webhookMs?: number;
  /** Where figures of how it does are read, when given. */
  metrics?: MetricsSettings | undefined;
  /** For how long it answers after it has told that it is not ready any more, so that others send elsewhere. */
  drainMs?: number | undefined;
  /** How long requests, work in the background and connections may each take to end when it stops. */
  graceMs?: number;
  /** Calendars in place of those shipped. */
  calendars?: Calendars;
  /** How often it is looked whether something fell due. */
  clockMs?: number;
  /** How often it is looked whether the virus scanner, that was away, answers. */
  scanMs?: number;
  /** How often the outbox is looked at. */
  mailMs?: number;
  /** How often the definition's folder, and the structure of the database, is looked at. */
  watchMs?: number;
}

export interface RunningServer {
  url: string;
  services: Serving;
  /** Where its figures are read. */
  metrics?: string;
  /** Comes when a newer version has migrated the database: then it answers nothing any more and is to be stopped. */
  overtaken: Promise<void>;
  /** No new requests; those under way are finished, then connections are closed. */
  stop(): Promise<void>;
}

const minute = 60_000;
const hour = 60 * minute;

/**
 * Starts a host over a database that runs.
 * @throws StartError with what is missing or wrong, before anything listens
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const log = options.log ?? jsonLog;
  const now = options.now ?? presentInstant;
  const data = await readDirectory(options.posts);
  const stamp = await buildStamp(options.definition);
  const build = await readBuild(options.definition);
  mustFit(build.definition, data, options.posts);
  if (options.signIn) mustKnow(options.signIn, data, options.signInPath ?? '');
  await mkdir(options.attachments, { recursive: true, mode: 0o700 });
  const pool = await openPool(options.database, log);
  const db = databaseOver(pool);
  const lines = new Lines(options.database, log);
  const { municipality } = data;
  const metrics = await measure(options.metrics, { db, pool, lines, municipality, log, now });
  const disconnect = async () => {
    await metrics?.stop();
    await lines.end();
    await db.destroy();
  };
  try {
    await migrate(db);
    await mustBeOfMode(db, data.municipality, options.signIn ? 'real' : 'demo');
    const services = await assemble({ db, lines }, data, build, { ...options, log, now });
    if (metrics) services.metrics = metrics;
    await resealAll(services);
    await renew(services);
    const handle = getRequestListener(createApp(services, options).fetch, { hostname: options.host });
    const server = createServer((request, response) => void handle(request, response));
    answerUnreadable(server);
    const url = await listen(server, options.host, options.port, '--port');
    const overtaken = Promise.withResolvers<void>();
    const endStructure = watchStructure(db, log, options.watchMs ?? 1_000, () => {
      services.overtaken = true;
      overtaken.resolve();
    });
    const watch = watchDefinition(services, data, options, stamp);
    const endSweeping = keepSweeping(services);
    const endTime = keepTime(services, options.clockMs ?? 1_000);
    const { scan } = services;
    const endScanning = scan ? keepRescanning(services, scan, options.scanMs ?? minute) : () => Promise.resolve();
    const endSending = carriers(services, options).map((one) => keepSending(services, one, options.mailMs ?? 2_000));
    return {
      url,
      services,
      ...(metrics?.page !== undefined && { metrics: metrics.page }),
      overtaken: overtaken.promise,
      stop: async () => {
        clearInterval(watch);
        endStructure();
        services.stopping = true;
        // Whoever asks on an open connection is answered, and asks elsewhere next.
        server.prependListener('request', (_request, response) => response.setHeader('Connection', 'close'));
        await sleep(options.drainMs ?? 0);
        const grace = { ms: options.graceMs ?? 10_000, log };
        await close(server, grace);
        const work = [endSweeping(), endTime(), endScanning(), ...endSending.map((end) => end())];
        await within(grace, 'work', Promise.all(work));
        await within(grace, 'connections', disconnect());
      },
    };
  } catch (error) {
    await disconnect();
    throw error;
  }
}

async function assemble(
  { db, lines }: { db: Database; lines: Lines },
  data: DirectoryData,
  build: Build,
  options: ServerOptions & { log: Log; now: () => string },
): Promise<Serving> {
  const { attachments: receiving, s3, scan, signIn, webhooks, log, now } = options;
  await storeDirectory(db, data);
  const definitions = await Definitions.open(db, data.municipality, build, now());
  const limits = options.limits ?? (signIn && usualLimits);
  const { municipality } = data;
  return {
    db,
    entrances: new Gathered((all) => enterAll(lines, municipality, now(), all)),
    writes: new Gathered((all) => writeAll(lines, municipality, all)),
    definitions,
    directory: new Directory(data, options.calendars),
    attachments: storageOf(receiving, s3),
    receiving,
    ...(scan && { scan }),
    log,
    now,
    demo: signIn === undefined,
    seals: new Seals(options.keys),
    sessions: signIn?.sessions ?? usualSessions,
    ...(signIn && { signIn }),
    ...(signIn?.oidc && { provider: new Provider(signIn.oidc, signIn.secret) }),
    ...(limits && { limits }),
    proxies: options.proxies ?? 0,
    mails: options.mail !== undefined,
    webhooks: webhooks === undefined ? [] : await readEndpoints(webhooks),
    secure: options.secure ?? false,
  };
}

/** All ways by which something leaves. */
function carriers(services: Services, { mail, webhookMs }: ServerOptions): Carrier[] {
  return [
    ...(mail ? [mailCarrier(mail, services)] : []),
    ...(services.webhooks.length > 0 ? [webhookCarrier(services, services.webhooks, webhookMs)] : []),
  ];
}

/** Removes old uploads and what is left of submitted drafts now and then; nobody waits for it. Gives the function that ends it. */
function keepSweeping(services: Services): () => Promise<void> {
  const { log } = services;
  const look = async () => {
    const count = await countUnknown(services);
    if (count > 0) log('warn', 'attached files are not of this database, they stay', { count });
  };
  const sweep = async () => {
    const removed = await removeUnclaimed(services);
    if (removed > 0) log('info', 'old uploads removed', { count: removed });
    await removeSubmitted(services);
  };
  let busy = look().then(sweep).catch(noted(log, 'old uploads stay'));
  const timer = setInterval(() => {
    busy = busy.then(sweep).catch(noted(log, 'old uploads stay'));
  }, hour);
  timer.unref();
  return () => {
    clearInterval(timer);
    return busy;
  };
}

/** Switches to a new version of the definition when it is whole and fits; else keeps serving the last good one. */
function watchDefinition(services: Services, data: DirectoryData, options: ServerOptions, first: string) {
  const { definitions, log, now } = services;
  let known = first;
  let before = first;
  let busy = false;
  const look = async () => {
    const stamp = await buildStamp(options.definition);
    // Files are written one after another: only when nothing changed since the last look are they all of one version.
    const settled = stamp === before;
    before = stamp;
    if (!settled || stamp === known) return;
    known = stamp;
    const build = await readBuild(options.definition);
    mustFit(build.definition, data, options.posts);
    const { hash } = build.definition;
    const same = hash === definitions.current.definition.hash;
    await definitions.publish(build, now());
    log('info', same ? 'validators renewed' : 'definition switched', { definition: hash });
  };
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    void look()
      .catch(noted(log, 'definition refused, the last good one stays'))
      .finally(() => {
        busy = false;
      });
  }, options.watchMs ?? 1_000);
  timer.unref();
  return timer;
}

function noted(log: Log, event: string): (error: unknown) => void {
  return (error) => log('error', event, error instanceof StartError ? { reason: error.english } : faultIn(error));
}

/** How long what is under way may take to end, and where it is told that it did not. */
interface Grace {
  ms: number;
  log: Log;
}

const cutOff = ({ log }: Grace, what: 'requests' | 'work' | 'connections') =>
  log('warn', 'cut off by the stop', { reason: what });

async function close(server: Server, grace: Grace): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  // One whose request began before the end stays open for another, which does not come.
  const idle = setInterval(() => server.closeIdleConnections(), 100);
  const late = setTimeout(() => {
    cutOff(grace, 'requests');
    server.closeAllConnections();
  }, grace.ms);
  await closed;
  clearTimeout(late);
  clearInterval(idle);
}

/** Waits for an end, but not for ever: what does not end is safe to leave, as is whatever a killed process leaves. */
async function within(grace: Grace, what: 'work' | 'connections', end: Promise<unknown>): Promise<void> {
  const late = new AbortController();
  const { signal } = late;
  const tooLong = sleep(grace.ms, undefined, { signal }).then(
    () => cutOff(grace, what),
    () => undefined,
  );
  await Promise.race([end, tooLong]);
  late.abort();
}
