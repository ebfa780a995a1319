import { expect } from '@playwright/test';
import { child, done, notice, reason, schoolReferral, sending } from './support/answers.ts';
import { as, openAtLevel1, passToSupport, toLevel3 } from './support/journey.ts';
import { test } from './support/test.ts';

test('level 2 cannot pass the case up before parents and administration are told', async ({ crew }) => {
  const number = await openAtLevel1(crew, 'teacher', 'Ozolu pamatskola');
  await passToSupport(crew, 'teacher', number);
  await as(crew, 'support', async (support) => {
    await expect(support.page.getByRole('region', { name: /Jāizdara/ })).toContainText(number);
    await support.openCase(number);
    const main = support.page.getByRole('main');
    // Of the group's own work nothing is shown in a case of a child.
    await expect(main.getByRole('list', { name: 'Līmeņi' }).getByRole('listitem')).toHaveCount(6);
    await expect(main.getByRole('link', { name: 'Darbs nesasniedz rezultātu', exact: true })).toBeHidden();
    await expect(main).toContainText('pirms iznākuma «Darbs nesasniedz rezultātu» rakstiski jāinformē vecāki');
  });
  await toLevel3(crew, number);
  await as(crew, 'head', async (head) => {
    await expect(head.page.getByRole('region', { name: /Jāizdara/ })).toContainText(number);
    await head.openCase(number);
    // The drawing shows where the case is, also when a telephone is turned.
    const drawing = head.page.getByRole('region', { name: 'Shēmas zīmējums' });
    for (const [width, height] of [
      [1280, 900],
      [360, 800],
      [800, 360],
    ] as const) {
      await head.page.setViewportSize({ width, height });
      await drawing.scrollIntoViewIfNeeded();
      await expect(drawing.getByText('3. Izglītības iestādes')).toBeInViewport();
    }
  });
});

test('a school without support staff goes straight to its administration', async ({ crew }) => {
  const number = await openAtLevel1(crew, 'smallTeacher', 'Kļavu pirmsskola');
  await passToSupport(crew, 'smallTeacher', number);
  await as(crew, 'smallHead', async (head) => {
    await expect(head.page.getByRole('region', { name: /Jāizdara/ })).toContainText(number);
    await head.openCase(number);
    await head.act('Rakstiski informēt vecākus vai citus likumiskos pārstāvjus', [notice('Par situāciju.')]);
    await head.openCase(number);
    await head.act('Darbs nesasniedz rezultātu', [reason('Uzlabojumu nav.')]);
    await head.openCase(number);
    await expect(head.page.getByRole('link', { name: 'Nav rezultātu', exact: true })).toBeVisible();
  });
});

test('level 3 writes to three institutions; each acknowledges and answers, and the sender sees it', async ({
  crew,
}) => {
  const number = await openAtLevel1(crew, 'teacher', 'Ozolu pamatskola');
  await passToSupport(crew, 'teacher', number);
  await toLevel3(crew, number);

  await as(crew, 'head', async (head) => {
    await head.openCase(number);
    await head.act(
      'Nav rezultātu',
      schoolReferral(
        [
          'Konstatētas sociālās problēmas ģimenē',
          'Izglītojamais neievēro Iekšējās kārtības noteikumus izglītības iestādē',
        ],
        'eSigned',
      ),
    );
    await head.openCase(number);
    const referrals = head.page.getByRole('region', { name: 'Nosūtījumi' });
    for (const name of ['Aizkraukles novada Sociālais dienests', 'Valsts policija', 'Pašvaldības policija'])
      await expect(referrals.getByRole('listitem').filter({ hasText: name })).toContainText('Nosūtīts');
    await referrals
      .getByRole('link', { name: /vēstul/i })
      .first()
      .click();
    await expect(head.page.getByRole('main')).toContainText('Aizkraukles novada Sociālajam dienestam');
  });

  for (const post of ['statePolice', 'municipalPolice'] as const) {
    await as(crew, post, async (police) => {
      await police.openCase(number);
      await expect(police.page.getByRole('main')).not.toContainText('Trīs mēnešu darbs bez rezultāta.');
      await police.confirm('Apstiprināt saņemšanu');
      await police.openCase(number);
      await police.act('Sniegt atgriezenisko saiti', [{ 'Kas izdarīts?': 'Veiktas preventīvas pārrunas.' }]);
    });
  }
  await as(crew, 'head', async (head) => {
    await expect(head.page.getByRole('region', { name: 'Paziņojumi' })).toContainText(number);
    await head.openCase(number);
    await head.page.getByText('Skatīt atbildes').last().click();
    await expect(head.page.getByRole('region', { name: 'Nosūtījumi' })).toContainText('Atbildēts');
    await expect(head.page.getByRole('main')).toContainText('Veiktas preventīvas pārrunas.');
  });

  await as(crew, 'socialWorker', async (worker) => {
    await worker.openCase(number);
    await worker.confirm('Apstiprināt saņemšanu');
    await worker.openCase(number);
    await worker.act('Ģimene nav motivēta sadarbībai', [
      reason('Ģimene atsakās no tikšanās.'),
      sending('paper', false),
    ]);
  });

  await as(crew, 'chair', async (chair) => {
    await chair.openCase(number);
    await chair.confirm('Apstiprināt saņemšanu');
    await chair.openCase(number);
    await chair.begin('Lūgt Aizkraukles novada bāriņtiesai piedalīties');
    await chair.submit([{ 'Kādēļ lūdz piedalīties?': 'Vajadzīgs viedoklis.' }]);
  });
  await as(crew, 'orphansCourt', async (court) => {
    await court.openCase(number);
    await court.confirm('Apstiprināt saņemšanu');
    await court.openCase(number);
    await court.act('Sniegt atgriezenisko saiti', [{ 'Kas izdarīts?': 'Piedalījās sanāksmē.' }]);
  });
  await as(crew, 'chair', async (chair) => {
    await chair.openCase(number);
    await chair.act('Gadījums izskatīts, rekomendācijas sniegtas', [
      { 'Sēdes datums': '20.05.2026.', 'Kas piedalījās?': 'Visas vietas.' },
      { Rekomendācija: 'Atbalsta plāns ģimenei.', Atbildīgais: 'Sociālais dienests' },
      reason('Vienošanās panākta.'),
    ]);
    await chair.openCase(number);
    await expect(chair.page.getByRole('main')).toContainText('Noslēgta');
  });
});

test('the education board brings unexcused absence straight to the group; a refused letter comes back', async ({
  crew,
}) => {
  const number = await as(crew, 'education', async (education) => {
    await education.page.getByRole('link', { name: 'Sākt lietu' }).click();
    await education.begin('Iesniegt informāciju par neattaisnotiem kavējumiem');
    await education.submit([
      child('Ozolu pamatskola'),
      { 'Semestris vai laika posms': '2026. gada pavasaris', 'Neattaisnoti kavēto mācību stundu skaits': '21' },
      done,
    ]);
    await education.page.getByRole('link', { name: 'Atvērt lietu' }).click();
    const heading = await education.page.getByRole('heading', { level: 1, name: /Lieta \d{4}-\d{4}/ }).textContent();
    return heading?.replace('Lieta ', '') ?? '';
  });
  await as(crew, 'chair', async (chair) => {
    await expect(chair.page.getByRole('region', { name: /Jāizdara/ })).toContainText(number);
    await chair.openCase(number);
    await chair.begin('Lūgt Aizkraukles novada bāriņtiesai piedalīties');
    await chair.submit([{ 'Kādēļ lūdz piedalīties?': 'Vajadzīgs viedoklis.' }]);
  });
  await as(crew, 'orphansCourt', async (court) => {
    await court.openCase(number);
    await court.act('Atteikt, norādot iemeslu', [{ 'Kāpēc nodoto lietu nepieņem?': 'Bērns dzīvo citā novadā.' }]);
  });
  await as(crew, 'chair', async (chair) => {
    await chair.openCase(number);
    await expect(chair.page.getByRole('region', { name: 'Nosūtījumi' })).toContainText('Atteikts');
    await expect(
      chair.page.getByRole('link', { name: 'Gadījums izskatīts, rekomendācijas sniegtas', exact: true }),
    ).toBeVisible();
  });
});
