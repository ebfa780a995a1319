import { expect } from '@playwright/test';
import { child, situation } from './support/answers.ts';
import { test } from './support/test.ts';

test('a form that breaks its rules says so at each field, and the words stay', async ({ app, crew }) => {
  const teacher = await crew.post('teacher');
  const { page } = teacher;
  await page.goto(`${app.url}/open`);
  await teacher.begin('Sākt jaunu lietu');
  await teacher.write({ Vārds: 'Paraugs', 'Dzimšanas datums': '31.02.2014.' });
  await page.getByRole('button', { name: 'Turpināt' }).click();
  const summary = page.getByRole('alert', { name: 'Pārbaudiet atbildes' });
  await expect(summary).toBeFocused();
  await summary.getByRole('link', { name: /^Uzvārds/ }).click();
  await expect(page.getByRole('textbox', { name: 'Uzvārds' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Vārds', exact: true })).toHaveValue('Paraugs');
  await expect(page.getByRole('textbox', { name: 'Dzimšanas datums' })).toHaveValue('31.02.2014.');
  await expect(page).toHaveTitle(/^Kļūda:/);
});

test('a case is not there for a post that has no business with it', async ({ app, crew }) => {
  const teacher = await crew.post('teacher');
  await teacher.page.goto(`${app.url}/open`);
  await teacher.begin('Sākt jaunu lietu');
  await teacher.submit([child('Ozolu pamatskola'), situation]);
  const address = await teacher.page.getByRole('link', { name: 'Atvērt lietu' }).getAttribute('href');
  for (const post of ['support', 'smallTeacher', 'socialWorker', 'statePolice', 'chair', 'orphansCourt'] as const) {
    const { page } = await crew.post(post);
    await page.goto(`${app.url}${address}`);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/nav atrasta|neizdevās atrast/i);
    await expect(page.getByRole('main')).not.toContainText('Paraugs');
    await page.goto(`${app.url}/cases`);
    await expect(page.getByRole('main')).not.toContainText('Paraugs');
  }
});
