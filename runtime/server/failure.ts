/**
 * Why the server does not start, for whoever started it. Two sentences of the same meaning, so that a newcomer of
 * either language knows what to do; never a stack trace.
 */
export class StartError extends Error {
  readonly latvian: string;
  readonly english: string;

  constructor(latvian: string, english: string) {
    super(`${latvian}\n${english}`);
    this.name = 'StartError';
    this.latvian = latvian;
    this.english = english;
  }
}

/** The message of anything thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The code of a system or database error ("ENOENT", "23505"); empty when it has none. */
export function codeOf(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string'
    ? error.code
    : '';
}

/** Codes by which the way to another server, or to a file, fails: what they mean to whoever mends it. */
const ways: Record<string, [latvian: string, english: string]> = {
  ENOTFOUND: ['servera ar tādu nosaukumu nav', 'there is no server of that name'],
  EAI_AGAIN: ['servera nosaukumu neizdodas atrast', 'the name of the server is not found'],
  EDNS: ['servera nosaukumu neizdodas atrast', 'the name of the server is not found'],
  ECONNREFUSED: ['tur neviens neklausās', 'nobody listens there'],
  ECONNRESET: ['savienojumu pārtrauca', 'the connection was broken off'],
  ETIMEDOUT: ['atbilde laikus nepienāca', 'no answer came in time'],
  CERT_HAS_EXPIRED: ['servera sertifikāts ir beidzies', 'the certificate of the server has expired'],
  CERT_NOT_YET_VALID: [
    'servera sertifikāts vēl nav spēkā, vai šī datora pulkstenis ir nepareizs',
    'the certificate of the server is not valid yet, or the clock of this machine is wrong',
  ],
  ERR_TLS_CERT_ALTNAME_INVALID: ['servera sertifikāts ir citam nosaukumam', 'its certificate is of another name'],
  EACCES: ['nav tiesību', 'it is not allowed'],
  EPERM: ['nav tiesību', 'it is not allowed'],
  EROFS: ['tur var tikai lasīt', 'it can only be read'],
  ENOSPC: ['diskā nav vietas', 'the disk is full'],
  ENOENT: ['tur nekā nav', 'nothing is there'],
  ENOTDIR: ['tur ir datne, nevis mape', 'a file is there, no folder'],
  S3_403: ['atslēga ir nepareiza vai tai nav tiesību', 'the key is wrong, or it is not allowed'],
  S3_404: ['tāda spaiņa nav', 'there is no such bucket'],
};
for (const code of [
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
])
  ways[code] = ['servera sertifikātam šis dators neuzticas', 'this machine does not trust its certificate'];

/** Why another server or a file was not reached, by its code, Latvian and English; the code itself where it is not known. */
export function wayWords(code: string): [latvian: string, english: string] {
  const known = Object.hasOwn(ways, code) ? ways[code] : undefined;
  return known ? [`${known[0]} (${code})`, `${known[1]} (${code})`] : [code, code];
}

/** The code of what was thrown, or of what lies behind it: `fetch` puts a connection's error below its own, nodemailer its code. */
export function wayCodeOf(error: unknown): string {
  const causes = [error];
  if (error instanceof Error) causes.unshift(error.cause);
  if (error instanceof Error && 'originalCode' in error) causes.unshift({ code: error.originalCode });
  const codes = causes.map(codeOf).filter(Boolean);
  if (codes.length > 0) return codes[0] ?? '';
  return error instanceof Error && error.name === 'TimeoutError' ? 'ETIMEDOUT' : '';
}

/** Of anything thrown, what may be told to a log: no message, which may quote data. */
export function faultIn(error: unknown): { kind: string; code: string; at: string } {
  const kind = error instanceof Error ? error.name : typeof error;
  return { kind, code: codeOf(error), at: error instanceof Error ? placeOf(error) : '' };
}

/** The innermost place of ours in the program: enough to look, and no data in it. */
export function placeOf(error: Error): string {
  const line = error.stack?.split('\n').find((frame) => frame.includes('/runtime/'));
  return line?.replace(/^.*\/runtime\//, '').replace(/\)$/, '') ?? '';
}
