import { Refused, texts } from '../contract/problem.ts';
import type { Services } from '../services.ts';
import { type Begin, beginSession, renewSession, secretOf, type Session } from './sessions.ts';
import { transact } from '../store/database.ts';
import type { Stage } from '../store/schema.ts';
import {
  type Account,
  changeAccount,
  findAccount,
  plainLogin,
  postsOf,
  setRecoveryCodes,
  useInvitation,
  useRecoveryCode,
  useStep,
} from './accounts.ts';
import { countAttempt, forgive, noteSignIn } from './attempts.ts';
import {
  hashPassword,
  isOutdated,
  isPassword,
  longest,
  type PasswordFault,
  passwordFault,
  randomLetters,
  shortest,
} from './passwords.ts';
import { type Enrolment, enrolmentOf, newSecret, stepOf } from './totp.ts';

const recoveryCodes = 10;

/** Where somebody signs in from. */
export interface From {
  address: string;
  /** Browser and system, in words. */
  place: string;
  /** The post they want, where they know. */
  post?: string | undefined;
}

interface Begun {
  token: string;
  id: string;
}

/**
 * The first step of a local account: name and password. What else is asked is in the session's stage.
 * @throws Refused 422, the same for whoever has no account; 429 while one must wait
 */
export async function enterPassword(
  services: Services,
  given: { login: string; password: string },
  from: From,
): Promise<Begun> {
  if (!services.signIn?.local) throw refused();
  const login = plainLogin(given.login);
  await countAttempt(services, 'address', from.address);
  await countAttempt(services, 'name', login);
  const { db, directory } = services;
  const account = await findAccount(db, directory.municipality, { kind: 'local', login });
  const known = account?.disabled === false ? account : undefined;
  const right = await isPassword(given.password.slice(0, longest * 4), known?.password ?? undefined);
  if (!known?.password || !right) {
    noteSignIn(services, 'password', 'wrong-password');
    throw refused();
  }
  await forgive(services, 'name', login);
  await forgive(services, 'address', from.address);
  // Before more is asked of somebody who could do nothing here.
  if ((await postsOf(services, known.id)).length === 0) throw noPosts();
  if (isOutdated(known.password)) await changeAccount(db, known, { password: await hashPassword(given.password) });
  return await next(services, known, from, undefined);
}

/**
 * The first step by an invitation, in place of name and password.
 * @throws Refused 422 when it was used, is over or never was; 429 while one must wait
 */
export async function acceptInvitation(services: Services, token: string, from: From): Promise<Begun> {
  if (!services.signIn?.local) throw refused();
  await countAttempt(services, 'address', from.address);
  const account = await useInvitation(services.db, services.directory.municipality, token, services.now());
  if (!account) {
    noteSignIn(services, 'invitation', 'no-invitation');
    throw new Refused(422, { code: 'no-invitation', message: texts.noInvitation });
  }
  await forgive(services, 'address', from.address);
  if ((await postsOf(services, account.id)).length === 0) throw noPosts();
  return await next(services, account, from, undefined);
}

const refused = () => new Refused(422, { code: 'wrong-password', message: texts.wrongPassword });

const noPosts = () => new Refused(403, { code: 'no-posts', message: texts.noPosts });

/** The order of what is asked: first whatever proves who it is. */
const order: Stage[] = ['code', 'password', 'enrol'];

/** What is asked after a step, of this account. */
function stageAfter({ signIn }: Services, account: Account, done: Stage | undefined): Stage | undefined {
  const asked: Partial<Record<Stage, boolean>> = {
    code: account.secondFactor !== null,
    password: account.temporary,
    enrol: account.secondFactor === null && signIn?.local?.secondFactor !== false,
  };
  return order.slice(done === undefined ? 0 : order.indexOf(done) + 1).find((stage) => asked[stage]);
}

async function next(
  services: Services,
  account: Account,
  { place, post }: Pick<From, 'place' | 'post'>,
  step: { session: Session; done: Stage } | undefined,
): Promise<Begun> {
  const stage = stageAfter(services, account, step?.done);
  const begin: Begin = stage
    ? {
        account: account.id,
        place,
        stage,
        ...(stage === 'enrol' && { secret: services.seals.seal(newSecret(), account) }),
      }
    : await entering(services, account, { place, post });
  return step ? await renewSession(services, step.session, begin) : await beginSession(services, begin);
}

/**
 * The session of somebody who has proved who they are: in the post they want, in their only one, or to choose one.
 * @throws Refused 403 when they hold none
 */
export async function entering(
  services: Services,
  account: Pick<Account, 'municipality' | 'id'>,
  { place, post }: { place: string; post?: string | undefined },
): Promise<Begin> {
  const posts = await postsOf(services, account.id);
  if (posts.length === 0) throw noPosts();
  const chosen = posts.length === 1 ? posts[0] : posts.find((one) => one === post);
  await changeAccount(services.db, account, { signedInAt: services.now() });
  noteSignIn(services, 'entered');
  const startedAt = services.now();
  return { account: account.id, place, startedAt, ...(chosen === undefined ? { stage: 'post' } : { post: chosen }) };
}

/** The account of who is at this stage. */
async function at(services: Services, session: Session | undefined, stage: Stage): Promise<Account> {
  const account =
    session?.stage === stage && session.account
      ? await findAccount(services.db, services.directory.municipality, { id: session.account.id })
      : undefined;
  if (!account) throw new Refused(422, { code: 'wrong-stage', message: texts.wrongStage });
  return account;
}

/**
 * The second step: a code of the authenticator app, or one of those that stand in for it.
 * @throws Refused 422 when it is wrong or used, 429 while one must wait
 */
export async function enterCode(
  services: Services,
  session: Session | undefined,
  code: string,
  from: From,
): Promise<Begun> {
  const account = await at(services, session, 'code');
  await countAttempt(services, 'code', account.id);
  if (!(await proves(services, account, code))) {
    noteSignIn(services, 'code', 'wrong-code');
    throw new Refused(422, { code: 'wrong-code', message: texts.wrongCode });
  }
  await forgive(services, 'code', account.id);
  return await next(services, account, from, session && { session, done: 'code' });
}

async function proves({ db, now, seals }: Services, account: Account, code: string): Promise<boolean> {
  const typed = code.replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(typed)) return await useRecoveryCode(db, account, typed);
  const secret = account.secondFactor ? seals.open(account.secondFactor, account) : undefined;
  const step = secret && stepOf(secret, typed, now());
  return step !== undefined && (await useStep(db, account, step));
}

const faults: Record<PasswordFault, (least: number) => string> = {
  short: (least) =>
    `Parole ir par īsu: vajag vismaz ${least} rakstzīmes. Labi der vairāki vārdi, kas kopā neko nenozīmē.`,
  long: () => `Parole ir par garu: ne vairāk kā ${longest} rakstzīmes.`,
  common: () => 'Šo paroli ir viegli uzminēt: tajā ir bieži lietots vārds vai jūsu vārds. Izdomājiet citu.',
  repeated: () => 'Šo paroli ir viegli uzminēt: tajā atkārtojas vienas un tās pašas zīmes. Izdomājiet citu.',
};

/** @throws Refused 422 with why it will not do */
async function mustDo(services: Services, account: Account, password: string): Promise<void> {
  const least = services.signIn?.local?.secondFactor === false ? shortest.alone : shortest.withCode;
  const fault = passwordFault(password, [account.login, account.name], least);
  if (fault) throw new Refused(422, { code: `password-${fault}`, message: faults[fault](least) });
  if (await isPassword(password, account.password ?? undefined))
    throw new Refused(422, { code: 'password-same', message: 'Tā ir līdzšinējā parole. Izdomājiet citu.' });
}

/**
 * A password of one's own in place of one that somebody else knows.
 * @throws Refused 422
 */
export async function choosePassword(
  services: Services,
  session: Session | undefined,
  password: string,
  from: From,
): Promise<Begun> {
  const account = await at(services, session, 'password');
  await mustDo(services, account, password);
  await changeAccount(services.db, account, { password: await hashPassword(password), temporary: false });
  return await next(services, account, from, session && { session, done: 'password' });
}

/**
 * Another password, by somebody who is signed in and knows the present one; all their other sessions end.
 * @throws Refused 422, 429
 */
export async function changePassword(
  services: Services,
  session: Session,
  { before, after }: { before: string; after: string },
): Promise<Begun> {
  const { db, directory } = services;
  const { municipality } = directory;
  const account = session.account && (await findAccount(db, municipality, { id: session.account.id }));
  if (!account?.password) throw new Refused(422, { code: 'wrong-stage', message: texts.wrongStage });
  await countAttempt(services, 'code', account.id);
  if (!(await isPassword(before, account.password))) {
    noteSignIn(services, 'change', 'wrong-password');
    throw new Refused(422, { code: 'wrong-password', message: 'Līdzšinējā parole nav pareiza.' });
  }
  await forgive(services, 'code', account.id);
  await mustDo(services, account, after);
  await changeAccount(db, account, { password: await hashPassword(after) });
  const renewed = await renewSession(services, session, session.post === undefined ? {} : { post: session.post });
  await endOthers(services, account.id, renewed.id);
  return renewed;
}

async function endOthers({ db, directory }: Services, account: string, kept: string): Promise<void> {
  await db
    .deleteFrom('session')
    .where('municipality', '=', directory.municipality)
    .where('account', '=', account)
    .where('id', '!=', kept)
    .execute();
}

/** What to scan or type into an authenticator app, while one is being added. */
export async function showEnrolment(services: Services, session: Session | undefined): Promise<Enrolment> {
  const account = await at(services, session, 'enrol');
  const sealed = session && (await secretOf(services, session));
  const secret = sealed && services.seals.open(sealed, account);
  if (!secret) throw new Refused(422, { code: 'wrong-stage', message: texts.wrongStage });
  return enrolmentOf(secret, account.login);
}

/**
 * Adds the authenticator app, once it shows the right code.
 * @returns besides, codes that stand in for it; they are shown this once
 * @throws Refused 422, 429
 */
export async function enrol(
  services: Services,
  session: Session | undefined,
  code: string,
  from: From,
): Promise<Begun & { codes: string[] }> {
  const account = await at(services, session, 'enrol');
  const sealed = session && (await secretOf(services, session));
  const secret = sealed && services.seals.open(sealed, account);
  await countAttempt(services, 'code', account.id);
  const step = secret && stepOf(secret, code.replaceAll(/\s/g, ''), services.now());
  if (!sealed || step === undefined) {
    noteSignIn(services, 'app', 'wrong-code');
    throw new Refused(422, { code: 'wrong-code', message: texts.wrongCode });
  }
  await forgive(services, 'code', account.id);
  const codes = Array.from({ length: recoveryCodes }, () => randomLetters(2));
  await transact(services.db, async (tx) => {
    await changeAccount(tx, account, { secondFactor: sealed, lastStep: step });
    await setRecoveryCodes(tx, account, codes);
  });
  return { ...(await next(services, account, from, session && { session, done: 'enrol' })), codes };
}
