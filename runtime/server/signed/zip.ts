import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { type Entry, fromBuffer, type ZipFile } from 'yauzl';

/** More than a signed document ever holds; what says less than it is, is not read on. */
const limits = { entries: 100, bytes: 64 * 1_048_576 };

/** It is no container that could be read with safety. */
export class BadContainer extends Error {}

/**
 * The files of a zip by their names, in memory. Refuses what is encrypted, named to lie outside of it, there twice, or
 * larger than a signed document ever is when unpacked.
 * @throws BadContainer
 */
export async function readZip(content: Buffer): Promise<Map<string, Buffer>> {
  const zip = await open(content);
  const files = new Map<string, Buffer>();
  let left = limits.bytes;
  try {
    for await (const entry of entriesOf(zip)) {
      if (entry.fileName.endsWith('/')) continue;
      if (entry.isEncrypted() || files.has(entry.fileName) || files.size >= limits.entries)
        throw new BadContainer('entry');
      left -= entry.uncompressedSize;
      if (left < 0) throw new BadContainer('too large');
      files.set(entry.fileName, await contentOf(zip, entry));
    }
    return files;
  } catch (error) {
    throw error instanceof BadContainer ? error : new BadContainer('damaged');
  } finally {
    zip.close();
  }
}

function open(content: Buffer): Promise<ZipFile> {
  return new Promise((done, fail) => {
    // Sizes are checked against what is said of them, and names against what leads out of a folder.
    fromBuffer(content, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true }, (error, zip) =>
      error ? fail(new BadContainer('no zip')) : done(zip),
    );
  });
}

async function* entriesOf(zip: ZipFile): AsyncIterable<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | undefined>((done, fail) => {
      zip.once('entry', done);
      zip.once('end', () => done(undefined));
      zip.once('error', fail);
      zip.readEntry();
    });
    zip.removeAllListeners();
    if (!entry) return;
    yield entry;
  }
}

async function contentOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await new Promise<Readable>((done, fail) => {
    zip.openReadStream(entry, (error, opened) => (error ? fail(error) : done(opened)));
  });
  return await buffer(stream);
}
