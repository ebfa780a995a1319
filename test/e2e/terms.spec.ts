import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import { child } from './support/answers.ts';
import { test } from './support/test.ts';

const shot = fileURLToPath(new URL('../results/screens/why-1280.png', import.meta.url));

test.use({ example: 'termini' });

test('a date says how it was counted, day by day', async ({ app, crew }) => {
  const head = await crew.post('sampleHead');
  await head.page.goto(`${app.url}/open`);
  await head.begin('Sākt jaunu lietu');
  await head.submit([child('Parauga pamatskola'), { 'Kas noticis?': 'Bērns kavē stundas.' }]);
  await head.page.getByRole('link', { name: 'Atvērt lietu' }).click();
  const duties = head.page.getByRole('region', { name: 'Kas jāizdara' });
  const duty = duties.getByRole('listitem').filter({ hasText: 'Jālemj' });
  await duty.getByText('Kāpēc šis datums?').click();
  await expect(duty).toContainText('Termiņš: 1 mēneša laikā. Kalendārs:');
  await head.page.screenshot({ path: shot, fullPage: true });
  const date = /\d\d\.\d\d\.\d{4}\./.exec((await duty.getByRole('definition').last().textContent()) ?? '')?.[0];
  await expect(duty.getByText(/^Termiņš beidzas/)).toContainText(date ?? 'datuma nav');
  await head.page.goto(app.url);
  const waiting = head.page
    .getByRole('region', { name: /Jāizdara/ })
    .getByRole('listitem')
    .filter({ hasText: date });
  await expect(waiting).toHaveCount(1);
  await expect(waiting).not.toContainText('rīt');
  const [day, month, year] = (date ?? '').split('.').map(Number);
  await head.page.clock.setFixedTime(new Date(year ?? 0, (month ?? 0) - 1, (day ?? 0) - 1, 9));
  await head.page.reload();
  await expect(waiting).toContainText('– rīt');
});
