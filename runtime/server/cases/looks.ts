import type { Stored } from './record.ts';
import type { Lines } from '../store/lines.ts';
import { statement } from '../store/statement.ts';

/** What a command needs to know before. */
export interface Look {
  /** Nothing: it opens one. */
  case: string | null;
  command: string;
  post: string;
  /** Id of the draft that its form may have been kept as. */
  draft: string;
}

/** A command that was done. */
export interface Done {
  post: string;
  /** Of what it asked for; none of one from before digests were kept. */
  digest: Buffer | null;
  caseId: string;
  version: number;
  seq: number;
}

type Nothing<T> = { [key in keyof T]: null };

/** The case, whether the command was done before, and the id of its draft where it has one. */
export type Found = (Done | Nothing<Done>) & (Stored | Nothing<Stored>) & { kept: string | null };

const look = statement(
  'look',
  `select cases.state, cases.definition, cases.changed_at as "changedAt", cases.log_hash as "logHash",
     command.post, command.digest, command.case_id as "caseId", command.version, command.seq, draft.id as kept
   from unnest(:cases::text[], :commands::uuid[], :posts::text[], :drafts::text[])
     with ordinality as asked(case_id, command, post, draft, n)
   left join cases on cases.municipality = :municipality and cases.id = asked.case_id and cases.status <> 'erased'
   left join command on command.municipality = :municipality and command.id = asked.command
   left join draft on draft.municipality = :municipality and draft.post = asked.post and draft.id = asked.draft
     and draft.command = asked.command
   order by n`,
);

/** What several commands are worked out of, in their order. */
export async function lookAll(lines: Lines, municipality: string, all: Look[]): Promise<Found[]> {
  return await lines.ask<Found>(look, {
    municipality,
    cases: all.map((one) => one.case),
    commands: all.map((one) => one.command),
    posts: all.map((one) => one.post),
    drafts: all.map((one) => one.draft),
  });
}
