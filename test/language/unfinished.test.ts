import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { loadText } from './support/fixtures.ts';

const file = fileURLToPath(new URL('../../examples/aizkraukle/aizkraukle.lv.riciba', import.meta.url));
const lines = readFileSync(file, 'utf8').trimEnd().split('\n');

/** Lines and codes of what cannot be read. */
async function unread(text: string): Promise<string[]> {
  const { diagnostics } = await loadText(text);
  return diagnostics.filter(({ code }) => code.startsWith('RIC00')).map(({ at, code }) => `${at.line} ${code}`);
}

test('a text that ends in the middle has one message, at its end', async () => {
  for (let end = 5; end < lines.length; end++) {
    const found = await unread(lines.slice(0, end).join('\n'));
    const last = lines.findLastIndex((line, index) => index < end && line.trim() !== '') + 1;
    expect(found.length, `cut after line ${end}: ${found.join(', ')}`).toBeLessThanOrEqual(1);
    expect([undefined, String(last)], `cut after line ${end}`).toContain(found[0]?.split(' ')[0]);
  }
});

test('a sentence that breaks off has a message or two, whatever stands below it', async () => {
  for (const [index, line] of lines.entries()) {
    const at = line.trimEnd().lastIndexOf(' ');
    if (index < 5 || line.slice(0, at).trim() === '') continue;
    const found = await unread([...lines.slice(0, index), line.slice(0, at), ...lines.slice(index + 1)].join('\n'));
    expect(found.length, `line ${index + 1}: ${found.join(', ')}`).toBeLessThanOrEqual(2);
  }
});

test.each([
  ['papildina grupu "Grupa" {\n  pienākums pārskats "Pārskats" { reizi gadā }\n}'],
  ['papildina institūciju {\n  loma Nakts "naktssargs"\n}'],
  ['papildina sarakstu { citur "Citur" }'],
  ['papildina līmeni {\n  iznākums beigas "Beigas" noslēdz lietu\n}'],
  ['aizstāj līmeni "Cits" {\n}'],
  ['papildina gaitu "Gaita" {\n}'],
  ['papildina pārskatu {\n}'],
  ['atmet'],
])('who builds on a text that is being written is told nothing of it: %s', async (sentence) => {
  const base = `shēma Pilseta "Pilsēta" pamatā Latvija\n\n${sentence}\n`;
  const school = `shēma Skola1 "Skola" pamatā Pilseta

līmenis 1 Sākums "Sākums" {
  veic SociālaisDienests.Darbinieks
  sāk lietu jauna "Jauna lieta"
  iznākums beigas "Beigas" noslēdz lietu
}
papildina institūciju Skola { loma Dežurants "dežurants" }
`;
  const { diagnostics } = await loadText(school, { 'test/pilseta.riciba': base });
  expect(diagnostics.map(({ at, code }) => `${at.file}:${at.line} ${code.slice(0, 5)}`)).toEqual([
    'test/pilseta.riciba:3 RIC00',
  ]);
});
