import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startServer } from '@riciba/runtime/server';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { opening } from './support/answers.ts';
import { run } from './support/command.ts';
import { smallPosts } from './support/definition.ts';
import { account, addAccount } from './support/people.ts';
import { Site } from './support/site.ts';
import { Visitor } from './support/visitor.ts';

let site: Site;
let other: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  site = await Site.start();
  const posts = join(site.folder, 'otra.json');
  await writeFile(posts, JSON.stringify({ ...smallPosts, municipality: 'otra' }));
  other = await startServer({ ...site.options, posts });
});
afterAll(async () => {
  await other.stop();
  await site.stop();
});

it('two municipalities over one database see nothing of one another', async () => {
  const here = await site.signIn('audzinataja');
  const there = new Visitor(other.url);
  await there.signIn('audzinataja');
  const { case: id } = await here.do({ act: 'Situacija.jauna', answers: opening() });
  expect((await here.cases()).cases).toHaveLength(1);
  expect((await there.cases()).cases).toEqual([]);
  expect((await there.get(`/cases/${id}`)).status).toBe(404);
  // A session of one is none of the other, whose posts have the same names.
  there.cookie = here.cookie;
  expect((await there.get('/inbox')).status).toBe(401);
});

it('commands say whose the lines are, and accounts ask for it', async () => {
  const asked = await account(site, 'list');
  expect(asked.code).toBe(2);
  expect(asked.output).toMatch(/^Norādiet pašvaldību: --municipality\. Šajā datubāzē ir: .*otra/);
  expect(await account(site, 'list', '--municipality', 'nav')).toMatchObject({ code: 2 });
  expect(await account(site, 'list', '--municipality', 'otra')).toMatchObject({
    code: 0,
    output: 'Konti: 0. / Accounts: 0.\n',
  });
  await expect(addAccount(site, 'anna', ['direktore'])).rejects.toThrow('--municipality');
  for (const command of ['migrate', 'retention'])
    expect((await run([command, '--data', site.folder], { DATABASE_URL: site.options.database })).output).toMatch(
      /^Pašvaldība \/ municipality: otra$/m,
    );
});
