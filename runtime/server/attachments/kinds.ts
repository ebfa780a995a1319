import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileTypeFromFile } from 'file-type';

/** What a file's content must be found to be, by the ending of its name. Endings not listed are not taken. */
const kinds: Record<string, { kind: string; found: string[] }> = {
  '.pdf': { kind: 'application/pdf', found: ['application/pdf'] },
  '.jpg': { kind: 'image/jpeg', found: ['image/jpeg'] },
  '.jpeg': { kind: 'image/jpeg', found: ['image/jpeg'] },
  '.png': { kind: 'image/png', found: ['image/png'] },
  '.heic': { kind: 'image/heic', found: ['image/heic', 'image/heif'] },
  '.tif': { kind: 'image/tiff', found: ['image/tiff'] },
  '.tiff': { kind: 'image/tiff', found: ['image/tiff'] },
  '.docx': office('wordprocessingml.document'),
  '.xlsx': office('spreadsheetml.sheet'),
  '.pptx': office('presentationml.presentation'),
  '.odt': openDocument('text'),
  '.ods': openDocument('spreadsheet'),
  '.doc': { kind: 'application/msword', found: ['application/x-cfb'] },
  '.xls': { kind: 'application/vnd.ms-excel', found: ['application/x-cfb'] },
  '.rtf': { kind: 'application/rtf', found: ['application/rtf'] },
};

/** Signed containers: a zip whose first entry, not compressed, tells the kind (ETSI EN 319 162-1, A.1). */
const containers: Record<string, string> = {
  '.edoc': 'application/vnd.etsi.asic-e+zip',
  '.asice': 'application/vnd.etsi.asic-e+zip',
};

function office(part: string): { kind: string; found: string[] } {
  const kind = `application/vnd.openxmlformats-officedocument.${part}`;
  return { kind, found: [kind] };
}

function openDocument(part: string): { kind: string; found: string[] } {
  const kind = `application/vnd.oasis.opendocument.${part}`;
  return { kind, found: [kind] };
}

/** The ending of a file's name, with its dot, in small letters. */
export function endingOf(name: string): string {
  return extname(name).toLowerCase();
}

/**
 * The media type of a file if its content is what the ending of its name says.
 * @param path where the content lies
 * @param name what the user calls it
 */
export async function kindOf(path: string, name: string): Promise<string | undefined> {
  const ending = endingOf(name);
  if (ending === '.txt') return (await isText(path)) && !(await isKnown(path)) ? 'text/plain' : undefined;
  const container = containers[ending];
  if (container) return (await containerKind(path)) === container ? container : undefined;
  const wanted = kinds[ending];
  const found = await fileTypeFromFile(path);
  return wanted && found && wanted.found.includes(found.mime) ? wanted.kind : undefined;
}

/** What the first entry of a zip says if it is `mimetype`, stored as it is. */
async function containerKind(path: string): Promise<string | undefined> {
  const head = await readHead(path, 200);
  if (head.length < 38 || head.readUInt32LE(0) !== 0x04034b50 || head.readUInt16LE(8) !== 0) return undefined;
  const nameLength = head.readUInt16LE(26);
  const start = 30 + nameLength + head.readUInt16LE(28);
  if (head.toString('latin1', 30, 30 + nameLength) !== 'mimetype') return undefined;
  const size = head.readUInt32LE(18);
  if (size > 0) return head.toString('latin1', start, start + size).trim();
  // Written as a stream: the size follows the content.
  return Object.values(containers).find((kind) => head.toString('latin1', start).startsWith(kind));
}

/** Of another kind that is taken, and written in letters only, as a PDF may be. */
async function isKnown(path: string): Promise<boolean> {
  const found = await fileTypeFromFile(path);
  return found !== undefined && Object.values(kinds).some((one) => one.found.includes(found.mime));
}

async function isText(path: string): Promise<boolean> {
  const head = await readHead(path, 1_000_000);
  if (head.includes(0)) return false;
  try {
    // Cut at a whole character: at most three bytes of one may be lost at the end.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

async function readHead(path: string, length: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
