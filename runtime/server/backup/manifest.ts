import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import { StartError } from '../failure.ts';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** What is in the folder of a backup, so that what is missing or broken is found before anything is restored. */
export const Manifest = z.strictObject({
  format: z.literal(1),
  madeAt: z.iso.datetime(),
  /** The step of the structure that the tables are of. */
  structure: z.string(),
  tables: z.array(
    z.strictObject({
      name: z.string().regex(/^[a-z_]+$/),
      columns: z.array(z.strictObject({ name: z.string(), type: z.string() })),
      rows: z.number().int(),
      sha256,
    }),
  ),
  attachments: z.array(z.strictObject({ id: z.uuid(), sha256 })),
});
export type Manifest = z.infer<typeof Manifest>;

export const manifestFile = 'backup.json';

export const tableFile = (folder: string, name: string): string => join(folder, 'tables', `${name}.ndjson.gz`);

export const attachmentFile = (folder: string, id: string): string => join(folder, 'attachments', id);

/** @throws StartError when it is not a backup, or not a whole one */
export async function readManifest(folder: string): Promise<Manifest> {
  const manifest = await readFile(join(folder, manifestFile), 'utf8')
    .then((text) => Manifest.parse(JSON.parse(text)))
    .catch(() => {
      throw new StartError(`Mapē ${folder} nav rezerves kopijas.`, `There is no backup in ${folder}.`);
    });
  const files = [
    ...manifest.tables.map(({ name, sha256: sum }) => [tableFile(folder, name), sum] as const),
    ...manifest.attachments.map(({ id, sha256: sum }) => [attachmentFile(folder, id), sum] as const),
  ];
  for (const [path, sum] of files)
    if ((await digestOf(path)) !== sum)
      throw new StartError(
        `Rezerves kopija nav vesela: datnes ${path} nav vai tā ir bojāta.`,
        `The backup is damaged: ${path} is missing or broken.`,
      );
  return manifest;
}

/** SHA-256 of a file, in hex; undefined when it cannot be read. */
export async function digestOf(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  return await pipeline(createReadStream(path), hash).then(
    () => hash.digest('hex'),
    () => undefined,
  );
}
