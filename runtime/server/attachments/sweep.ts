import type { Services } from '../services.ts';
import type { Tx } from '../store/database.ts';
import { removeContent } from './index.ts';

/** Files uploaded and never submitted are removed after this. */
const orphanMs = 14 * 24 * 60 * 60_000;
const batch = 100;

/**
 * Removes files that were uploaded long ago and never submitted, as the rows tell. What no row knows stays: it may be
 * evidence of another database, of which this one is an older copy.
 * @returns how many were removed
 */
export async function removeUnclaimed(services: Services): Promise<number> {
  const before = new Date(Date.parse(services.now()) - orphanMs).toISOString();
  let removed = 0;
  for (;;) {
    const count = await services.db.transaction().execute((tx) => removeSome(services, tx, before));
    removed += count;
    if (count < batch) return removed;
  }
}

/** Rows are locked while their files go, so that nobody submits one of them meanwhile. */
async function removeSome(services: Services, tx: Tx, before: string): Promise<number> {
  const { municipality } = services.directory;
  const rows = await tx
    .selectFrom('attachment')
    .select('id')
    .where('municipality', '=', municipality)
    .where('caseId', 'is', null)
    .where('uploadedAt', '<', before)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('draft')
            .select('draft.id')
            .whereRef('draft.municipality', '=', 'attachment.municipality')
            .whereRef('draft.post', '=', 'attachment.post')
            .where('draft.savedAt', '>=', before),
        ),
      ),
    )
    .limit(batch)
    .forUpdate()
    .skipLocked()
    .execute();
  if (rows.length === 0) return 0;
  for (const { id } of rows) await removeContent(services, id);
  await tx
    .deleteFrom('attachment')
    .where('municipality', '=', municipality)
    .where(
      'id',
      'in',
      rows.map(({ id }) => id),
    )
    .execute();
  return rows.length;
}

/** How many files are kept of which this database, of whichever municipality, knows nothing. */
export async function countUnknown({ attachments, db }: Services): Promise<number> {
  let unknown = 0;
  for await (const some of attachments.ids()) {
    const known = await db.selectFrom('attachment').select('id').where('id', 'in', some).execute();
    unknown += some.length - new Set(known.map(({ id }) => id)).size;
  }
  return unknown;
}
