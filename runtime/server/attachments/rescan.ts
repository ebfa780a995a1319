import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { sql } from 'kysely';
import type { Services } from '../services.ts';
import { keepWorking } from '../due/worker.ts';
import { removeContent } from './index.ts';
import { type ScanSettings, scanFile } from './scan.ts';

/**
 * Has files that were taken in while the scanner was away looked at once it answers. In which something is found that
 * was submitted stays, as evidence, and is given to nobody; of one that was not, the content goes, and what is known of it
 * stays until it is swept, to say why.
 * @returns what ends it
 */
export function keepRescanning(services: Services, scan: ScanSettings, everyMs: number): () => Promise<void> {
  return keepWorking({ name: 'scan', log: services.log, everyMs, once: () => rescanOne(services, scan) });
}

/** One by chance: a file that the scanner cannot take does not keep the others waiting. */
async function rescanOne(services: Services, scan: ScanSettings): Promise<number> {
  const { db, directory, attachments, receiving, log } = services;
  const row = await db
    .selectFrom('attachment')
    .select(['id', 'caseId'])
    .where('municipality', '=', directory.municipality)
    .where('scanned', '=', 'unchecked')
    .orderBy(sql`random()`)
    .limit(1)
    .executeTakeFirst();
  const content = row && (await attachments.read(row.id));
  if (!content) return 0;
  // Not where a storage that is this folder keeps it.
  const path = join(receiving, `.${randomUUID()}`);
  try {
    await pipeline(content, createWriteStream(path, { mode: 0o600, flags: 'wx' }));
    const scanned = await scanFile({ ...scan, whenAway: 'refuse' }, path);
    if (scanned === 'refused') return 0;
    log(scanned === 'clean' ? 'info' : 'warn', 'file scanned later', { result: scanned });
    await note(services, row.id, scanned === 'clean' ? 'clean' : 'infected');
    return 1;
  } finally {
    await rm(path, { force: true });
  }
}

async function note(services: Services, id: string, scanned: 'clean' | 'infected'): Promise<void> {
  const { db, directory } = services;
  const { municipality } = directory;
  const noted = await db
    .updateTable('attachment')
    .set({ scanned })
    .where('municipality', '=', municipality)
    .where('id', '=', id)
    .returning('caseId')
    .executeTakeFirst();
  if (scanned === 'clean' || noted?.caseId !== null) return;
  // From now on nobody can submit it.
  await removeContent(services, id);
}
