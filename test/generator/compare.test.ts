import { describe, expect, test } from 'vitest';
import { compareSchemes } from '../../generator/src/proofs/compare.ts';
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

  test('differ in what is new, gone and otherwise, said in sentences', async () => {
    const after = before
      .replace('10 darba dienu', '5 darba dienu')
      .replace('"Kas?" teksts', '"Kas?" teksts, obligāts')
      .replace('"Tālāk" tad', '"Tālāk" pirms tam rakstiski jāinformē Vecāki tad')
      .replace('loma Direktors "direktors"', 'loma Direktors "direktors" loma Mentors "mentors"')
      .concat(
        'papildina grupu SadarbībasGrupa { kvorums 3 vietas }\nlīmenis 3 Trešais "Trešais" {\n  veic Skola.Mentors\n',
      )
      .concat('  sāk lietu cits "Cits"\n  iznākums beigas "Beigas" noslēdz lietu\n}\natmet sarakstu Steidzamība\n');
    const differences = compareSchemes(await schemeOf(before), await schemeOf(after));
    expect(differences.map(({ sentence }) => sentence)).toEqual([
      'Vairs nav: saraksta «Steidzamība» iespēja «Plānveida izskatīšana».',
      'Vairs nav: saraksta «Steidzamība» iespēja «Nepieciešama ātra rīcība».',
      'Klāt nācis: institūcija «izglītības iestāde»: loma «mentors».',
      'Klāt nācis: 1. līmenis «Sākums»: iznākums «Tālāk»: vispirms jāinformē – vecāki vai citi likumiskie pārstāvji (rakstiski).',
      'Klāt nācis: 3. līmenis «Trešais».',
      'Grupa «bērnu tiesību aizsardzības sadarbības grupa»: kvorums: bija puse no vietām, tagad 3 vietas.',
      '2. līmenis «Otrais»: termiņš: jāizlemj: bija 10 darba dienu laikā, tagad 5 darba dienu laikā.',
      'Veidlapas «Ziņa» lauks «Kas?»: bija teksts, tagad teksts, obligāts.',
    ]);
    expect(differences.map(({ change, kind }) => `${change} ${kind}`)).toEqual([
      'removed list',
      'removed list',
      'added institution',
      'added duty',
      'added level',
      'changed group',
      'changed term',
      'changed form',
    ]);
  });
});
