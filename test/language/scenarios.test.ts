import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Loaded, loadScheme, translateKeywords } from '@riciba/language';
import { nodeFiles } from '@riciba/language/node';
import { describe, expect, test } from 'vitest';
import { found, loadText } from './support/fixtures.ts';

const file = fileURLToPath(new URL('../../examples/aizkraukle/aizkraukle.scenarios.lv.riciba', import.meta.url));
const head = 'stāsti par shēmu Aizkraukle\n';

/** Scenarios beside the example. */
function beside(text: string): Promise<Loaded> {
  const files = nodeFiles();
  const name = file.replace('aizkraukle.scenarios', 'test');
  return loadScheme(name, { ...files, read: async (each) => (each === name ? text : files.read(each)) });
}

function withoutPlaces(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (key, each) => (key === 'at' || key === 'text' ? undefined : each)));
}

describe('a text of scenarios', () => {
  test('brings the scheme it names along', async () => {
    const { scheme, scenarios, diagnostics, files } = await loadScheme(file, nodeFiles());
    expect(diagnostics.filter(({ at }) => at.file === file)).toEqual([]);
    expect(scheme?.name).toBe('Aizkraukle');
    expect(files.map((each) => each.split('/').at(-1))).toEqual([
      'aizkraukle.scenarios.lv.riciba',
      'aizkraukle.lv.riciba',
      'latvija.riciba',
    ]);
    expect(scenarios.length).toBeGreaterThan(5);
  });

  test('means the same in the other keywords', async () => {
    const text = readFileSync(file, 'utf8');
    const latvian = await beside(text);
    const english = translateKeywords(text, 'en');
    const translated = await beside(english);
    expect(translated.language).toBe('en');
    expect(withoutPlaces(translated.scenarios)).toEqual(withoutPlaces(latvian.scenarios));
    expect(translateKeywords(translateKeywords(english, 'lv'), 'en')).toBe(english);
  });

  test('of a scheme that is not there says only that', async () => {
    const loaded = await loadText(`stāsti par shēmu Nekas

stāsts "A" {
  11.05.2026. Pedagogs: sāk lietu jauna
  tagad Pedagogs redz lietu
}
`);
    expect(found(loaded)).toEqual(['1 RIC0102']);
    expect(loaded.scenarios).toEqual([]);
  });
});

/** A field about the child. */
function ref(field: string) {
  return { form: 'SituācijasApraksts', page: 'bērns', field };
}

describe('a story as data', () => {
  test('names levels, roles, forms and codes by what they are, not as they were written', async () => {
    const { scenarios } = await beside(`${head}
stāsts "Stāsts" {
  Ozoli "Ozolu pamatskola" ir Skola, kurā strādā Pedagogs, Administrācija
  11.05.2026. 9:30 Pedagogs: sāk lietu jauna, ar atbildēm irKods ir nē, programma ir vispārējā, skola ir Ozoli
  12.05.2026. Pedagogs: nodots, bet nedrīkst, jo pirms tam rakstiski jāinformē Vecāki
  tagad jāinformē Vecāki: Administrācija, ne vēlāk kā 20.05.2026.
  tagad SociālaisDienests neredz lietu
}`);
    const pedagogue = { institution: 'Skola', body: 'Ozoli', roles: ['Skola.Pedagogs'] };
    expect(withoutPlaces(scenarios)).toEqual([
      {
        title: 'Stāsts',
        bodies: [
          {
            name: 'Ozoli',
            label: 'Ozolu pamatskola',
            institution: 'Skola',
            roles: ['Skola.Pedagogs', 'Skola.Administrācija'],
          },
        ],
        sentences: [
          {
            kind: 'step',
            date: '2026-05-11',
            time: '9:30',
            who: pedagogue,
            act: { kind: 'open', level: 'Situācija', name: 'jauna' },
            answers: [
              { field: ref('irKods'), values: [false] },
              { field: ref('programma'), values: ['vispārējā'] },
              { field: ref('skola'), values: [{ body: 'Ozoli' }] },
            ],
          },
          {
            kind: 'step',
            date: '2026-05-12',
            who: pedagogue,
            act: { kind: 'choice', level: 'Situācija', name: 'nodots' },
            answers: [],
            refused: { why: 'must-first', missing: [{ to: 'Vecāki', inWriting: true }] },
          },
          {
            kind: 'inform',
            to: 'Vecāki',
            expected: true,
            who: [{ ...pedagogue, roles: ['Skola.Administrācija'] }],
            due: '2026-05-20',
          },
          {
            kind: 'sees',
            expected: false,
            who: [{ institution: 'SociālaisDienests', roles: ['SociālaisDienests.Darbinieks'] }],
          },
        ],
      },
    ]);
  });

  test('of acts of one name takes that of the level where the role acts', async () => {
    const { scenarios } = await beside(`${head}
stāsts "Stāsts" {
  11.05.2026. Pedagogs: sāk lietu jauna
  12.05.2026. Administrācija: navRezultātu papīra formātā
  13.05.2026. SociālaisDienests: navRezultātu papīra formātā
  tagad lieta ir noslēgta
}`);
    const acts = scenarios[0]?.sentences.flatMap((each) => (each.kind === 'step' ? [each.act] : []));
    expect(acts).toMatchObject([{ level: 'Situācija' }, { level: 'Administrācija' }, { level: 'Ģimene' }]);
  });
});
