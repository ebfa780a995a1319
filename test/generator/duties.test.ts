import { generate, prove, runScenarios } from '@riciba/generator';
import { loadScheme } from '@riciba/language';
import { nodeFiles } from '@riciba/language/node';
import { describe, expect, it } from 'vitest';
import { root } from './support.ts';

const folder = `${root}examples/kavejumi/`;

async function loaded(file: string, change: (text: string) => string = (text) => text) {
  const files = nodeFiles();
  const read = async (name: string) => {
    const text = await files.read(name);
    return text === undefined ? undefined : change(text);
  };
  const { scheme, scenarios, language, diagnostics } = await loadScheme(`${folder}${file}`, { ...files, read });
  if (!scheme) throw new Error(JSON.stringify(diagnostics));
  return { scheme, scenarios, language };
}

/** Stories about the scheme, some words of which are changed. */
async function failing(change: (text: string) => string): Promise<string[]> {
  const { scheme, scenarios, language } = await loaded('kavejumi.scenarios.lv.riciba', change);
  const { stories } = await runScenarios(scheme, scenarios, language);
  return stories.filter((story) => !story.passed).map(({ title }) => title);
}

describe('counted absences', () => {
  it.each(['kavejumi.scenarios.lv.riciba', 'kavejumi.scenarios.en.riciba'])('come out as told: %s', async (file) => {
    const { scheme, scenarios, language } = await loaded(file);
    const { stories } = await runScenarios(scheme, scenarios, language);
    expect(stories.flatMap(({ lines }) => lines.filter(({ verdict }) => verdict !== 'holds'))).toEqual([]);
  });

  it('mean the same in both languages', async () => {
    const [lv, en] = await Promise.all([loaded('kavejumi.lv.riciba'), loaded('kavejumi.en.riciba')]);
    expect((await generate(lv.scheme)).hash).toBe((await generate(en.scheme)).hash);
  });

  it('stop nowhere', async () => {
    expect(prove((await loaded('kavejumi.lv.riciba')).scheme)).toEqual([]);
  });

  it('say in one sentence who owes what', async () => {
    const { sentences } = await generate((await loaded('kavejumi.lv.riciba')).scheme);
    expect(sentences.find(({ id }) => id === 'Skola.zinot')?.text).toBe(
      '1. līmenis «Izglītības iestāde»: «Rakstiski informēt par vairāk nekā 20 stundām semestrī» — ja «Cik mācību ' +
        'stundu?» kopā šajā semestrī, kur «Iemesls» nav «Attaisnots», ir vairāk nekā 20, tajā pašā dienā ' +
        'rakstiski jāinformē Izglītības pārvaldes speciālists; ja nokavē, to uzzina izglītības iestādes vadītājs.',
    );
  });
});

describe('the rules of the law', () => {
  it('run as they are said: the same day, urgency, information asked for, evidence of earlier steps', async () => {
    const files = nodeFiles();
    const { scheme, scenarios } = await loadScheme(
      `${root}test/language/fixtures/rules-of-the-law-can-be-said.riciba`,
      files,
    );
    const { stories } = await runScenarios(scheme!, scenarios);
    expect(stories.flatMap(({ lines }) => lines.filter(({ verdict }) => verdict !== 'holds'))).toEqual([]);
  });
});

describe('stories notice', () => {
  it.each<[string, (text: string) => string, string[]]>([
    [
      'another threshold',
      (text) => text.replace('ir vairāk nekā 20', 'ir vairāk nekā 24'),
      [
        'Divdesmit pirmā stunda prasa rakstisku ziņu tajā pašā dienā',
        'Labojums ziņošanu atceļ',
        'Nokavēto uzzina vadītājs',
        'Mācību gada pārskats par divu skolu lietām',
      ],
    ],
    [
      'a count that never begins anew',
      (text) => text.replace('kopā semestrī', 'kopā'),
      ['Nākamajā semestrī skaita no jauna'],
    ],
    ['nobody being told', (text) => text.replace(/ja nokavē, .*/, ''), ['Nokavēto uzzina vadītājs']],
    [
      'a longer term before a day',
      (text) => text.replace('5 darba dienas pirms', '6 darba dienas pirms'),
      ['Pārvalde tiekas ar vecākiem un aptaujā skolas'],
    ],
    [
      'a gate that is gone',
      (text) => text.replace(', tikai ja kavējums ir noticis', ''),
      ['Lietu noslēdz, kad mēnesi kavējumu nav, un atsāk, kad tie ir atkal'],
    ],
  ])('%s', async (_, change, titles) => {
    expect(await failing(change)).toEqual(titles);
  });
});
