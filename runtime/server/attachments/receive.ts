import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Busboy, type BusboyFileStream, type BusboyInstance } from '@fastify/busboy';
import { readAway } from '../http/read-away.ts';
import { Refused, texts } from '../contract/problem.ts';
import type { Measured } from './storage.ts';

/** A file that lies, flushed, in the folder where files are received, under a random name. */
export interface Received extends Measured {
  id: string;
  path: string;
  /** The user's name for it, without any folder. */
  name: string;
  /** The other parts of the form. */
  fields: Record<string, string>;
}

/** Told of a file before its first byte is stored. Gives the largest size in bytes, or refuses. */
export type Announced = (file: { id: string; name: string; fields: Record<string, string> }) => Promise<number>;

const malformed = () => new Refused(400, { code: 'malformed', message: texts.malformed });

/**
 * Reads a multipart form with one file, straight to disk. The file must be the last part, so that its limit is known.
 * What is left of a refused request is read away: a client that is still sending would not hear the answer.
 * @throws Refused 400 without a file, 413 when it is larger than its limit
 */
export async function receiveFile(request: IncomingMessage, folder: string, announced: Announced): Promise<Received> {
  const contentType = request.headers['content-type'] ?? '';
  if (!contentType.startsWith('multipart/form-data')) throw malformed();
  const id = randomUUID();
  const path = join(folder, id);
  const form = new FormReader(contentType, path, (name, fields) => announced({ id, name, fields }));
  try {
    return { id, path, ...(await form.read(request)) };
  } catch (error) {
    request.unpipe();
    await form.abandon();
    await readAway(request);
    await rm(path, { force: true });
    throw error instanceof Refused ? error : malformed();
  }
}

class FormReader {
  private readonly busboy: BusboyInstance;
  private readonly fields: Record<string, string> = {};
  private name = '';
  private part: BusboyFileStream | undefined;
  private stored: Promise<Measured> | undefined;

  constructor(
    contentType: string,
    path: string,
    limitOf: (name: string, fields: Record<string, string>) => Promise<number>,
  ) {
    this.busboy = new Busboy({
      headers: { 'content-type': contentType },
      limits: { files: 1, fields: 10, fieldSize: 1_000, parts: 11 },
    });
    // A form that is cut short tells of it more than once, also when `read` has told of it: unheard, that would end the server.
    this.busboy.on('error', () => undefined);
    this.busboy.on('field', (key, value) => {
      this.fields[key] = value;
    });
    this.busboy.on('file', (_field, part, givenName) => {
      this.name = plainName(givenName);
      this.part = part;
      part.on('error', () => undefined);
      this.stored = store(part, path, () => limitOf(this.name, this.fields));
      this.stored.catch((error: Error) => this.busboy.destroy(error));
    });
  }

  async read(request: IncomingMessage): Promise<Measured & { name: string; fields: Record<string, string> }> {
    const brokenOff = () => this.busboy.destroy(malformed());
    request.once('aborted', brokenOff);
    request.pipe(this.busboy);
    await once(this.busboy, 'finish');
    request.off('aborted', brokenOff);
    if (!this.stored) throw malformed();
    return { ...(await this.stored), name: this.name, fields: this.fields };
  }

  /** A form that broke off leaves its file without an end. */
  async abandon(): Promise<void> {
    this.part?.destroy();
    await this.stored?.catch(() => undefined);
  }
}

async function store(part: BusboyFileStream, path: string, limitOf: () => Promise<number>): Promise<Measured> {
  const limit = await limitOf();
  // The form broke off meanwhile; of a stream that has ended, `pipeline` never hears.
  if (part.destroyed) throw malformed();
  const hash = createHash('sha256');
  let size = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      done(size > limit ? tooLarge(limit) : null, chunk);
    },
  });
  await pipeline(part, measure, createWriteStream(path, { mode: 0o600, flags: 'wx', flush: true }));
  return { size, sha256: hash.digest() };
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

/** A name to show: no folders, no control or direction characters, of a length that file systems bear. */
function plainName(given: string | undefined): string {
  const last = (given ?? '').split(/[/\\]/).at(-1) ?? '';
  const clean = last.replaceAll(/[\p{Cc}\p{Bidi_Control}]/gu, '').trim();
  if (clean.length <= 150) return clean || 'datne';
  const dot = clean.lastIndexOf('.');
  const ending = dot > 0 ? clean.slice(dot).slice(0, 20) : '';
  return clean.slice(0, 150 - ending.length) + ending;
}
