import { parseArgs } from 'node:util';
import type { S3Settings } from './attachments/s3.ts';
import type { ScanSettings } from './attachments/scan.ts';
import { messageOf, StartError } from './failure.ts';
import { isLoopback } from './http/hosts.ts';
import type { MailSettings } from './mail/letter.ts';
import type { MetricsSettings } from './metrics/metrics.ts';

/** What whoever starts the server chose; the rest has defaults. */
export interface Config {
  port: number;
  host: string;
  /** Undefined: the default folder. */
  data?: string;
  definition?: string;
  posts?: string;
  /** Settings of how people sign in; undefined: a demonstration. */
  signIn?: string;
  /** File of the keys by which secrets of authenticator apps are sealed. */
  keys?: string;
  /** Of this site as a client of an OpenID provider. */
  oidcSecret?: string;
  /** Proxies between the visitors and the server. */
  proxies: number;
  /** Folder of the built host; undefined: built where it is missing. */
  pages?: string;
  /** Undefined: the embedded PostgreSQL. */
  database?: string;
  /** The site is reached by https, through a proxy. */
  secure: boolean;
  /** How messages are announced by e-mail; undefined: they are not. */
  mail?: MailSettings;
  /** File of the endpoints that are told what happens. */
  webhooks?: string;
  /** Where uploaded files are kept, unless in the data folder. */
  s3?: S3Settings;
  /** Who looks for viruses in them. */
  scan?: ScanSettings;
  /** Where figures of how the server does are read. */
  metrics?: MetricsSettings;
  /** For how long a server that is told to stop goes on answering, so that a balancer sees it is not ready. */
  drainMs: number;
  /** Names under which a proxy serves the site. */
  publicNames: string[];
}

const defaultPort = '4180';

export const usage = `npm start -- [--port 4180] [--host 127.0.0.1] [--data MAPE] [--definition MAPE] [--posts DATNE] [--pages MAPE] [--sign-in DATNE | --demo]

  --port        ports (RICIBA_PORT)
  --host        adrese, kurā klausīties (RICIBA_HOST)
  --data        datu mape: datubāze un pievienotās datnes (RICIBA_DATA)
  --definition  mape, ko izveidoja «riciba build» (RICIBA_DEFINITION)
  --posts       amata vietu saraksts (RICIBA_POSTS)
  --pages       uzbūvētā lietotāja saskarne (RICIBA_PAGES)
  --sign-in     kā lietotāji pierakstās: iestatījumu datne (RICIBA_SIGN_IN)
  --demo        ikviens drīkst pierakstīties jebkurā amatā; tikai izmēģinājumam (RICIBA_DEMO=1)

  DATABASE_URL  cita PostgreSQL iebūvētās vietā
  RICIBA_HTTPS  1, ja vietni apmeklē ar https
  RICIBA_SMTP   e-pasta serveris, ar ko paziņot par jaunumiem: smtp://lietotājs:parole@serveris:587
  RICIBA_MAIL_FROM  adrese, no kuras sūta e-pastu
  RICIBA_SITE   vietnes adrese saitēm e-pastā: https://riciba.novads.lv
  RICIBA_WEBHOOKS  JSON datne: kuriem serveriem paziņot, kas lietās notiek, parakstot (Standard Webhooks)
  RICIBA_S3     S3 krātuve pievienotajām datnēm: https://serveris/spainis; tad arī RICIBA_S3_KEY un RICIBA_S3_SECRET
                (RICIBA_S3_REGION, ja tas nav us-east-1)
  RICIBA_SCAN   ClamAV, kas datnes pārbauda pret vīrusiem: tcp://127.0.0.1:3310 vai unix:/run/clamav/clamd.ctl
  RICIBA_SCAN_AWAY  accept, ja datnes pieņemt arī tad, kad ClamAV neatbild; tās tiek atzīmētas
  RICIBA_DRAIN  cik sekundes apturēts serveris vēl atbild, kamēr pieprasījumus sāk sūtīt citiem; ar DATABASE_URL 5, citādi 0
  RICIBA_METRICS  [adrese:]ports, kurā rādīt darbības rādītājus Prometheus: 9464 (tikai šajā datorā) vai 10.0.0.5:9464
  RICIBA_OTLP   OpenTelemetry savācējs, kuram tos sūtīt: https://serveris:4318/v1/metrics
  RICIBA_KEYS   datne ar atslēgām, ar kurām aizslēdz autentifikatoru noslēpumus datubāzē
  RICIBA_OIDC_SECRET  vietnes noslēpums pierakstīšanās pakalpojumā
  RICIBA_PROXIES  cik starpniekserveru ir priekšā; bez norādes 1, ja ir RICIBA_HTTPS vai RICIBA_PUBLIC, citādi 0
  RICIBA_PUBLIC vietnes nosaukums, ja to rāda starpniekserveris; vairākus atdala ar komatu
`;

/**
 * Reads options, then the environment.
 * @throws StartError for an option that does not exist, a port or an address of a database that is none, and where others
 * could sign in as anybody without whoever starts the server having said so
 */
export function readConfig(args: string[], env: NodeJS.ProcessEnv): Config & { help: boolean } {
  const values = parse(args);
  const port = values.port ?? env.RICIBA_PORT ?? defaultPort;
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535)
    throw new StartError(`«${port}» nav ports.`, `"${port}" is not a port.`);
  const host = values.host ?? env.RICIBA_HOST ?? '127.0.0.1';
  const database = env.DATABASE_URL || undefined;
  const help = values.help ?? false;
  if (database !== undefined) mustBeAddress(database);
  const alone = isLoopback(host) && database === undefined;
  const signIn = values['sign-in'] ?? env.RICIBA_SIGN_IN ?? '';
  const demo = values.demo === true || env.RICIBA_DEMO === '1';
  if (!help && signIn && demo) throw both();
  if (!help && !alone && !demo && !signIn) throw noSignIn();
  const secure = env.RICIBA_HTTPS === '1';
  const publicNames = (env.RICIBA_PUBLIC ?? '').split(/[\s,]+/).filter(Boolean);
  return {
    port: Number(port),
    host,
    data: values.data ?? env.RICIBA_DATA,
    definition: values.definition ?? env.RICIBA_DEFINITION,
    posts: values.posts ?? env.RICIBA_POSTS,
    pages: values.pages ?? env.RICIBA_PAGES,
    database,
    signIn: signIn || undefined,
    keys: env.RICIBA_KEYS || undefined,
    oidcSecret: env.RICIBA_OIDC_SECRET || undefined,
    proxies: readProxies(env, secure || publicNames.length > 0 ? 1 : 0),
    secure,
    mail: readMail(env),
    webhooks: env.RICIBA_WEBHOOKS || undefined,
    s3: readS3(env),
    scan: readScan(env),
    metrics: readMetrics(env),
    drainMs: readDrain(env, database === undefined ? 0 : 5) * 1_000,
    publicNames,
    help,
  };
}

/** All three or none: half of it would lose messages without anybody noticing. */
export function readMail(env: NodeJS.ProcessEnv): MailSettings | undefined {
  const { RICIBA_SMTP: smtp = '', RICIBA_MAIL_FROM: from = '', RICIBA_SITE: site = '' } = env;
  if (!smtp && !from && !site) return undefined;
  if (isUrl(smtp, ['smtp:', 'smtps:']) && /^[^@\s]+@[^@\s]+$/.test(from) && isUrl(site, ['http:', 'https:']))
    return { smtp, from, site };
  throw new StartError(
    'E-pastam vajag trīs derīgas vērtības: RICIBA_SMTP (smtp://lietotājs:parole@serveris:587), RICIBA_MAIL_FROM (adrese) un RICIBA_SITE (https://…).',
    'E-mail needs three valid values: RICIBA_SMTP (smtp://user:password@server:587), RICIBA_MAIL_FROM (an address) and RICIBA_SITE (https://…).',
  );
}

/** @throws StartError when it is not whole: files would be kept where nobody looks for them */
export function readS3(env: NodeJS.ProcessEnv): S3Settings | undefined {
  const { RICIBA_S3: bucket = '', RICIBA_S3_KEY: keyId = '', RICIBA_S3_SECRET: secret = '' } = env;
  if (!bucket && !keyId && !secret) return undefined;
  if (isUrl(bucket, ['http:', 'https:']) && new URL(bucket).pathname.length > 1 && keyId && secret)
    return { bucket, keyId, secret, region: env.RICIBA_S3_REGION || 'us-east-1' };
  throw new StartError(
    'S3 krātuvei vajag trīs vērtības: RICIBA_S3 (https://serveris/spainis), RICIBA_S3_KEY un RICIBA_S3_SECRET.',
    'The S3 store needs three values: RICIBA_S3 (https://server/bucket), RICIBA_S3_KEY and RICIBA_S3_SECRET.',
  );
}

export function readScan(env: NodeJS.ProcessEnv): ScanSettings | undefined {
  const { RICIBA_SCAN: scanner = '', RICIBA_SCAN_AWAY: away = '' } = env;
  if (!scanner && !away) return undefined;
  const isPlace = /^unix:\/./.test(scanner) || (isUrl(scanner, ['tcp:']) && new URL(scanner).hostname !== '');
  if (isPlace && ['', 'accept', 'refuse'].includes(away))
    return { scanner, whenAway: away === 'accept' ? 'accept' : 'refuse' };
  throw new StartError(
    'RICIBA_SCAN jābūt tcp://serveris:3310 vai unix:/ceļš, un RICIBA_SCAN_AWAY drīkst būt accept vai refuse.',
    'RICIBA_SCAN is tcp://server:3310 or unix:/path, and RICIBA_SCAN_AWAY may be accept or refuse.',
  );
}

/** A page of its own, which nobody outside reaches unless its address says so; a collector; or both. */
export function readMetrics(env: NodeJS.ProcessEnv): MetricsSettings | undefined {
  const { RICIBA_METRICS: page = '', RICIBA_OTLP: collector = '' } = env;
  if (!page && !collector) return undefined;
  const [, host, port] = /^(?:(.+):)?(\d{1,5})$/.exec(page) ?? [];
  if ((page && (port === undefined || Number(port) > 65_535)) || (collector && !isUrl(collector, ['http:', 'https:'])))
    throw new StartError(
      'RICIBA_METRICS jābūt portam vai adresei un portam (9464, 10.0.0.5:9464), un RICIBA_OTLP adresei https://serveris:4318/v1/metrics.',
      'RICIBA_METRICS is a port or an address and a port (9464, 10.0.0.5:9464), and RICIBA_OTLP an address https://server:4318/v1/metrics.',
    );
  return {
    ...(port !== undefined && { page: { host: host?.replace(/^\[(.*)\]$/, '$1') ?? '127.0.0.1', port: Number(port) } }),
    ...(collector && { collector }),
  };
}

function isUrl(text: string, protocols: string[]): boolean {
  return URL.canParse(text) && protocols.includes(new URL(text).protocol);
}

function readDrain({ RICIBA_DRAIN: given = '' }: NodeJS.ProcessEnv, usual: number): number {
  if (given === '') return usual;
  if (/^\d{1,2}$/.test(given)) return Number(given);
  throw new StartError(
    `RICIBA_DRAIN ir sekundes no 0 līdz 99, nevis «${given}».`,
    `RICIBA_DRAIN is seconds, 0 to 99, not "${given}".`,
  );
}

function readProxies({ RICIBA_PROXIES: given = '' }: NodeJS.ProcessEnv, usual: number): number {
  if (given === '') return usual;
  if (/^\d$/.test(given)) return Number(given);
  throw new StartError(
    `RICIBA_PROXIES ir starpniekserveru skaits no 0 līdz 9, nevis «${given}».`,
    `RICIBA_PROXIES is the number of proxies, 0 to 9, not "${given}".`,
  );
}

function noSignIn(): StartError {
  return new StartError(
    'Nav norādīts, kā lietotāji pierakstās (--sign-in DATNE). Bez tā ikviens var izvēlēties jebkuru amatu: lai to tomēr palaistu izmēģinājumam adresē, ko sasniedz citi, vai ar citu datubāzi, pievienojiet --demo.',
    'It is not said how people sign in (--sign-in FILE). Without it anybody can choose any post: to start it for trying out all the same, where others reach it or on another database, add --demo.',
  );
}

function both(): StartError {
  return new StartError(
    'Norādiet vai nu --sign-in, vai --demo, ne abus.',
    'Give either --sign-in or --demo, not both.',
  );
}

/** The address holds a password: it is not repeated. */
export function mustBeAddress(text: string): void {
  if (isAddress(text)) return;
  throw new StartError(
    'DATABASE_URL nav PostgreSQL adrese. Tai jābūt šādai: postgres://lietotājs:parole@serveris:5432/datubāze; īpašās rakstzīmes parolē jāraksta kodētas (@ ir %40).',
    'DATABASE_URL is not the address of a PostgreSQL. It looks like this: postgres://user:password@server:5432/database; special characters of the password are encoded (@ is %40).',
  );
}

function isAddress(text: string): boolean {
  try {
    const { protocol, username, password, pathname } = new URL(text);
    for (const part of [username, password]) decodeURIComponent(part);
    return ['postgres:', 'postgresql:'].includes(protocol) && decodeURIComponent(pathname).length > 1;
  } catch {
    return false;
  }
}

function parse(args: string[]) {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({
      args,
      options: {
        port: text,
        host: text,
        data: text,
        definition: text,
        posts: text,
        pages: text,
        'sign-in': text,
        demo: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    const why = messageOf(error).split('\n')[0] ?? '';
    throw new StartError(`Nesaprotama izvēle: ${why}\n\n${usage}`, `Unknown option: ${why}`);
  }
}
