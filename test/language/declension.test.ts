import { describe, expect, test } from 'vitest';
import { proposedCase } from '../../language/src/labels/declension.ts';
import { loadText } from './support/fixtures.ts';

const cases = ['genitive', 'dative', 'accusative', 'locative'] as const;

describe('a proposal for a case form', () => {
  test('is what people wrote for the names of the library', async () => {
    const { scheme } = await loadText('shēma Piemērs "Piemērs" pamatā Latvija\n');
    const labels = [
      ...(scheme?.institutions.flatMap(({ label, roles }) => [label, ...roles.map((role) => role.label)]) ?? []),
      ...(scheme?.parties.map(({ label }) => label) ?? []),
    ];
    const written = labels.flatMap((label) =>
      cases.flatMap((each) => (label[each] === undefined ? [] : [[label.nominative, each, label[each]] as const])),
    );
    expect(written.length).toBeGreaterThan(20);
    expect(written.map(([nominative, each]) => [nominative, each, proposedCase(nominative, each)])).toEqual(written);
  });

  test.each([
    ['Sociālais dienests', 'Sociālā dienesta', 'Sociālajam dienestam', 'Sociālo dienestu', 'Sociālajā dienestā'],
    ['Valsts policija', 'Valsts policijas', 'Valsts policijai', 'Valsts policiju', 'Valsts policijā'],
    ['izglītības iestāde', 'izglītības iestādes', 'izglītības iestādei', 'izglītības iestādi', 'izglītības iestādē'],
    [
      'bāriņtiesas loceklis',
      'bāriņtiesas locekļa',
      'bāriņtiesas loceklim',
      'bāriņtiesas locekli',
      'bāriņtiesas loceklī',
    ],
    ['vecāki', 'vecāku', 'vecākiem', 'vecākus', 'vecākos'],
    [
      'Ozolu skolas direktore',
      'Ozolu skolas direktores',
      'Ozolu skolas direktorei',
      'Ozolu skolas direktori',
      'Ozolu skolas direktorē',
    ],
    [
      'logopēds vai psihologs',
      'logopēda vai psihologa',
      'logopēdam vai psihologam',
      'logopēdu vai psihologu',
      'logopēdā vai psihologā',
    ],
    [
      'pārvalžu speciālistes',
      'pārvalžu speciālistu',
      'pārvalžu speciālistēm',
      'pārvalžu speciālistes',
      'pārvalžu speciālistēs',
    ],
    ['izglītojamā', 'izglītojamās', 'izglītojamajai', 'izglītojamo', 'izglītojamajā'],
    ['grupa ar vecākiem', 'grupas ar vecākiem', 'grupai ar vecākiem', 'grupu ar vecākiem', 'grupā ar vecākiem'],
  ])('of «%s» declines its last noun and what agrees with it', (nominative, ...forms) => {
    expect(cases.map((each) => proposedCase(nominative, each))).toEqual(forms);
  });
});
