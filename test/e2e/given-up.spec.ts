import { expect, test } from '@playwright/test';
import { sendCase } from '../server/support/course.ts';
import { smallDefinition, smallPosts } from '../server/support/definition.ts';
import { Mailbox } from '../server/support/mailbox.ts';
import { ServerProcess } from '../server/support/process.ts';
import { Visitor } from '../server/support/visitor.ts';
import { inspect } from './support/inspect.ts';
import { pages } from './support/app.ts';

let server: ServerProcess;
let mailbox: Mailbox;
test.beforeAll(async () => {
  mailbox = new Mailbox();
  await mailbox.up();
  const posts = smallPosts.posts.map((post) => ({
    ...post,
    email: `${post.id}@piemers.lv`,
    ...(post.id === 'vaditaja' && { operator: true }),
  }));
  for (const { email } of posts) mailbox.unknown.add(email);
  server = await ServerProcess.prepare(undefined, { definition: smallDefinition(), posts: { ...smallPosts, posts } });
  await server.up(['--pages', pages], {
    RICIBA_SMTP: `smtp://127.0.0.1:${mailbox.port}`,
    RICIBA_MAIL_FROM: 'riciba@piemers.lv',
    RICIBA_SITE: 'https://riciba.piemers.lv',
  });
});
test.afterAll(async () => {
  await server?.remove();
  await mailbox?.down();
});

async function signedIn(post: string): Promise<Visitor> {
  const visitor = new Visitor(server.url);
  await visitor.signIn(post);
  return visitor;
}

test('what could not be sent says why; each is settled, and the focus stays on the page', async ({ page }) => {
  await page.goto(`${server.url}/outbox`);
  await page.getByRole('button', { name: /^Vadītāja/ }).click();
  const main = page.getByRole('main');
  await expect(main).toContainText('Neviena nenosūtīta paziņojuma nav.');
  await sendCase(await signedIn('audzinataja'), await signedIn('direktore'), ['socialas', 'kartiba']);
  const items = main.getByRole('listitem');
  await expect(async () => {
    await page.reload();
    await expect(items).toHaveCount(2, { timeout: 1000 });
  }).toPass();
  await expect(items.first()).toContainText('e-pasta serveris adresi nepieņem');
  await inspect(page, 'given-up');

  await items
    .first()
    .getByRole('button', { name: /^Atzīmēt kā nokārtotu/ })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'Jā, nokārtots' }).click();
  await expect(items).toHaveCount(1);
  await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
  mailbox.unknown.clear();
  await items.getByRole('button', { name: /^Sūtīt vēlreiz/ }).click();
  await expect(page.getByRole('status').filter({ hasText: 'tiks sūtīts vēlreiz' })).toBeVisible();
  await expect.poll(() => mailbox.received.length).toBe(1);
});
