import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { GivenUpList, Session } from '@riciba/runtime/server/api';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sendCase } from './support/course.ts';
import { smallPosts } from './support/definition.ts';
import { Mailbox } from './support/mailbox.ts';
import { Site } from './support/site.ts';
import type { Visitor } from './support/visitor.ts';

let folder: string;
let mailbox: Mailbox;
let site: Site;
let operator: Visitor;
let number: string;

const posts = smallPosts.posts.map((post) => ({
  ...post,
  email: `${post.id}@piemers.lv`,
  ...(post.id === 'vaditaja' && { operator: true }),
}));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'riciba-given-up-'));
  await writeFile(join(folder, 'posts.json'), JSON.stringify({ ...smallPosts, posts }));
  mailbox = new Mailbox();
  await mailbox.up();
  mailbox.unknown.add('darbinieks@piemers.lv').add('inspektors@piemers.lv');
  const mail = {
    smtp: `smtp://127.0.0.1:${mailbox.port}`,
    from: 'riciba@piemers.lv',
    site: 'https://riciba.piemers.lv',
  };
  site = await Site.start({ posts: join(folder, 'posts.json'), mail, mailMs: 20 });
  operator = await site.signIn('vaditaja');
  const id = await sendCase(await site.signIn('audzinataja'), await site.signIn('direktore'), ['socialas', 'kartiba']);
  ({ number } = await site.db.selectFrom('cases').select('number').where('id', '=', id).executeTakeFirstOrThrow());
});
afterAll(async () => {
  await site.stop();
  await mailbox.down();
  await rm(folder, { recursive: true });
});

const list = async () => (await operator.get<GivenUpList>('/outbox')).body;

it('whoever looks after what could not be sent sees it, and why, and nothing of whom it is about', async () => {
  await expect.poll(async () => (await list()).items.length).toBe(2);
  const { items, waiting } = await list();
  expect(waiting).toBe(0);
  expect(items.map(({ to }) => to).toSorted()).toEqual([
    'Inspektors, Valsts policija',
    'Sociālais darbinieks, Sociālais dienests',
  ]);
  expect(items[0]).toMatchObject({
    channel: 'mail',
    number,
    kind: 'referral',
    attempts: 1,
    reason: 'e-pasta serveris adresi nepieņem (550)',
  });
  expect(JSON.stringify(items)).not.toMatch(/Kārlis|Ozols|piemers/);
  expect((await operator.get<Session>('/session')).body.post).toMatchObject({ operator: true });
});

it('nobody else does', async () => {
  const head = await site.signIn('direktore');
  expect((await head.get<Session>('/session')).body.post).not.toHaveProperty('operator');
  expect((await head.get('/outbox')).status).toBe(404);
  const [first] = (await list()).items;
  expect((await head.request('POST', '/outbox', { id: first?.id, settle: 'again' })).status).toBe(404);
});

it('one is sent again, the other was seen to by telephone; each once', async () => {
  const { items } = await list();
  const worker = items.find(({ to }) => to === 'Sociālais darbinieks, Sociālais dienests')?.id;
  const inspector = items.find(({ to }) => to === 'Inspektors, Valsts policija')?.id;
  mailbox.unknown.clear();
  expect((await operator.request('POST', '/outbox', { id: worker, settle: 'again' })).status).toBe(200);
  await expect.poll(() => mailbox.received.map(({ to }) => to[0])).toEqual(['darbinieks@piemers.lv']);
  expect((await operator.request('POST', '/outbox', { id: inspector, settle: 'handled' })).status).toBe(200);
  expect((await list()).items).toEqual([]);
  const row = await site.db
    .selectFrom('outbox')
    .select(['status', 'handledBy', 'reason'])
    .where('id', '=', inspector ?? '')
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ status: 'handled', handledBy: 'vaditaja', reason: 'EENVELOPE 550' });
  for (const settle of ['again', 'handled'])
    expect((await operator.request('POST', '/outbox', { id: inspector, settle })).status).toBe(404);
  expect((await operator.request('POST', '/outbox', { id: inspector, settle: 'forget' })).status).toBe(400);
});
