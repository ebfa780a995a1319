import { createWriteStream } from 'node:fs';
import { open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Storage } from '../attachments/storage.ts';
import { StartError } from '../failure.ts';
import { makeFolder } from '../folders.ts';
import { type Database, structureOf, type Tx } from '../store/database.ts';
import { attachmentFile, digestOf, type Manifest, manifestFile, tableFile } from './manifest.ts';
import { rowsOf, type Table, tablesOf } from './tables.ts';

/** What was copied, and ids of submitted files that are missing or are not what was uploaded. */
export interface Made {
  cases: number;
  attachments: number;
  broken: string[];
}

const partOf = (folder: string): string => `${folder}.part`;

/**
 * Makes the place where a backup comes to be, before anything is asked of the database.
 * @throws StartError when the folder exists, or nothing can be written where it is to be
 */
export async function beginBackup(folder: string): Promise<void> {
  const half = partOf(folder);
  await makeFolder(dirname(folder), { named: folder });
  if (await stat(folder).catch(() => undefined))
    throw new StartError(`Mape ${folder} jau ir. Norādiet jaunu.`, `${folder} exists. Name a new folder.`);
  await rm(half, { recursive: true, force: true });
  for (const path of ['tables', 'attachments']) await makeFolder(join(half, path), { named: folder });
}

/** Of a backup that came to nothing no part is left. */
export async function giveUpBackup(folder: string): Promise<void> {
  await rm(partOf(folder), { recursive: true, force: true });
}

/**
 * Copies a database, as it is at one moment, and the uploaded files of it into a new folder that was begun. Whoever works
 * meanwhile is not disturbed. The folder is there only when it is whole.
 * @throws StartError when the database is empty
 */
export async function makeBackup(db: Database, attachments: Storage, folder: string, now: string): Promise<Made> {
  const structure = await structureOf(db);
  if (structure === undefined) throw new StartError('Datubāze ir tukša.', 'The database is empty.');
  const half = partOf(folder);
  const manifest: Manifest = { format: 1, madeAt: now, structure, tables: [], attachments: [] };
  const broken = await db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      for (const table of await tablesOf(tx)) manifest.tables.push(await writeTable(tx, half, table));
      return await copyAttachments(tx, attachments, half, manifest);
    });
  await writeWhole(join(half, manifestFile), [JSON.stringify(manifest, undefined, 1)]);
  await rename(half, folder);
  await flush(dirname(folder));
  const cases = manifest.tables.find((table) => table.name === 'cases')?.rows ?? 0;
  return { cases, attachments: manifest.attachments.length, broken };
}

async function writeTable(tx: Tx, half: string, table: Table): Promise<Manifest['tables'][number]> {
  const path = tableFile(half, table.name);
  let count = 0;
  async function* lines() {
    for await (const rows of rowsOf(tx, table)) {
      count += rows.length;
      yield rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    }
  }
  await writeWhole(path, lines(), true);
  return { ...table, rows: count, sha256: (await digestOf(path)) ?? '' };
}

/** Files that were submitted, and those that may still be. */
async function copyAttachments(tx: Tx, from: Storage, half: string, manifest: Manifest): Promise<string[]> {
  const rows = await tx
    .selectFrom('attachment')
    .select(['id', 'sha256', 'caseId'])
    .where('kind', '!=', '')
    .orderBy('id')
    .execute();
  const broken: string[] = [];
  for (const { id, sha256, caseId } of rows) {
    const path = attachmentFile(half, id);
    const content = await from.read(id);
    if (content) await pipeline(content, createWriteStream(path, { mode: 0o600 })).catch(() => undefined);
    const digest = await digestOf(path);
    if (digest !== undefined) manifest.attachments.push({ id, sha256: digest });
    // What nobody has submitted may have been removed since.
    if (digest !== sha256.toString('hex') && (caseId !== null || digest !== undefined)) broken.push(id);
  }
  return broken;
}

async function writeWhole(path: string, content: Iterable<string> | AsyncIterable<string>, zipped = false) {
  const file = await open(path, 'wx', 0o600);
  const out = file.createWriteStream({ flush: true });
  if (zipped) await pipeline(Readable.from(content), createGzip(), out);
  else await pipeline(Readable.from(content), out);
}

/** So that the folder's new name outlives a loss of power. */
async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}
