import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runScenarios } from '@riciba/generator';
import { loadScheme } from '@riciba/language';
import { nodeFiles } from '@riciba/language/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const scheme = `shēma Klubs1 "Kluba rīcības shēma" pamatā Latvija
institūcija Klubs "klubs" datīvā "klubam" { loma Saimnieks "saimnieks" datīvā "saimniekam" }
līmenis 1 Sākums "Sākums" {
  veic Klubs.Saimnieks
  sāk lietu jauna "Jauna lieta"
  tikai līdz 2026-08-31: iznākums vecais "Noslēgt pēc vecās kārtības" noslēdz lietu
  sākot no 2026-09-01: iznākums jaunais "Noslēgt pēc jaunās kārtības" noslēdz lietu
}
`;
const stories = `
stāsts "Lieta sākta pirms 1. septembra un turpinās pēc tā" {
  20.08.2026. Saimnieks: sāk lietu jauna
  02.09.2026. Saimnieks: vecais
  tagad lieta ir noslēgta
}
stāsts "Lieta sākta 1. septembrī" {
  01.09.2026. Saimnieks: sāk lietu jauna
  02.09.2026. Saimnieks: jaunais
  tagad lieta ir noslēgta
}
`;
const ofTheirOwn = `stāsti par shēmu Klubs1\n${stories}`;

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'riciba-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function loaded(texts: Record<string, string>) {
  for (const [name, text] of Object.entries(texts)) await writeFile(join(folder, name), text);
  return loadScheme(join(folder, Object.keys(texts)[0]!), nodeFiles());
}

describe('a story of a scheme whose sentences have dates', () => {
  it.each([
    ['in the same text', { 'klubs1.riciba': scheme + stories }],
    ['in a file of its own', { 'klubs1.scenarios.riciba': ofTheirOwn, 'klubs1.riciba': scheme }],
  ])('runs under what is in force on the day it begins, told %s', async (_, texts) => {
    const { versions, diagnostics } = await loaded(texts);
    expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(versions.map(({ period, scenarios }) => [period, scenarios.map(({ title }) => title)])).toEqual([
      [{ until: '2026-08-31' }, ['Lieta sākta pirms 1. septembra un turpinās pēc tā']],
      [{ from: '2026-09-01' }, ['Lieta sākta 1. septembrī']],
    ]);
    for (const { scheme: version, scenarios } of versions) {
      const tried = await runScenarios(version, scenarios);
      expect(tried.stories.flatMap(({ lines }) => lines.filter(({ verdict }) => verdict !== 'holds'))).toEqual([]);
    }
  });

  it.each([
    ['in the same text', { 'klubs1.riciba': (scheme + stories).replace('Saimnieks: vecais', 'Saimnieks: jaunais') }],
    [
      'in a file of its own',
      {
        'klubs1.scenarios.riciba': ofTheirOwn.replace('Saimnieks: jaunais', 'Saimnieks: vecais'),
        'klubs1.riciba': scheme,
      },
    ],
  ])('may name only what is in force then, told %s', async (_, texts) => {
    const { diagnostics } = await loaded(texts);
    const errors = diagnostics.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ code }) => code)).toEqual(['RIC0101']);
  });
});
