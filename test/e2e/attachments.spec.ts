import { expect } from '@playwright/test';
import { eicar, Scanner } from '../server/support/scanner.ts';
import { child, pdf, reason, situation } from './support/answers.ts';
import { App } from './support/app.ts';
import { inspect } from './support/inspect.ts';
import { expectSaved, Staff } from './support/staff.ts';
import { test } from './support/test.ts';

const scanner = new Scanner();
let app: App;
test.beforeAll(async () => {
  app = await App.prepare();
  // So that there is an address at which nobody answers.
  await scanner.up();
  await scanner.down();
  await app.up([], { RICIBA_SCAN: scanner.address, RICIBA_SCAN_AWAY: 'accept' });
});
test.afterAll(async () => {
  await app.stop();
  await scanner.down();
});

test('a file is refused in words, or looked at later and said to be gone; one that stays is shown once', async ({
  browser,
}) => {
  const teacher = await Staff.signIn(browser, app, 'teacher');
  const { page } = teacher;
  const main = page.getByRole('main');
  const files = (name: string) => main.getByRole('listitem').filter({ hasText: name });
  await page.goto(`${app.url}/open`);
  await teacher.begin('Sākt jaunu lietu');
  await teacher.submit([child('Ozolu pamatskola'), situation]);
  await page.getByRole('link', { name: 'Atvērt lietu' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/^Lieta \d/);
  const file = page.url();
  await teacher.begin('Situācija atrisināta');
  await teacher.write(reason('Atrisināts.'));
  const evidence = page.getByLabel(/^Dokumenti, kas to apliecina/);
  await evidence.setInputFiles({ name: 'programma.exe', mimeType: 'application/pdf', buffer: Buffer.from('MZ') });
  await expect(main).toContainText('Datni programma.exe nevar pievienot');
  // A program that calls itself a document: its ending is allowed, what is inside is not.
  await evidence.setInputFiles({
    name: 'izziņa.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('MZ\x90\0\x03'),
  });
  // While it is on its way its name is told, too.
  await expect(main.getByRole('alert')).toContainText('izziņa.pdf');
  await expect(files('izziņa.pdf')).toHaveCount(0);

  const bad = pdf('vēstule no svešinieka.pdf');
  await evidence.setInputFiles({ ...bad, buffer: Buffer.concat([bad.buffer, Buffer.from(eicar)]) });
  await expect(files(bad.name)).toContainText('nav pārbaudīta');
  await evidence.setInputFiles(pdf('apliecinājums.pdf'));
  await expect(files('apliecinājums.pdf')).toBeVisible();
  await expectSaved(page);
  // Nor is it forgotten of a draft that is taken up again.
  await page.reload();
  await expect(files(bad.name)).toContainText('nav pārbaudīta');

  await app.kill();
  await scanner.up();
  await app.up([], { RICIBA_SCAN: scanner.address, RICIBA_SCAN_AWAY: 'accept' });
  await expect(async () => {
    await page.reload();
    await expect(files(bad.name)).toContainText('(datnē atrasts vīruss, to nevar atvērt)', { timeout: 3_000 });
  }).toPass();
  await inspect(page, 'atrasts-viruss');
  await expect(page.getByRole('textbox', { name: /^Kāpēc izvēlēts/ })).toHaveValue('Atrisināts.');
  await page.getByRole('button', { name: 'Turpināt' }).click();
  await page.getByRole('button', { name: 'Iesniegt' }).click();
  await expect(main.getByRole('alert')).toContainText(`Datnē «${bad.name}» atrasts vīruss, tāpēc tā ir noņemta.`);
  await main.getByRole('alert').getByRole('link').click();
  await page.getByRole('button', { name: `Noņemt datni ${bad.name}` }).click();
  await teacher.submit([{}]);

  await page.goto(file);
  const added = main.getByRole('link', { name: 'apliecinājums.pdf' });
  await expect(page.getByText('Skatīt atbildes').first()).toBeVisible();
  await expect(added).toBeHidden();
  await page.getByText('Skatīt atbildes (pielikumi: 1)').click();
  await expect(added).toBeVisible();
  await expect(added).toHaveCount(1);
});
