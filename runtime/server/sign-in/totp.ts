import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { encodeQR } from 'qr';

/** Seconds a code lasts (RFC 6238, 4.1), and how long it is: what every authenticator app takes for granted. */
const stepSeconds = 30;
const digits = 6;
/** RFC 4226, 4 R6: at least 128 bits, 160 recommended. */
export const secretBytes = 20;
/** A clock that is a little off, and somebody who types slowly (RFC 6238, 5.2: at most one step). */
const drift = [0, -1, 1];

export const newSecret = (): Buffer => randomBytes(secretBytes);

/** The code of one step of time (RFC 4226, 5.3). */
function codeAt(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac('sha1', secret).update(counter).digest();
  const at = digest.readUInt8(digest.length - 1) & 0xf;
  const number = digest.readUInt32BE(at) & 0x7f_ff_ff_ff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The step of time whose code this is; nothing when it is the code of none near `now`. */
export function stepOf(secret: Buffer, code: string, now: string): number | undefined {
  const present = Math.floor(Date.parse(now) / 1_000 / stepSeconds);
  const given = Buffer.from(code);
  return drift
    .map((by) => present + by)
    .find((step) => {
      const wanted = Buffer.from(codeAt(secret, step));
      return wanted.length === given.length && timingSafeEqual(wanted, given);
    });
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** RFC 4648, 6, without padding: as authenticator apps take it, and as one can type it. */
function base32(bytes: Buffer): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? []).map((five) => letters[Number.parseInt(five.padEnd(5, '0'), 2)]).join('');
}

/** What an authenticator app needs: to scan, and to type. */
export interface Enrolment {
  /** The secret, in groups of four. */
  secret: string;
  /** `otpauth://totp/…` */
  uri: string;
  /** Path of an SVG drawing of the address, `size` by `size`. */
  qr: { path: string; size: number };
}

/** @param login what the app shows beside the site's name */
export function enrolmentOf(secret: Buffer, login: string): Enrolment {
  const text = base32(secret);
  const label = `${encodeURIComponent('Rīcība')}:${encodeURIComponent(login)}`;
  const uri = `otpauth://totp/${label}?secret=${text}&issuer=${encodeURIComponent('Rīcība')}`;
  const rows = encodeQR(uri, 'raw', { ecc: 'medium', border: 4 });
  const path = rows.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { secret: (text.match(/.{1,4}/g) ?? []).join(' '), uri, qr: { path, size: rows.length } };
}
