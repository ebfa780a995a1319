import type { Scheme } from '@riciba/language';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareSchemes, type Difference } from '../../generator/src/comparing/compare.ts';
import { aizkraukle, schemeOf } from './support.ts';

const before = `shēma Viena "Viena" pamatā Latvija teritorija "Parauga novads"
papildina institūciju Skola { loma Pedagogs "pedagogs" loma Direktors "direktors" }
veidlapa Ziņa "Ziņa" { lapa a "A" { kas "Kas?" teksts } }
līmenis 1 Sākums "Sākums" {
  veic Skola.Pedagogs
  sāk lietu sākt "Sākt" vajag Ziņa
  iznākums beigas "Beigas" noslēdz lietu
  iznākums tālāk "Tālāk" tad līmenis Otrais
}
līmenis 2 Otrais "Otrais" {
  veic Skola.Direktors, 10 darba dienu laikā jāizlemj
  iznākums beigas "Beigas" noslēdz lietu
}
`;

describe('two schemes compared', () => {
  test('have no difference in meaning where only the words or their order differ', async () => {
    const [lv, en] = [await aizkraukle('lv'), await aizkraukle('en')];
    expect(compareSchemes(lv, en)).toEqual([]);
    const moved = before.replace(/(veidlapa Ziņa.*\n)([\s\S]*)$/, '$2// piezīme\n$1');
    expect(compareSchemes(await schemeOf(before), await schemeOf(moved))).toEqual([]);
  });

  test('are compared in what a group itself owes, and in the forms that are always asked', async () => {
    const after = before.concat(
      'papildina grupu SadarbībasGrupa {\n  pienākums pārskats "Gada pārskats" {\n    veic SadarbībasGrupa.Vadītājs\n',
      '    reizi gadā\n    jāinformē BērnuAizsardzībasCentrs\n  }\n  kvorums divas trešdaļas no vietām\n}\n',
      'atmet prasību katram lūgumam vajag\n',
    );
    const differences = compareSchemes(await schemeOf(before), await schemeOf(after));
    expect(differences.map(({ sentence }) => sentence)).toEqual([
      'Vairs nav: shēma: katram lūgumam vajag («Lūgums piedalīties»).',
      'Klāt nāk: pienākums «Gada pārskats».',
      'Grupa «bērnu tiesību aizsardzības sadarbības grupa»: kvorums: bija puse no vietām, tagad divas trešdaļas no vietām.',
    ]);
    expect(compareSchemes(await schemeOf(after), await schemeOf(after))).toEqual([]);
  });

  test('differ in what is new, gone and otherwise, said in sentences', async () => {
    const after = before
      .replace('10 darba dienu', '5 darba dienu')
      .replace('"Kas?" teksts', '"Kas?" teksts, obligāts')
      .replace('"Tālāk" tad', '"Tālāk" pirms tam rakstiski jāinformē Vecāki tad')
      .replace('loma Direktors "direktors"', 'loma Direktors "direktore" loma Mentors "mentors"')
      .concat(
        'papildina grupu SadarbībasGrupa { kvorums 3 vietas }\nlīmenis 3 Trešais "Trešais" {\n  veic Skola.Mentors\n',
      )
      .concat('  sāk lietu cits "Cits"\n  iznākums beigas "Beigas" noslēdz lietu\n}\natmet sarakstu Steidzamība\n');
    const [old, fresh] = [await schemeOf(before), await schemeOf(after)];
    const differences = compareSchemes(old, fresh);
    expect(differences.map(({ sentence }) => sentence)).toEqual([
      'Vairs nav: saraksts «Steidzamība».',
      'Klāt nāk: institūcija «izglītības iestāde»: loma «mentors».',
      'Klāt nāk: 1. līmenis «Sākums»: iznākums «Tālāk»: vispirms jāinformē – vecāki vai citi likumiskie pārstāvji.',
      'Klāt nāk: 3. līmenis «Trešais».',
      'Klāt nāk: veidlapas «Ziņa» lauks «Kas?»: vai jāatbild (obligāts).',
      'Citādi nosaukts: bija institūcija «izglītības iestāde»: loma «direktors», tagad institūcija «izglītības iestāde»: loma «direktore».',
      'Grupa «bērnu tiesību aizsardzības sadarbības grupa»: kvorums: bija puse no vietām, tagad 3 vietas.',
      '2. līmenis «Otrais»: termiņš: jāizlemj: bija 10 darba dienu laikā, tagad 5 darba dienu laikā.',
    ]);
    expect(differences.map(({ change, kind }) => `${change} ${kind}`)).toEqual([
      'removed list',
      'added institution',
      'added duty',
      'added level',
      'added form',
      'renamed institution',
      'changed group',
      'changed term',
    ]);
    const english = compareSchemes(old, fresh, 'en').map(({ sentence }) => sentence);
    expect(english).toContain(
      'Level 2 “Otrais”: term: decide: was within 10 working days, is now within 5 working days.',
    );
    expect(english.join('\n')).not.toMatch(/\b(bija|tagad|līmenis|lauks|nāk)\b/);
  });
});

/** Each place of a text, and what may be said there; the first is what the text says to begin with. */
const sentences: Record<string, readonly string[]> = {
  territory: ['teritorija "Parauga novads"', 'teritorija "Cits novads"'],
  version: ['versija "1"', 'versija "2"', ''],
  email: ['e-pasts "skola@example.lv"', 'e-pasts "cita@example.lv"', ''],
  calendar: ['kalendārs parasts', 'kalendārs valsts'],
  role: ['', 'loma Mentors "mentors"'],
  quorum: ['kvorums 3 vietas', 'kvorums 2 vietas', 'kvorums 3 vietas, klāt jābūt Bāriņtiesa', ''],
  meetings: ['sēdes pēc vajadzības, ne retāk kā 4 reizes gadā', 'sēdes pēc vajadzības, ne retāk kā 5 reizes gadā'],
  minutes: ['protokolu paraksta visi locekļi', 'protokolu paraksta Vadītājs', ''],
  task: ['uzdevums "Veicināt sadarbību"', 'uzdevums "Veicināt sadarbību" starp Skola un Bāriņtiesa', ''],
  list: ['c "C"', 'c "Cits"', 'c "C" vērts 2', ''],
  field: [
    'skaits "Cik?" vesels skaitlis',
    'skaits "Cik?" vesels skaitlis no 1',
    'skaits "Cik?" vesels skaitlis, obligāts',
  ],
  condition: ['', ', ja skaits ir vairāk nekā 3', ', ja skaits ir vairāk nekā 4', ', ja izvēle ir a'],
  rule: [
    'jābūt tā, ka skaits ir vismaz 1, citādi "Vismaz viens."',
    'jābūt tā, ka skaits ir vismaz 2, citādi "Vismaz viens."',
    '',
  ],
  readers: ['', ', redz tikai Bāriņtiesa', ', redz tikai SociālaisDienests', ', ne ģimenei'],
  paragraph: ['rindkopa "Sveiki, {kas}"', 'rindkopa "Sveiki, {kas}", ja kas ir zināms', 'rindkopa "Sveiki"', ''],
  restricted: ['ierobežota pieejamība', ''],
  by: [
    'Skola.Pedagogs',
    'Skola.Direktors',
    'Skola.Pedagogs vai Skola.Direktors',
    'Skola.Pedagogs, ja tā nav, Skola.Direktors',
  ],
  gate: ['', ', tikai ja skaits ir vairāk nekā 1', ', tikai ja skaits ir vairāk nekā 2'],
  notice: ['', 'pirms tam jāinformē Vecāki', 'pirms tam rakstiski jāinformē Vecāki', 'pirms tam jāinformē Bērns'],
  channel: ['papīra formātā', 'nododot personīgi'],
  recipient: [
    'Bāriņtiesa tad līmenis Otrais',
    'Bāriņtiesa ja skaits ir vairāk nekā 1 tad līmenis Otrais\n SociālaisDienests citādi tad atgriežas',
  ],
  option: ['var runāt "Runāt"', 'var runāt "Runāt" vajag Ziņa', ''],
  term: ['5 darba dienu laikā', '6 darba dienu laikā', '5 kalendāra dienu laikā'],
  trigger: ['kad sākas līmenis Otrais', 'kad sākas līmenis Sākums', 'pēc Sākums.sākt, ja skaits ir vairāk nekā 3'],
  late: ['', 'ja nokavē, jāinformē Skola.Direktors'],
  hides: ['nerāda skaitu, mazāku par 5', 'nerāda skaitu, mazāku par 4', ''],
  row: ['skaita sāktās lietas', 'skaita noslēgtās lietas', 'skaita sāktās lietas, sadalot pēc iestādes'],
  track: [
    'gaita Otra "Otra" { līmenis 3 Trešais "Trešais" { veic Skola.Direktors sāk lietu cita "Cita" iznākums beigas "B" noslēdz lietu } }',
    '',
  ],
};

/** Which of them stands at each place; the first where it is not said. */
type Chosen = Record<string, number>;
const slots = Object.keys(sentences);

function textOf(chosen: Chosen): string {
  const s = (slot: string): string => sentences[slot]![chosen[slot] ?? 0]!;
  return `shēma Viena "Viena" pamatā Latvija ${s('version')} ${s('territory')}
papildina institūciju Skola { ${s('email')} ${s('calendar')} loma Pedagogs "pedagogs" loma Direktors "direktors" ${s('role')} }
papildina grupu SadarbībasGrupa { ${s('task')} ${s('quorum')} ${s('meetings')} ${s('minutes')} }
saraksts Izvēles "Izvēles" { a "A" b "B" ${s('list')} }
veidlapa Ziņa "Ziņa" { lapa a "A" {
  kas "Kas?" teksts
  izvēle "Izvēle" viens no Izvēles
  ${s('field')}
  vēl "Vēl?" teksts${s('condition')}${s('readers')}
  ${s('rule')}
} }
dokuments Vēstule "Vēstule" kā vēstule no veidlapas Ziņa { ${s('restricted')} virsraksts "Ziņa" ${s('paragraph')} }
līmenis 1 Sākums "Sākums" {
  veic ${s('by')}
  sāk lietu sākt "Sākt" vajag Ziņa${s('gate')}
  ${s('option')}
  iznākums beigas "Beigas" noslēdz lietu
    ${s('notice')}
  iznākums tālāk "Tālāk" vajag Ziņa nosūta vēstuli ${s('channel')} ${s('recipient')}
}
līmenis 2 Otrais "Otrais" {
  veic Bāriņtiesa.Loceklis
  iznākums beigas "Beigas" noslēdz lietu
}
${s('track')}
pienākums ziņot "Ziņot" {
  veic Skola.Direktors
  ${s('trigger')}
  ${s('term')} jāinformē Vecāki
  ${s('late')}
}
pārskats Gads "Gads" { par gadu redz tikai Bāriņtiesa ${s('hides')} rinda r "R" ${s('row')} }
`;
}

const known = new Map<string, Promise<Scheme>>();

/** Texts that are tried again are read once. */
function schemeWith(chosen: Chosen): Promise<Scheme> {
  const text = textOf(chosen);
  const scheme = known.get(text) ?? schemeOf(text);
  known.set(text, scheme);
  return scheme;
}

const aText = fc.record(Object.fromEntries(slots.map((slot) => [slot, fc.nat(sentences[slot]!.length - 1)])));

/** The same differences, told from the other side. */
function mirrored(differences: Difference[]): unknown[] {
  const back = { added: 'removed', removed: 'added', changed: 'changed', renamed: 'renamed' } as const;
  return told(
    differences.map(({ change, before: was, after: is, ...rest }) => ({
      ...rest,
      change: back[change],
      before: is,
      after: was,
    })),
  );
}

function told(differences: Omit<Difference, 'sentence'>[]): unknown[] {
  return differences
    .map(({ change, kind, key, before: was, after: is }) => JSON.stringify({ change, kind, key, was, is }))
    .toSorted();
}

describe('of any two texts', () => {
  test('one says nothing beside itself, and what differs is told from either side', async () => {
    await fc.assert(
      fc.asyncProperty(aText, aText, async (first, second) => {
        const [one, other] = [await schemeWith(first), await schemeWith(second)];
        expect(compareSchemes(one, structuredClone(one))).toEqual([]);
        const differences = compareSchemes(one, other);
        expect(differences.length > 0).toBe(textOf(first) !== textOf(second));
        expect(told(compareSchemes(other, one))).toEqual(mirrored(differences));
        expect(compareSchemes(one, other, 'en').map(({ key }) => key)).toEqual(differences.map(({ key }) => key));
      }),
      { numRuns: 10 },
    );
  });

  test.each(slots)('a change of one sentence is told, whichever: %s', async (slot) => {
    for (const index of sentences[slot]!.keys()) {
      if (index === 0) continue;
      const differences = compareSchemes(await schemeWith({}), await schemeWith({ [slot]: index }));
      expect([sentences[slot]![index], differences]).not.toEqual([sentences[slot]![index], []]);
      for (const { sentence } of differences) expect(sentence).toMatch(/^[^\s].*[^.]\.$/);
    }
  });
});
