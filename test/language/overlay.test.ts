import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { effectiveSchemes, loadScheme, type Scheme, translateKeywords } from '@riciba/language';
import { nodeFiles } from '@riciba/language/node';
import { describe, expect, test } from 'vitest';
import { filesWith, found, loadText } from './support/fixtures.ts';

const school = `shēma Skola1 "Vienas skolas rīcības shēma"
  pamatā Centrs

papildina institūciju Skola "Centra sākumskola" datīvā "Centra sākumskolai" {
  loma Mentors "mentors"
  aizstāj lomu Pedagogs "skolotājs"
}
papildina līmeni Pedagogs {
  veic Skola.Mentors
  papildina iznākumu atkārtoti tad līmenis Direktors
  iznākums pārtraukts "Pārtraukts" noslēdz lietu
}
aizstāj līmeni 3 Administrācija "Direktors" {
  veic Skola.Administrācija
  iznākums atrisināts "Atrisināts" noslēdz lietu
}
sākot no 2026-09-01: līmenis 4 Direktors "Jaunais direktors" {
  veic Skola.Administrācija
  iznākums atrisināts "Atrisināts" noslēdz lietu
}
tikai līdz 2026-08-31: līmenis 4 Direktors "Vecais direktors" {
  veic Skola.Administrācija
  iznākums atrisināts "Atrisināts" noslēdz lietu
}
papildina veidlapu Ziņojums {
  papildina lapu pamats {
    aizstāj lauku paskaidrojums "Kāpēc?" garš teksts, ja iemesls ir citur
    laiks "Cikos?" teksts, obligāts, ja paskaidrojums ir zināms
  }
  lapa beigas "Beigas" ja pamats.iemesls ir slimo { zīme "Ārsta zīme" pielikums, obligāta }
}
papildina sarakstu Iemesli { citur "Citur" }
`;

/** A scheme without the places of its sentences. */
function meaning(scheme: Scheme | undefined): unknown {
  return JSON.parse(JSON.stringify(scheme, (key, value: unknown) => (key === 'at' ? undefined : value)));
}

async function effective(text: string, on?: string) {
  const { effective: schemes, diagnostics } = await effectiveSchemes(
    'test/text.riciba',
    filesWith(text),
    on ? { on } : {},
  );
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return schemes;
}

describe('a scheme with its bases', () => {
  test('means what the overlay says, and the base where it is silent', async () => {
    const { scheme, diagnostics } = await loadText(school, {}, '2026-10-01');
    expect(diagnostics).toEqual([]);
    expect(scheme?.territory).toEqual(['Piemēra pilsēta']);
    const [teacher, head, fourth] = scheme!.levels;
    expect(teacher).toMatchObject({ by: { roles: ['Skola.Mentors'] }, at: { file: 'test/pilseta.riciba' } });
    expect(teacher!.outcomes.map(({ name, label, effect }) => [name, label, effect])).toEqual([
      ['atrisināts', 'Viss kārtībā', { kind: 'close' }],
      ['tālāk', 'Nodod tālāk', { kind: 'level', level: 'Administrācija' }],
      ['atkārtoti', 'Nodod atkārtoti', { kind: 'level', level: 'Direktors' }],
      ['pārtraukts', 'Pārtraukts', { kind: 'close' }],
    ]);
    expect(head).toMatchObject({ number: 3, label: 'Direktors', at: { file: 'test/text.riciba', line: 13 } });
    expect(fourth).toMatchObject({ label: 'Jaunais direktors' });
    const institution = scheme!.institutions.find(({ name }) => name === 'Skola')!;
    expect(institution.label).toEqual({ nominative: 'Centra sākumskola', dative: 'Centra sākumskolai' });
    expect(institution.roles.map(({ name, label }) => [name, label.nominative])).toEqual([
      ['Skola.Pedagogs', 'skolotājs'],
      ['Skola.Administrācija', 'administrācija'],
      ['Skola.Atbalsts', 'atbalsta personāls'],
      ['Skola.Mentors', 'mentors'],
    ]);
    const form = scheme!.forms.find(({ name }) => name === 'Ziņojums')!;
    expect(form.pages.map(({ name, fields }) => [name, fields.map((field) => field.name)])).toEqual([
      ['pamats', ['iemesls', 'paskaidrojums', 'laiks']],
      ['piezīmes', ['teksts']],
      ['beigas', ['zīme']],
    ]);
    expect(scheme!.lists.map(({ name }) => name)).not.toContain('Steidzamība');
  });

  test('is the same whether it is put together or its sentences are read one by one', async () => {
    for (const file of [
      'aizkraukle/aizkraukle.lv.riciba',
      'aizkraukle/aizkraukle.en.riciba',
      'termini/termini.lv.riciba',
    ]) {
      const path = fileURLToPath(new URL(`../../examples/${file}`, import.meta.url));
      const { scheme } = await loadScheme(path, nodeFiles());
      // A sentence with days that go on for ever makes the text one that must be put together.
      const dated = `${readFileSync(path, 'utf8')}\n${file.includes('.en.') ? 'starting from' : 'sākot no'} 2000-01-01: ${
        file.includes('.en.') ? 'party' : 'persona'
      } Pievienots "pievienots"\n`;
      const files = { ...nodeFiles(), read: async (each: string) => (each === path ? dated : nodeFiles().read(each)) };
      const together = (await loadScheme(path, files, { on: '2026-01-01' })).scheme;
      expect(together).toBeDefined();
      const parties = together!.parties.filter(({ name }) => name !== 'Pievienots');
      expect({ ...together!, parties }).toEqual(scheme);
    }
  });

  test('differs by the day, and each stretch of time is told', async () => {
    const before = await loadText(school, {}, '2026-08-31');
    expect(before.scheme!.levels.find(({ name }) => name === 'Direktors')!.label).toBe('Vecais direktors');
    expect((await effective(school)).map(({ period }) => period)).toEqual([
      { until: '2026-08-31' },
      { from: '2026-09-01' },
    ]);
    const gap = school.replace('līdz 2026-08-31', 'līdz 2026-07-31');
    const { diagnostics } = await loadText(gap);
    expect(diagnostics.map(({ code, message }) => [code, /\(no .*\)/.exec(message)?.[0]])).toEqual([
      ['RIC0101', '(no 2026-08-01 līdz 2026-08-31)'],
    ]);
    expect((await loadText(gap, {}, '2026-07-31')).diagnostics).toEqual([]);
  });

  test('is not in force before its first day and after its last', async () => {
    const text = 'shēma Skola1 "Skola" pamatā Pilseta spēkā no 2026-01-01 līdz 2026-12-31\n';
    const codes = async (on: string) => (await loadText(text, {}, on)).diagnostics.map(({ code }) => code);
    expect(await codes('2025-12-31')).toEqual(['RIC0141']);
    expect(await codes('2026-01-01')).toEqual([]);
    expect(await codes('2026-12-31')).toEqual([]);
    expect(await codes('2027-01-01')).toEqual(['RIC0141']);
  });

  test('may settle what its bases disagree about', async () => {
    const both = 'shēma Skola1 "Skola" pamatā Centrs, Mezaparks\n';
    expect(found(await loadText(both))).toEqual(['1 RIC0124']);
    const settled = `${both}papildina līmeni Pedagogs { aizstāj iznākumu atrisināts "Tā" noslēdz lietu }\n`;
    const { scheme, diagnostics } = await loadText(settled);
    expect(diagnostics).toEqual([]);
    expect(scheme!.levels[0]!.outcomes[0]!.label).toBe('Tā');
    expect(scheme!.lists.find(({ name }) => name === 'Iemesli')!.codes.map(({ name }) => name)).toEqual([
      'kavē',
      'cits',
      'slimo',
      'bēg',
    ]);
  });
});

describe('a report of a base', () => {
  const base = `bibliotēka Gadi "Gadi" pamatā Latvija
    pārskats ParGadu "Pārskats" {
      par gadu
      redz tikai Bāriņtiesa
      nerāda skaitu, mazāku par 5
      rinda sāktas "Sāktas" skaita sāktās lietas
      rinda noslēgtas "Noslēgtas" skaita noslēgtās lietas
      rinda uzdevumi "Uzdevumi" skaita uzdevumus
    }
    pārskats ParMēnesi "Mēnesis" {
      par mēnesi
      redz tikai Bāriņtiesa
      nerāda skaitu, mazāku par 5
      rinda sāktas "Sāktas" skaita sāktās lietas
    }`;
  const text = `shēma Novads "Novads" pamatā Gadi teritorija "Novads"
    papildina pārskatu ParGadu {
      redz tikai SociālaisDienests
      nerāda skaitu, mazāku par 10
      aizstāj rindu noslēgtas "Beigtas" skaita noslēgtās lietas, sadalot pēc iestādes
      rinda pienākumi "Pienākumi" skaita nokavētos pienākumus
    }
    atmet rindu ParGadu.uzdevumi
    atmet pārskatu ParMēnesi`;
  const others = { 'test/gadi.riciba': base };

  test('gets other rows, readers and limits, and is removed by its name', async () => {
    const { scheme, diagnostics } = await loadText(text, others);
    expect(diagnostics).toEqual([]);
    expect(scheme!.reports).toMatchObject([
      { name: 'ParGadu', period: 'year', readers: ['SociālaisDienests'], hidesBelow: 10 },
    ]);
    expect(scheme!.reports![0]!.rows.map(({ name, label }) => [name, label])).toEqual([
      ['sāktas', 'Sāktas'],
      ['noslēgtas', 'Beigtas'],
      ['pienākumi', 'Pienākumi'],
    ]);
    const wrong = await loadText(`${text}\n atmet rindu ParGadu.cita\n atmet pārskatu Cits`, others);
    expect(wrong.diagnostics.map(({ code }) => code)).toEqual(['RIC0101', 'RIC0101']);
  });

  test('is printed as it is in effect, and can be read again', async () => {
    const { effective: schemes } = await effectiveSchemes('test/text.riciba', filesWith(text, others));
    const again = await loadText(schemes[0]!.text);
    expect(again.diagnostics).toEqual([]);
    expect(meaning(again.scheme)).toEqual(meaning((await loadText(text, others)).scheme));
  });
});

const plain = `shēma Plaša "Plaša shēma" pamatā Latvija
glabāšanas klase Lietas "Lietas"
papildina institūciju SociālaisDienests { e-pasts "a@example.lv" e-pasts "b@example.lv" }
institūcija Klubs "klubs" datīvā "klubam" { loma Saimnieks "saimnieks" datīvā "saimniekam" }
līmenis 1 Sākums "Sākums" {
  veic Klubs.Saimnieks
  sāk lietu jauna "Jauna"
  iznākums nosūtīts "Nosūtīts" vai pārsūtīts "Pārsūtīts" nosūta vēstuli papīra formātā
    SociālaisDienests tad atgriežas
    ValstsPolicija tad atgriežas
  iznākums beigts "Beigts" noslēdz lietu
  pēc noslēgšanas var atsākt vēlreiz "Vēlreiz" iesniedz Klubs.Saimnieks
}
`;
const over = (text: string) => ({
  text: `shēma Virs "Virs" pamatā Plaša\n${text}\n`,
  others: { 'test/plasa.riciba': plain },
});

async function meant(text: string) {
  const { text: whole, others } = over(text);
  const { scheme, diagnostics } = await loadText(whole, others);
  expect(diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
  return scheme!;
}

function recipients(scheme: Scheme, outcome: string): string[] {
  const { effect } = scheme.levels[0]!.outcomes.find(({ name }) => name === outcome)!;
  return effect.kind === 'refer' ? effect.to.map(({ institution }) => institution) : [];
}

const labels = (scheme: Scheme) => (scheme.retention ?? []).map(({ label }) => label);
const emails = (scheme: Scheme) => scheme.institutions.find(({ name }) => name === 'SociālaisDienests')!.emails;

/** "RIC0120 «e-pasts» (adrese)" for each message about an overlay. */
async function told(text: string): Promise<string[]> {
  const { text: whole, others } = over(text);
  const { diagnostics } = await loadText(whole, others);
  return diagnostics.map(({ code, message }) => `${code} ${/«[^»]*» \([^)]*\)/.exec(message)?.[0]}`);
}

describe('an overlay reaches', () => {
  test('how a closed case is opened again', async () => {
    expect((await meant('')).levels[0]!.reopenings).toHaveLength(1);
    expect((await meant('atmet lietas atsākšanu Sākums.vēlreiz')).levels[0]!.reopenings).toEqual([]);
    const changed = await meant(
      'papildina līmeni Sākums { aizstāj lietas atsākšanu vēlreiz "No jauna" iesniedz Klubs.Saimnieks }',
    );
    expect(changed.levels[0]!.reopenings).toMatchObject([{ name: 'vēlreiz', label: 'No jauna' }]);
  });

  test('classes of retention', async () => {
    expect(labels(await meant('aizstāj glabāšanas klasi Lietas "Bērnu lietas"'))).toEqual(['Bērnu lietas']);
    expect(labels(await meant('atmet glabāšanas klasi Lietas'))).toEqual([]);
  });

  test('one recipient of an outcome, and leaves the other outcomes of the sentence', async () => {
    const without = await meant('atmet saņēmēju Sākums.nosūtīts.ValstsPolicija');
    expect(recipients(without, 'nosūtīts')).toEqual(['SociālaisDienests']);
    expect(recipients(without, 'pārsūtīts')).toEqual(['SociālaisDienests', 'ValstsPolicija']);
    const more = await meant(`papildina līmeni Sākums {
  papildina iznākumu nosūtīts nosūta vēstuli papīra formātā vai nododot personīgi Bāriņtiesa tad atgriežas
}`);
    expect(recipients(more, 'nosūtīts')).toEqual(['SociālaisDienests', 'ValstsPolicija', 'Bāriņtiesa']);
    expect(recipients(more, 'pārsūtīts')).toEqual(['SociālaisDienests', 'ValstsPolicija']);
  });

  test('forms that the base asks for with every act of a kind, and addresses', async () => {
    expect((await meant('')).defaults.outcome).toBe('Pamatojums');
    expect((await meant('atmet prasību katram iznākumam vajag')).defaults.outcome).toBeUndefined();
    expect(emails(await meant(''))).toEqual(['a@example.lv', 'b@example.lv']);
    const anew = 'papildina institūciju SociālaisDienests { atmet e-pastus e-pasts "c@example.lv" }';
    expect(emails(await meant(anew))).toEqual(['c@example.lv']);
  });

  test('nothing that is not there, and says so', async () => {
    const removal = 'atmet prasību katram iznākumam vajag';
    expect(await told(`${removal}\n${removal}`)).toEqual(['RIC0122 «katram iznākumam vajag» (prasība)']);
    expect(await told('papildina institūciju Klubs { atmet e-pastus }')).toEqual(['RIC0120 «e-pasts» (adrese)']);
    expect(await told('atmet saņēmēju Sākums.nosūtīts.Bāriņtiesa')).toEqual(['RIC0120 «Bāriņtiesa» (saņēmējs)']);
  });

  test('these also in the effective text', async () => {
    const { text, others } = over(`atmet saņēmēju Sākums.nosūtīts.ValstsPolicija
atmet lietas atsākšanu Sākums.vēlreiz
atmet prasību katram iznākumam vajag
papildina institūciju SociālaisDienests { atmet e-pastus }`);
    const { effective: schemes } = await effectiveSchemes('test/text.riciba', filesWith(text, others));
    const again = await loadText(schemes[0]!.text);
    expect(again.diagnostics.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(meaning(again.scheme)).toEqual(meaning((await loadText(text, others)).scheme));
  });
});

describe('an effective text', () => {
  const texts: [name: string, text: string, on?: string][] = [
    ['of a school', school, '2026-10-01'],
    ['of a school, in English', translateKeywords(school, 'en'), '2026-08-01'],
    ['of a base', 'shēma Skola1 "Skola" pamatā Centrs'],
  ];

  test.each(texts)('%s can be read again and means the same', async (_, text, on) => {
    const [scheme] = await effective(text, on);
    const again = await loadText(scheme!.text);
    expect(again.diagnostics.map(({ code, message, at }) => `${at.line} ${code} ${message}`)).toEqual([]);
    expect(meaning(again.scheme)).toEqual(meaning((await loadText(text, {}, on)).scheme));
  });

  test('says where each sentence comes from', async () => {
    const [scheme] = await effective(school, '2026-10-01');
    const lines = scheme!.text.split('\n');
    const above = (start: string) => lines[lines.findIndex((line) => line.trim().startsWith(start)) - 1]!.trim();
    expect(above('līmenis 3')).toBe('// Skola1, text.riciba:13; aizstāj pilseta.riciba:31');
    expect(above('līmenis 1')).toBe('// Pilseta, pilseta.riciba:24; groza centrs.riciba:4, text.riciba:8');
    expect(above('iznākums pārtraukts')).toBe('// Skola1, text.riciba:11');
    const origin = scheme!.origins.find(({ path }) => path === 'Pedagogs.atrisināts');
    expect(origin).toMatchObject({
      kind: 'outcome',
      at: { file: 'test/centrs.riciba', line: 5 },
      overrides: [{ file: 'test/pilseta.riciba', line: 28 }],
    });
  });
});
