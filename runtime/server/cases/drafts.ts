import { sql } from 'kysely';
import type { Draft, DraftRequest } from '../contract/shapes/index.ts';
import { Refused, texts } from '../contract/problem.ts';
import type { Services } from '../services.ts';
import { type Database, type Tx, transact } from '../store/database.ts';

/** A draft is its post's alone. */
export function readDraft(services: Services, post: string, id: string): Promise<Draft | undefined> {
  return findDraft(services.db, services.directory.municipality, post, id);
}

/**
 * A command takes its draft with it, but nobody waits for anybody: one that was saved at the very moment of its
 * submission may lie there still. It counts for nothing, and is swept away.
 */
export const isNotSubmitted = sql<boolean>`not exists (
  select from command where command.municipality = draft.municipality and command.id = draft.command)`;

/** Removes the drafts that were saved at the very moment of their submission. */
export async function removeSubmitted({ db, directory }: Services): Promise<void> {
  await db
    .deleteFrom('draft')
    .where('municipality', '=', directory.municipality)
    .where(sql<boolean>`not ${isNotSubmitted}`)
    .execute();
}

async function findDraft(db: Database | Tx, municipality: string, post: string, id: string) {
  const row = await db
    .selectFrom('draft')
    .select(['answers', 'page', 'revision', 'command', 'savedAt'])
    .where('municipality', '=', municipality)
    .where('post', '=', post)
    .where('id', '=', id)
    .where(isNotSubmitted)
    .executeTakeFirst();
  return row && { ...row, page: row.page ?? undefined };
}

/**
 * Saves a draft unless a newer revision is there already; gives what is stored afterwards. A save that arrives after
 * its form was submitted must not bring the draft back, and a second window's form takes the place of the first's only
 * when its reader says so: both 409.
 */
export async function saveDraft(services: Services, post: string, id: string, draft: DraftRequest): Promise<Draft> {
  const { municipality } = services.directory;
  await transact(services.db, async (tx) => {
    await lockDraft(tx, municipality, post, id);
    await mustNotBeSubmitted(tx, municipality, draft.command);
    const stored = await findDraft(tx, municipality, post, id);
    const other = stored && stored.command !== draft.command;
    if (other && !draft.replace) throw new Refused(409, { code: 'conflict', message: texts.conflict, draft: stored });
    // Another form of the same kind begins its revisions anew.
    if (stored && !other && stored.revision >= draft.revision) return;
    const content = {
      answers: JSON.stringify(draft.answers),
      page: draft.page ?? null,
      revision: draft.revision,
      command: draft.command,
      savedAt: services.now(),
    };
    await tx
      .insertInto('draft')
      .values({ municipality, post, id, ...content })
      .onConflict((on) => on.columns(['municipality', 'post', 'id']).doUpdateSet(content))
      .execute();
  });
  const stored = await readDraft(services, post, id);
  // Submitted in this very moment.
  if (!stored) throw new Refused(409, { code: 'submitted', message: texts.submitted });
  return stored;
}

async function mustNotBeSubmitted(tx: Tx, municipality: string, command: string): Promise<void> {
  const submitted = await tx
    .selectFrom('command')
    .select('id')
    .where('municipality', '=', municipality)
    .where('id', '=', command)
    .executeTakeFirst();
  if (submitted) throw new Refused(409, { code: 'submitted', message: texts.submitted });
}

export async function deleteDraft({ db, directory }: Services, post: string, id: string): Promise<void> {
  await db
    .deleteFrom('draft')
    .where('municipality', '=', directory.municipality)
    .where('post', '=', post)
    .where('id', '=', id)
    .execute();
}

/** Held to the end of the transaction by whoever saves this draft: one save after the other. */
async function lockDraft(tx: Tx, municipality: string, post: string, id: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`${municipality} ${post} ${id}`}, 0))`.execute(tx);
}

/** Ids of those of a post's drafts that are on a case, or on a new case. */
export async function draftIds(services: Services, post: string, prefix: string): Promise<Set<string>> {
  const rows = await services.db
    .selectFrom('draft')
    .select('id')
    .where('municipality', '=', services.directory.municipality)
    .where('post', '=', post)
    .where(sql<boolean>`starts_with(id, ${`${prefix}~`})`)
    .where(isNotSubmitted)
    .execute();
  return new Set(rows.map(({ id }) => id));
}
