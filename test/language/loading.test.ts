import { describe, expect, test } from 'vitest';
import { loadScheme } from '@riciba/language';
import { nodeFiles, readNodeLibrary } from '@riciba/language/node';
import { fixtures, found, loadText } from './support/fixtures.ts';
import { messages } from '../../language/src/messages/table.ts';
import { assert, asyncProperty, nat } from 'fast-check';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ending = `līmenis 1 Sākums "Sākums" {
  veic Klubs.Vadītājs
  sāk lietu jauna "Jauna lieta"
  iznākums beigas "Beigas" noslēdz lietu
}
`;

/** A field of the form of the condition example. */
function fieldOfForm(field: string) {
  return { form: 'F', page: 'a', field };
}

function valuesIn(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/g))].toSorted();
}

describe('a text', () => {
  test('takes over what it is based on, from a file beside it and from the library', async () => {
    const base = 'library Base "Base" based on Latvija\ninstitution Klubs "klubs" { role Vadītājs "vadītājs" }\n';
    const text = `shēma Piemērs "Piemērs" pamatā Base
papildina institūciju Klubs "Sporta klubs" datīvā "Sporta klubam" { loma Treneris "treneris" e-pasts "a@b.lv" }
${ending}`;
    const { scheme, diagnostics, files } = await loadText(text, { 'test/base.riciba': base });
    expect(diagnostics).toEqual([]);
    expect(files.map((file) => file.split('/').at(-1))).toEqual(['text.riciba', 'base.riciba', 'latvija.riciba']);
    expect(scheme?.institutions.at(-1)).toMatchObject({
      name: 'Klubs',
      label: { nominative: 'Sporta klubs', dative: 'Sporta klubam' },
      emails: ['a@b.lv'],
      roles: [
        { name: 'Klubs.Vadītājs', at: { file: 'test/base.riciba', line: 2, column: 29 } },
        { name: 'Klubs.Treneris', at: { file: 'test/text.riciba', line: 2, column: 69 } },
      ],
    });
    expect(scheme?.parties.map(({ name }) => name)).toEqual(['Vecāki', 'Bērns']);
  });

  test('may override which form is asked for, and add to a list', async () => {
    const text = `shēma Piemērs "Piemērs" pamatā Latvija
papildina sarakstu Radniecība { vecmāmiņa "Vecmāmiņa" }
veidlapa Iemesls "Iemesls" { lapa iemesls "Iemesls" { kāpēc "Kāpēc?" teksts, obligāts } }
katram iznākumam vajag Iemesls
institūcija Klubs "klubs" { loma Vadītājs "vadītājs" }
${ending}`;
    const { scheme } = await loadText(text);
    expect(scheme?.defaults).toMatchObject({ outcome: 'Iemesls', refusal: 'Atteikums' });
    const list = scheme?.lists.find(({ name }) => name === 'Radniecība');
    expect(list?.codes.at(-1)?.name).toBe('vecmāmiņa');
  });

  test('that is based on itself is told so', async () => {
    const base = 'bibliotēka Base "Base" pamatā Text\n';
    const loaded = await loadText('shēma Text "Text" pamatā Base\n', { 'test/base.riciba': base });
    expect(found(loaded)).toEqual(['1 RIC0106']);
    expect(found(loaded, 'test/base.riciba')).toEqual(['1 RIC0106']);
  });

  test('is read as if none had been read before it, or beside it', async () => {
    const text = 'shēma Text "Text" pamatā Base\n';
    const base = { 'test/base.riciba': 'bibliotēka Base "Base"\npersona Vecāki "vecāki"\n' };
    const other = { 'test/base.riciba': 'bibliotēka Base "Base"\npersona Bērns "bērns"\n' };
    const seen = await Promise.all([base, other, {}, base].map((beside) => loadText(text, beside)));
    const again = [await loadText(text), await loadText(text, other), await loadText(text, base, '2026-01-01')];
    const names = [...seen, ...again].map(({ scheme }) => scheme?.parties.map(({ name }) => name));
    expect(names).toEqual([['Vecāki'], ['Bērns'], undefined, ['Vecāki'], undefined, ['Bērns'], ['Vecāki']]);
    expect([seen[2]!, again[0]!].map((loaded) => found(loaded))).toEqual([['1 RIC0102'], ['1 RIC0102']]);
  });

  test('with an error in its base gives no scheme, and the error at its file', async () => {
    const base = 'bibliotēka Base "Base"\npersona Vecāki "vecāki"\npersona Vecāki "vecāki"\n';
    const loaded = await loadText('shēma Text "Text" pamatā Base\n', { 'test/base.riciba': base });
    expect(loaded.scheme).toBeUndefined();
    expect(found(loaded, 'test/base.riciba')).toEqual(['3 RIC0103']);
  });

  test('that is shipped has nothing to be said of it, so that it need not be checked with each text', async () => {
    for (const { uri } of await readNodeLibrary()) {
      expect((await loadScheme(fileURLToPath(uri), nodeFiles())).diagnostics).toEqual([]);
    }
  });

  test('that is a library gives no scheme', async () => {
    const loaded = await loadText('bibliotēka Text "Text" pamatā Latvija\n');
    expect([loaded.scheme, loaded.diagnostics]).toEqual([undefined, []]);
  });

  test('that is not there is a diagnostic', async () => {
    const loaded = await loadScheme('test/nowhere.riciba', nodeFiles());
    expect(loaded).toMatchObject({ diagnostics: [{ code: 'RIC0014', severity: 'error' }], files: [] });
  });

  test('shows places as people count them, and the findings of others beside its own', async () => {
    const text = `shēma Piemērs "Piemērs"\ninstitūcija Klubs "klubs" { loma Vadītājs "vadītājs" }\n${ending}`;
    const files = { ...nodeFiles(), read: async () => text };
    const loaded = await loadScheme('a/b.riciba', files, {
      findings: (scheme, language) => [
        { code: 'X1', severity: 'warning', message: language, at: scheme.levels[0]!.at },
      ],
    });
    const place = { file: 'a/b.riciba', line: 3, column: 1, endLine: 3, endColumn: 25 };
    expect(loaded.diagnostics).toEqual([{ code: 'X1', severity: 'warning', message: 'lv', at: place }]);
  });

  test('means the same in conditions however it is written', async () => {
    const text = `scheme Example "Example" based on Latvija
form F "F" {
  page a "A" {
    yes1 "Yes?" yes or no, required
    n "N" whole number from 0 to 40, required
    kinds "Kinds" several of ProblēmuVeidi, required
    kind "Kind" one of Steidzamība, required
    x "X" text up to 20 characters, when yes1 is no and (n is more than 3 or not kinds has cita) and kind is not plānveida
    y "Y" repeating at least 2 { z "Z" text }
    file "File" attachment at least 1, hint "One" "two.", message "Three."
  }
  page b "B" when kinds has all of cita, kavējumi or a.n is at most 2 or kind is one of steidzami, plānveida { c "C" date }
}
institution Klubs "klubs" { role Vadītājs "vadītājs" }
level 1 A "A" { by Klubs.Vadītājs opens a case b "B" needs F outcome c "C" closes the case }
`;
    const { scheme, diagnostics } = await loadText(text);
    expect(diagnostics).toEqual([]);
    const form = scheme!.forms.find(({ name }) => name === 'F')!;
    const fields = Object.fromEntries(form.pages[0]!.fields.map((field) => [field.name, field]));
    expect(fields['x']).toMatchObject({ type: { kind: 'text', maxLength: 20 }, required: false });
    expect(fields['x']!.when).toEqual({
      op: 'and',
      of: [
        { op: 'is', field: fieldOfForm('yes1'), values: [false] },
        {
          op: 'or',
          of: [
            { op: 'more', field: fieldOfForm('n'), value: 3 },
            { op: 'not', of: { op: 'hasAny', field: fieldOfForm('kinds'), values: ['cita'] } },
          ],
        },
        { op: 'not', of: { op: 'is', field: fieldOfForm('kind'), values: ['plānveida'] } },
      ],
    });
    expect(form.pages[1]!.when).toEqual({
      op: 'or',
      of: [
        { op: 'hasAll', field: fieldOfForm('kinds'), values: ['cita', 'kavējumi'] },
        { op: 'atMost', field: fieldOfForm('n'), value: 2 },
        { op: 'is', field: fieldOfForm('kind'), values: ['steidzami', 'plānveida'] },
      ],
    });
    expect(fields['n']!.type).toEqual({ kind: 'wholeNumber', min: 0, max: 40 });
    expect(fields['y']!.type).toMatchObject({ kind: 'group', min: 2, fields: [{ name: 'z' }] });
    expect(fields['file']).toMatchObject({
      type: { kind: 'attachment', min: 1 },
      hint: 'One two.',
      message: 'Three.',
    });
  });
});

describe('messages', () => {
  test('have a code each, and are written in both languages with the same values', () => {
    const all = Object.values(messages);
    const codes = all.map(({ code }) => code);
    expect(new Set(codes).size).toBe(codes.length);
    for (const { texts } of all) expect(valuesIn(texts.lv)).toEqual(valuesIn(texts.en));
  });

  test('are each shown by a fixture', () => {
    const shown = new Set(fixtures().flatMap(({ expected }) => expected.map((each) => each.split(' ')[1])));
    // Told of files, bases and the editor; their tests stand elsewhere.
    const elsewhere = new Set(['RIC0014', 'RIC0106', 'RIC0141', 'RIC0901', 'RIC0902', 'RIC0903']);
    const unseen = Object.values(messages).filter(({ code }) => !shown.has(code) && !elsewhere.has(code));
    expect(unseen.map(({ code }) => code)).toEqual([]);
  });
});

describe('broken texts', () => {
  const whole = readFileSync(new URL('../../examples/aizkraukle/aizkraukle.lv.riciba', import.meta.url), 'utf8');
  const words = whole.split(/(?<=\s)/);

  test('are told what is wrong and never break the reader', { timeout: 120_000 }, async () => {
    const place = nat({ max: words.length - 1 });
    await assert(
      asyncProperty(place, nat({ max: 5 }), place, async (start, length, other) => {
        const broken = [...words.slice(0, start), words[other]!, ...words.slice(start + length)].join('');
        const loaded = await loadText(broken);
        expect(loaded.scheme !== undefined || loaded.diagnostics.length > 0).toBe(true);
        for (const { code, message, at } of loaded.diagnostics) {
          expect(code).toMatch(/^RIC\d{4}$/);
          expect(message).not.toMatch(/undefined|\{\w+\}/);
          expect(at.line).toBeGreaterThan(0);
        }
      }),
      { numRuns: 40 },
    );
  });
});
