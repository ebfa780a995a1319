import { readFileSync } from 'node:fs';
import { translateKeywords } from '@riciba/language';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { TextDocument } from 'langium';
import { CodeActionRequest, type TextEdit } from 'vscode-languageserver/node';
import { beforeAll, describe, expect, test } from 'vitest';
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
