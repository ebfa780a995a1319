import { readXml, type XmlReader } from './xml.ts';

/** What an XML signature says of what it signs. */
export interface XmlSignature {
  /** Files of the container, by name, with the hash that was signed. */
  references: { name: string; algorithm: string; digest: string }[];
  /** DER of the certificate that stands first. */
  certificate?: Buffer;
  /** ISO 8601, as the signer's machine told it. */
  at?: string;
}

/**
 * The signatures in one file of a container, as they are written (XAdES, ETSI EN 319 132-1). Nothing of it is verified.
 * @throws Error when it is not XML
 */
export function readXades(xml: string): XmlSignature[] {
  const reader = new Reader();
  readXml(xml, reader);
  return reader.signatures;
}

class Reader implements XmlReader {
  readonly signatures: XmlSignature[] = [];
  #text = '';

  open(tag: string, attribute: (name: string) => string): void {
    this.#text = '';
    const signature = this.signatures.at(-1);
    if (tag === 'Signature') this.signatures.push({ references: [] });
    // What begins with # lies within the signature itself.
    if (tag === 'Reference' && attribute('URI') !== '')
      signature?.references.push({ name: fileOf(attribute('URI')), algorithm: '', digest: '' });
    const reference = signature?.references.at(-1);
    if (tag === 'DigestMethod' && reference?.digest === '') reference.algorithm = attribute('Algorithm');
  }

  text(text: string): void {
    this.#text += text;
  }

  close(tag: string): void {
    const said = this.#text.replaceAll(/\s/g, '');
    const signature = this.signatures.at(-1);
    const reference = signature?.references.at(-1);
    this.#text = '';
    if (!signature) return;
    if (tag === 'DigestValue' && reference?.digest === '') reference.digest = said;
    if (tag === 'X509Certificate') signature.certificate ??= Buffer.from(said, 'base64');
    if (tag === 'SigningTime') signature.at ??= said;
  }
}

function fileOf(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}
