import { type Found, type Look, looking } from './cases/looks.ts';
import { type FoundSession, seeking } from './sign-in/sessions.ts';
import type { Lines } from './store/lines.ts';
import { statement } from './store/statement.ts';

/** What a request asks before all else: whose it is, by the hash of its token; of a command, what it is worked out of. */
export interface Entrance {
  hash?: Buffer;
  look?: Look;
}

export interface Entered {
  /** Nothing in place of one that ended. */
  session?: FoundSession;
  /** Where something was looked for. */
  found?: Found;
}

const enter = statement(
  'enter',
  `select ${seeking.columns}, ${looking.columns}
   from unnest(:hashes::bytea[], :cases::text[], :commands::uuid[], :posts::text[], :drafts::text[])
     with ordinality as asked(hash, case_id, command, post, draft, n)
   ${seeking.joins}
   ${looking.joins}
   order by n`,
);

type Row = (FoundSession | { id: null }) & Found;

/** What several requests ask, in their order, in one journey to the database. */
export async function enterAll(lines: Lines, municipality: string, now: string, all: Entrance[]): Promise<Entered[]> {
  const rows = await lines.ask<Row>(enter, {
    municipality,
    now,
    hashes: all.map(({ hash }) => hash),
    cases: all.map(({ look }) => look?.case),
    commands: all.map(({ look }) => look?.command),
    posts: all.map(({ look }) => look?.post),
    drafts: all.map(({ look }) => look?.draft),
  });
  return rows.map((row, at) => ({ ...(row.id !== null && { session: row }), ...(all[at]?.look && { found: row }) }));
}
