import type { Definitions } from './definitions.ts';
import type { Directory } from './directory.ts';
import type { Log } from './log.ts';
import type { Database } from './store/database.ts';

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
