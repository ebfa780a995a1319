import { TextDocument } from 'langium';
import { CodeActionRequest, type TextEdit } from 'vscode-languageserver/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Editor, editor } from './support/server.ts';

let client: Editor;
let count = 0;

beforeAll(async () => {
  client = await editor();
});

/** The text after the editor has taken the first proposal for each message, and what the proposals are called. */
async function mended(text: string): Promise<{ titles: string[]; text: string }> {
  const uri = `file:///test/mending${++count}.riciba`;
  const diagnostics = await client.open(uri, text);
  const document = TextDocument.create(uri, 'riciba', 1, text);
  const titles: string[] = [];
  const edits: TextEdit[] = [];
  for (const diagnostic of diagnostics) {
    const parameters = { textDocument: { uri }, range: diagnostic.range, context: { diagnostics: [diagnostic] } };
    const [action] = (await client.connection.sendRequest(CodeActionRequest.type, parameters)) ?? [];
    if (!action || !('edit' in action)) continue;
    titles.push(action.title);
    edits.push(...(action.edit?.changes?.[uri] ?? []));
  }
  return { titles, text: TextDocument.applyEdits(document, edits) };
}

const head = 'shēma Piemērs "Piemērs" pamatā Latvija\n';

/** A condition about a list that has this code. */
function textWith(code: string, condition: string): string {
  return `${head}saraksts Atbildes "Atbildes" { ${code} "A" cits "B" }
veidlapa F "F" { lapa a "A" { b "B" viens no Atbildes, obligāts c "C" teksts, ja b ${condition} } }
`;
}

describe('a name that was read as a keyword', () => {
  test.each([
    ['jā', 'ir jā', 'ir «jā»'],
    ['nē', 'ir viens no cits, nē', 'ir viens no cits, «nē»'],
    ['vismaz', 'ir vismaz', 'ir «vismaz»'],
  ])('is put in «…»: %s', async (code, condition, after) => {
    expect(await mended(textWith(code, condition))).toEqual({
      titles: [`Rakstīt «${code}»`],
      text: textWith(code, after),
    });
  });
});

describe('what is in the base already', () => {
  test.each([
    ['institūcija Bāriņtiesa "bāriņtiesa" {}', 'papildina institūciju Bāriņtiesa "bāriņtiesa" {}'],
    ['persona Bērns "bērns"', 'aizstāj personu Bērns "bērns"'],
    [
      'papildina grupu SadarbībasGrupa { vieta Policija no ValstsPolicija }',
      'papildina grupu SadarbībasGrupa { aizstāj vietu Policija no ValstsPolicija }',
    ],
  ])('is changed instead of declared anew: %s', async (wrong, right) => {
    expect((await mended(head + wrong)).text).toBe(head + right);
  });
});

describe('a text that was saved in another way', () => {
  test('with its letters taken apart is told of once, and mended as a whole', async () => {
    const text = `${head}saraksts Krāsas "Krāsas" { zaļa "Zaļa" }\nsaraksts Ēkas "Ēkas" { māja "Māja" }\n`;
    const after = await mended(text.normalize('NFD'));
    expect(after.titles).toEqual(['Rakstīt visus burtus kā vienu zīmi']);
    expect(after.text).toBe(text);
  });

  test('in an old encoding is told of once, in Latvian', async () => {
    const broken = `${head}saraksts Krāsas "Krāsas" { zaļa "Zaļa" }\nlīmenis 1 Sākums "Sākums" {}\n`.replace(
      /[āēīļšž]/g,
      '\uFFFD',
    );
    const told = await client.open(`file:///test/mending${++count}.riciba`, broken);
    expect(told.map(({ code, message }) => ({ code, message }))).toEqual([
      { code: 'RIC0025', message: expect.stringMatching(/^Datne nav saglabāta UTF-8 kodējumā/) },
    ]);
  });
});
