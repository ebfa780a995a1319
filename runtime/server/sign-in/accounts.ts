import { randomBytes, randomUUID } from 'node:crypto';
import { digestOf } from '../digest.ts';
import type { Services } from '../services.ts';
import type { Database, Tx } from '../store/database.ts';
import type { Tables } from '../store/schema.ts';
import type { Selectable } from 'kysely';

export type Account = Selectable<Tables['account']>;

/** A user name as it is compared: however it was typed. */
export function plainLogin(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase();
}

/** Letters, digits and `. _ - @`; no personal code, which would stand wherever the name does. */
export function isLogin(text: string): boolean {
  return /^[\p{L}\p{N}._@-]{2,100}$/u.test(text) && !/^\d{6}-?\d{5}$/.test(text);
}

export async function findAccount(
  db: Database | Tx,
  municipality: string,
  by: { id: string } | { kind: Account['kind']; login: string },
): Promise<Account | undefined> {
  const accounts = db.selectFrom('account').selectAll().where('municipality', '=', municipality);
  const one =
    'id' in by ? accounts.where('id', '=', by.id) : accounts.where('kind', '=', by.kind).where('login', '=', by.login);
  return await one.executeTakeFirst();
}

export async function changeAccount(
  db: Database | Tx,
  { municipality, id }: Pick<Account, 'municipality' | 'id'>,
  change: Partial<Account>,
): Promise<void> {
  await db.updateTable('account').set(change).where('municipality', '=', municipality).where('id', '=', id).execute();
}

/** Makes an account that is not there yet. Gives its id. */
export async function addAccount(
  tx: Database | Tx,
  given: Pick<Account, 'municipality' | 'kind' | 'login' | 'name' | 'createdAt'> & Partial<Account>,
): Promise<string> {
  const id = randomUUID();
  const unset = { password: null, temporary: false, secondFactor: null, lastStep: null, disabled: false };
  await tx
    .insertInto('account')
    .values({ ...unset, signedInAt: null, ...given, id })
    .execute();
  return id;
}

/** The posts of a person that there are, in the order of the list of posts. */
export async function postsOf({ db, directory }: Services, account: string): Promise<string[]> {
  const rows = await db
    .selectFrom('accountPost')
    .select('post')
    .where('municipality', '=', directory.municipality)
    .where('account', '=', account)
    .execute();
  const held = new Set(rows.map(({ post }) => post));
  return [...directory.posts.keys()].filter((post) => held.has(post));
}

/** From now on a person holds these posts and no other. */
export async function setPosts(
  tx: Database | Tx,
  { municipality, id: account }: Pick<Account, 'municipality' | 'id'>,
  posts: string[],
): Promise<void> {
  const theirs = tx.deleteFrom('accountPost').where('municipality', '=', municipality).where('account', '=', account);
  await (posts.length > 0 ? theirs.where('post', 'not in', posts) : theirs).execute();
  if (posts.length === 0) return;
  await tx
    .insertInto('accountPost')
    .values(posts.map((post) => ({ municipality, account, post })))
    .onConflict((on) => on.doNothing())
    .execute();
}

/** However it was typed. They are of chance, so their digest needs no salt. */
const hashOf = (code: string): Buffer => digestOf(code.toLowerCase().replaceAll(/[^a-z0-9]/g, ''));

/** Codes that stand in for the authenticator app, in place of all former. */
export async function setRecoveryCodes(
  tx: Database | Tx,
  { municipality, id: account }: Pick<Account, 'municipality' | 'id'>,
  codes: string[],
): Promise<void> {
  await tx.deleteFrom('recoveryCode').where('municipality', '=', municipality).where('account', '=', account).execute();
  if (codes.length === 0) return;
  await tx
    .insertInto('recoveryCode')
    .values(codes.map((code) => ({ municipality, account, hash: hashOf(code) })))
    .execute();
}

/** Uses one up. Gives whether it was one. */
export async function useRecoveryCode(
  db: Database | Tx,
  { municipality, id: account }: Pick<Account, 'municipality' | 'id'>,
  code: string,
): Promise<boolean> {
  const used = await db
    .deleteFrom('recoveryCode')
    .where('municipality', '=', municipality)
    .where('account', '=', account)
    .where('hash', '=', hashOf(code))
    .returning('account')
    .executeTakeFirst();
  return used !== undefined;
}

/** Uses up a step of time: its code is taken once, whichever process is asked. */
export async function useStep(
  db: Database | Tx,
  { municipality, id }: Pick<Account, 'municipality' | 'id'>,
  step: number,
): Promise<boolean> {
  const used = await db
    .updateTable('account')
    .set({ lastStep: step })
    .where('municipality', '=', municipality)
    .where('id', '=', id)
    .where((is) => is.or([is('lastStep', 'is', null), is('lastStep', '<', step)]))
    .returning('id')
    .executeTakeFirst();
  return used !== undefined;
}

/** How long whoever is invited has to come. */
const invitedMs = 72 * 60 * 60_000;

/** Makes the link's secret, in place of any former. It is told this once. */
export async function invite(
  tx: Database | Tx,
  { municipality, id: account }: Pick<Account, 'municipality' | 'id'>,
  now: string,
): Promise<string> {
  await endInvitations(tx, { municipality, id: account });
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(Date.parse(now) + invitedMs).toISOString();
  await tx
    .insertInto('invitation')
    .values({ municipality, tokenHash: digestOf(token), account, expiresAt })
    .execute();
  return token;
}

/** Uses an invitation up. Gives whose it is; nothing where there is none, or it is over. */
export async function useInvitation(
  db: Database | Tx,
  municipality: string,
  token: string,
  now: string,
): Promise<Account | undefined> {
  const used = await db
    .deleteFrom('invitation')
    .where('municipality', '=', municipality)
    .where('tokenHash', '=', digestOf(token))
    .where('expiresAt', '>', now)
    .returning('account')
    .executeTakeFirst();
  const account = used && (await findAccount(db, municipality, { id: used.account }));
  return account?.disabled === false ? account : undefined;
}

/** Whoever had an invitation has it no more. */
export async function endInvitations(
  tx: Database | Tx,
  { municipality, id: account }: Pick<Account, 'municipality' | 'id'>,
): Promise<void> {
  await tx.deleteFrom('invitation').where('municipality', '=', municipality).where('account', '=', account).execute();
}
