import { expect } from '@playwright/test';
import { inspect } from './support/inspect.ts';
import type { PageAnswers } from './support/staff.ts';
import { test } from './support/test.ts';

test.use({ example: 'cesis' });

const present = ['Sociālais dienests', 'Izglītības pārvalde', 'bāriņtiesa'];
const task = 'Izveidot anketu izglītības iestādēm';

test('a group meets for the first time, elects its chair, and what it decides waits for those who must do it', async ({
  app,
  crew,
}) => {
  const official = await crew.post('official');
  await official.page.goto(`${app.url}/open`);
  await official.begin('Sasaukt pirmo sēdi');
  await official.submit([
    { 'Sēdes datums': '20.01.2026.', Sākums: '14:00', 'Vieta vai saite': 'Cēsis' },
    { Jautājums: 'Vadītāja ievēlēšana' },
    {},
  ]);

  const secretary = await crew.post('secretary');
  await secretary.page.goto(`${app.url}/cases`);
  await secretary.page.getByRole('link', { name: /^\d{4}-\d{4}$/ }).click();
  const file = secretary.page.url();
  const meetings = secretary.page.getByRole('region', { name: 'Sēdes' });
  await expect(meetings.getByRole('heading', { level: 3 })).toHaveText('20.01.2026., plkst. 14:00');
  await expect(meetings.getByRole('link', { name: /^Pievienot kalendāram/ })).toBeVisible();
  // A work book shows the course of the group's own work, not of children's cases.
  const levels = secretary.page.getByRole('list', { name: 'Līmeņi' }).getByRole('listitem');
  await expect(levels.filter({ hasText: 'Šobrīd šeit' })).toContainText('sēde');
  await expect(levels).toHaveCount(2);
  await expect(secretary.page.getByRole('img', { name: /Sadarbības grupa/ })).toContainText('Sasaukt pirmo sēdi');

  const minutes: PageAnswers[] = [
    { 'Protokola numurs': '1', 'Sēdes datums': '20.01.2026.', Vieta: 'Cēsis', Sākums: '14:00', Beigas: '15:10' },
    {
      'Klātesošās vietas': present,
      'Klātesošo locekļu vārdi un amati': 'Vadītāja, speciāliste, locekle',
      'Kas protokolē': 'Sekretāre',
    },
    { Jautājums: 'Vadītāja ievēlēšana' },
  ];
  await secretary.begin('Sēde notikusi (20.01.2026.)');
  for (const answers of minutes) {
    await secretary.write(answers);
    await secretary.page.getByRole('button', { name: 'Turpināt' }).click();
  }
  await secretary.page.getByRole('button', { name: /^Pievienot/ }).click();
  await secretary.write({
    Lēmums: task,
    Atbildīgie: ['Sociālā dienesta vadītājs', 'sadarbības grupas vadītājs'],
    Termiņš: '22.12.2026.',
  });
  await secretary.page.getByRole('button', { name: 'Turpināt' }).click();
  await secretary.page.getByRole('button', { name: 'Iesniegt' }).click();
  // Without a chair there is no meeting: said with the scheme's sentence, once, and the minutes stay as written.
  await expect(secretary.page.getByRole('alert')).toContainText('vispirms vadītāju ievēl');

  await secretary.page.goto(file);
  await secretary.act('Ievēlēt grupas vadītāju (20.01.2026. sēde)', [
    {
      'Ievēlēšanas datums': '20.01.2026.',
      'Klātesošās vietas': present,
      'Kuru vietu pārstāv ievēlētais': ['Sociālais dienests'],
      'Ievēlētā vārds un amats': 'Vadītāja, Sociālais dienests',
    },
  ]);
  await secretary.page.goto(file);
  await secretary.begin('Sēde notikusi (20.01.2026.)');
  await secretary.submit([{}]);

  const head = await crew.post('socialHead');
  await head.page.goto(app.url);
  const waiting = head.page.getByRole('region', { name: /Jāizdara/ });
  await expect(waiting.getByRole('listitem').filter({ hasText: task })).toContainText('22.12.2026.');
  await waiting.getByRole('link', { name: new RegExp(task) }).click();
  await head.act('Uzdevums izpildīts', [
    { 'Vai uzdevums izpildīts?': 'Izpildīts', 'Kas izdarīts?': 'Anketa sagatavota.' },
  ]);
  await head.page.goto(app.url);
  await expect(waiting).toContainText('Šobrīd nekas negaida jūsu rīcību.');
  // Held: no more ahead, and nothing for a calendar; what was entered may be put right, behind what is to be done.
  await secretary.page.goto(file);
  await expect(meetings).toContainText('Neviena sēde šobrīd nav sasaukta.');
  await meetings.getByText('Iepriekšējās sēdes (1)').click();
  await expect(meetings.getByRole('heading', { level: 3 })).toHaveText('20.01.2026., plkst. 14:00');
  await expect(meetings.getByRole('link')).toHaveCount(0);
  await inspect(secretary.page, 'case-meetings');
  // The first meeting was held: whoever convened it has no other to convene.
  await official.page.goto(file);
  await expect(official.page.getByRole('region', { name: 'Sēdes' })).toContainText('Neviena sēde šobrīd nav sasaukta.');
  await expect(official.page.getByRole('link', { name: 'Sasaukt pirmo sēdi', exact: true })).toHaveCount(0);
  await official.page.getByRole('link', { name: 'Sākt lietu' }).click();
  await expect(official.page.getByRole('main')).toContainText('Šobrīd jums nav lietas, ko sākt.');
  // The other who must do it still does.
  await secretary.page.goto(file);
  const open = secretary.page.getByRole('region', { name: 'Kas jāizdara' }).getByRole('listitem');
  await expect(open.filter({ hasText: task })).toHaveCount(1);
});
