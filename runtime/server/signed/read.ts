import { createHash } from 'node:crypto';
import { certificatesIn } from './cms.ts';
import type { Found, Likeness } from './found.ts';
import { likenessOf, type Made } from './likeness.ts';
import { signerOf } from './signer.ts';
import { readXades, type XmlSignature } from './xades.ts';
import { BadContainer, readZip } from './zip.ts';

/**
 * Finds the document in a signed container and compares it with the one that was made. Who signed and when is read as
 * it is written; whether a signature is valid, is not judged here.
 * @throws BadContainer
 */
export async function readSigned(content: Buffer, made: Made): Promise<Found> {
  return content.subarray(0, 5).toString('latin1') === '%PDF-'
    ? await readSignedPdf(content, made)
    : await readAsice(content, made);
}

/** ASiC-E (ETSI EN 319 162-1), which .edoc is too: documents, and in META-INF signatures that name them. */
async function readAsice(content: Buffer, made: Made): Promise<Found> {
  const files = await readZip(content);
  const signatures = [...files]
    .filter(([name]) => /^META-INF\/[^/]*signatures[^/]*\.xml$/i.test(name))
    .flatMap(([, xml]) => signaturesIn(xml));
  const documents = [...files].filter(([name]) => name !== 'mimetype' && !name.startsWith('META-INF/'));
  let best: { likeness: Likeness; name?: string; content?: Buffer } = { likeness: { kind: 'unreadable' } };
  for (const [name, document] of documents) {
    const likeness = await likenessOf(document, made);
    if (rank(likeness) > rank(best.likeness)) best = { likeness, name, content: document };
  }
  const { likeness, name } = best;
  return {
    likeness,
    ...(name !== undefined && { document: name }),
    signers: signatures.map(({ certificate, at }) => signerOf(certificate, at)),
    covered: signatures.length > 0 && signatures.every((signature) => isSigned(signature, name, best.content)),
  };
}

function rank({ kind }: Likeness): number {
  return ['unreadable', 'different', 'same-text', 'same'].indexOf(kind);
}

function signaturesIn(xml: Buffer): XmlSignature[] {
  try {
    return readXades(xml.toString('utf8'));
  } catch {
    throw new BadContainer('signatures');
  }
}

const hashes: Record<string, string> = {
  'http://www.w3.org/2001/04/xmlenc#sha256': 'sha256',
  'http://www.w3.org/2001/04/xmldsig-more#sha384': 'sha384',
  'http://www.w3.org/2001/04/xmlenc#sha512': 'sha512',
};

/** Does a signature name this file with the hash that it has? */
function isSigned({ references }: XmlSignature, name: string | undefined, content: Buffer | undefined): boolean {
  const reference = references.find((one) => one.name === name);
  const algorithm = Object.hasOwn(hashes, reference?.algorithm ?? '') ? hashes[reference?.algorithm ?? ''] : undefined;
  if (!reference || !content || algorithm === undefined) return false;
  return createHash(algorithm).update(content).digest('base64') === reference.digest;
}

/** Where the bytes lie that a signature in a PDF covers, and itself between them (ISO 32000-1, 12.8.1). */
const byteRange = /\/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]/g;

async function readSignedPdf(content: Buffer, made: Made): Promise<Found> {
  const text = content.toString('latin1');
  const ranges = [...text.matchAll(byteRange)].map((match) => ({
    at: match.index,
    bounds: match.slice(1, 5).map(Number),
  }));
  if (ranges.length === 0) throw new BadContainer('not signed');
  const signatures = ranges.map(({ at, bounds: [begin = 0, first = 0, second = 0, rest = 0] }) => {
    const end = second + rest;
    const contents = text.slice(begin + first, second);
    const cms = Buffer.from(/<([0-9A-Fa-f\s]*)>/.exec(contents)?.[1]?.replaceAll(/\s/g, '') ?? '', 'hex');
    const time = /\/M\s*\(D:(\d{14})([+\-Z])?(?:(\d\d)'?(\d\d)?)?/.exec(
      text.slice(Math.max(0, at - 2_000), at + 2_000),
    );
    return {
      end,
      isWhole: begin === 0 && end <= content.length,
      certificate: certificatesIn(cms)[0],
      at: instantOf(time),
    };
  });
  // What is appended later, such as proofs for the archive, must not change what was signed.
  const revisions = [...new Set(signatures.map(({ end }) => end))].map((end) => content.subarray(0, end));
  const likenesses = await Promise.all([content, ...revisions].map((one) => likenessOfPdf(one, made)));
  const [likeness = { kind: 'unreadable' }] = likenesses.toSorted((a, b) => rank(a) - rank(b));
  return {
    likeness,
    signers: signatures.map(({ certificate, at }) => signerOf(certificate, at)),
    covered: signatures.every(({ isWhole }) => isWhole),
  };
}

/** A signature is appended: before it the file is still the one that was made. */
async function likenessOfPdf(content: Buffer, made: Made): Promise<Likeness> {
  const likeness = await likenessOf(content, made);
  const begins = content.subarray(0, made.pdf.length).equals(made.pdf);
  return likeness.kind === 'same-text' && begins ? { kind: 'same' } : likeness;
}

/** "20260511120000+03'00'" as ISO 8601. */
function instantOf(time: RegExpExecArray | null): string | undefined {
  if (!time) return undefined;
  const [, digits = '', sign = 'Z', hours = '00', minutes = '00'] = time;
  const [, year, month, day, hour, minute, second] = /^(.{4})(..)(..)(..)(..)(..)$/.exec(digits) ?? [];
  const zone = sign === 'Z' ? 'Z' : `${sign}${hours}:${minutes}`;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`;
}
