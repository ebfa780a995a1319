import { expect } from '@playwright/test';
import { child, schoolReferral, situation } from './support/answers.ts';
import { inspect } from './support/inspect.ts';
import { openAtLevel1, passToSupport, toLevel3 } from './support/journey.ts';
import { test } from './support/test.ts';

// Each looks at many pages: they go side by side.
test.describe.configure({ mode: 'parallel', timeout: 300_000 });

const grounds = ['Konstatētas sociālās problēmas ģimenē'];

test('every page, and the first form before and after a failed submit', async ({ browser, app, crew }) => {
  const outside = await browser.newContext({ locale: 'lv-LV', timezoneId: 'Europe/Riga' });
  const visitor = await outside.newPage();
  await visitor.goto(app.url);
  await expect(visitor.getByRole('heading', { level: 1, name: 'Pierakstīties' })).toBeVisible();
  await inspect(visitor, 'sign-in');
  await visitor.goto(`${app.url}/accessibility`);
  await expect(visitor.getByRole('heading', { level: 1 })).toBeVisible();
  await inspect(visitor, 'accessibility');
  await outside.close();

  const teacher = await crew.post('teacher');
  await inspect(teacher.page, 'inbox-empty');
  await teacher.page.goto(`${app.url}/cases`);
  await expect(teacher.page.getByRole('heading', { level: 1, name: 'Manas lietas' })).toBeVisible();
  await inspect(teacher.page, 'cases-empty');
  await teacher.page.goto(`${app.url}/nav-tādas-lapas`);
  await expect(teacher.page.getByRole('heading', { level: 1 })).toBeVisible();
  await inspect(teacher.page, 'not-found');
  await teacher.page.goto(`${app.url}/open`);
  await expect(teacher.page.getByRole('link', { name: 'Sākt jaunu lietu' })).toBeVisible();
  await inspect(teacher.page, 'open');

  await teacher.begin('Sākt jaunu lietu');
  await expect(teacher.page.getByRole('textbox', { name: 'Vārds', exact: true })).toBeVisible();
  await inspect(teacher.page, 'form');
  await teacher.page.getByRole('button', { name: 'Turpināt' }).click();
  await expect(teacher.page.getByRole('alert', { name: 'Pārbaudiet atbildes' })).toBeFocused();
  await inspect(teacher.page, 'form-failed');
  await teacher.write(child('Ozolu pamatskola'));
  await teacher.page.getByRole('button', { name: 'Turpināt' }).click();
  await teacher.write(situation);
  await teacher.page.getByRole('button', { name: 'Turpināt' }).click();
  await expect(teacher.page.getByRole('button', { name: 'Iesniegt' })).toBeVisible();
  await inspect(teacher.page, 'check');
  await teacher.page.getByRole('button', { name: 'Iesniegt' }).click();
  await expect(teacher.page.getByRole('heading', { level: 1, name: 'Izdarīts' })).toBeVisible();
  await inspect(teacher.page, 'done');
  await teacher.page.getByRole('link', { name: 'Atvērt lietu' }).click();
  await expect(teacher.page.getByRole('heading', { level: 1, name: /Lieta/ })).toBeVisible();
  await inspect(teacher.page, 'case');
  const number = ((await teacher.page.getByRole('heading', { level: 1 }).textContent()) ?? '').replace('Lieta ', '');
  await passToSupport(crew, 'teacher', number);

  const support = await crew.post('support');
  await support.page.goto(app.url);
  await expect(support.page.getByRole('region', { name: /Jāizdara/ })).toContainText(number);
  await inspect(support.page, 'inbox');
  await support.openCase(number);
  await inspect(support.page, 'case-blocked');
  await toLevel3(crew, number);

  const head = await crew.post('head');
  await head.openCase(number);
  await head.act('Nav rezultātu', schoolReferral(grounds, 'eSigned'));
  await head.openCase(number);
  await inspect(head.page, 'case-referred');
  await head.page
    .getByRole('region', { name: 'Nosūtījumi' })
    .getByRole('link', { name: /Vēstule/ })
    .first()
    .click();
  await expect(head.page.getByRole('main')).toContainText('Aizkraukles novada Sociālajam dienestam');
  await inspect(head.page, 'letter');
});

test('each page of a long form, before and after a failed submit', async ({ crew }) => {
  const number = await openAtLevel1(crew, 'teacher', 'Ozolu pamatskola');
  await passToSupport(crew, 'teacher', number);
  await toLevel3(crew, number);
  const head = await crew.post('head');
  await head.openCase(number);
  await head.begin('Nav rezultātu');
  const pages = schoolReferral(grounds, 'eSigned');
  for (const [index, answers] of pages.entries()) {
    if (index > 0) {
      await head.page.getByRole('button', { name: 'Turpināt' }).click();
      await expect(head.page.getByRole('alert', { name: 'Pārbaudiet atbildes' })).toBeFocused();
      await inspect(head.page, `referral-${index + 1}-failed`);
    }
    await head.write(answers);
    await inspect(head.page, `referral-${index + 1}`);
    await head.page.getByRole('button', { name: 'Turpināt' }).click();
    await expect(head.page.getByRole('alert', { name: 'Pārbaudiet atbildes' })).toBeHidden();
  }
  await head.page.getByRole('button', { name: 'Iesniegt' }).click();
  await expect(head.page.getByRole('heading', { level: 1, name: 'Izdarīts' })).toBeVisible();
});
