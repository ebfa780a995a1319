import type { ScanSettings } from './attachments/scan.ts';
import type { Storage } from './attachments/storage.ts';
import type { Entered, Entrance } from './entrance.ts';
import type { Definitions } from './municipality/definitions.ts';
import type { Directory } from './municipality/directory.ts';
import type { Limits } from './http/limits.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics/metrics.ts';
import type { Provider } from './sign-in/provider.ts';
import type { Seals } from './sign-in/seals.ts';
import type { SessionLimits, SignInSettings } from './sign-in/settings.ts';
import type { Database } from './store/database.ts';
import type { Gathered } from './store/gathered.ts';
import type { Writing } from './cases/record-statements.ts';
import type { Endpoint } from './webhooks/endpoints.ts';

/** What every part of the server works with. */
export interface Services {
  db: Database;
  definitions: Definitions;
  directory: Directory;
  /** Where uploaded files are kept. */
  attachments: Storage;
  /** Folder where files are received; of a storage that is a folder, the same. */
  receiving: string;
  /** Who looks for viruses in what is received; nobody where absent. */
  scan?: ScanSettings;
  log: Log;
  /** The present instant, ISO 8601 UTC with milliseconds. */
  now: () => string;
  /** Anybody may sign in as any post. */
  demo: boolean;
  /** How people sign in where it is no demonstration. */
  signIn?: SignInSettings;
  /** By which the secrets of authenticator apps are kept. */
  seals: Seals;
  /** How long a session lasts. */
  sessions: SessionLimits;
  /** The OpenID provider, where there is one. */
  provider?: Provider;
  /** How much one visitor may ask for; not limited where absent. */
  limits?: Limits;
  /** Proxies between the visitors and this server. */
  proxies: number;
  /** Messages are announced by e-mail, too. */
  mails: boolean;
  /** Servers of others that are told what happens. */
  webhooks: readonly Endpoint[];
  /** Counts what happens, where an operator asked for it. */
  metrics?: Metrics;
  /** Cookies only over https. */
  secure: boolean;
  /** A newer version has migrated the database: nothing is answered any more. */
  overtaken?: boolean;
  /** It is about to stop: what is asked is answered, but whoever sends requests is to send them elsewhere. */
  stopping?: boolean;
}

/** What a server that answers has beside: what is asked all the time, by requests of one moment together. */
export interface Serving extends Services {
  /** Whose requests they are, and what a command is worked out of … */
  entrances: Gathered<Entrance, Entered>;
  /** … and what becomes of it. */
  writes: Gathered<Writing, void>;
}
