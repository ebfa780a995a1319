import type { Definitions } from './definitions.ts';
import type { Directory } from './directory.ts';
import type { Log } from './log.ts';
import type { Database } from './store/database.ts';
import type { Lines } from './store/lines.ts';

/** What every part of the server works with. */
export interface Services {
  db: Database;
  definitions: Definitions;
  directory: Directory;
  /** Folder of uploaded files. */
  attachments: string;
  log: Log;
  /** The present instant, ISO 8601 UTC with milliseconds. */
  now: () => string;
  /** Anybody may sign in as any post. */
  demo: boolean;
  /** Messages are announced by e-mail, too. */
  mails: boolean;
  /** Cookies only over https. */
  secure: boolean;
}

/** What a server that answers has beside. */
export interface Serving extends Services {
  /** The same database, for what is asked all the time. */
  lines: Lines;
}
