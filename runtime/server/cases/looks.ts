import type { Stored } from './record.ts';
import type { CommandRequest } from '../contract/shapes/index.ts';
import { draftId } from '../contract/draft-id.ts';

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
  /** The post that did it. */
  doneBy: string;
  /** Of what it asked for; none of one from before digests were kept. */
  digest: Buffer | null;
  caseId: string;
  version: number;
  seq: number;
}

type Nothing<T> = { [key in keyof T]: null };

/** The case, whether the command was done before, and the id of its draft where it has one. */
export type Found = (Done | Nothing<Done>) & (Stored | Nothing<Stored>) & { kept: string | null };

/** Of what somebody at a post asks for. */
export function lookOf(post: string, { id, case: caseId, act, target }: CommandRequest): Look {
  return { case: caseId ?? null, command: id, post, draft: draftId(caseId, act, target) };
}

/** Found for each row of `asked`, by the columns that a look has. */
export const looking = {
  columns: `cases.state, cases.definition, cases.log_hash as "logHash",
     command.post as "doneBy", command.digest, command.case_id as "caseId", command.version, command.seq,
     draft.id as kept`,
  joins: `left join cases on cases.municipality = :municipality and cases.id = asked.case_id and cases.status <> 'erased'
   left join command on command.municipality = :municipality and command.id = asked.command
   left join draft on draft.municipality = :municipality and draft.post = asked.post and draft.id = asked.draft
     and draft.command = asked.command`,
};
