import { join } from 'node:path';
import { Definitions } from '../municipality/definitions.ts';
import { Directory, storedDirectory } from '../municipality/directory.ts';
import { silent } from '../log.ts';
import type { Services } from '../services.ts';
import { Seals } from '../sign-in/seals.ts';
import { usualSessions } from '../sign-in/settings.ts';
import type { Context, Kept } from './context.ts';

/** What a command needs to work on the cases of each municipality in the store, as the last server left it. */
export async function servicesOf({ db, data, attachments }: Kept, { now }: Context): Promise<Services[]> {
  const rows = await db.selectFrom('definition').select('municipality').distinct().orderBy('municipality').execute();
  const all = await Promise.all(
    rows.map(async ({ municipality }): Promise<Services[]> => {
      const definitions = await Definitions.stored(db, municipality);
      if (!definitions) return [];
      const directory = new Directory(await storedDirectory(db, municipality));
      // Nobody signs in to a command, and it sends nothing.
      const receiving = join(data, 'attachments');
      const nobody = {
        seals: new Seals(),
        demo: false,
        mails: false,
        webhooks: [],
        receiving,
        secure: true,
        proxies: 0,
      };
      return [{ db, definitions, directory, attachments, log: silent, now, sessions: usualSessions, ...nobody }];
    }),
  );
  return all.flat();
}

/** Whose the lines below are, where a database holds several municipalities. */
export const whose = ({ directory }: Services): string => `Pašvaldība / municipality: ${directory.municipality}`;
