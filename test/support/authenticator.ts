import { createHmac } from 'node:crypto';

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app shows (RFC 6238 with SHA-1, 30 seconds, 6 digits): written apart from the server's. */
export function codeNow(secret: string, ms = Date.now()): string {
  const bits = Array.from(secret.replaceAll(' ', ''), (letter) => letters.indexOf(letter).toString(2).padStart(5, '0'));
  const bytes = bits.join('').match(/.{8}/g) ?? [];
  const key = Buffer.from(bytes.map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.from(
    Math.floor(ms / 30_000)
      .toString(16)
      .padStart(16, '0'),
    'hex',
  );
  const hex = createHmac('sha1', key).update(counter).digest('hex');
  const at = Number.parseInt(hex.slice(-1), 16) * 2;
  return String((Number.parseInt(hex.slice(at, at + 8), 16) % 2 ** 31) % 1_000_000).padStart(6, '0');
}
