import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, sign, X509Certificate } from 'node:crypto';
import { type Zippable, zipSync } from 'fflate';

/** Who signs: a certificate with a key made for the test. */
export interface Signatory {
  certificate: Buffer;
  key: KeyObject;
}

const der = (tag: number, ...parts: Buffer[]): Buffer => {
  const content = Buffer.concat(parts);
  const { length } = content;
  const long =
    length > 0xff_ff ? [0x83, length >> 16, (length >> 8) & 0xff, length & 0xff] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from(length < 0x80 ? [tag, length] : [tag, ...long]), content]);
};
const sequence = (...parts: Buffer[]) => der(0x30, ...parts);
const set = (...parts: Buffer[]) => der(0x31, ...parts);
const integer = (value: number) => der(0x02, Buffer.from([value]));
const utf8 = (text: string) => der(0x0c, Buffer.from(text, 'utf8'));
const time = (text: string) => der(0x17, Buffer.from(text));
const oid = (text: string) => {
  const [a = 0, b = 0, ...rest] = text.split('.').map(Number);
  const base128 = (value: number): number[] =>
    value < 0x80 ? [value] : [...base128(Math.floor(value / 0x80)).map((one) => one | 0x80), value % 0x80];
  return der(0x06, Buffer.from([a * 40 + b, ...rest.flatMap((one) => base128(one))]));
};

const ecdsa = sequence(oid('1.2.840.10045.4.3.2'));
const sha256 = sequence(oid('2.16.840.1.101.3.4.2.1'));
const names = { CN: '2.5.4.3', SN: '2.5.4.4', serialNumber: '2.5.4.5', C: '2.5.4.6', O: '2.5.4.10', GN: '2.5.4.42' };

/** A certificate as eParaksts issues it: the personal code stands beside the name. Signed by itself. */
export function signatory(subject: Partial<Record<keyof typeof names, string>>): Signatory {
  const { privateKey, publicKey } = generateKeyPairSync('ec', {
    namedCurve: 'P-256',
    publicKeyEncoding: { type: 'spki', format: 'der' },
    privateKeyEncoding: { type: 'pkcs8', format: 'der' },
  });
  const key = createPrivateKey({ key: privateKey, type: 'pkcs8', format: 'der' });
  const name = sequence(
    ...Object.entries(names).flatMap(([short, id]) => {
      const value = Object.entries(subject).find(([one]) => one === short)?.[1];
      return value === undefined ? [] : [set(sequence(oid(id), utf8(value)))];
    }),
  );
  const validity = sequence(time('250101000000Z'), time('350101000000Z'));
  const version = der(0xa0, integer(2));
  const body = sequence(version, integer(7), ecdsa, name, validity, name, publicKey);
  const signature = der(0x03, Buffer.from([0]), sign('sha256', body, key));
  return { certificate: sequence(body, ecdsa, signature), key };
}

interface SignedFiles {
  files: Record<string, Uint8Array>;
  by: Signatory[];
  at: string;
  /** What the signatures say of the files, when that is not how they are. */
  signed?: Record<string, Uint8Array>;
}

/** An ASiC-E container, as .edoc and .asice are: the files, and a XAdES signature of each signatory over all of them. */
export function asice({ files, by, at, signed = files }: SignedFiles): Buffer {
  const zip: Zippable = { mimetype: [Buffer.from('application/vnd.etsi.asic-e+zip'), { level: 0 }], ...files };
  for (const [index, one] of by.entries())
    zip[`META-INF/edoc-signatures-S${index + 1}.xml`] = Buffer.from(xades(signed, one, at));
  return Buffer.from(zipSync(zip));
}

const digest = (bytes: Uint8Array | string) => createHash('sha256').update(bytes).digest('base64');

function xades(files: Record<string, Uint8Array>, { certificate, key }: Signatory, at: string): string {
  const method = '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"></ds:DigestMethod>';
  const properties = `<xades:SignedProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#" Id="p"><xades:SignedSignatureProperties><xades:SigningTime>${at}</xades:SigningTime></xades:SignedSignatureProperties></xades:SignedProperties>`;
  const references = Object.entries(files).map(
    ([name, content]) =>
      `<ds:Reference URI="${encodeURIComponent(name)}">${method}<ds:DigestValue>${digest(content)}</ds:DigestValue></ds:Reference>`,
  );
  const info = `<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#ecdsa-sha256"></ds:SignatureMethod>${references.join('')}<ds:Reference Type="http://uri.etsi.org/01903#SignedProperties" URI="#p">${method}<ds:DigestValue>${digest(properties)}</ds:DigestValue></ds:Reference></ds:SignedInfo>`;
  const value = sign('sha256', Buffer.from(info), { key, dsaEncoding: 'ieee-p1363' }).toString('base64');
  return `<?xml version="1.0" encoding="UTF-8"?><asic:XAdESSignatures xmlns:asic="http://uri.etsi.org/02918/v1.2.1#"><ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#">${info}<ds:SignatureValue>${value}</ds:SignatureValue><ds:KeyInfo><ds:X509Data><ds:X509Certificate>\n${certificate.toString('base64')}\n</ds:X509Certificate></ds:X509Data></ds:KeyInfo><ds:Object><xades:QualifyingProperties xmlns:xades="http://uri.etsi.org/01903/v1.3.2#">${properties}</xades:QualifyingProperties></ds:Object></ds:Signature></asic:XAdESSignatures>`;
}

/** CMS over detached content (RFC 5652), with the signatory's certificate. */
function cms(content: Buffer, { certificate, key }: Signatory): Buffer {
  const { issuer } = tbsOf(certificate);
  const info = sequence(
    integer(1),
    sequence(issuer, integer(7)),
    sha256,
    ecdsa,
    der(0x04, sign('sha256', content, key)),
  );
  const data = sequence(
    integer(1),
    set(sha256),
    sequence(oid('1.2.840.113549.1.7.1')),
    der(0xa0, certificate),
    set(info),
  );
  return sequence(oid('1.2.840.113549.1.7.2'), der(0xa0, data));
}

function tbsOf(certificate: Buffer): { issuer: Buffer } {
  // A signatory's certificate names itself: the subject stands where the issuer does, after the algorithm.
  if (!new X509Certificate(certificate).subject) throw new Error('no certificate');
  const at = certificate.indexOf(ecdsa) + ecdsa.length;
  const length = certificate[at + 1] ?? 0;
  const head = length < 0x80 ? 2 : 2 + (length - 0x80);
  const size = length < 0x80 ? length : certificate.readUIntBE(at + 2, length - 0x80);
  return { issuer: certificate.subarray(at, at + head + size) };
}

const padded = (value: number) => String(value).padStart(10, '0');

/** The same PDF with a signature appended to it (ISO 32000-1, 12.8; an incremental update). */
export function signedPdf(pdf: Uint8Array, by: Signatory, at: string): Buffer {
  const text = Buffer.from(pdf).toString('latin1');
  const before = /startxref\s+(\d+)\s+%%EOF\s*$/.exec(text)?.[1] ?? '0';
  const trailer = text.slice(text.lastIndexOf('trailer'));
  const size = Number(/\/Size (\d+)/.exec(trailer)?.[1]);
  const root = /\/Root (\d+ \d+ R)/.exec(trailer)?.[1] ?? '';
  const room = 6_000;
  const blank = '0'.repeat(room);
  const range = '[0 0000000000 0000000000 0000000000]';
  const start = text.length + 1;
  const object = `${size} 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M (D:${at}) /ByteRange ${range} /Contents <${blank}> >>\nendobj\n`;
  const table = start + object.length;
  const tail = `xref\n${size} 1\n${String(start).padStart(10, '0')} 00000 n \ntrailer\n<< /Size ${size + 1} /Root ${root} /Prev ${before} >>\nstartxref\n${table}\n%%EOF\n`;
  const whole = `${text}\n${object}${tail}`;
  const open = whole.indexOf(`<${blank}>`);
  const close = open + room + 2;
  const ranged = whole.replace(range, `[0 ${padded(open)} ${padded(close)} ${padded(whole.length - close)}]`);
  const signed = Buffer.from(ranged.slice(0, open) + ranged.slice(close), 'latin1');
  const hex = cms(signed, by).toString('hex').padEnd(room, '0');
  return Buffer.from(ranged.replace(blank, hex), 'latin1');
}
