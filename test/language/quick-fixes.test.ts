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
