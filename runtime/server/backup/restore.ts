import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Storage } from '../attachments/storage.ts';
import { codeOf, faultIn, StartError } from '../failure.ts';
import { type Database, migrate, structureOf, type Tx } from '../store/database.ts';
import { attachmentFile, type Manifest, readManifest, tableFile } from './manifest.ts';
import { continueNumbers, insertRows, type Row } from './tables.ts';

const batch = 2_000;

/**
 * Fills an empty database, and a folder of uploaded files, with what a backup holds, and brings it to this version.
 * @returns when the backup was made
 * @throws StartError when the backup is not whole, of a newer version, or the database not empty; then nothing was changed
 */
export async function restoreBackup(db: Database, attachments: Storage, folder: string): Promise<string> {
  const manifest = await readManifest(folder);
  await mustBeEmpty(db, manifest.structure);
  await migrate(db, manifest.structure);
  for (const { id, sha256 } of manifest.attachments) {
    const path = attachmentFile(folder, id);
    const measured = { size: (await stat(path)).size, sha256: Buffer.from(sha256, 'hex') };
    await attachments.put(id, path, measured).catch((error: unknown) => {
      const why = codeOf(error) || faultIn(error).kind;
      throw new StartError(
        `Datņu krātuvē nevar ierakstīt (${why}). Dati nav atjaunoti; novērsiet to un atjaunojiet vēlreiz.`,
        `The store of files cannot be written (${why}). No data was restored; mend it and restore again.`,
      );
    });
  }
  await db.transaction().execute(async (tx) => {
    for (const table of manifest.tables) await fill(tx, folder, table);
    await continueNumbers(tx);
  });
  await migrate(db);
  return manifest.madeAt;
}

async function mustBeEmpty(db: Database, wanted: string): Promise<void> {
  const structure = await structureOf(db);
  if (structure === undefined) return;
  const some = await db.selectFrom('definition').select('hash').limit(1).executeTakeFirst();
  if (some || structure !== wanted)
    throw new StartError(
      'Datubāzē jau ir dati. Atjaunot drīkst tikai tukšā datubāzē; norādiet citu datu mapi vai DATABASE_URL.',
      'The database holds data. Restore only into an empty one; name another data folder or DATABASE_URL.',
    );
}

async function fill(tx: Tx, folder: string, table: Manifest['tables'][number]): Promise<void> {
  const lines = createInterface({ input: createReadStream(tableFile(folder, table.name)).pipe(createGunzip()) });
  let rows: Row[] = [];
  for await (const line of lines) {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the file is what was written, by its digest
    rows.push(JSON.parse(line) as Row);
    if (rows.length < batch) continue;
    await insertRows(tx, table, rows);
    rows = [];
  }
  await insertRows(tx, table, rows);
}
