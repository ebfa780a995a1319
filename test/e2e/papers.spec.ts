import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import { sendCase } from '../server/support/course.ts';
import { ServerProcess } from '../server/support/process.ts';
import { asice, signatory } from '../server/support/signing.ts';
import { Visitor } from '../server/support/visitor.ts';
import { pages } from './support/app.ts';
import { inspect } from './support/inspect.ts';

let server: ServerProcess;
test.beforeAll(async () => {
  server = await ServerProcess.prepare();
  await server.up(['--pages', pages]);
});
test.afterAll(() => server?.remove());

async function signedIn(post: string): Promise<Visitor> {
  const visitor = new Visitor(server.url);
  await visitor.signIn(post);
  return visitor;
}

test('a letter is downloaded, signed outside and handed in; whether it is the same one is told in words', async ({
  page,
}) => {
  const head = await signedIn('direktore');
  const id = await sendCase(await signedIn('audzinataja'), head, ['socialas']);
  const [referral] = (await head.case(id)).referrals;
  await page.goto(`${server.url}/cases/${id}/letters/${encodeURIComponent(referral?.id ?? '')}`);
  await page.getByRole('button', { name: /^Direktore/ }).click();
  await expect(page.getByRole('article')).toContainText('Par starpinstitucionālo sadarbību: Kārlis Ozols');

  const download = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Lejupielādēt PDF' }).click();
  expect((await download).suggestedFilename()).toMatch(/^vestule-20\d\d-\d+\.pdf$/);
  const pdf = await readFile(await (await download).path());
  const add = page.getByLabel('Pievienot parakstīto dokumentu');
  await add.setInputFiles({ name: 'vestule.pdf', mimeType: 'application/pdf', buffer: pdf });
  await expect(page.getByRole('alert')).toContainText('nav atrasts elektroniski parakstīts dokuments');
  const by = [signatory({ GN: 'ILZE', SN: 'PARAUDZIŅA', CN: 'ILZE PARAUDZIŅA' })];
  const buffer = asice({ files: { 'vestule.pdf': pdf }, by, at: '2026-05-11T12:00:00Z' });
  await add.setInputFiles({ name: 'vestule.edoc', mimeType: 'application/octet-stream', buffer });
  await expect(page.getByRole('heading', { name: 'Parakstītais dokuments sakrīt ar sagatavoto' })).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'ILZE PARAUDZIŅA' }).last()).toContainText(
    'nav pārbaudīts',
  );
  // The way to choose a file keeps the focus while the file is looked at.
  await add.focus();
  const unsigned = asice({ files: { 'vestule.pdf': pdf }, by: [], at: '2026-05-11T12:00:00Z' });
  await add.setInputFiles({ name: 'bez.edoc', mimeType: 'application/octet-stream', buffer: unsigned });
  await expect(
    page.getByRole('status').filter({ hasText: 'bez.edoc: Dokuments ir īstais, bet paraksta nav' }),
  ).toBeVisible();
  await expect(add).toBeFocused();
  const other = asice({ files: { 'cits.txt': Buffer.from('x') }, by, at: '2026-05-11T12:00:00Z' });
  await add.setInputFiles({ name: 'cits.asice', mimeType: 'application/octet-stream', buffer: other });
  // The latest stands first, and says what to do.
  const latest = page.getByRole('region', { name: 'Parakstītais dokuments' }).getByRole('listitem').first();
  await expect(latest).toContainText('Dokumentu nevar salīdzināt');
  await expect(latest).toContainText('parakstiet tieši to un pievienojiet vēlreiz');
  await inspect(page, 'letter-signed');
});
