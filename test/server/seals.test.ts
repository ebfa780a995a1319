import { randomBytes } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localSignIn, person, PersonAt, addAccount, ownPassword } from './support/people.ts';
import { ServerProcess } from './support/process.ts';
import { Site } from './support/site.ts';

const [first, second] = [randomBytes(32), randomBytes(32)];
const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

let site: Site;

beforeAll(async () => {
  site = await Site.start({ signIn: localSignIn });
});
afterAll(() => site.stop());

/** What the app has, as bytes in hex. */
function bytesOf(secret: string): string {
  const bits = Array.from(secret.replaceAll(' ', ''), (one) => letters.indexOf(one).toString(2).padStart(5, '0')).join(
    '',
  );
  return (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2).toString(16).padStart(2, '0')).join('');
}

async function kept(login: string): Promise<string> {
  const row = await site.db.selectFrom('account').select('secondFactor').where('login', '=', login).executeTakeFirst();
  return row?.secondFactor?.toString('hex') ?? '';
}

async function restart(...keys: Buffer[]): Promise<void> {
  await site.server.stop();
  site.options.keys = keys;
  await site.up();
}

it('the secret of an authenticator app is sealed where there is a key, also one from before, and anew by another', async () => {
  const anna = await person(site, 'anna', ['audzinataja']);
  const secret = bytesOf(anna.secret);
  expect(secret).toHaveLength(40);
  // Without a key it can be read: this is what the key is for.
  expect(await kept('anna')).toBe(secret);
  const again = async () => {
    const later = new PersonAt(site, 'anna');
    later.secret = anna.secret;
    return (await later.again()).post?.id;
  };
  const seen = new Set<string>();
  for (const keys of [[first], [second, first], [second]]) {
    await restart(...keys);
    expect(await kept('anna')).not.toContain(secret.slice(0, 16));
    seen.add(await kept('anna'));
    expect(await again()).toBe('audzinataja');
  }
  expect(seen.size).toBe(2);
  await expect(restart(first)).rejects.toThrow(/nav datnē RICIBA_KEYS[^]*not in the file RICIBA_KEYS/);
  await expect(site.up().then(() => restart())).rejects.toThrow(/RICIBA_KEYS/);
  site.options.keys = [second];
  await site.up();
  expect(await again()).toBe('audzinataja');
});

it('is sealed while the app is being added, too, and is of no use to another account', async () => {
  const berta = new PersonAt(site, 'berta');
  const temporary = await addAccount(site, 'berta', ['direktore']);
  await berta.password(temporary);
  await berta.request('POST', '/sign-in/password', { password: ownPassword });
  const shown = bytesOf((await berta.get<{ secret: string }>('/sign-in/app')).body.secret);
  const sessions = await site.db.selectFrom('session').select('secret').where('secret', 'is not', null).execute();
  expect(sessions.map(({ secret }) => secret?.toString('hex').includes(shown.slice(0, 16)))).toEqual([false]);
  const cilda = await person(site, 'cilda', ['inspektors']);
  const stolen = await site.db
    .selectFrom('account')
    .select('secondFactor')
    .where('login', '=', 'cilda')
    .executeTakeFirst();
  await site.db
    .updateTable('account')
    .set({ secondFactor: stolen?.secondFactor ?? null })
    .where('login', '=', 'anna')
    .execute();
  const anna = new PersonAt(site, 'anna');
  anna.secret = cilda.secret;
  await anna.password(ownPassword);
  expect((await anna.enter(anna.code())).status).toBe(500);
  expect((await anna.get('/inbox')).status).toBe(401);
});

it.each(['', 'īsa', `${first.toString('base64')}\nx`, first.toString('hex')])(
  'a file of keys that holds anything else is refused, and not repeated: %s',
  async (content) => {
    const folder = await mkdtemp(join(tmpdir(), 'riciba-keys-'));
    const server = await ServerProcess.prepare();
    await writeFile(join(folder, 'keys'), content);
    expect(await server.up([], { RICIBA_KEYS: join(folder, 'keys') })).toBe(1);
    expect(server.output).toMatch(/^Atslēgu datne .* neder: [^\n]*\nThe file of keys [^\n]*\n$/);
    expect(server.output).not.toContain(content.slice(0, 20) || first.toString('base64'));
    await server.remove();
    await rm(folder, { recursive: true });
  },
);
