import { fileURLToPath } from 'node:url';
import { readFileSync } from 'node:fs';
import { type Loaded, loadScheme, type Scheme, translateKeywords } from '@riciba/language';
import { nodeFiles } from '@riciba/language/node';
import { beforeAll, describe, expect, test } from 'vitest';

const folder = new URL('../../examples/aizkraukle/', import.meta.url);
const textIn = (language: string) => readFileSync(new URL(`aizkraukle.${language}.riciba`, folder), 'utf8');

let latvian: Loaded;
let english: Loaded;
let scheme: Scheme;

beforeAll(async () => {
  latvian = await loadScheme(fileURLToPath(new URL('aizkraukle.lv.riciba', folder)), nodeFiles());
  english = await loadScheme(fileURLToPath(new URL('aizkraukle.en.riciba', folder)), nodeFiles());
  scheme = latvian.scheme!;
});

/** The scheme as plain data, without the places in the text. */
function withoutPlaces(loaded: Loaded): unknown {
  return JSON.parse(JSON.stringify(loaded.scheme, (key, value) => (key === 'at' ? undefined : value)));
}

function withoutComment(text: string): string {
  return text.replace(/^\/\/.*\n/, '');
}

/** What a person reads in the scheme: all its texts, one after the other. */
function wordsOf(value: unknown): string {
  return JSON.stringify(value, (key, each) => (key === 'at' ? undefined : each)).toLowerCase();
}

describe('the scheme of Aizkraukle', () => {
  test('says the same in Latvian and in English keywords, and nothing is wrong with it but a citation', () => {
    for (const { diagnostics } of [latvian, english]) {
      expect(diagnostics).toMatchObject([{ code: 'RIC0110', severity: 'warning', at: { line: 72 } }]);
    }
    expect([latvian.language, english.language]).toEqual(['lv', 'en']);
    expect(withoutPlaces(english)).toEqual(withoutPlaces(latvian));
  });

  test('is translated by the tool into the same scheme', () => {
    expect(withoutComment(translateKeywords(textIn('lv'), 'en'))).toBe(withoutComment(textIn('en')));
  });

  test.each(['lv', 'en'])('takes at most 120 lines that fit on a screen (%s)', (language) => {
    const lines = textIn(language).trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(120);
    expect(lines.filter((line) => line.length > 142)).toEqual([]);
  });

  test('says what the municipality says, level by level', () => {
    const said: Record<number, string[]> = {
      1: [
        'pirmsskolas izglītības pedagogs',
        'izvērtē radušos situāciju, sniedz informāciju konkrētam atbalsta personāla',
      ],
      2: ['piesaista izglītības iestādes atbalsta jomas speciālistus', 'darbs nesasniedz rezultātu'],
      3: ['veic darbības atbilstoši savai kompetencei', 'nav rezultātu', 'materiāli par veikto darbu'],
      4: [
        'atbalsta nodaļa ģimenēm ar bērniem',
        'sociālais darbinieks veic darbu ar ģimeni, sadarbojas ar izglītības iestādi un citām institūcijām',
        'nepieciešamības gadījumā organizēt starpprofesionāļu tikšanos',
        'darbs nesasniedz rezultātu',
        'ģimene nav motivēta sadarbībai',
      ],
      5: [
        'koordinē preventīvos pasākumus un izskata gadījumus, ja nepieciešama palīdzība speciālistiem darbā ar ' +
          'nepilngadīgiem likumpārkāpējiem un viņu ģimenēm',
        'izskata gadījumus, ja nav ievēroti',
        'kārtība, kādā izglītības iestāde informē izglītojamo vecākus, pašvaldības vai valsts iestādes, ja ' +
          'izglītojamais bez attaisnojoša iemesla neapmeklē izglītības iestādi',
        'rīko sēdes par problēmsituācijām izglītības iestādēs, sniedz rekomendācijas',
        'uzaicināt vecākus, bērnus, iesaistīto institūciju speciālistus',
        'par nepieciešamo pakalpojumu attīstīšanu',
      ],
      6: ['piedalās starpprofesionāļu sanāksmēs', 'izskata jautājumu par bērnu aizgādības tiesībām'],
    };
    for (const level of scheme.levels) {
      for (const words of said[level.number]!) expect(wordsOf(level)).toContain(words);
    }
    expect(scheme.levels.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test('writes to the addresses of the source', () => {
    expect(Object.fromEntries(scheme.institutions.map(({ name, emails }) => [name, emails]))).toEqual({
      Skola: [],
      SociālaisDienests: ['soccentrs@aizkraukle.lv'],
      ValstsPolicija: ['pasts@vp.gov.lv', 'kanc.aizkraukle@zemgale.vp.gov.lv'],
      PašvaldībasPolicija: ['pasv.policija@aizkraukle.lv'],
      IzglītībasPārvalde: ['izglitiba@aizkraukle.lv'],
      Bāriņtiesa: ['barintiesa@aizkraukle.lv'],
      BērnuAizsardzībasCentrs: [],
      Pašvaldība: [],
      SadarbībasGrupa: ['aizkraukle@pakalpojumucentri.lv'],
    });
  });

  test('does not pass a case on from the support staff before parents and administration know', () => {
    const support = scheme.levels[1]!;
    expect(support.by).toMatchObject({
      roles: ['Skola.AtbalstaPersonāls'],
      substitutes: ['Skola.Administrācija', 'Skola.Pedagogs'],
    });
    expect(support.outcomes.find(({ effect }) => effect.kind === 'level')?.first).toMatchObject([
      { to: 'Vecāki', inWriting: true },
      { to: 'Skola.Administrācija', inWriting: false },
    ]);
  });

  test('refers by overlapping conditions, on paper or e-signed', () => {
    const effect = scheme.levels[2]!.outcomes.find((outcome) => outcome.form === 'SkolasZiņojums')!.effect;
    if (effect.kind !== 'refer') throw new Error('no referral');
    expect([effect.what, effect.channels]).toEqual(['letter', ['paper', 'eSigned']]);
    const grounds = effect.to.map(({ institution, when, otherwise, then }) => [
      institution,
      when?.op === 'hasAny' ? when.values : otherwise,
      then.kind,
    ]);
    expect(grounds).toEqual([
      ['SociālaisDienests', ['sociālas'], 'level'],
      ['ValstsPolicija', ['prettiesiskas', 'kārtība', 'vecākuPienākumi'], 'return'],
      ['PašvaldībasPolicija', ['prettiesiskas', 'kārtība'], 'return'],
      ['SociālaisDienests', true, 'level'],
    ]);
  });

  test('lets cases begin with the teacher and with the education board, and has the orphans’ court at the side', () => {
    const entries = scheme.levels.flatMap((level) => level.entries.map(({ by }) => [level.number, ...by.roles]));
    expect(entries).toEqual([
      [1, 'Skola.Pedagogs'],
      [5, 'IzglītībasPārvalde.Speciālists'],
    ]);
    expect(scheme.levels[5]).toMatchObject({ participatesFor: ['Ģimene', 'Grupa'], outcomes: [] });
  });

  test('keeps the citation as published', () => {
    const cited = scheme.levels[4]!.does.flatMap(({ cites }) => cites ?? []);
    expect(cited).toMatchObject([{ issuer: 'MK', number: 'Nr.8', date: '2011-02-01' }]);
  });

  test('marks its four own choices and says why', () => {
    const reasons = scheme.levels.flatMap((level) =>
      level.outcomes.flatMap(({ assumed, effect }) => [
        assumed,
        ...(effect.kind === 'refer' ? effect.to.map((recipient) => recipient.assumed) : []),
      ]),
    );
    const given = reasons.filter((assumed) => assumed !== undefined);
    expect(given).toHaveLength(4);
    for (const { reason } of given) expect(reason).toMatch(/^Teksts nesaka, .*\.$/);
  });

  test('has the four seats, the chair and the secretary of the group from the library', () => {
    const group = scheme.institutions.find(({ kind }) => kind === 'group')!;
    expect(group.seats.map(({ from }) => from)).toEqual([
      ['PašvaldībasPolicija', 'ValstsPolicija'],
      ['SociālaisDienests'],
      ['IzglītībasPārvalde'],
      ['Bāriņtiesa'],
    ]);
    expect(group.roles.map(({ office }) => office)).toEqual(['chair', 'secretary']);
    expect(group.label.dative).toMatch(/grupai$/);
  });

  test('takes the rules of the group from the base: who is elected for how long, quorum, meetings, no agreement', () => {
    const { rules } = scheme.institutions.find(({ name }) => name === 'SadarbībasGrupa')!;
    expect(rules).toMatchObject({
      chair: { how: 'elected', years: 1, cites: { number: 'Nr. 545' } },
      quorum: { share: 'half', mustInclude: [] },
      meetings: { least: { times: 4, per: 'year' } },
      firstMeeting: { by: ['Pašvaldība.Amatpersona'] },
      convening: { by: ['SadarbībasGrupa.Vadītājs'] },
      noAgreement: { to: 'BērnuAizsardzībasCentrs', term: { kind: 'amount', amount: 3, unit: 'workingDay' } },
      confidentiality: { cites: { article: 71 } },
    });
    expect(rules?.noAgreement?.assumed?.reason).toMatch(/jāapstiprina cilvēkam/);
    expect(rules?.quorum?.at.file).toMatch(/latvija\.riciba$/);
  });

  test('asks a reason for each outcome and refusal, and knows the child in several ways', () => {
    expect(scheme.defaults).toMatchObject({
      outcome: 'Pamatojums',
      notice: 'Paziņojums',
      writtenNotice: 'RakstisksPaziņojums',
      feedback: 'Atbilde',
      refusal: 'Atteikums',
      request: 'Lūgums',
    });
    for (const name of ['Pamatojums', 'Atteikums']) {
      const fields = scheme.forms.find((form) => form.name === name)!.pages.flatMap((page) => page.fields);
      expect(fields.find((field) => field.name === 'iemesls')).toMatchObject({ required: true });
    }
    const child = scheme.forms.find(({ name }) => name === 'SkolasZiņojums')!.pages[0]!;
    expect(child.part).toBe('ZiņasParBērnu');
    const field = { form: 'SkolasZiņojums', page: 'bērns', field: 'irKods' };
    expect(child.fields.filter(({ name }) => ['personasKods', 'citsDokuments'].includes(name))).toMatchObject([
      { type: { kind: 'personalCode' }, required: true, when: { op: 'is', field, values: [true] } },
      { type: { kind: 'text' }, required: true, when: { op: 'is', field, values: [false] } },
    ]);
  });
});
