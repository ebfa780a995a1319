import { expect } from '@playwright/test';
import { child, reason, situation } from './support/answers.ts';
import { inspect } from './support/inspect.ts';
import { test } from './support/test.ts';

test('whoever keeps the records sees until when a closed case is kept, and holds it back', async ({ crew }) => {
  const { page: keeping } = await crew.post('education');
  await keeping.getByRole('link', { name: 'Glabāšana' }).click();
  await expect(keeping.getByRole('main')).toContainText('Noslēgtu lietu nav.');
  await inspect(keeping, 'retention-empty');

  const teacher = await crew.post('teacher');
  await expect(teacher.page.getByRole('link', { name: 'Glabāšana' })).toHaveCount(0);
  await teacher.page.getByRole('link', { name: 'Sākt lietu' }).click();
  await teacher.act('Sākt jaunu lietu', [child('Ozolu pamatskola'), situation]);
  await teacher.page.getByRole('link', { name: 'Atvērt lietu' }).click();
  await teacher.act('Situācija atrisināta', [reason('Bērns apmeklē skolu.')]);

  await keeping.reload();
  const item = keeping.getByRole('listitem').filter({ hasText: /Lieta \d{4}-\d{4}/ });
  await expect(item).toContainText('Termiņš nav noteikts');
  await item.getByText('Apturēt dzēšanu').first().click();
  const hold = item.getByRole('button', { name: 'Apturēt dzēšanu' });
  await hold.click();
  await expect(item.getByRole('alert')).toHaveText('Uzrakstiet pamatojumu.');
  await inspect(keeping, 'retention-failed');
  await item.getByRole('textbox', { name: 'Pamatojums' }).fill('Notiek tiesvedība par aprūpes tiesībām.');
  await hold.click();
  await expect(keeping.getByRole('status').filter({ hasText: 'dzēšana ir apturēta' })).toBeVisible();
  await expect(item).toContainText('Notiek tiesvedība par aprūpes tiesībām.');
  // The form it was in has gone.
  await expect(item.getByRole('heading')).toBeFocused();
  await inspect(keeping, 'retention-held');
  await item.getByText('Atļaut dzēst').first().click();
  await item.getByRole('textbox', { name: 'Pamatojums' }).fill('Tiesvedība ir beigusies.');
  await item.getByRole('button', { name: 'Atļaut dzēst' }).click();
  await expect(item).not.toContainText('tiesvedība');
});
