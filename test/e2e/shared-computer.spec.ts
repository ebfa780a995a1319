import { expect, type Page } from '@playwright/test';
import { child, situation } from './support/answers.ts';
import { inspect } from './support/inspect.ts';
import { expectSaved, type Staff } from './support/staff.ts';
import { test } from './support/test.ts';

// Each test begins with browsers of its own.
test.afterEach(({ crew }) => crew.leave());

const nameOn = (page: Page) => page.getByRole('textbox', { name: 'Vārds', exact: true });
const inbox = { level: 1, name: 'Kas gaida mani' } as const;

/** The form by which a case is opened, with a name typed and saved in it. */
async function typing(teacher: Staff): Promise<void> {
  await teacher.page.goto(`${teacher.app.url}/open`);
  await teacher.begin('Sākt jaunu lietu');
  await teacher.write(child('Ozolu pamatskola'));
  await expectSaved(teacher.page);
}

async function become({ context, app }: Staff, post: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(app.url);
  await page.getByRole('button', { name: 'Iziet' }).click();
  await page.getByRole('button', { name: post }).click();
  await expect(page.getByRole('heading', inbox)).toBeVisible();
  return page;
}

test('a session that ended hides what was on the screen, and gives it back to the same post only', async ({ crew }) => {
  const teacher = await crew.post('teacher');
  const { page, context } = teacher;
  await typing(teacher);
  const name = nameOn(page);
  await context.clearCookies();
  await name.fill('Rakstīts pēc sesijas beigām');
  const ended = page.getByRole('dialog', { name: 'Jūsu darba sesija ir beigusies' });
  await expect(ended).toBeVisible();
  await expect(name).toBeHidden();
  await inspect(page, 'shared-ended');

  await ended.getByRole('button', { name: 'Turpināt kā' }).click();
  await expect(name).toHaveValue('Rakstīts pēc sesijas beigām');
  await expectSaved(page);
  await page.reload();
  await expect(name).toHaveValue('Rakstīts pēc sesijas beigām');
});

test('a window stays one post’s when another signs in beside it: nothing is shown, nothing is saved', async ({
  app,
  crew,
}) => {
  const teacher = await crew.post('teacher');
  const { page } = teacher;
  await typing(teacher);
  const beside = await become(teacher, 'Direktore, Ozolu pamatskola');
  await nameOn(page).fill('Vārdi, kas nav direktores');
  await expect(
    page.getByRole('heading', { level: 1, name: 'Šajā pārlūkā tagad ir pierakstījies cits amats' }),
  ).toBeFocused();
  await expect(page.getByRole('main')).toContainText('Vārdi, kas nav direktores');
  await expect(page.getByRole('form')).toHaveCount(0);
  await inspect(page, 'shared-other-post');

  await beside.goto(`${app.url}/open`);
  await expect(beside.getByText('Iesākts melnraksts')).toHaveCount(0);
  await page.getByRole('button', { name: 'Turpināt ar tagadējo amatu' }).click();
  await expect(page.getByRole('heading', inbox)).toBeVisible();
  await expect(page.getByRole('banner')).toContainText('Direktore');
});

test('what one post saw is not painted for the next one, nor brought back by the back button', async ({ crew }) => {
  const teacher = await crew.post('teacher');
  const { page } = teacher;
  await typing(teacher);
  await page.getByRole('button', { name: 'Iziet' }).click();
  await page.getByRole('button', { name: 'Inspektors, Valsts policija' }).click();
  await expect(page.getByRole('heading', inbox)).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('banner')).toContainText('Valsts policija');
  await expect(nameOn(page)).toHaveCount(0);
});

test('two windows of one form ask which words stay', async ({ app, crew }) => {
  const teacher = await crew.post('teacher');
  const { page, context } = teacher;
  await page.goto(`${app.url}/open`);
  await teacher.begin('Sākt jaunu lietu');
  const beside = await context.newPage();
  await beside.goto(page.url());
  await nameOn(beside).fill('Otrā logā');
  await expectSaved(beside);
  await nameOn(page).fill('Pirmajā logā');
  await expect(page.getByRole('heading', { name: 'Šī veidlapa ir mainīta citā logā' })).toBeVisible();
  await page.getByRole('button', { name: 'Paturēt šajā logā rakstīto' }).click();
  await expectSaved(page);
  await beside.reload();
  await expect(nameOn(beside)).toHaveValue('Pirmajā logā');
});

test('a form that another window handed in says so, leads to the case, and leaves the words to copy', async ({
  app,
  crew,
}) => {
  const teacher = await crew.post('smallTeacher');
  const { page, context } = teacher;
  await page.goto(`${app.url}/open`);
  await teacher.begin('Sākt jaunu lietu');
  for (const answers of [child('Kļavu pirmsskola'), situation]) {
    await teacher.write(answers);
    await page.getByRole('button', { name: 'Turpināt' }).click();
  }
  await expectSaved(page);
  const beside = await context.newPage();
  await beside.goto(`${app.url}${new URL(page.url()).pathname}`);
  const told = beside.getByRole('textbox', { name: 'Kas noticis?' });
  await expect(told).toBeVisible();
  await page.getByRole('button', { name: 'Iesniegt' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Izdarīts' })).toBeVisible();

  await told.fill('Citi vārdi par to pašu.');
  await beside.getByRole('button', { name: 'Turpināt' }).click();
  await beside.getByRole('button', { name: 'Iesniegt' }).click();
  await expect(beside.getByRole('heading', { name: 'Šī veidlapa jau ir iesniegta' })).toBeVisible();
  await expect(beside.getByRole('main')).toContainText('Citi vārdi par to pašu.');
  await inspect(beside, 'shared-handed-in');
  await beside.getByRole('link', { name: 'Atvērt lietu' }).click();
  await expect(beside.getByRole('main')).toContainText('Paraugs Izdomātais');
});
