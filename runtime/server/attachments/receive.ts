import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { Busboy, type BusboyFileStream } from '@fastify/busboy';
import { Refused, texts } from '../problem.ts';

/** A file that lies, flushed, in the attachments folder under a random name. */
export interface Received {
  id: string;
  path: string;
  /** The user's name for it, without any folder. */
  name: string;
  size: number;
  sha256: Buffer;
  /** The other parts of the form. */
  fields: Record<string, string>;
}

const malformed = () => new Refused(400, { code: 'malformed', message: texts.malformed });

/**
 * Reads a multipart form with one file, straight to disk. The file must be the last part, so that its limit is known.
 * @param limitOf gives the largest size in bytes from the other parts, or refuses.
 * @throws Refused 400 without a file, 413 when it is larger.
 */
export async function receiveFile(
  request: Request,
  folder: string,
  limitOf: (fields: Record<string, string>, name: string) => Promise<number>,
): Promise<Received> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!contentType.startsWith('multipart/form-data') || !request.body) throw malformed();
  const fields: Record<string, string> = {};
  const id = randomUUID();
  const path = join(folder, id);
  let part: BusboyFileStream | undefined;
  let stored: Promise<Omit<Received, 'fields'>> | undefined;
  try {
    const busboy = new Busboy({
      headers: { 'content-type': contentType },
      limits: { files: 1, fields: 10, fieldSize: 1_000, parts: 11 },
    });
    busboy.on('field', (key, value) => {
      fields[key] = value;
    });
    busboy.on('file', (_field, stream, givenName) => {
      const name = plainName(givenName);
      part = stream;
      // A failure ends the reading of the request, which ends `pipeline` below with it.
      stored = store(stream, path, () => limitOf(fields, name)).then((rest) => ({ id, path, name, ...rest }));
      stored.catch((error: Error) => busboy.destroy(error));
    });
    await pipeline(Readable.fromWeb(request.body as ReadableStream<Uint8Array>), busboy);
    if (!stored) throw malformed();
    return { ...(await stored), fields };
  } catch (error) {
    // A request that broke off leaves its file without an end.
    part?.destroy(malformed());
    await stored?.catch(() => undefined);
    await rm(path, { force: true });
    throw error instanceof Refused ? error : malformed();
  }
}

async function store(stream: BusboyFileStream, path: string, limitOf: () => Promise<number>) {
  const limit = await limitOf();
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      done(size > limit ? tooLarge(limit) : null, chunk);
    },
  });
  await pipeline(stream, measure, createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true }));
  await flushFolder(path);
  return { size, sha256: hash.digest() };
}

/** The file's entry in its folder must be on disk too, before a row names it. */
async function flushFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(join(path, '..'), 'r');
  await folder.sync().finally(() => folder.close());
}

/** A size as people say it. */
export function megabytes(bytes: number): string {
  return `${(bytes / 1_048_576).toLocaleString('lv', { maximumFractionDigits: 1 })} MB`;
}

function tooLarge(limit: number): Refused {
  return new Refused(413, {
    code: 'too-large',
    message: `Datne ir par lielu: drīkst būt ne vairāk kā ${megabytes(limit)}.`,
  });
}

/** A name to show: no folders, no control characters, of a length that file systems bear. */
function plainName(given: string | undefined): string {
  const last = (given ?? '').split(/[/\\]/).at(-1) ?? '';
  // oxlint-disable-next-line no-control-regex -- control characters are what is taken out
  const clean = last.replaceAll(/[\u0000-\u001f\u007f\u202a-\u202e\u2066-\u2069]/g, '').trim();
  if (clean.length <= 150) return clean || 'datne';
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 ? clean.slice(dot).slice(0, 20) : '';
  return clean.slice(0, 150 - ending.length) + ending;
}
