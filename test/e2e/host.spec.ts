import { expect } from '@playwright/test';
import { schoolReferral } from './support/answers.ts';
import { openAtLevel1, passToSupport, toLevel3 } from './support/journey.ts';
import { Crew } from './support/staff.ts';
import { test } from './support/test.ts';

test('what is searched for stands in no address, and the next post does not find it', async ({ browser, app }) => {
  const elsewhere = new Crew(browser, app);
  const { page } = await elsewhere.post('teacher');
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.getByRole('link', { name: 'Manas lietas' }).click();
  const search = page.getByRole('searchbox');
  await search.fill('Izdomātais');
  await page.getByRole('button', { name: 'Meklēt' }).click();
  await expect(page.getByText('Neviena lieta neatbilst meklētajam.')).toBeVisible();
  await page.reload();
  await expect(search).toHaveValue('Izdomātais');
  expect([page.url(), ...asked].filter((address) => /izdom/i.test(address))).toEqual([]);
  await page.getByRole('button', { name: 'Iziet' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Pierakstīties' })).toBeVisible();
  await page.goBack();
  await page.getByRole('button', { name: 'Direktore, Ozolu pamatskola' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Manas lietas' })).toBeVisible();
  await expect(search).toHaveValue('');
  await elsewhere.leave();
});

test('a form left while the server is away is saved when it is back; until then the browser asks', async ({
  app,
  crew,
}) => {
  const { page } = await crew.post('smallTeacher');
  await page.goto(`${app.url}/open`);
  await page.getByRole('main').getByRole('link', { name: 'Sākt jaunu lietu' }).click();
  const name = page.getByRole('textbox', { name: 'Vārds', exact: true });
  await expect(page.getByRole('combobox', { name: 'Izglītības iestāde' })).toHaveText(/Kļavu pirmsskola/);
  await page.route('**/api/**', (route) => route.abort());
  await name.fill('Paraugs');
  await expect(page.getByText(/^Nav savienojuma – saglabāsim/)).toBeVisible();
  await page.getByRole('link', { name: 'Manas lietas' }).click();
  const asked = page.waitForEvent('dialog');
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe('beforeunload');
  await dialog.dismiss();
  await page.unroute('**/api/**');
  await expect(page.getByText('Savienojums ir atjaunots.')).toBeVisible();
  await page.getByRole('link', { name: 'Sākt lietu' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Sākt jaunu lietu' }).click();
  await expect(name).toHaveValue('Paraugs');
});

test('a letter is read before it is sent, one for each recipient, and the form is as it was', async ({ crew }) => {
  const number = await openAtLevel1(crew, 'teacher', 'Ozolu pamatskola');
  await passToSupport(crew, 'teacher', number);
  await toLevel3(crew, number);

  const head = await crew.post('head');
  const { page } = head;
  await head.openCase(number);
  await expect(page.getByRole('region', { name: 'Ko varat darīt tagad' })).toContainText(
    'Veic darbības atbilstoši savai kompetencei',
  );
  await head.begin('Nav rezultātu');
  const pages = schoolReferral(['Izglītojamais neievēro Iekšējās kārtības noteikumus izglītības iestādē'], 'eSigned');
  for (const [index, answers] of pages.entries()) {
    if (index > 0) await page.getByRole('button', { name: 'Turpināt' }).click();
    await head.write(answers);
  }
  const letters = page.getByRole('article');
  for (const place of ['Nosūtīšana', 'Pārbaudiet pirms iesniegšanas']) {
    await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible();
    await page.getByRole('button', { name: 'Skatīt vēstuli' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Vēstule pirms nosūtīšanas' })).toBeFocused();
    await expect(letters).toHaveCount(2);
    await expect(letters.first()).toContainText('Ozolu pamatskola');
    await expect(letters.first()).toContainText('Kopš aprīļa, gandrīz katru dienu.');
    await expect(letters.first()).toContainText('materiali.pdf');
    await expect(letters.first()).not.toContainText('vestule.pdf');
    await page.getByRole('button', { name: 'Atpakaļ uz veidlapu' }).click();
    await expect(page.getByRole('heading', { level: 1, name: place })).toBeVisible();
    await expect(page.getByRole('main')).toContainText('vestule.pdf');
    if (place === 'Nosūtīšana') await page.getByRole('button', { name: 'Turpināt' }).click();
  }
  await page.getByRole('button', { name: 'Iesniegt' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Izdarīts' })).toBeVisible();
});
