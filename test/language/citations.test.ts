import { readFileSync } from 'node:fs';
import { citationWords, translateKeywords } from '@riciba/language';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { TextDocument } from 'langium';
import { CodeActionRequest, DocumentFormattingRequest, type TextEdit } from 'vscode-languageserver/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { loadText } from './support/fixtures.ts';
import { type Editor, editor } from './support/server.ts';

const dataIn = (path: string) => JSON.parse(readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8'));

const title =
  'Kārtība, kādā izglītības iestāde informē izglītojamo vecākus, pašvaldības vai valsts iestādes, ja izglītojamais ' +
  'bez attaisnojoša iemesla neapmeklē izglītības iestādi';
const ending = `
institūcija Klubs "klubs" { loma Vadītājs "vadītājs" }
līmenis 1 Sākums "Sākums" {
  veic Klubs.Vadītājs
  sāk lietu jauna "Jauna lieta"
  iznākums beigas "Beigas" noslēdz lietu
}
`;
const citing = (citation: string) => `shēma Piemērs "Piemērs"\n  saskaņā ar ${citation}${ending}`;

let client: Editor;
let count = 0;
beforeAll(async () => {
  client = await editor();
});

async function opened(text: string) {
  const uri = `file:///test/citing${++count}.riciba`;
  return { uri, diagnostics: await client.open(uri, text) };
}

/** The text after the editor has taken the only proposal there is. */
async function mended(text: string): Promise<{ title: string; text: string }> {
  const { uri, diagnostics } = await opened(text);
  const actions = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: diagnostics[0]!.range,
    context: { diagnostics },
  });
  expect(actions).toHaveLength(1);
  const [action] = actions ?? [];
  if (!action || !('edit' in action)) throw new Error('no quick fix');
  const edits: TextEdit[] = action.edit?.changes?.[uri] ?? [];
  const document = TextDocument.create(uri, 'riciba', 1, text);
  return { title: action.title, text: TextDocument.applyEdits(document, edits) };
}

describe('an abolished institution', () => {
  test('is renamed to its successor, in the form in which it stands', async () => {
    const head = 'shēma Piemērs "Piemērs"\ninstitūcija Centrs "Aizsardzības centrs" datīvā "Aizsardzības centram" {\n';
    const text = (label: string) => `${head}  pārņem "Valsts inspekcija" no 2024-01-01\n}\npersona X "${label}"\n`;
    expect(await mended(text('tas, kas raksta Valsts inspekcijai'))).toEqual({
      title: 'Rakstīt «Aizsardzības centram»',
      text: text('tas, kas raksta Aizsardzības centram'),
    });
    expect((await mended(text('Valsts inspekcija'))).text).toBe(text('Aizsardzības centrs'));
  });
});

const act = 'akts Nolikums "Sadarbības grupas nolikums"';
const plural = (citation: string) => own(citation).replaceAll('Nolikums "', 'Noteikumi "');
const own = (citation: string) => `${citing(citation)}${act}\n`;

const onBase = (issuer: string) => `shēma Piemērs "Piemērs"\n  pamatā Likme\n  saskaņā ar ${issuer} 7. punktu\n`;

async function formatted(text: string): Promise<string> {
  const { uri } = await opened(text);
  const options = { tabSize: 2, insertSpaces: true };
  const edits = await client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument: { uri }, options });
  return TextDocument.applyEdits(TextDocument.create(uri, 'riciba', 1, text), edits ?? []);
}

/** A citation as it is written, in Latvian as it should be, and in English; and how it is told in words. */
const cited: [written: string, latvian: string, english: string, words: string, inEnglish: string][] = [
  ['Nolikums punkts "7"', 'Nolikuma 7. punktu', 'Nolikums clause 7', 'Nolikuma 7. punkts', 'clause 7 of Nolikums'],
  [
    'Nolikums 9.4. punktu',
    'Nolikuma 9.4. punktu',
    'Nolikums clause 9.4',
    'Nolikuma 9.4. punkts',
    'clause 9.4 of Nolikums',
  ],
  [
    'Nolikuma punkts 9.4',
    'Nolikuma 9.4. punktu',
    'Nolikums clause 9.4',
    'Nolikuma 9.4. punkts',
    'clause 9.4 of Nolikums',
  ],
  ['Nolikums', 'Nolikumu', 'Nolikums', 'Nolikums', 'Nolikums'],
  [
    'DarbaLikums 37. pantu',
    'DarbaLikuma 37. pantu',
    'DarbaLikums article 37',
    'DarbaLikuma 37. pants',
    'article 37 of DarbaLikums',
  ],
  ['BTAL 71.pants', 'BTAL 71. pantu', 'BTAL article 71', 'BTAL 71. pants', 'article 71 of BTAL'],
  [
    'BTAL 71. pantu punkts "2"',
    'BTAL 71. panta 2. punktu',
    'BTAL article 71 clause 2',
    'BTAL 71. panta 2. punkts',
    'clause 2 of article 71 of BTAL',
  ],
  [
    'MK "Nr. 545" 2017-09-12 punkts "14"',
    'MK "Nr. 545" 2017-09-12 14. punktu',
    'MK "Nr. 545" 2017-09-12 clause 14',
    'MK 12.09.2017. noteikumu Nr. 545 14. punkts',
    'clause 14 of MK regulations No. 545 of 12.09.2017',
  ],
  [
    'BTAL punkts "pirmā daļa"',
    'BTAL punktu "pirmā daļa"',
    'BTAL clause "pirmā daļa"',
    'BTAL pirmā daļa',
    'pirmā daļa of BTAL',
  ],
];

describe('a citation, however it is written,', () => {
  test('declines the name of an act that a base declares', async () => {
    await client.open('file:///test/Likme.riciba', `bibliotēka Likme "Likme"\n${act}\n`);
    expect((await opened(onBase('Nolikums'))).diagnostics).toEqual([]);
    expect(await formatted(onBase('Nolikums'))).toBe(onBase('Nolikuma'));
  });

  test.each(cited)(
    '«%s» becomes what is read aloud, and is translated both ways',
    async (written, latvian, english) => {
      expect((await opened(own(written))).diagnostics).toEqual([]);
      expect(await formatted(own(written))).toBe(own(latvian));
      expect(await formatted(own(latvian))).toBe(own(latvian));
      const translated = translateKeywords(own(latvian), 'en');
      expect(translated).toContain(`per ${english}\n`);
      expect(await formatted(translated)).toBe(translated);
      expect(translateKeywords(translated, 'lv')).toBe(own(latvian));
    },
  );

  test.each(cited)('«%s» is the same citation, told in words', async (written, latvian, english, words, inEnglish) => {
    const texts = [own(written), own(latvian), translateKeywords(own(latvian), 'en')];
    const schemes = await Promise.all(texts.map(async (text) => (await loadText(text)).scheme));
    const [first, ...others] = schemes.map((scheme) => scheme!.basis);
    expect(others).toEqual([first, first]);
    const told = { ...first![0]!, issuer: first![0]!.issuer };
    expect([citationWords(told, 'lv'), citationWords(told, 'en')]).toEqual([words, inEnglish]);
    expect(english).toBeTruthy();
  });

  test('names an act in the plural in the dative', async () => {
    expect(await formatted(plural('Noteikumi'))).toBe(plural('Noteikumiem'));
    expect(await formatted(plural('Noteikumi 3. punktu'))).toBe(plural('Noteikumu 3. punktu'));
  });
});

describe('the registry of acts', () => {
  test('fits its schema', () => {
    const ajv = new Ajv({ allErrors: true });
    formats.default(ajv);
    ajv.validate(dataIn('language/acts/acts.schema.json'), dataIn('language/acts/latvia.json'));
    expect(ajv.errors).toBeNull();
  });
});

describe('a citation', () => {
  test('of a number that does not go with its date and title says which act does', async () => {
    const { diagnostics } = await opened(citing(`MK "Nr.8" 2011-02-01 "${title}"`));
    expect(diagnostics).toMatchObject([{ code: 'RIC0110', severity: 2 }]);
    expect(diagnostics[0]!.message).toMatch(
      /^01\.02\.2011\. Nr\. 8 nav zināms; datums un nosaukums atbilst 01\.02\.2011\. Nr\. 89\./,
    );
    const english = translateKeywords(citing(`MK "Nr.8" 2011-02-01 "${title}"`), 'en');
    const [told] = (await opened(english)).diagnostics;
    expect(told!.message).toMatch(
      /^Nr\. 8 of 01\.02\.2011 is not known; date and title match Nr\. 89 of 01\.02\.2011\./,
    );
  });

  test('is mended by the editor, and nothing is wrong then', async () => {
    const { title: offered, text } = await mended(citing(`MK "Nr.8" 2011-02-01 "${title}" punkts "3"`));
    expect(offered).toBe('Labot atsauci: 01.02.2011. Nr. 89');
    expect(text).toBe(citing(`MK "Nr. 89" 2011-02-01 "${title}" punkts "3"`));
    expect((await opened(text)).diagnostics).toEqual([]);
  });

  test('keeps the way its date was written; the day an act came into force is told from its date', async () => {
    const wrong = citing('MK "Nr. 89" 04.02.2011.');
    expect((await opened(wrong)).diagnostics[0]!.message).toContain('04.02.2011. ir diena, kad tas stājās spēkā.');
    expect((await mended(wrong)).text).toBe(citing('MK "Nr. 89" 01.02.2011.'));
  });

  test('with a miswritten title in several strings gets the title of the act', async () => {
    const [first, rest] = [title.slice(0, 60), title.slice(60)];
    const { text } = await mended(citing(`MK "89" 2011-02-01 "${first}"\n    "${rest.replace('bez', 'aiz')}"`));
    expect(text).toBe(citing(`MK "89" 2011-02-01 "${title}"`));
  });

  test('of an act that is not known is told, and there is nothing to mend', async () => {
    const { uri, diagnostics } = await opened(citing('MK "Nr. 88" 2011-02-01'));
    expect(diagnostics).toMatchObject([{ code: 'RIC0112', severity: 3 }]);
    expect(diagnostics[0]!.message).toContain('Vai domāts «01.02.2011. Nr. 89»?');
    const { range } = diagnostics[0]!;
    const parameters = { textDocument: { uri }, range, context: { diagnostics } };
    expect(await client.connection.sendRequest(CodeActionRequest.type, parameters)).toEqual([]);
  });
});
