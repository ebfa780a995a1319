import { StartError } from '../failure.ts';
import { endSessionsOf } from '../sign-in/sessions.ts';
import {
  type Account,
  addAccount,
  changeAccount,
  endInvitations,
  findAccount,
  invite,
  isLogin,
  plainLogin,
  setPosts,
  setRecoveryCodes,
} from '../sign-in/accounts.ts';
import { hashPassword, randomLetters } from '../sign-in/passwords.ts';
import type { Database, Tx } from '../store/database.ts';
import { type Command, type Context, type Given, withCurrent } from './context.ts';

interface Asked {
  db: Database;
  municipality: string;
  login: string;
  values: Given['values'];
  context: Context;
}

const usage =
  'account add LIETOTĀJS --name VĀRDS --post AMATS,AMATS [--link] | reset | posts | disable | enable | list';

/** What is done with one account. */
const actions: Record<string, (asked: Asked) => Promise<number>> = { add, reset, posts, disable, enable };

export const accountCommand: Command = {
  usage,
  about: `lietotāju konti: add izveido un izdrukā pagaidu paroli, reset dod jaunu (--app: arī jaunu autentifikatoru);
      ar --link paroles vietā ir saite, kas der vienu reizi, 72 stundas (vietnes adrese: RICIBA_SITE);
      posts maina amata vietas (--post), disable aizver, enable atver, list rāda visus;
      ja datubāzē ir vairākas pašvaldības: --municipality ATSLĒGA`,
  options: {
    name: { type: 'string' },
    municipality: { type: 'string' },
    post: { type: 'string' },
    app: { type: 'boolean' },
    link: { type: 'boolean' },
  },
  async run({ words: [action = '', given = ''], values }, context) {
    return await withCurrent(context, async ({ db }) => {
      const municipality = await municipalityIn(db, values);
      if (action === 'list') return await list(db, municipality, context);
      const login = plainLogin(given);
      const act = Object.hasOwn(actions, action) ? actions[action] : undefined;
      if (!act || !isLogin(login))
        throw new StartError(
          `riciba-server ${usage}\n\nLietotājvārds ir 2 līdz 100 burti, cipari vai zīmes . _ - @, bet ne personas kods.`,
          'A user name is 2 to 100 letters, digits or . _ - @, and no personal code.',
        );
      return await act({ db, municipality, login, values, context });
    });
  },
};

/** The one that is named, else the one whose server has run on this database. @throws StartError */
async function municipalityIn(db: Database, { municipality: named }: Given['values']): Promise<string> {
  const rows = await db.selectFrom('post').select('municipality').distinct().orderBy('municipality').execute();
  const all = rows.map(({ municipality }) => municipality);
  const [first] = all;
  if (first === undefined)
    throw new StartError(
      'Šajā datubāzē vēl nav amata vietu. Vispirms palaidiet serveri.',
      'This database does not hold any posts yet. Start the server first.',
    );
  if (typeof named === 'string' ? all.includes(named) : all.length === 1) return String(named ?? first);
  throw new StartError(
    `Norādiet pašvaldību: --municipality. Šajā datubāzē ir: ${all.join(', ')}.`,
    `Name the municipality: --municipality. This database holds: ${all.join(', ')}.`,
  );
}

async function add({ db, municipality, login, values, context }: Asked): Promise<number> {
  if (await findAccount(db, municipality, { kind: 'local', login }))
    throw new StartError(`Lietotājs «${login}» jau ir.`, `There is a user "${login}" already.`);
  const name = typeof values.name === 'string' ? values.name.trim() : '';
  if (!name) throw new StartError('Norādiet vārdu un uzvārdu: --name "Vārds Uzvārds".', 'Give a name: --name "…".');
  const held = await postsIn(db, municipality, values);
  const createdAt = context.now();
  const way = await wayIn(values, context);
  const told = await db.transaction().execute(async (tx) => {
    const given = { municipality, kind: 'local' as const, login, name, createdAt, temporary: true };
    const account = { municipality, id: await addAccount(tx, given) };
    await setPosts(tx, account, held);
    return await way(tx, account);
  });
  for (const line of told) context.say(line);
  return 0;
}

/** Gives somebody a way in, and tells what to hand over. */
type WayIn = (tx: Tx, account: Pick<Account, 'municipality' | 'id'>) => Promise<string[]>;

/** A password that whoever reads it knows, or a link, of which nobody learns a password. @throws StartError */
async function wayIn({ link }: Given['values'], context: Context): Promise<WayIn> {
  if (link === true) {
    const site = siteOf(context);
    return async (tx, account) => {
      await changeAccount(tx, account, { password: null });
      const token = await invite(tx, account, context.now());
      return [
        `Saite / link: ${new URL(`#uzaicinajums=${token}`, site).href}`,
        'Nododiet to personīgi. Tā der vienu reizi un 72 stundas. / It is good once, for 72 hours.',
      ];
    };
  }
  const temporary = randomLetters(4);
  const password = await hashPassword(temporary);
  return async (tx, account) => {
    await changeAccount(tx, account, { password });
    await endInvitations(tx, account);
    return [
      `Pagaidu parole / temporary password: ${temporary}`,
      'Nododiet to personīgi. Pirmajā reizē tā būs jānomaina. / It must be changed at the first sign-in.',
    ];
  };
}

function siteOf({ env }: Context): string {
  const site = env.RICIBA_SITE ?? '';
  if (/^https?:/.test(site) && URL.canParse(site)) return site;
  throw new StartError(
    'Saitei vajag vietnes adresi: RICIBA_SITE (https://riciba.novads.lv).',
    'A link needs the address of the site: RICIBA_SITE (https://riciba.novads.lv).',
  );
}

/** @throws StartError when one of those named is none */
async function postsIn(db: Database, municipality: string, { post }: Given['values']): Promise<string[]> {
  const wanted = (typeof post === 'string' ? post : '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  const rows = await db.selectFrom('post').select('id').where('municipality', '=', municipality).execute();
  const all = rows.map(({ id }) => id);
  const missing = wanted.filter((one) => !all.includes(one));
  if (wanted.length > 0 && missing.length === 0) return wanted;
  const what = missing.length > 0 ? `Nav amata vietas: ${missing.join(', ')}.` : 'Norādiet amata vietu: --post.';
  throw new StartError(`${what} Ir šādas: ${all.join(', ')}.`, `Give --post, one or more of those above.`);
}

/** @throws StartError when there is none */
async function known({ db, municipality, login }: Asked): Promise<Account> {
  const account = await findAccount(db, municipality, { kind: 'local', login });
  if (account) return account;
  throw new StartError(`Lietotāja «${login}» nav.`, `There is no user "${login}".`);
}

/** Whoever has the account in their hands now has it no more. */
async function reset(asked: Asked): Promise<number> {
  const account = await known(asked);
  const way = await wayIn(asked.values, asked.context);
  const told = await asked.db.transaction().execute(async (tx) => {
    await changeAccount(tx, account, { temporary: true });
    if (asked.values.app === true) {
      await changeAccount(tx, account, { secondFactor: null, lastStep: null });
      await setRecoveryCodes(tx, account, []);
    }
    await endSessionsOf(tx, account.municipality, account.id);
    return await way(tx, account);
  });
  for (const line of told) asked.context.say(line);
  return 0;
}

async function posts(asked: Asked): Promise<number> {
  const { db, municipality, values, context } = asked;
  const account = await known(asked);
  const held = await postsIn(db, municipality, values);
  await db.transaction().execute((tx) => setPosts(tx, account, held));
  context.say(`Amata vietas / posts: ${held.join(', ')}`);
  return 0;
}

async function disable(asked: Asked): Promise<number> {
  const account = await known(asked);
  await asked.db.transaction().execute(async (tx) => {
    await changeAccount(tx, account, { disabled: true });
    await endInvitations(tx, account);
    await endSessionsOf(tx, account.municipality, account.id);
  });
  asked.context.say('Konts ir aizvērts, tā sesijas ir beigušās. / Closed, with its sessions.');
  return 0;
}

async function enable(asked: Asked): Promise<number> {
  await changeAccount(asked.db, await known(asked), { disabled: false });
  asked.context.say('Konts ir atvērts. / Open again.');
  return 0;
}

async function list(db: Database, municipality: string, { say }: Context): Promise<number> {
  const accounts = await db
    .selectFrom('account')
    .selectAll()
    .where('municipality', '=', municipality)
    .orderBy('kind')
    .orderBy('name')
    .execute();
  const held = await db.selectFrom('accountPost').selectAll().where('municipality', '=', municipality).execute();
  for (const { id, kind, login, name, password, disabled, temporary, secondFactor, signedInAt } of accounts) {
    const marks = [
      ...(disabled ? ['aizvērts'] : []),
      ...(kind === 'oidc' ? ['ar pierakstīšanās pakalpojumu'] : []),
      ...(temporary ? [password === null ? 'uzaicināts' : 'pagaidu parole'] : []),
      ...(kind === 'local' && !secondFactor ? ['bez autentifikatora'] : []),
      signedInAt === null ? 'nav pierakstījies' : `pierakstījies ${signedInAt.slice(0, 10)}`,
    ];
    const theirs = held.filter(({ account }) => account === id).map(({ post }) => post);
    say(`${kind === 'local' ? login : '–'}  ${name}  ${theirs.join(', ') || 'bez amata'}  (${marks.join(', ')})`);
  }
  say(`Konti: ${accounts.length}. / Accounts: ${accounts.length}.`);
  return 0;
}
