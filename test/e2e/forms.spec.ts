import { expect, type Page } from '@playwright/test';
import { child, pdf, sending } from './support/answers.ts';
import { test } from './support/test.ts';

test.use({ example: 'veidlapas' });

const frequency = {
  'Kavē mācību stundas': 'Gandrīz katru dienu',
  'Iesaistās vardarbīgos strīdos': 'Bieži',
  'Lieto atkarību izraisošas vielas': 'Nekad',
  'Ir nomākts vai norobežojas': 'Bieži',
};

const next = (page: Page): Promise<void> => page.getByRole('button', { name: /^Turpināt/ }).click();

test('a form counts, asks for what the answers make necessary, and takes "no information" for an answer', async ({
  app,
  crew,
}) => {
  const head = await crew.post('formHead');
  const { page } = head;
  const main = page.getByRole('main');
  const heading = (name: string) => page.getByRole('heading', { level: 1, name });
  await page.goto(`${app.url}/open`);
  await head.confirm('Sākt jaunu lietu');
  await page.getByRole('link', { name: 'Atvērt lietu' }).click();
  const file = page.url();
  await head.begin('Vērsties Sociālajā dienestā');
  await head.write(child('Liepu pamatskola'));
  await next(page);

  await expect(heading('Bērna apstākļi')).toBeVisible();
  await head.write({ 'Ziņojuma datums': '31.01.2026.', 'Kas bērnu aprūpē?': 'Vecāki' });
  // The day before the birthday.
  await expect(main.getByText('Bērna vecums ziņojuma dienā')).toBeVisible();
  await expect(main.getByRole('status', { name: 'Bērna vecums ziņojuma dienā' })).toHaveText('11');
  await head.write({ 'Ziņojuma datums': '01.02.2026.' });
  await expect(main.getByRole('status', { name: 'Bērna vecums ziņojuma dienā' })).toHaveText('12');
  await next(page);
  await expect(main.getByRole('alert')).toContainText('Atbildiet vai atzīmējiet „Nav ziņu”');
  await main.getByRole('checkbox', { name: 'Nav ziņu: Veselības traucējumi un īpašās vajadzības' }).check();
  await main.getByRole('checkbox', { name: 'Nav ziņu: Ko nedrīkst izpaust ģimenei un kāpēc' }).check();
  await next(page);
  await expect(main.getByRole('alert')).toContainText('Norādiet tālruni vai e-pastu, pa kuru sazināties.');
  await head.write({ 'Saziņas tālrunis': '29123456' });
  await next(page);

  await expect(heading('Kavējumi')).toBeVisible();
  for (const [month, hours] of [
    ['Janvāris', '14'],
    ['Februāris', '7'],
  ] as const) {
    await main.getByRole('button', { name: /^Pievienot/ }).click();
    const entry = main.getByRole('group', { name: /ieraksts$/ }).last();
    await entry.getByRole('textbox', { name: 'Mēnesis' }).fill(month);
    await entry.getByRole('textbox', { name: 'Neattaisnotas' }).fill(hours);
    await entry.getByRole('textbox', { name: 'Ko par tām zina' }).fill('Nav zināms.');
  }
  await expect(main.getByRole('status', { name: 'Neattaisnotas stundas kopā' })).toHaveText('21');
  // More than 20: now it must be said when the parents were told.
  await next(page);
  await expect(main.getByRole('alert')).toContainText('Kad par kavējumiem informēti vecāki?');
  await head.write({ 'Kad par kavējumiem informēti vecāki?': '12.01.2026.' });
  await next(page);

  await expect(heading('Izglītības iestādē paveiktais')).toBeVisible();
  await head.write({
    Datums: '12.01.2026.',
    'Kas to darīja': 'klases audzinātājs',
    'Ko darīja': 'Pārrunas ar bērnu.',
    'Bērna raksturojums': { files: [pdf('raksturojums.pdf')] },
  });
  await next(page);

  await expect(heading('Riska novērtējums')).toBeVisible();
  await head.write(frequency);
  await expect(main.getByRole('status', { name: 'Punktu summa' })).toHaveText('7');
  await expect(main.getByText('Vidēja', { exact: true }).first()).toBeVisible();
  // A specialist may think it higher than the points say, and says why; the highest asks how the child is safe.
  await head.write({ 'Riska pakāpe: speciālista paaugstināts vērtējums': 'Augsta' });
  await next(page);
  await expect(main.getByRole('alert')).toContainText('Kā līdz lēmumam nodrošina bērna drošību?');
  await head.write({
    'Kā līdz lēmumam nodrošina bērna drošību?': 'Bērns ir pie vecmammas.',
    'Paaugstinātā vērtējuma pamatojums': 'Saruna ar bērnu.',
  });
  await next(page);

  await expect(heading('Lūgums')).toBeVisible();
  await head.write({ 'Kāda rīcība tiek gaidīta?': 'Darbs ar ģimeni.', 'Vai vajadzīga ātra rīcība?': 'Nē' });
  await next(page);
  await expect(main.getByRole('alert')).toContainText('Ja riska pakāpe ir augsta, atzīmējiet ātru rīcību.');
  await head.write({ 'Vai vajadzīga ātra rīcība?': 'Jā' });
  await next(page);
  await head.write({ 'Kāpēc izvēlēts šis iznākums?': 'Iestādes iespējas ir izsmeltas.' });
  await next(page);
  await head.write({ 'Kas parakstīja?': 'Direktore', 'Kad parakstīts?': '01.02.2026.' });
  await next(page);
  await head.write(sending('paper', false));
  await next(page);
  await expect(heading('Pārbaudiet pirms iesniegšanas')).toBeVisible();
  await page.getByRole('button', { name: 'Iesniegt' }).click();
  await expect(heading('Izdarīts')).toBeVisible();

  const worker = await crew.post('formWorker');
  await worker.page.goto(file);
  await worker.page.getByRole('link', { name: /^Vēstule/ }).click();
  const letter = worker.page.getByRole('main');
  await expect(letter).toContainText('Nosūtām Liepkalnes novada Sociālajam dienestam ziņojumu par bērnu');
  await expect(letter).toContainText('Bērna vecums: 12.');
  await expect(letter).toContainText('Par sadarbību ar Liepkalnes novada Sociālo dienestu vecāki ir informēti.');
});
