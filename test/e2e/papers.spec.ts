import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { sendCase } from '../server/support/course.ts';
import { ServerProcess } from '../server/support/process.ts';
import { asice, signatory } from '../server/support/signing.ts';
import { Visitor } from '../server/support/visitor.ts';
import { inspect } from './support/inspect.ts';

const pages = fileURLToPath(new URL('../../runtime/host/dist/', import.meta.url));

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
  await expect(page.getByText('Parakstītais dokuments sakrīt ar sagatavoto')).toBeVisible();
  await expect(page.getByRole('listitem').filter({ hasText: 'ILZE PARAUDZIŅA' }).last()).toContainText(
    'nav pārbaudīts',
  );
  await inspect(page, 'letter-signed');
});
