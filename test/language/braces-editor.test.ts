import { HoverRequest, SemanticTokensRequest } from 'vscode-languageserver/node';
import { beforeAll, describe, expect, test } from 'vitest';
import { Asking, edited } from './support/requests.ts';
import { type Editor, editor } from './support/server.ts';

let client: Editor;
let ask: Asking;

beforeAll(async () => {
  client = await editor();
  ask = new Asking(client);
});

const scheme = `shēma Skola1 "Skola" pamatā Latvija
akts Nolikums "Skolas nolikums"
veidlapa Ziņojums "Ziņojums" {
  lapa bērns "Bērns" {
    vārds "Vārds" teksts, obligāts
    datums "Kad" datums, obligāts
  }
  lapa notikumi "Notikumi" {
    gadījumi "Gadījumi" atkārtojas {
      kas "Kas noticis" teksts, obligāts
    }
  }
}
institūcija Birojs "Rīcības birojs" ģenitīvā "Rīcības biroja" datīvā "Rīcības birojam" {
  loma Vadītājs "vadītājs" datīvā "vadītājam"
}
dokuments Vēstule "Vēstule" kā vēstule no veidlapas Ziņojums {
  adresāts SociālaisDienests
  temats "Par {bērns.vārds} {bērns.datums}"
  rindkopa "{Birojs datīvā} un {Birojs.Vadītājs datīvā} ziņo: {vārds}, {lietas numurs}, {saņēmējs datīvā}."
  katram ierakstam no notikumi.gadījumi "Noticis: {kas}"
}
līmenis 1 Pirmais "Pirmais" {
  veic Birojs.Vadītājs
  sāk lietu jauna "Jauna" vajag Ziņojums
  iznākums beigts "Beigts" vajag Ziņojums, saskaņā ar Nolikuma 7. punktu noslēdz lietu
}
`;

/** The scheme with the cursor in the nth occurrence of some words. */
function at(words: string, nth = 1): string {
  const index = scheme.split(words).slice(0, nth).join(words).length;
  return `${scheme.slice(0, index + 1)}|${scheme.slice(index + 1)}`;
}

/** The scheme with one paragraph more, as somebody is writing it. */
function writing(words: string): string {
  return scheme.replace('  katram ierakstam', `  rindkopa "${words}"\n  katram ierakstam`);
}

/** "text.riciba:5 vārds" for each definition of what is at the cursor. */
async function definitions(marked: string): Promise<string[]> {
  return ask.definitions(await ask.open(marked), () => '');
}

/** Lines, from 1, on which the thing at the cursor is named. */
async function linesOf(marked: string): Promise<number[]> {
  const found = await ask.references(await ask.open(marked));
  return found.map(({ range }) => range.start.line + 1).toSorted((a, b) => a - b);
}

describe('in the braces of a text, an editor', () => {
  test('finds the example right', async () => {
    expect((await ask.open(scheme)).diagnostics.filter(({ severity }) => severity === 1)).toEqual([]);
  });

  test('offers fields, names and what is known later', async () => {
    const offered = await ask.completions(writing('Par {|}'));
    expect(offered).toEqual(
      expect.arrayContaining(['bērns.vārds', 'bērns.datums', 'Birojs', 'Birojs.Vadītājs', 'Vecāki', 'lietas numurs']),
    );
    expect(offered).not.toContain('rindkopa');
    expect(await ask.completions(writing('Par {bēr|'))).toContain('bērns.vārds');
    expect(await ask.completions(scheme.replace('{kas}', '{|}'))).toContain('kas');
    expect(await ask.completions(writing('Par {Birojs |}'))).toEqual([
      'Birojs ģenitīvā',
      'Birojs datīvā',
      'Birojs akuzatīvā',
      'Birojs lokatīvā',
    ]);
    const english = scheme.replace('shēma', 'scheme').split('\n')[0]!.replace('pamatā', 'based on');
    expect(
      await ask.completions(
        `${english}\nform F "F" { page p "P" { a "A" text } }\ndocument D "D" of form F {\n  subject "{|}"\n}`,
      ),
    ).toEqual(expect.arrayContaining(['p.a', 'case number', 'today']));
  });

  test('offers nothing beside the braces', async () => {
    expect(await ask.completions(writing('Par| {bērns.vārds}'))).toEqual([]);
    expect(await ask.completions(writing('Par {bērns.vārds}|'))).toEqual([]);
  });

  test('leads to what is named', async () => {
    expect(await definitions(at('vārds}'))).toEqual([expect.stringContaining(':5 vārds')]);
    expect(await definitions(at('bērns.'))).toEqual([expect.stringContaining(':4 bērns')]);
    expect(await definitions(at('kas}'))).toEqual([expect.stringContaining(':10 kas')]);
    expect(await definitions(at('Birojs datīvā'))).toEqual([expect.stringContaining(':14 Birojs')]);
    expect(await definitions(at('Vadītājs datīvā'))).toEqual([expect.stringContaining(':15 Vadītājs')]);
    expect(await definitions(at('lietas numurs'))).toEqual([]);
  });

  test('says what is named', async () => {
    const { at: place } = await ask.open(at('Vadītājs datīvā'));
    const hover = await client.connection.sendRequest(HoverRequest.type, place);
    expect(JSON.stringify(hover?.contents)).toContain('vadītājam');
    expect(hover?.range?.start.line).toBe(19);
  });

  test('counts braces among the places where a thing is named', async () => {
    expect(await linesOf(at('vārds "'))).toEqual([5, 19, 20]);
    expect(await linesOf(at('Birojs "'))).toEqual([14, 20, 20, 24]);
    expect(await linesOf(at('kas "'))).toEqual([10, 21]);
    expect(await linesOf(at('Nolikums "'))).toEqual([2, 26]);
  });

  test('renames what is named there, too', async () => {
    const open = await ask.open(at('vārds}', 2));
    const changes = await ask.rename(open, 'uzvārds');
    expect(edited(open.text, changes[open.uri]!)).toBe(
      scheme
        .replace('vārds "Vārds"', 'uzvārds "Vārds"')
        .replace('{bērns.vārds}', '{bērns.uzvārds}')
        .replace('{vārds}', '{uzvārds}'),
    );
    const role = await ask.open(at('Vadītājs "'));
    const after = edited(role.text, (await ask.rename(role, 'Direktors'))[role.uri]!);
    expect(after).toBe(scheme.replaceAll('Vadītājs', 'Direktors'));
    const act = await ask.open(at('Nolikuma 7'));
    expect(edited(act.text, (await ask.rename(act, 'Statūti'))[act.uri]!)).toBe(
      scheme.replace('akts Nolikums', 'akts Statūti').replace('Nolikuma 7', 'Statūtu 7'),
    );
  });

  test('colours names, cases and what is known later', async () => {
    const { at: place } = await ask.open(scheme);
    const capabilities = (await client.started).capabilities.semanticTokensProvider;
    const answer = await client.connection.sendRequest(SemanticTokensRequest.type, place);
    const found: string[] = [];
    let [line, column] = [0, 0];
    const data = answer?.data ?? [];
    for (let index = 0; index < data.length; index += 5) {
      const [lines, columns, length, type] = data.slice(index, index + 5);
      column = lines ? columns! : column + columns!;
      line += lines!;
      const words = scheme.split('\n')[line]!.slice(column, column + length!);
      found.push(`${line + 1} ${words} ${capabilities?.legend.tokenTypes[type!]}`);
    }
    expect(found).toEqual([
      '6 datums variable',
      '19 bērns namespace',
      '19 vārds property',
      '19 bērns namespace',
      '19 datums property',
      '20 Birojs class',
      '20 datīvā keyword',
      '20 Birojs class',
      '20 Vadītājs method',
      '20 datīvā keyword',
      '20 vārds property',
      '20 lietas numurs keyword',
      '20 saņēmējs keyword',
      '20 datīvā keyword',
      '21 kas property',
    ]);
  });
});

describe('braces in a text that changes its base', () => {
  test('name what the base and the text itself have', async () => {
    const base = scheme.replace('Skola1', 'Pamats1');
    await client.open('file:///test/pamats1.riciba', base);
    const overlay = `shēma Virs "Virs" pamatā Pamats1
papildina veidlapu Ziņojums { papildina lapu bērns { klase "Klase" teksts, obligāts } }
dokuments Cita "Cita vēstule" kā vēstule no veidlapas Ziņojums {
  adresāts SociālaisDienests
  rindkopa "{bērns.klase} {bērns.vārds} {|}"
}
`;
    const open = await ask.open(overlay.replace(' {|}', ''));
    expect(open.diagnostics.filter(({ severity }) => severity === 1)).toEqual([]);
    expect(await ask.completions(overlay)).toEqual(expect.arrayContaining(['bērns.klase', 'bērns.vārds']));
    const field = await ask.open(overlay.replace(' {|}', '').replace('klase "', 'kl|ase "'));
    const changes = await ask.rename(field, 'grupa');
    expect(edited(field.text, changes[field.uri]!)).toContain('{bērns.grupa}');
    const unknown = await ask.open(overlay.replace('{|}', '{xyz}'));
    expect(unknown.diagnostics).toMatchObject([{ range: { start: { line: 4 } } }]);
  });
});
