import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { run } from './support/command.ts';
import { sendCase } from './support/course.ts';
import { smallPosts } from './support/definition.ts';
import { Mailbox } from './support/mailbox.ts';
import { Site } from './support/site.ts';

const minute = 60_000;
const withEmail = {
  ...smallPosts,
  posts: smallPosts.posts.map((post) => ({ ...post, email: `${post.id}@piemers.lv` })),
};

let folder: string;
let mailbox: Mailbox;
let site: Site;

async function start(over: Partial<Site['options']> = {}): Promise<Site> {
  return await Site.start({
    posts: join(folder, 'posts.json'),
    mail: { smtp: `smtp://127.0.0.1:${mailbox.port}`, from: 'riciba@piemers.lv', site: 'https://riciba.piemers.lv' },
    mailMs: 20,
    ...over,
  });
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'riciba-mail-'));
  await writeFile(join(folder, 'posts.json'), JSON.stringify(withEmail));
});
afterAll(() => rm(folder, { recursive: true }));
beforeEach(async () => {
  mailbox = new Mailbox();
  await mailbox.up();
  site = await start();
});
afterEach(async () => {
  await site.stop();
  await mailbox.down();
});

/** A case of which the social service is told. */
async function sent(on = site): Promise<string> {
  return await sendCase(await on.signIn('audzinataja'), await on.signIn('direktore'), ['socialas']);
}

const states = async (on = site) =>
  (await on.db.selectFrom('outbox').select(['status', 'attempts', 'reason']).orderBy('id').execute()).map(
    ({ status, attempts, reason }) => `${status} ${attempts} ${reason ?? ''}`.trim(),
  );

/** So many e-mails were tried so often, and no mail server was there. */
const tried = (times: number, count = 1) =>
  expect.poll(async () => (await states()).filter((state) => state === `waiting ${times} ESOCKET`).length).toBe(count);

const arrived = (count: number) => expect.poll(() => mailbox.received.length).toBe(count);

it('who is told something is told by e-mail that there is something, and nothing of whom it is about', async () => {
  const id = await sent();
  await arrived(1);
  const [mail] = mailbox.received;
  expect(mail?.to).toEqual(['darbinieks@piemers.lv']);
  expect(mail?.subject).toBe('Rīcība: jauns sūtījums');
  const { number } = await site.db.selectFrom('cases').select('number').where('id', '=', id).executeTakeFirstOrThrow();
  expect(mail?.text).toContain(`https://riciba.piemers.lv/cases/${id}`);
  expect(mail?.text).toContain(`lietā ${number}`);
  expect(`${mail?.raw}${mail?.text}`).not.toMatch(/Kārlis|Ozol|Stund|audzin/);
  await expect.poll(() => states()).toEqual(['sent 1']);
  const log = JSON.stringify(site.lines);
  for (const secret of ['piemers.lv', 'Ozol', id]) expect(log).not.toContain(secret);
});

it('a mail server that is away for an hour is asked ever more seldom, and gets each e-mail once', async () => {
  await mailbox.down();
  await sent();
  await tried(1);
  for (let passed = 0; passed < 60; passed += 1) {
    const [row] = await site.db.selectFrom('outbox').select(['attempts', 'nextAt']).execute();
    site.aheadMs += minute;
    // What falls due in this minute is tried before the next begins.
    if (row && Date.parse(row.nextAt) <= Date.now() + site.aheadMs) await tried(row.attempts + 1);
  }
  expect(await states()).toEqual([expect.stringMatching(/^waiting [67] ESOCKET$/)]);
  await mailbox.up();
  site.aheadMs += 61 * minute;
  await arrived(1);
  await expect.poll(() => states()).toEqual([expect.stringMatching(/^sent [78]$/)]);
  expect(site.lines.filter((line) => line.event === 'mail not sent yet').length).toBeGreaterThan(5);
});

it('an e-mail that may have been sent is sent again under the same id', async () => {
  mailbox.breaksOff = true;
  await sent();
  await arrived(1);
  await expect.poll(() => states()).toEqual(['waiting 1 EMESSAGE 421']);
  site.aheadMs += 2 * minute;
  await arrived(2);
  expect(mailbox.received[0]?.messageId).toMatch(/^<[0-9a-f]{40}@piemers\.lv>$/);
  expect(mailbox.received[1]?.messageId).toBe(mailbox.received[0]?.messageId);
});

it('a process that ended while it was sending is stood in for, but not at once', async () => {
  await mailbox.down();
  await sent();
  await expect.poll(() => states()).toEqual([expect.stringMatching(/^waiting 1 ESOCKET/)]);
  // As a process leaves it that leased the e-mail and was killed.
  const leased = new Date(Date.now() + site.aheadMs + 2 * minute).toISOString();
  await site.db.updateTable('outbox').set({ attempts: 2, nextAt: leased, reason: null }).execute();
  await mailbox.up();
  site.aheadMs += minute;
  await new Promise((done) => setTimeout(done, 200));
  expect(mailbox.received).toEqual([]);
  site.aheadMs += 2 * minute;
  await arrived(1);
});

it('one that will never be taken is shown to a person, who may have it sent again', async () => {
  mailbox.unknown.add('darbinieks@piemers.lv');
  const id = await sent();
  await expect.poll(() => states()).toEqual(['dead 1 EENVELOPE 550']);
  const env = { DATABASE_URL: site.options.database };
  const shown = await run(['mail', '--data', site.folder], env);
  const { number } = await site.db.selectFrom('cases').select('number').where('id', '=', id).executeTakeFirstOrThrow();
  expect(shown.output).toMatch(new RegExp(`^${number}  darbinieks .*e-pasta serveris adresi nepieņem \\(550\\)`));
  expect(shown.code).toBe(1);
  mailbox.unknown.clear();
  expect(await run(['mail', '--again', '--data', site.folder], env)).toMatchObject({ code: 0 });
  await arrived(1);
});

it('two processes send each e-mail once', async () => {
  const other = await Site.start({ ...site.options, mailMs: 20 });
  await mailbox.down();
  const cases = await Promise.all(Array.from({ length: 12 }, (_, index) => sent(index % 2 ? site : other)));
  const pass = (minutes: number) => {
    site.aheadMs += minutes * minute;
    other.aheadMs += minutes * minute;
  };
  await tried(1, cases.length);
  pass(90);
  await tried(2, cases.length);
  await mailbox.up();
  pass(90);
  await expect.poll(async () => (await states()).filter((state) => state.startsWith('sent')).length).toBe(cases.length);
  expect(mailbox.received.length).toBe(cases.length);
  expect(new Set(mailbox.received.map((mail) => mail.messageId)).size).toBe(cases.length);
  await other.stop();
});

it('without a mail server nothing is put up for sending', async () => {
  const silent = await start({ mail: undefined });
  await sent(silent);
  expect(await states(silent)).toEqual([]);
  await silent.stop();
});
