import { expect } from '@playwright/test';
import { child, notice, reason, situation } from './support/answers.ts';
import { inspect } from './support/inspect.ts';
import { openAtLevel1, passToSupport } from './support/journey.ts';
import { Crew, expectSaved } from './support/staff.ts';
import { test } from './support/test.ts';

test.use({ alone: true });

test('words typed before and during a kill -9 are there afterwards, and nothing happens twice', async ({
  app,
  crew,
}) => {
  const teacher = await crew.post('teacher');
  const { page } = teacher;
  await page.getByRole('link', { name: 'Sākt lietu' }).click();
  await teacher.begin('Sākt jaunu lietu');
  await teacher.write(child('Ozolu pamatskola'));
  await page.getByRole('button', { name: 'Turpināt' }).click();
  const words = page.getByRole('textbox', { name: 'Kas noticis?' });
  await words.fill('Rakstīts pirms servera nāves.');
  await expectSaved(page);

  await app.kill();
  await words.fill('Rakstīts pirms servera nāves. Un rakstīts, kamēr servera nebija.');
  await expect(page.getByText('Nav savienojuma – saglabāsim, tiklīdz tas atjaunosies')).toBeVisible();
  await app.up();
  await expectSaved(page, 60_000);

  await page.reload();
  await expect(words).toHaveValue('Rakstīts pirms servera nāves. Un rakstīts, kamēr servera nebija.');

  await page.getByRole('button', { name: 'Turpināt' }).click();
  await app.kill();
  await page.getByRole('button', { name: 'Iesniegt' }).click();
  await expect(page.getByRole('main')).toContainText('Nav savienojuma');
  await app.up();
  const again = page.getByRole('button', { name: 'Iesniegt' });
  const done = page.getByRole('heading', { level: 1, name: 'Izdarīts' });
  await expect(async () => {
    if (await again.isVisible()) await again.click();
    await expect(done).toBeVisible({ timeout: 3000 });
  }).toPass({ timeout: 60_000 });

  await app.kill();
  await app.up();
  await page.goto(`${app.url}/cases`);
  await expect(page.getByRole('row')).toHaveCount(2);
  await page.getByRole('row').last().getByRole('link').click();
  await page.getByText('Skatīt atbildes').click();
  await expect(page.getByRole('main')).toContainText('Un rakstīts, kamēr servera nebija.');
});

test('a second click and a stale page do nothing twice and lose no word', async ({ browser, app, crew }) => {
  const teacher = await crew.post('teacher');
  const { page } = teacher;
  await page.getByRole('link', { name: 'Sākt lietu' }).click();
  await teacher.begin('Sākt jaunu lietu');
  for (const answers of [child('Ozolu pamatskola'), situation]) {
    await teacher.write(answers);
    await page.getByRole('button', { name: 'Turpināt' }).click();
  }
  await page.getByRole('button', { name: 'Iesniegt' }).dblclick();
  await expect(page.getByRole('heading', { level: 1, name: 'Izdarīts' })).toBeVisible();
  await page.goto(`${app.url}/cases`);
  await expect(page.getByRole('row')).toHaveCount(2);
  const number = (await page.getByRole('row').last().getByRole('link').textContent()) ?? '';

  // The same post at a second computer decides first.
  await teacher.openCase(number);
  await teacher.begin('Situācija atrisināta');
  await teacher.write(reason('Pārrunāts ar ģimeni, viss kārtībā.'));
  await page.getByRole('button', { name: 'Turpināt' }).click();
  const elsewhere = new Crew(browser, app);
  const colleague = await elsewhere.post('teacher');
  await colleague.openCase(number);
  await colleague.act('Informācija sniegta atbalsta personāla speciālistam', [reason('Vajadzīgs atbalsts.')]);
  await elsewhere.leave();

  await page.getByRole('button', { name: 'Iesniegt' }).click();
  await expect(page.getByRole('main')).toContainText('Kamēr rakstījāt, lieta mainījās');
  await expect(page.getByRole('main')).toContainText('Pārrunāts ar ģimeni, viss kārtībā.');
  // What can be done no more is not offered; where to go on from here is.
  await expect(page.getByRole('button', { name: 'Iesniegt' })).toHaveCount(0);
  await page.getByRole('main').getByRole('link', { name: 'Atvērt lietu' }).click();
  await expect(page.getByRole('heading', { level: 1, name: number })).toBeVisible();
});

test('a page that somebody else’s act made stale can still be handed in, once it was read what happened', async ({
  browser,
  app,
  crew,
}) => {
  const number = await openAtLevel1(crew, 'teacher', 'Ozolu pamatskola');
  await passToSupport(crew, 'teacher', number);
  const support = await crew.post('support');
  const { page } = support;
  await support.openCase(number);
  await support.begin('Situācija atrisināta');
  await support.write(reason('Pārrunāts ar ģimeni, viss kārtībā.'));
  await page.getByRole('button', { name: 'Turpināt' }).click();
  const elsewhere = new Crew(browser, app);
  const colleague = await elsewhere.post('support');
  await colleague.openCase(number);
  await colleague.act('Rakstiski informēt vecākus vai citus likumiskos pārstāvjus', [notice('Par bērna kavējumiem.')]);
  await elsewhere.leave();

  await page.getByRole('button', { name: 'Iesniegt' }).click();
  const main = page.getByRole('main');
  await expect(main.getByRole('heading', { name: 'Kamēr rakstījāt, lieta mainījās' })).toBeVisible();
  await expect(main.getByRole('listitem').filter({ hasText: 'Rakstiski informēt vecākus' })).toBeVisible();
  await inspect(page, 'act-stale');
  await page.getByRole('button', { name: 'Ņemt vērā un turpināt' }).click();
  await inspect(page, 'act-stale-read');
  await page.getByRole('button', { name: 'Iesniegt' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Izdarīts' })).toBeVisible();
});
