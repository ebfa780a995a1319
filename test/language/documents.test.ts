import { CodeActionRequest } from 'vscode-languageserver/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Editor, editor } from './support/server.ts';

const scheme = `shēma Piemērs "Piemērs" pamatā Latvija
institūcija Centrs "Atbalsta centrs" datīvā "Atbalsta centram" {
  e-pasts "a@b.lv"
  loma Vadītājs "centra vadītājs"
}
veidlapa Ziņa "Ziņa" { lapa ziņa "Ziņa" { teksts "Teksts" garš teksts, obligāts } }
dokuments Vēstule "Vēstule" no veidlapas Ziņa {
  rindkopa "§"
}
līmenis 1 Darbs "Darbs" {
  veic Centrs.Vadītājs
  sāk lietu jauna "Jauna"
  iznākums nodots "Nodots" vajag Ziņa nosūta vēstuli papīra formātā
    Bāriņtiesa tad atgriežas
}
`;

let client: Editor;
let count = 0;

beforeAll(async () => {
  client = await editor();
});

/** The text after the first fix that is offered for its first message, and what that fix is called. */
async function mended(sentence: string): Promise<{ title?: string; text: string }> {
  const uri = `file:///test/dokuments${++count}.riciba`;
  const text = scheme.replace('§', sentence);
  const diagnostics = (await client.open(uri, text)).filter(({ code }) => code === 'RIC0803');
  const actions = await client.connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: diagnostics[0]!.range,
    context: { diagnostics },
  });
  const [action] = actions ?? [];
  const [edit] = action && 'edit' in action ? (action.edit?.changes?.[uri] ?? []) : [];
  if (!edit) return { text };
  const lines = text.split('\n');
  const { line, character } = edit.range.start;
  const offset = lines.slice(0, line).reduce((sum, each) => sum + each.length + 1, character);
  return { title: action?.title, text: text.slice(0, offset) + edit.newText + text.slice(offset) };
}

describe('a case form that a document needs', () => {
  test('is added where the name is written', async () => {
    const { title, text } = await mended('Aicinām {Centrs lokatīvā}.');
    expect(title).toBe('Pierakstīt: lokatīvā "Atbalsta centrā"');
    expect(text).toContain('datīvā "Atbalsta centram" lokatīvā "Atbalsta centrā" {');
    const role = await mended('{Centrs.Vadītājs akuzatīvā}');
    expect(role.text).toContain('loma Vadītājs "centra vadītājs" akuzatīvā "centra vadītāju"');
  });

  test('of a name of the library is added in the text itself, with the forms it has', async () => {
    const { text } = await mended('{saņēmējs lokatīvā}');
    expect(text.trimEnd().split('\n').at(-1)).toBe(
      'papildina institūciju Bāriņtiesa "bāriņtiesa" ģenitīvā "bāriņtiesas" datīvā "bāriņtiesai" lokatīvā "bāriņtiesā" {}',
    );
  });
});
