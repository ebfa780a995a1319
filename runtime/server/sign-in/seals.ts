import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { codeOf, StartError, wayWords } from '../failure.ts';
import type { Services } from '../services.ts';
import type { Account } from './accounts.ts';
import { secretBytes } from './totp.ts';

/** AES-256-GCM, as NIST SP 800-38D has it: a nonce of chance for each secret, 96 bits, and a tag of 128. */
const cipher = 'aes-256-gcm';
const keyBytes = 32;
const nonceBytes = 12;
const tagBytes = 16;
/** The first bytes of the key's digest: which key it was. */
const markBytes = 4;

/** Whose secret it is: sealed for one it opens for nobody else. */
type Owner = Pick<Account, 'municipality' | 'id'>;

/**
 * Seals the secrets of authenticator apps, so that a copy of the database shows none. Sealed by the first key, opened by
 * whichever sealed it; without keys they are kept as they are.
 */
export class Seals {
  private readonly keys: Map<string, Buffer>;

  constructor(keys: readonly Buffer[] = []) {
    this.keys = new Map(keys.map((key) => [markOf(key), key]));
  }

  seal(secret: Buffer, owner: Owner): Buffer {
    const [first] = this.keys;
    if (!first) return secret;
    const [mark, key] = first;
    const nonce = randomBytes(nonceBytes);
    const sealing = createCipheriv(cipher, key, nonce).setAAD(textOf(owner));
    const sealed = Buffer.concat([sealing.update(secret), sealing.final()]);
    return Buffer.concat([Buffer.from(mark, 'hex'), nonce, sealing.getAuthTag(), sealed]);
  }

  /** The secret; nothing when no key of ours sealed it. @throws when it was altered, or is another's */
  open(stored: Buffer, owner: Owner): Buffer | undefined {
    if (stored.length === secretBytes) return stored;
    const key = this.keys.get(stored.subarray(0, markBytes).toString('hex'));
    if (!key) return undefined;
    const rest = stored.subarray(markBytes);
    const opening = createDecipheriv(cipher, key, rest.subarray(0, nonceBytes), { authTagLength: tagBytes })
      .setAAD(textOf(owner))
      .setAuthTag(rest.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([opening.update(rest.subarray(nonceBytes + tagBytes)), opening.final()]);
  }

  /** Is it kept as it would be kept now? */
  isPresent(stored: Buffer): boolean {
    const [mark] = this.keys.keys();
    if (mark === undefined) return stored.length === secretBytes;
    return stored.length !== secretBytes && stored.subarray(0, markBytes).toString('hex') === mark;
  }
}

const markOf = (key: Buffer): string =>
  createHash('sha256')
    .update(key)
    .digest('hex')
    .slice(0, 2 * markBytes);

const textOf = ({ municipality, id }: Owner): Buffer => Buffer.from(`${municipality}\n${id}`);

/**
 * Reads the keys: one a line, 32 bytes in base64; lines that begin with # are for people.
 * @throws StartError when it cannot be read or holds anything else; what it holds is not repeated
 */
export async function readKeys(path: string): Promise<Buffer[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const [latvian, english] = wayWords(codeOf(error));
    throw new StartError(
      `Atslēgu datni ${path} (RICIBA_KEYS) nevar nolasīt: ${latvian}.`,
      `The file of keys ${path} (RICIBA_KEYS) cannot be read: ${english}.`,
    );
  });
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
  const keys = lines.map((line) => Buffer.from(line, 'base64'));
  if (keys.length > 0 && keys.every((key, at) => key.length === keyBytes && key.toString('base64') === lines[at]))
    return keys;
  throw new StartError(
    `Atslēgu datne ${path} neder: tajā jābūt pa vienai atslēgai rindā, 32 baiti base64 (openssl rand -base64 32).`,
    `The file of keys ${path} does not fit: one key a line, 32 bytes in base64 (openssl rand -base64 32).`,
  );
}

/**
 * Brings all secrets under the present first key.
 * @throws StartError when one is sealed by a key that is not there: its owner could not sign in
 */
export async function resealAll({ db, directory, seals, log }: Services): Promise<void> {
  const { municipality } = directory;
  const rows = await db
    .selectFrom('account')
    .select(['municipality', 'id', 'secondFactor'])
    .where('municipality', '=', municipality)
    .where('secondFactor', 'is not', null)
    .execute();
  let count = 0;
  for (const { secondFactor, ...owner } of rows) {
    if (!secondFactor || seals.isPresent(secondFactor)) continue;
    const secret = seals.open(secondFactor, owner);
    if (!secret) throw unknownKey();
    await db
      .updateTable('account')
      .set({ secondFactor: seals.seal(secret, owner) })
      .where('municipality', '=', municipality)
      .where('id', '=', owner.id)
      // Whoever has added another app meanwhile keeps that one.
      .where('secondFactor', '=', secondFactor)
      .execute();
    count += 1;
  }
  if (count > 0) log('info', 'secrets sealed anew', { count });
}

function unknownKey(): StartError {
  return new StartError(
    'Autentifikatoru noslēpumi ir aizslēgti ar atslēgu, kuras nav datnē RICIBA_KEYS. Pievienojiet to kā pēdējo rindu.',
    'The secrets of authenticator apps are sealed by a key that is not in the file RICIBA_KEYS. Add it as the last line.',
  );
}
