import { DocumentSymbolRequest, RenameRequest } from 'vscode-languageserver/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { filesWith } from './support/fixtures.ts';
import { Asking, edited } from './support/requests.ts';
import { type Editor, editor } from './support/server.ts';

let client: Editor;
let ask: Asking;
const bases = new Map<string, string>();
const base = (name: string) => bases.get(`file:///test/${name}.riciba`)!;

beforeAll(async () => {
  client = await editor();
  ask = new Asking(client);
  for (const name of ['pilseta', 'centrs']) {
    const uri = `file:///test/${name}.riciba`;
    bases.set(uri, (await filesWith('').read(`test/${name}.riciba`))!);
    await client.open(uri, bases.get(uri)!);
  }
});

const head = 'shēma Skola1 "Skola" pamatā Pilseta\n';
const school = `${head}papildina institūciju Skola {
  aizstāj lomu Pedagogs "skolotājs" datīvā "skolotājam"
}
papildina līmeni Administrācija {
  aizstāj iznākumu policijai "Policijai" nosūta vēstuli papīra formātā
    PašvaldībasPolicija tad atgriežas
  iznākums pedagogam "Atpakaļ pedagogam" pirms tam jāinformē Skola.Pedagogs tad līmenis Pedagogs
}
`;
/** The school's text with the cursor in the nth occurrence of a word. */
function at(word: string, nth = 1): string {
  const index = school.split(word).slice(0, nth).join(word).length;
  return `${school.slice(0, index + 1)}|${school.slice(index + 1)}`;
}

/** "pilseta.riciba:6 Pedagogs" for each definition of what is at the cursor. */
async function definitions(marked: string): Promise<string[]> {
  return ask.definitions(await ask.open(marked), (uri) => bases.get(uri) ?? '');
}

describe('in a text that changes its base, an editor', () => {
  test.each([
    ['papildina līmeni |', ['Pedagogs', 'Administrācija']],
    ['papildina līmeni Pedagogs { papildina iznākumu | }', ['atrisināts', 'tālāk', 'atkārtoti']],
    ['papildina līmeni Pedagogs {\n  aizstāj iznākumu |\n}', ['atrisināts', 'tālāk', 'atkārtoti']],
    ['papildina līmeni Pedagogs { aizstāj atļauto darbību | }', ['tikšanās']],
    ['papildina veidlapu Ziņojums { papildina lapu pamats { aizstāj lauku | } }', ['iemesls', 'paskaidrojums']],
    ['papildina institūciju Skola { aizstāj lomu P| }', ['Pedagogs']],
    ['aizstāj līmeni 2 |', ['Pedagogs', 'Administrācija']],
    ['atmet lomu Skola.|', ['Pedagogs', 'Administrācija', 'Atbalsts']],
    ['atmet lomu Skola.Adm|', ['Administrācija']],
    ['atmet lauku Ziņojums.|', ['pamats', 'piezīmes']],
    ['atmet lauku Ziņojums.pamats.|', ['iemesls', 'paskaidrojums']],
    ['atmet iznākumu Pedagogs.|', ['atrisināts', 'tālāk', 'atkārtoti']],
    ['atmet paziņojumu Pedagogs.tālāk.|', ['Vecāki']],
  ])('offers for «%s» what the base has', async (text, names) => {
    expect((await ask.completions(head + text)).toSorted()).toEqual(names.toSorted());
  });

  test('offers how words go on that begin a keyword', async () => {
    expect(await ask.completions(`${head}atmet |`)).toEqual(expect.arrayContaining(['atmet lomu', 'atmet līmeni']));
    const inLevel = await ask.completions(`${head}papildina līmeni Pedagogs {\n  aizstāj |\n}`);
    expect(inLevel).toContain('aizstāj iznākumu');
    expect(inLevel).not.toContain('aizstāj līmeni');
    expect(await ask.completions(`${head}līmenis 5 Jauns "Jauns" {\n  sāk |\n}`)).toEqual(['sāk lietu']);
  });

  test('leads from what is amended, overridden or removed to the base, and from other names to what they mean', async () => {
    expect(await definitions(at('Administrācija'))).toEqual(['pilseta.riciba:31 Administrācija']);
    expect(await definitions(at('Pedagogs', 1))).toEqual(['pilseta.riciba:6 Pedagogs']);
    expect(await definitions(at('policijai'))).toEqual(['pilseta.riciba:34 policijai']);
    expect(await definitions(at('Pedagogs', 2))).toEqual([expect.stringMatching(/^asked\d+\.riciba:3 Pedagogs$/)]);
    expect(await definitions(at('Pedagogs', 3))).toEqual(['pilseta.riciba:24 Pedagogs']);
    expect(await definitions(`${head}atmet iznākumu Pedagogs.atkār|toti`)).toEqual(['pilseta.riciba:29 atkārtoti']);
  });

  test('finds a thing wherever it is named, in the base and in what builds on it', async () => {
    const open = await ask.open(at('Pedagogs', 2));
    const found = await ask.references(open);
    const here = found.filter(({ uri }) => uri === open.uri).map(({ range }) => range.start.line);
    const inBase = found.filter(({ uri }) => uri.endsWith('pilseta.riciba')).map(({ range }) => range.start.line);
    expect(here).toEqual([2, 7]);
    expect(inBase).toEqual([5, 24]);
  });

  test('renames a thing in the base and in what builds on it, from either side', async () => {
    const open = await ask.open(at('Pedagogs', 1));
    const changes = await ask.rename(open, 'Skolotājs');
    const after = edited(open.text, changes[open.uri]!);
    expect(after).toContain('aizstāj lomu Skolotājs "skolotājs"');
    expect(after).toContain('jāinformē Skola.Skolotājs tad līmenis Pedagogs');
    const baseAfter = edited(base('pilseta'), changes['file:///test/pilseta.riciba']!);
    expect(baseAfter).toContain('loma Skolotājs "pedagogs"');
    expect(baseAfter).toContain('veic Skola.Skolotājs');
    expect(baseAfter).toContain('līmenis 1 Pedagogs');
    const fromBase = await client.connection.sendRequest(RenameRequest.type, {
      textDocument: { uri: 'file:///test/pilseta.riciba' },
      position: { line: 23, character: 12 },
      newName: 'Skolotājs',
    });
    expect(edited(base('centrs'), fromBase?.changes?.['file:///test/centrs.riciba'] ?? [])).toContain(
      'papildina līmeni Skolotājs {',
    );
    expect(edited(open.text, fromBase?.changes?.[open.uri] ?? [])).toContain('tad līmenis Skolotājs');
    await expect(ask.rename(open, 'Atbalsts')).rejects.toThrow('«Atbalsts» te jau ir dots');
  });

  test('does not rename what a library declares, whatever takes its place', async () => {
    const open = await ask.open(`${head}aizstāj sarakstu Steidz|amība "Steidzamība" { tūlīt "Tūlīt" }`);
    await expect(ask.rename(open, 'Ātrums')).rejects.toThrow('Latvija');
  });

  test('tells where a sentence comes from, and what changed it', async () => {
    expect(await ask.hover(at('Administrācija'))).toMatch(/_Pilseta, pilseta\.riciba:31; groza asked\d+\.riciba:5_/);
    expect(await ask.hover(at('Pedagogs', 2))).toMatch(/_Skola1, asked\d+\.riciba:3; aizstāj pilseta\.riciba:6_/);
    expect(await ask.hover('shēma X "X" pamatā Centrs\natmet iznākumu Pedagogs.atrisi|nāts')).toMatch(
      /_Centrs, centrs\.riciba:5; aizstāj pilseta\.riciba:28_/,
    );
    expect(await ask.hover(`${head}līmenis 7 Cits| "Cits" {}`)).not.toContain('riciba:');
  });

  test('shows what is amended in the outline', async () => {
    const { at: place } = await ask.open(at('Pedagogs'));
    const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, place);
    expect(symbols).toMatchObject([
      {
        name: 'Skola1',
        children: [
          { name: 'Skola', children: [{ name: 'Pedagogs' }] },
          { name: 'Administrācija', children: [{ name: 'policijai' }, { name: 'pedagogam' }] },
        ],
      },
    ]);
  });

  test('proposes the name that was meant', async () => {
    const misspelled = await ask.open(`${head}atmet līmeni Administracija\n`);
    expect(misspelled.diagnostics).toMatchObject([{ code: 'RIC0101' }]);
    expect((await ask.fixes(misspelled))['Rakstīt «Administrācija»']).toBe(`${head}atmet līmeni Administrācija\n`);
    const overridden = await ask.open(`${head}papildina institūciju Skola { aizstāj lomu Pedagog "skolotājs" }`);
    expect(overridden.diagnostics).toMatchObject([{ code: 'RIC0120' }]);
    const fixes = await ask.fixes(overridden);
    expect(fixes['Rakstīt «Pedagogs»']).toContain('aizstāj lomu Pedagogs "skolotājs"');
    expect(fixes['Nosaukt no jauna: loma Pedagog']).toContain('{ loma Pedagog "skolotājs" }');
  });

  test('strikes out a removal of what is not there, and declares what takes the place of nothing', async () => {
    const dangling = await ask.open(`${head}atmet līmeni Xyzzy\npersona Cits "cits"\n`);
    expect((await ask.fixes(dangling))['Svītrot teikumu']).toBe(`${head}persona Cits "cits"\n`);
    const again = await ask.open('shēma X "X" pamatā Centrs\natmet sarakstu Steidzamība\n');
    expect(again.diagnostics).toMatchObject([{ code: 'RIC0123' }]);
    expect((await ask.fixes(again))['Svītrot teikumu']).toBe('shēma X "X" pamatā Centrs\n');
    const english = await ask.open('scheme X "X" based on Pilseta\noverride level 7 Zzz "Z" {}\n');
    expect((await ask.fixes(english))['Declare it: level Zzz']).toBe(
      'scheme X "X" based on Pilseta\nlevel 7 Zzz "Z" {}\n',
    );
    const option = `${head}papildina līmeni Pedagogs { aizstāj atļauto darbību zvans "Zvans" }\n`;
    expect((await ask.fixes(await ask.open(option)))['Nosaukt no jauna: var zvans']).toContain('{ var zvans "Zvans" }');
  });
});
