import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { codeNow } from '../support/authenticator.ts';
import { OpenIdProvider } from '../support/openid-provider.ts';
import { child, situation } from './support/answers.ts';
import { App } from './support/app.ts';
import { inspect } from './support/inspect.ts';
import { expectSaved, Staff } from './support/staff.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const password = 'zaļš ezis lasa karti';
const inbox = { level: 1, name: 'Kas gaida mani' } as const;

let app: App;
let provider: OpenIdProvider;
let folder: string;

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'riciba-sign-in-'));
  app = await App.prepare();
  provider = await OpenIdProvider.start();
  provider.people.set('anna', { name: 'Anna Paraugs', groups: ['ozoli', 'vadiba'] });
  provider.people.set('zane', { name: 'Zane Paraugs', groups: ['ozoli'] });
  provider.people.set('pauls', { name: 'Pauls Paraugs', groups: ['policija'] });
  provider.people.set('gita', { name: 'Gita Paraugs', groups: ['grupa'] });
  const { issuer, client } = provider;
  const posts = [
    { claim: 'groups', value: 'ozoli', post: 'ozolu-klases-audzinataja' },
    { claim: 'groups', value: 'vadiba', post: 'ozolu-direktore' },
    { claim: 'groups', value: 'policija', post: 'valsts-policijas-inspektors' },
    { claim: 'groups', value: 'grupa', post: 'grupas-vaditaja' },
  ];
  const settings = join(folder, 'sign-in.json');
  await writeFile(settings, JSON.stringify({ local: {}, oidc: { issuer, client, label: 'novada kontu', posts } }));
  await app.up(['--sign-in', settings], { RICIBA_OIDC_SECRET: provider.secret });
  provider.serve(app.url);
});
test.afterAll(async () => {
  await app?.stop();
  await provider?.stop();
  await rm(folder, { recursive: true, force: true });
});

/** Adds an account as whoever administers does. Gives what is printed for whoever signs in. */
async function addAccount(login: string, post: string, ...more: string[]): Promise<string> {
  const words = ['account', 'add', login, '--name', 'Berta Paraugs', '--post', post, '--data', app.data, ...more];
  const { stdout } = await promisify(execFile)('node', ['runtime/server/bin/riciba-server.ts', ...words], {
    cwd: root,
    env: { ...process.env, RICIBA_SITE: app.url },
  });
  return /(?:password|link): (\S+)/.exec(stdout)?.[1] ?? '';
}

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const go = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('an account: own password, app, codes on paper; and after the end of the session the words are still there', async ({
  page,
  context,
}) => {
  const temporary = await addAccount('berta', 'ozolu-klases-audzinataja,ozolu-direktore');
  await page.goto(`${app.url}/cases`);
  await inspect(page, 'account-begin');
  // By keyboard alone.
  await field(page, 'Lietotājvārds').focus();
  await page.keyboard.type('berta');
  await page.keyboard.press('Tab');
  await page.keyboard.type('nav īstā');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toBeFocused();
  await expect(page.getByRole('alert')).toHaveText('Lietotājvārds vai parole nav pareiza.');
  await inspect(page, 'account-wrong');
  await field(page, 'Parole').fill(temporary);
  await go(page, 'Pierakstīties');

  await expect(page.getByRole('heading', { level: 1, name: 'Jūsu parole' })).toBeFocused();
  await field(page, 'Jaunā parole').fill('parole123456');
  await go(page, 'Turpināt');
  await expect(page.getByRole('alert')).toContainText('viegli uzminēt');
  await inspect(page, 'account-password');
  await field(page, 'Jaunā parole').fill(password);
  await go(page, 'Turpināt');

  await expect(page.getByRole('img', { name: 'Kvadrātkods autentifikatora lietotnei' })).toBeVisible();
  await inspect(page, 'account-app');
  const secret = (await page.locator('.app-key').textContent()) ?? '';
  await field(page, 'Kods, ko lietotne tagad rāda').fill(codeNow(secret));
  await go(page, 'Turpināt');
  await expect(page.getByRole('heading', { name: 'Rezerves kodi' })).toBeVisible();
  const codes = await page.getByRole('listitem').filter({ hasText: '-' }).allTextContents();
  expect(codes).toHaveLength(10);
  await inspect(page, 'account-codes');
  await go(page, 'Kodi ir pierakstīti, turpināt');

  await expect(page.getByRole('heading', { level: 1, name: 'Izvēlieties amatu' })).toBeFocused();
  await inspect(page, 'account-post');
  await page.getByRole('button', { name: 'Klases audzinātāja, Ozolu pamatskola' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Manas lietas' })).toBeVisible();

  await page.goto(`${app.url}/open`);
  await page.getByRole('main').getByRole('link', { name: 'Sākt jaunu lietu' }).click();
  const name = field(page, 'Vārds');
  await name.fill('Rakstīts pirms beigām');
  await expectSaved(page);
  await context.clearCookies();
  await name.fill('Rakstīts pēc sesijas beigām');
  const ended = page.getByRole('dialog', { name: 'Jūsu darba sesija ir beigusies' });
  await expect(ended).toBeVisible();
  await expect(name).toBeHidden();
  await inspect(page, 'account-ended');
  await field(page, 'Lietotājvārds').fill('berta');
  await field(page, 'Parole').fill(password);
  await go(page, 'Pierakstīties');
  await field(page, 'Kods').fill(codes[0] ?? '');
  await go(page, 'Turpināt');
  await expect(name).toHaveValue('Rakstīts pēc sesijas beigām');
  await expectSaved(page);

  await page.getByRole('link', { name: 'Berta Paraugs' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Mans konts' })).toBeVisible();
  await expect(page.getByText('šī vieta')).toBeVisible();
  await inspect(page, 'account');
  await go(page, 'Izrakstīties visur');
  await page.getByRole('dialog').getByRole('button', { name: 'Izrakstīties visur' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Pierakstīties' })).toBeVisible();
});

test('a link in place of a password: it lets in once, and who comes later is told where to ask', async ({
  page,
  browser,
}) => {
  const link = await addAccount('dace', 'ozolu-klases-audzinataja', '--link');
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1, name: 'Jums ir izveidots konts' })).toBeVisible();
  await inspect(page, 'account-link');
  await go(page, 'Turpināt');
  await expect(page.getByRole('heading', { level: 1, name: 'Jūsu parole' })).toBeFocused();
  // The way in stays in no history and no bookmark.
  expect(page.url()).not.toContain('uzaicinajums');
  await field(page, 'Jaunā parole').fill(password);
  await go(page, 'Turpināt');
  await expect(page.getByRole('img', { name: 'Kvadrātkods autentifikatora lietotnei' })).toBeVisible();

  const later = await (await browser.newContext()).newPage();
  await later.goto(link);
  await go(later, 'Turpināt');
  await expect(later.getByRole('alert')).toContainText('jau ir izmantota vai beigusies');
  await expect(field(later, 'Lietotājvārds')).toBeVisible();
  await inspect(later, 'account-link-used');
  await later.context().close();
});

test('a provider: back to the same page, another window for who has words on the screen, out of both', async ({
  page,
  context,
}) => {
  await page.goto(`${app.url}/open`);
  await page.getByRole('link', { name: 'Pierakstīties ar novada kontu' }).click();
  await atProvider(page, 'anna');
  await expect(page.getByRole('heading', { level: 1, name: 'Izvēlieties amatu' })).toBeVisible();
  await page.getByRole('button', { name: 'Klases audzinātāja, Ozolu pamatskola' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Sākt lietu' })).toBeVisible();

  await page.getByRole('main').getByRole('link', { name: 'Sākt jaunu lietu' }).click();
  const name = field(page, 'Vārds');
  await expect(name).toBeVisible();
  await context.clearCookies();
  await name.fill('Vārdi uz ekrāna');
  const ended = page.getByRole('dialog', { name: 'Jūsu darba sesija ir beigusies' });
  const opened = context.waitForEvent('page');
  await ended.getByRole('link', { name: 'Pierakstīties ar novada kontu jaunā logā' }).click();
  const beside = await opened;
  await atProvider(beside, 'anna');
  await expect(beside.getByRole('heading', inbox)).toBeVisible();
  await page.bringToFront();
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(ended).toBeHidden();
  await expect(name).toHaveValue('Vārdi uz ekrāna');
  await expectSaved(page);

  await page.getByRole('button', { name: 'Iziet' }).click();
  await expect(page).toHaveURL(/\/session\/end\?/);
});

test('whoever turns back at the provider is told so calmly', async ({ page }) => {
  await page.goto(app.url);
  await page.getByRole('link', { name: 'Pierakstīties ar novada kontu' }).click();
  await page.getByRole('link', { name: /cancel/i }).click();
  await expect(page.getByRole('alert')).toContainText('Jūs pārtraucāt pierakstīšanos.');
  await inspect(page, 'account-denied');
});

/** Somebody who signs in with the provider in a browser of their own. */
async function enters(browser: Browser, who: string): Promise<Staff> {
  const page = await (await browser.newContext({ locale: 'lv-LV', timezoneId: 'Europe/Riga' })).newPage();
  await page.goto(app.url);
  await page.getByRole('link', { name: 'Pierakstīties ar novada kontu' }).click();
  await atProvider(page, who);
  await expect(page.getByRole('heading', inbox)).toBeVisible();
  return Staff.at(page, app);
}

test('in an emergency a file is read for a reason, which all who take part in it see', async ({ browser }) => {
  const teacher = await enters(browser, 'zane');
  await teacher.page.getByRole('link', { name: 'Sākt lietu' }).click();
  await expect(teacher.page.getByRole('link', { name: 'Ārkārtas piekļuve' })).toHaveCount(0);
  await teacher.act('Sākt jaunu lietu', [child('Ozolu pamatskola'), situation]);
  await teacher.page.goto(`${app.url}/cases`);
  const number = (await teacher.page.getByRole('row').last().getByRole('link').textContent()) ?? '';

  const inspector = await enters(browser, 'pauls');
  const { page } = inspector;
  await page.getByRole('link', { name: 'Ārkārtas piekļuve' }).click();
  await field(page, 'Lietas numurs vai bērna vārds un uzvārds').fill('Izdomātais Paraugs');
  await go(page, 'Atvērt lietu lasīšanai');
  await expect(page.getByRole('alert')).toContainText('Uzrakstiet iemeslu');
  await inspect(page, 'account-emergency');
  const why = 'Bērns atrasts naktī uz ielas, jāzina, kur viņš dzīvo.';
  await field(page, 'Iemesls').fill(why);
  await go(page, 'Atvērt lietu lasīšanai');
  await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('Šobrīd jums šajā lietā nekas nav jādara.');
  await page.getByText('Skatīt atbildes').first().click();
  await expect(page.getByRole('main')).toContainText('Bērns kavē stundas un ir noslēgts.');
  await inspect(page, 'account-emergency-case');

  await teacher.openCase(number);
  await expect(teacher.page.getByRole('main')).toContainText(why);
  const chair = await enters(browser, 'gita');
  await expect(chair.page.getByRole('main')).toContainText(why);
  await expect(chair.page.getByRole('main')).not.toContainText('Izdomātais');
  await expect(chair.page.getByRole('link', { name: number })).toHaveCount(0);
  await inspect(chair.page, 'account-emergency-told');
});

async function atProvider(page: Page, who: string): Promise<void> {
  await page.getByPlaceholder(/login/i).fill(who);
  await page.getByPlaceholder(/password/i).fill('x');
  await page.getByRole('button', { name: /sign-in/i }).click();
}
