import { readFile } from 'node:fs/promises';
import { expect } from '@playwright/test';
import { child } from './support/answers.ts';
import { inspect } from './support/inspect.ts';
import { test } from './support/test.ts';

test.use({ example: 'kavejumi' });

const report = 'Pārskats par neattaisnotiem kavējumiem';

/** A day beside today as one types it in Latvia. */
function dayBeside(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000);
  return day.toLocaleDateString('lv', { timeZone: 'Europe/Riga', day: '2-digit', month: '2-digit', year: 'numeric' });
}

test('a report is there for those who may read it, and tells no small number', async ({ app, crew }) => {
  test.setTimeout(240_000);
  for (const [name, school, times] of [
    ['oakClerk', 'Ozolu pamatskola', 3],
    ['lindenClerk', 'Liepu pamatskola', 1],
  ] as const) {
    const clerk = await crew.post(name);
    for (let count = 0; count < times; count += 1) {
      await clerk.page.goto(`${app.url}/open`);
      await clerk.begin('Sākt lietu par kavējumiem');
      await clerk.submit([child(school)]);
    }
  }
  const clerk = await crew.post('oakClerk');
  const menu = { name: 'Galvenā izvēlne' };
  await expect(clerk.page.getByRole('navigation', menu).getByRole('link', { name: 'Sākt lietu' })).toBeVisible();
  await expect(clerk.page.getByRole('link', { name: 'Pārskati' })).toHaveCount(0);
  await clerk.page.goto(`${app.url}/reports`);
  await expect(clerk.page.getByText('Jūsu amatam shēmā nav paredzēts neviens pārskats.')).toBeVisible();
  await inspect(clerk.page, 'reports-none');

  const { page } = await crew.post('educationOffice');
  await page.getByRole('navigation', menu).getByRole('link', { name: 'Pārskati' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Pārskati' })).toBeFocused();
  await expect(page.getByRole('combobox', { name: 'Pārskats' })).toHaveValue('ParKavejumiem');
  await expect(page.getByRole('table')).toHaveCount(0);
  await inspect(page, 'reports-choice');
  // By the keyboard alone.
  await page.getByRole('combobox', { name: 'Par kādu laiku' }).focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const table = page.getByRole('table', { name: report });
  await expect(table).toBeVisible();
  // Whatever the season: in summer no school year runs, and the latest has none of these cases.
  await page.getByRole('combobox', { name: 'Par kādu laiku' }).focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Tab');
  await page.keyboard.type(dayBeside(-1));
  await page.keyboard.press('Tab');
  await page.keyboard.type(dayBeside(1));
  await page.keyboard.press('Enter');
  await expect(table.getByRole('row', { name: 'Lietas par kavējumiem 4' })).toBeVisible();
  await expect(table.getByRole('row', { name: 'Lietas par kavējumiem: Liepu pamatskola slēpts' })).toBeVisible();
  await expect(table.getByRole('row', { name: 'Lietas par kavējumiem: Ozolu pamatskola slēpts' })).toBeVisible();
  await expect(page.getByText('Skaitu, mazāku par 3, nerāda')).toBeVisible();
  await inspect(page, 'report');

  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Lejupielādēt tabulu (CSV)' }).click();
  const download = await waiting;
  expect(download.suggestedFilename()).toMatch(/^ParKavejumiem_.*\.csv$/);
  const text = await readFile(await download.path(), 'utf8');
  expect(text.startsWith('\u{FEFF}')).toBe(true);
  expect(text).toContain('Lietas par kavējumiem;Liepu pamatskola;slēpts');
});

test('own days are asked for again where they are no period, and a failure is told', async ({ app, crew }) => {
  const { page } = await crew.post('educationOffice');
  await page.goto(`${app.url}/reports`);
  await page.getByRole('combobox', { name: 'Par kādu laiku' }).selectOption({ label: 'Citi datumi' });
  const [from, to] = [page.getByLabel('No dienas'), page.getByLabel('Līdz dienai')];
  const show = page.getByRole('button', { name: 'Sagatavot pārskatu' });
  await to.fill('31/02/2026');
  await show.click();
  await expect(from).toBeFocused();
  await expect(from).toHaveAccessibleDescription(/Ierakstiet datumu/);
  await expect(to).toHaveAccessibleDescription(/Dienas 31\.02\.2026\. kalendārā nav\./);
  await inspect(page, 'reports-own-days');
  await from.fill('01.09.2026.');
  await to.fill('31.08.2026.');
  await show.click();
  await expect(to).toBeFocused();
  await expect(to).toHaveAccessibleDescription(/nevar būt pirms sākuma/);
  await to.fill('01.09.2026.');
  await page.route('**/api/reports/**', (route) => route.fulfill({ status: 500, json: { message: 'Kļūda sistēmā.' } }));
  await show.click();
  await expect(page.getByRole('alert')).toContainText('Kļūda sistēmā.');
  await page.unroute('**/api/reports/**');
  await page.getByRole('button', { name: 'Sagatavot pārskatu' }).click();
  await expect(
    page.getByRole('table', { name: report }).getByRole('row', { name: /^Lietas par kavējumiem 0$/ }),
  ).toBeVisible();
  await expect(page).toHaveURL(/from=2026-09-01&to=2026-09-01/);
});
