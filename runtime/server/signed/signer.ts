import { X509Certificate } from 'node:crypto';
import type { Signer } from './found.ts';

/** A personal code as certificates write it (ETSI EN 319 412-1: PNOLV-…), or as people do. */
const codes = /\bPNO[A-Z]{2}-[\w-]+|\b\d{6}-?\d{5}\b/g;

/**
 * Who a certificate says its holder is: a name, never the personal code, which stands in it beside the name.
 * @param der undefined, or what is no certificate: a signer of whom nothing is known
 * @param at when it says it was signed
 */
export function signerOf(der: Buffer | undefined, at: string | undefined): Signer {
  const { CN, GN, SN, O } = subjectOf(der);
  const name = GN && SN ? `${GN} ${SN}` : (CN ?? '');
  const instant = at === undefined ? Number.NaN : Date.parse(at);
  return {
    name: plain(name),
    ...(O && { organisation: plain(O) }),
    ...(!Number.isNaN(instant) && { at: new Date(instant).toISOString() }),
  };
}

function subjectOf(der: Buffer | undefined): Record<string, string | undefined> {
  try {
    const { subject } = new X509Certificate(der ?? Buffer.alloc(0));
    return Object.fromEntries(
      subject.split('\n').map((line): [string, string] => {
        const at = line.indexOf('=');
        return [line.slice(0, at), line.slice(at + 1)];
      }),
    );
  } catch {
    return {};
  }
}

function plain(text: string): string {
  return text
    .replaceAll(/\\(.)/g, '$1')
    .replaceAll(codes, '')
    .replaceAll(/\p{Cc}|\p{Bidi_Control}/gu, '')
    .replaceAll(/\s*,\s*(?=,|$)/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 200);
}
