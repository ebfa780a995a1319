import { randomBytes, randomInt, scrypt, timingSafeEqual } from 'node:crypto';
import { denied } from './denied-passwords.ts';

/** Cost of one hash: `ln` is the logarithm of N. */
interface Cost {
  ln: number;
  r: number;
  p: number;
}

/**
 * scrypt as OWASP's Password Storage Cheat Sheet has it for 32 MiB (N=2^15, r=8, p=3). Argon2id is in node:crypto from
 * 24.7 only and this runs on 22.18, too; a native package would be one more thing that must be built on each machine.
 */
const cost: Cost = { ln: 15, r: 8, p: 3 };
const keyBytes = 32;
const saltBytes = 16;
/** Hashes at a time: each takes a thread that files and names of hosts need, too. */
const atOnce = 2;

/** NIST SP 800-63B-4, 3.1.1.2: length, not kinds of characters; at least 15 where a password is all there is. */
export const shortest = { withCode: 10, alone: 15 };
export const longest = 200;

let free = atOnce;
const waiting: (() => void)[] = [];

async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (free > 0) free -= 1;
  else await new Promise<void>((go) => waiting.push(go));
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  }
}

function derive(password: string, salt: Buffer, { ln, r, p }: Cost): Promise<Buffer> {
  const N = 2 ** ln;
  const options = { N, r, p, maxmem: 128 * r * (N + p + 2) };
  return inTurn(
    () =>
      new Promise((done, fail) => {
        // The same letters may come in several codings, by the keyboard (NIST SP 800-63B-4, 3.1.1.2).
        scrypt(password.normalize('NFKC'), salt, keyBytes, options, (error, key) => (error ? fail(error) : done(key)));
      }),
  );
}

/** `$scrypt$ln=15,r=8,p=3$salt$key`: what it cost stands with it. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(saltBytes);
  const key = await derive(password, salt, cost);
  return `$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$${salt.toString('base64')}$${key.toString('base64')}`;
}

const shape = /^\$scrypt\$ln=(\d+),r=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/;

/**
 * Is it the password of this hash? Without a hash it takes as long and is not: whether somebody has an account cannot be
 * told by the clock.
 */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  const [, ln, r, p, salt, key] = shape.exec(hash ?? '') ?? [];
  if (salt === undefined || key === undefined) {
    await derive(password, Buffer.alloc(saltBytes), cost);
    return false;
  }
  const wanted = Buffer.from(key, 'base64');
  const given = await derive(password, Buffer.from(salt, 'base64'), { ln: Number(ln), r: Number(r), p: Number(p) });
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}

/** It was made at another cost than is asked for now: make it anew while the password is known. */
export function isOutdated(hash: string): boolean {
  return !hash.startsWith(`$scrypt$ln=${cost.ln},r=${cost.r},p=${cost.p}$`);
}

/** Why a password will not do: `short`, `long`, `common` (also what one sees on the page), `repeated`; none: it will. */
export type PasswordFault = 'short' | 'long' | 'common' | 'repeated';

/** @param known what anybody would try first: the login, the name */
export function passwordFault(password: string, known: string[], least: number): PasswordFault | undefined {
  const text = plain(password);
  const size = Array.from(password.normalize('NFKC')).length;
  if (size < least) return 'short';
  if (size > longest) return 'long';
  if (new Set(text).size < 5 || isRun(text)) return 'repeated';
  const guessed = [...denied, ...known.flatMap((one) => [one, ...one.split(/\s+/)]).map(plain)]
    .filter((word) => word.length >= 4)
    .toSorted((a, b) => b.length - a.length);
  // What is left of it beside words that are tried first must be worth something by itself.
  let left = text;
  for (const word of guessed) left = left.replaceAll(word, '');
  return left.length < least / 2 ? 'common' : undefined;
}

/** As people vary a word: large letters, diacritics, signs. */
function plain(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** 1234567890…, abcdefg…, or one piece again and again. */
function isRun(text: string): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const steps = codes.slice(1).map((code, index) => code - (codes[index] ?? 0));
  const next = steps.filter((step) => Math.abs(step) <= 1).length;
  return next > steps.length * 0.7 || /^(.{1,6})\1+$/u.test(text);
}

/** Easily read aloud and typed: no letter that looks like another. 15 of 31 letters are 74 bits. */
const clear = 'abcdefghjkmnpqrstuvwxyz23456789';

const five = (): string => Array.from({ length: 5 }, () => clear[randomInt(clear.length)]).join('');

/** Letters by chance, in groups of five. */
export function randomLetters(groups: number): string {
  return Array.from({ length: groups }, five).join('-');
}
