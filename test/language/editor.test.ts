import {
  CompletionRequest,
  DefinitionRequest,
  DocumentFormattingRequest,
  DocumentRangeFormattingRequest,
  DocumentSymbolRequest,
  FoldingRangeRequest,
  HoverRequest,
  PrepareRenameRequest,
  ReferencesRequest,
  RenameRequest,
  WorkspaceSymbolRequest,
} from 'vscode-languageserver/node';
import { TextDocument } from 'langium';
import { beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Editor, editor, withCursor } from './support/server.ts';

const head = 'shēma Piemērs "Piemērs" pamatā Latvija\n';
const level = `${head}līmenis 1 Sākums "Sākums" {
  veic SociālaisDienests.Darbinieks
  sāk lietu jauna "Jauna lieta" vajag Anketa
  iznākums tālāk "Tālāk" tad līmenis Beigas
  iznākums beigas "Beigas" noslēdz lietu
}
līmenis 2 Beigas "Beigu līmenis" {
  veic SociālaisDienests.Darbinieks
  iznākums beigas "Beigas" noslēdz lietu
}
veidlapa Anketa "Anketa bērnam" {
  lapa iemesls "Iemesls" {
    veidi "Veidi" vairāki no ProblēmuVeidi, obligāti
    cits "Cits" teksts, ja veidi ietver cita
  }
}
`;

let client: Editor;
let count = 0;

beforeAll(async () => {
  client = await editor();
});

async function opened(marked: string) {
  const { text, position } = withCursor(marked);
  const uri = `file:///test/text${++count}.riciba`;
  const diagnostics = await client.open(uri, text);
  return { diagnostics, text, at: { textDocument: { uri }, position } };
}

/** The level example with a cursor before the nth occurrence of a word. */
function at(word: string, nth = 1, text = level): string {
  let index = -1;
  for (let i = 0; i < nth; i++) index = text.indexOf(word, index + 1);
  return `${text.slice(0, index + 1)}|${text.slice(index + 1)}`;
}

async function completions(marked: string): Promise<string[]> {
  const answer = await client.connection.sendRequest(CompletionRequest.type, (await opened(marked)).at);
  const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
  return items.map(({ label }) => label);
}

async function hover(marked: string): Promise<string> {
  const answer = await client.connection.sendRequest(HoverRequest.type, (await opened(marked)).at);
  return JSON.stringify(answer?.contents ?? '');
}

describe('an editor', () => {
  test('is told what is wrong, with a code', async () => {
    const { diagnostics } = await opened(`${head}|limenis 1 A "A" {}`);
    expect(diagnostics.map(({ code }) => code)).toEqual(['RIC0011']);
    expect(diagnostics[0]!.range).toEqual({ start: { line: 1, character: 0 }, end: { line: 1, character: 7 } });
  });

  test('is told again after each change', async () => {
    const uri = 'file:///test/changing.riciba';
    expect(await client.open(uri, level)).toEqual([]);
    const broken = await client.change(uri, level.replace('vajag Anketa', 'vajag Ankete'));
    expect(broken.map(({ code }) => code)).toEqual(['RIC0101']);
    expect(await client.change(uri, level)).toEqual([]);
  });

  test('shows what others found in a scheme without errors', async () => {
    const other = await editor((scheme, language) => [
      { code: 'X1', severity: 'warning', message: `${scheme.name} ${language}`, at: scheme.levels[0]!.at },
    ]);
    const found = await other.open('file:///test/proved.riciba', level);
    expect(found).toMatchObject([{ code: 'X1', message: 'Piemērs lv', severity: 2, range: { start: { line: 1 } } }]);
    const broken = await other.change('file:///test/proved.riciba', level.replace('"Tālāk"', ''));
    expect(broken.map(({ code }) => code)).toEqual(['RIC0006']);
  });
});

describe('completion', () => {
  test('offers keywords of the language of the text as whole phrases', async () => {
    const offered = await completions(at('noslēdz lietu').replace('n|oslēdz lietu', 'n|'));
    expect(offered).toContain('noslēdz lietu');
    expect(offered).not.toContain('closes the case');
    const english = await completions('scheme X "X" based on Latvija\nlevel 1 A "A" {\n  |\n}');
    expect(english).toEqual(expect.arrayContaining(['by', 'does', 'opens a case', 'outcome']));
    expect(english).not.toContain('veic');
  });

  test('offers both languages for an empty text', async () => {
    expect(await completions('|')).toEqual(expect.arrayContaining(['shēma', 'scheme', 'bibliotēka', 'library']));
  });

  test('finds words typed without diacritics', async () => {
    expect(await completions(`${head}lim|`)).toContain('līmenis');
    const { at: place } = await opened(`${head}lim|`);
    const answer = await client.connection.sendRequest(CompletionRequest.type, place);
    const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
    expect(items.find(({ label }) => label === 'līmenis')?.filterText).toBe('līmenis limenis');
  });

  test('offers names that may stand there, and not keywords that may be names', async () => {
    const levels = await completions(level.replace('tad līmenis Beigas', 'tad līmenis |'));
    expect(levels.toSorted()).toEqual(['Beigas', 'Sākums']);
    const roles = await completions(level.replace('SociālaisDienests.Darbinieks', 'SociālaisDienests.|'));
    expect(roles).toEqual(['Darbinieks']);
    const codes = await completions(level.replace('ietver cita', 'ietver |'));
    expect(codes).toEqual(expect.arrayContaining(['kavējumi', 'cita']));
    expect(codes).not.toContain('sociālas');
    const forms = await completions(level.replace('vajag Anketa', 'vajag |'));
    expect(forms).toEqual(expect.arrayContaining(['Anketa', 'Pamatojums']));
    expect(forms).not.toContain('jā');
  });

  test('offers nothing where a new thing is named', async () => {
    expect(await completions(`${head}līmenis 1 |`)).toEqual([]);
  });
});

describe('hover', () => {
  test('explains a keyword in the language of the text', async () => {
    expect(await hover(at('noslēdz'))).toContain('Lieta beidzas.');
    expect(await hover('scheme X "X" based| on Latvija')).toContain('takes over');
  });

  test('says what a name stands for', async () => {
    expect(await hover(at('Beigas'))).toContain('līmenis 2');
    expect(await hover(at('Beigas'))).toContain('Beigu līmenis');
    expect(await hover(at('SociālaisDienests'))).toContain('Sociālajam dienestam');
  });

  test('takes a keyword that names something for the name', async () => {
    const text = level.replace('cits "Cits"', 'datums "Kāds datums"').replace('ja veidi', 'ja veidi');
    expect(await hover(at('datums', 1, text))).toContain('Kāds datums');
  });
});

describe('names', () => {
  test('lead to where they are declared, also in the library', async () => {
    const { at: place } = await opened(at('Beigas'));
    const own = await client.connection.sendRequest(DefinitionRequest.type, place);
    expect(own).toMatchObject([{ targetUri: place.textDocument.uri, targetSelectionRange: { start: { line: 7 } } }]);
    const library = await client.connection.sendRequest(
      DefinitionRequest.type,
      (await opened(at('SociālaisDienests'))).at,
    );
    expect(JSON.stringify(library)).toContain('latvija.riciba');
  });

  test('know where they are used', async () => {
    const { at: place } = await opened(at('veidi'));
    const context = { includeDeclaration: true };
    const used = await client.connection.sendRequest(ReferencesRequest.type, { ...place, context });
    expect(used?.map(({ range }) => range.start.line)).toEqual([13, 14]);
  });

  test('are renamed wherever they stand', async () => {
    const { at: place, text } = await opened(at('Beigas'));
    const edit = await client.connection.sendRequest(RenameRequest.type, { ...place, newName: 'Noslēgums' });
    const edits = edit?.changes?.[place.textDocument.uri] ?? [];
    expect(edits.map(({ range }) => range.start.line).toSorted((a, b) => a - b)).toEqual([4, 7]);
    const after = text.replace('tad līmenis Beigas', 'tad līmenis Noslēgums').replace('2 Beigas', '2 Noslēgums');
    expect(await client.open('file:///test/renamed.riciba', after)).toEqual([]);
  });

  test('cannot become what is no name, nor be renamed away from the library', async () => {
    const { at: place } = await opened(at('Beigas'));
    const request = client.connection.sendRequest(RenameRequest.type, { ...place, newName: 'divi vārdi' });
    await expect(request).rejects.toThrow('divi vārdi');
    const { at: library } = await opened(at('SociālaisDienests'));
    await expect(client.connection.sendRequest(PrepareRenameRequest.type, library)).rejects.toThrow('Latvija');
    const rename = client.connection.sendRequest(RenameRequest.type, { ...library, newName: 'Dienests' });
    await expect(rename).rejects.toThrow('Latvija');
  });
});

async function renamed(marked: string, newName: string) {
  const { at: place } = await opened(marked);
  return client.connection.sendRequest(RenameRequest.type, { ...place, newName });
}

/** The text once something in it has a new name. */
async function renamedText(marked: string, newName: string): Promise<string> {
  const { text } = withCursor(marked);
  const edit = await renamed(marked, newName);
  const [edits = []] = Object.values(edit?.changes ?? {});
  return TextDocument.applyEdits(TextDocument.create('', '', 0, text), edits);
}

describe('a new name', () => {
  const other = level.replace('"Cits" teksts', '"Cits" teksts, ja veidi ietver kavējumi\n    šķirne "Šķirne" teksts');

  test('that something else has there is refused, also when it differs in diacritics only', async () => {
    await expect(renamed(at('Beigas'), 'Sākums')).rejects.toThrow('«Sākums» te jau ir dots');
    await expect(renamed(at('Beigas'), 'Sakums')).rejects.toThrow('«Sakums» te jau ir dots kam citam: «Sākums»');
    await expect(renamed(at('tālāk'), 'jauna')).rejects.toThrow('jauna');
    await expect(renamed(at('veidi', 1, other), 'skirne')).rejects.toThrow('šķirne');
    await expect(renamed(at('Anketa'), 'Pamatojums')).rejects.toThrow('Pamatojums');
    const english = 'scheme X "X" based on Latvija\nlevel 1 A|a "A" {}\nlevel 2 B "B" {}';
    await expect(renamed(english, 'B')).rejects.toThrow('already given');
  });

  test('is its own name again, or one that is free in its scope', async () => {
    expect(await renamed(at('Beigas'), 'Beigas')).toBeTruthy();
    expect(await renamed(at('tālāk'), 'Anketa')).toBeTruthy();
  });

  test('may be a keyword; where it would be read as one, it stands in «…»', async () => {
    expect(await renamedText(at('veidi'), 'ja')).toContain('ja "Veidi" vairāki');
    expect(await renamedText(at('veidi'), 'ja')).toContain('teksts, ja ja ietver cita');
    expect(await renamedText(at('veidi'), '«obligāts»')).toContain('teksts, ja obligāts ietver cita');
    const recipients = `${head}institūcija Birojs "birojs"
līmenis 1 A "A" {
  veic SociālaisDienests.Darbinieks
  iznākums x "X" nosūta oficiālu vēstuli papīra formātā Bāriņtiesa Birojs citādi tad atgriežas
}
`;
    const renamedTwice = await renamedText(at('Birojs', 1, recipients), 'katrai');
    expect(renamedTwice).toContain('institūcija katrai "birojs"');
    expect(renamedTwice).toContain('Bāriņtiesa «katrai» citādi tad atgriežas');
    const codes = `${head}saraksts Atbildes "Atbildes" { daļēji "Daļēji" }
veidlapa F "F" { lapa a "A" { b "B" viens no Atbildes c "C" teksts, ja b ir daļēji } }
`;
    expect(await renamedText(at('daļēji', 1, codes), 'jā')).toContain('{ jā "Daļēji" }');
    expect(await renamedText(at('daļēji', 1, codes), 'jā')).toContain('ja b ir «jā» }');
    expect(await renamedText(at('daļēji', 1, codes), 'vismaz')).toContain('ja b ir «vismaz» }');
    const escaped = codes.replaceAll('daļēji', '«jā»');
    expect(await renamedText(at('«jā»', 2, escaped), 'nezinu')).toContain('ja b ir nezinu }');
  });

  test('is proposed in «…» where it would be read as a keyword', async () => {
    const codes = `${head}saraksts Atbildes "Atbildes" { jā "Jā" nezinu "Nezinu" }
veidlapa F "F" { lapa a "A" { b "B" viens no Atbildes c "C" teksts, ja b ir | } }
`;
    const { at: place } = await opened(codes);
    const answer = await client.connection.sendRequest(CompletionRequest.type, place);
    const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
    const written = items.map(({ textEdit }) => textEdit?.newText);
    expect(written).toContain('«jā»');
    expect(written).toContain('nezinu');
  });
});

describe('a text', () => {
  test('has an outline with labels', async () => {
    const { textDocument } = (await opened(at('Beigas'))).at;
    const symbols = await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument });
    expect(symbols).toMatchObject([
      {
        name: 'Piemērs',
        detail: 'Piemērs',
        children: [
          { name: '1 Sākums', children: [{ name: 'jauna' }, { name: 'tālāk' }, { name: 'beigas' }] },
          { name: '2 Beigas', detail: 'Beigu līmenis', children: [{ name: 'beigas' }] },
          { name: 'Anketa', children: [{ name: 'iemesls', children: [{ name: 'veidi' }, { name: 'cits' }] }] },
        ],
      },
    ]);
  });

  test('has an outline of what can be read, while something is being written', async () => {
    const { textDocument } = (await opened(at('Beigas', 1, level.replace('līmenis 1', 'līmenis')))).at;
    const [scheme] = (await client.connection.sendRequest(DocumentSymbolRequest.type, { textDocument })) ?? [];
    expect(scheme).toMatchObject({ children: [{ name: '2 Beigas' }, { name: 'Anketa' }] });
  });

  test('tells of a body that only its story names', async () => {
    await opened(`|${level.replace('shēma Piemērs', 'shēma Izstāstītā')}`);
    const story = `stāsti par shēmu Izstāstītā

stāsts "Skola vēršas pēc palīdzības" {
  Ozoli "Ozolu pamatskola" ir Skola
}
`;
    expect(await hover(at('Ozoli', 1, story))).toContain('**Ozoli**');
  });

  test('is completed where a sentence stands already, without a fault in the log', async () => {
    const told = vi.spyOn(console, 'error').mockReturnValue();
    onTestFinished(() => told.mockRestore());
    await completions(`${head}noteikts "Sadarbojas" starp Skola un Bāriņtiesa, saskaņā |ar Nolikuma 4. punktu\n`);
    expect(told).not.toHaveBeenCalled();
  });

  test('folds where it has blocks', async () => {
    const { textDocument } = (await opened(at('Beigas'))).at;
    const folds = await client.connection.sendRequest(FoldingRangeRequest.type, { textDocument });
    expect(folds?.map(({ startLine }) => startLine)).toEqual(expect.arrayContaining([1, 7, 11, 12]));
  });

  test('is formatted, wholly or in part', async () => {
    const { textDocument } = (await opened(`${head}saraksts   Krāsas "Krāsas" {\nzila "Zila"\n|sarkana   "Sarkana"\n}`))
      .at;
    const options = { tabSize: 2, insertSpaces: true };
    const edits = await client.connection.sendRequest(DocumentFormattingRequest.type, { textDocument, options });
    expect(edits?.map(({ newText }) => newText)).toEqual([' ', '\n  ', '\n  ', ' ', '\n']);
    const range = { start: { line: 3, character: 0 }, end: { line: 3, character: 20 } };
    const part = await client.connection.sendRequest(DocumentRangeFormattingRequest.type, {
      textDocument,
      options,
      range,
    });
    expect(part?.map(({ newText }) => newText)).toEqual([' ']);
  });

  test('is found in the workspace by what it declares, and the list is short', async () => {
    await opened(at('Beigas'));
    const found = await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'socialais' });
    expect(found?.map(({ name }) => name)).toContain('SociālaisDienests');
    const many = Array.from({ length: 300 }, (_, index) => `persona Persona${index} "Persona"`).join('\n');
    await opened(`${head}${many}|`);
    const all = await client.connection.sendRequest(WorkspaceSymbolRequest.type, { query: 'persona' });
    expect(all?.length).toBeLessThanOrEqual(200);
  });
});
