import { TextDocument } from 'langium';
import { translateKeywords } from '@riciba/language';
import { CodeActionRequest, type TextEdit } from 'vscode-languageserver/node';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { loadText } from './support/fixtures.ts';
import { mistakes, text } from './support/mistakes.ts';
import { type Editor, editor } from './support/server.ts';

let client: Editor;
let count = 0;

beforeAll(async () => {
  client = await editor();
});

afterEach(() => vi.restoreAllMocks());

/** "1 RIC0017 Pirms «obligāts» trūkst komata.": lines are counted from where the mistake begins. */
async function told(whole: string, right: string, wrong: string): Promise<string[]> {
  const first = whole.slice(0, whole.indexOf(right)).split('\n').length;
  const { diagnostics } = await loadText(whole.replace(right, wrong));
  return diagnostics
    .filter(({ severity }) => severity === 'error')
    .map(({ at, code, message }) => `${at.line - first + 1} ${code} ${message}`);
}

/** The text after the first proposal of the editor. */
async function mended(wrong: string): Promise<string> {
  const uri = `file:///test/beginner${++count}.riciba`;
  const [diagnostic] = await client.open(uri, wrong);
  const context = { diagnostics: [diagnostic!] };
  const parameters = { textDocument: { uri }, range: diagnostic!.range, context };
  const [action] = (await client.connection.sendRequest(CodeActionRequest.type, parameters)) ?? [];
  const edits: TextEdit[] = action && 'edit' in action ? (action.edit?.changes?.[uri] ?? []) : [];
  return TextDocument.applyEdits(TextDocument.create(uri, 'riciba', 1, wrong), edits);
}

describe('what a beginner writes', () => {
  test.each(mistakes)('%s → %s', async (right, wrong, expected) => {
    const complained = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(text).toContain(right);
    expect(await told(text, right, wrong)).toEqual(expected);
    expect(complained).not.toHaveBeenCalled();
  });

  test.each(
    [
      ['teksts līdz 100 zīmēm, obligāts', 'teksts līdz 100 zīmēm obligāts'],
      ['obligāts, norāde "Diena"', 'obligāts norāde "Diena"'],
      ['5 darba dienu laikā', 'piecu darba dienu laikā'],
      ['līmenis 2', 'Līmenis 2'],
      ['SociālaisDienests.Darbinieks\n  iznākums nodots', 'SociālaisDienests.Darbinieks\n  outcome nodots'],
      ['no Iemesli', 'no iemesli'],
      ['e-pasts', 'epasts'],
      ['ietver kavējumi', 'ietvr kavējumi'],
      ['Pedagogs: sāk', 'Pedagogs sāk'],
      ['Skola.Pedagogs,', 'Skola Pedagogs,'],
      ['veic Skola.Pedagogs,', 'veic: Skola.Pedagogs,'],
      ['tad līmenis Dienests', 'tad līmenis 2'],
      ['veic SociālaisDienests.Darbinieks\n    pēc', 'veic Darbinieks\n    pēc'],
      ['lieta ir līmenī Skola', 'lieta ir Skola'],
      ['"Tālāk"', '„Tālāk”'],
      ['"Tālāk"', '\u200B"Tālāk"'],
      ['{bērns.vārds}', '{bērns.vārdu}'],
      ['noslēdz lietu\n}\nlīmenis', 'noslēdz lietu;\n}\nlīmenis'],
    ].filter(([right]) => text.includes(right!)),
  )('is mended at a press of a key: %s', async (right, wrong) => {
    expect(await mended(text.replace(right, wrong))).toBe(text);
  });
});

describe('several mistakes in one text', () => {
  test('are all told, each with what mends it, and nothing that only follows from them', async () => {
    const wrong = text
      .replace('iemesls "Iemesls" vairāki no Iemesli', 'iemesls "Iemesls" sarakstā no Iemesli')
      .replace('tad līmenis Dienests', 'tad līmenis 2')
      .replace('lieta ir līmenī Skola', 'lieta ir Skola')
      .replace('vārds "Vārds" teksts', 'vārds "Vārds": teksts');
    const { diagnostics } = await loadText(wrong);
    expect(
      diagnostics.map(({ at, code }) => `${wrong.split('\n')[at.line - 1]!.trim().split(' ')[0]} ${code}`),
    ).toEqual(['vārds RIC0028', 'iemesls RIC0011', 'iznākums RIC0029', 'tagad RIC0017']);
  });
});

describe('what a beginner writes in English', () => {
  const english = translateKeywords(text, 'en');

  test.each([
    ['up to 10, required', 'up to 10 required', ['1 RIC0017 Before “required” a comma is missing.']],
    ['by Skola.Pedagogs', 'by Skola Pedagogs', ['1 RIC0017 Before “Pedagogs” a full stop is missing.']],
    ['level 2', 'Level 2', ['1 RIC0011 There is no keyword “Level”. Did you mean “level”?']],
    [
      'has kavējumi',
      'has kavējumi, vardarbība',
      ['1 RIC0020 After “has” only one value may stand. For several of them write “has any of”.'],
    ],
    ['has kavējumi', '= kavējumi', ['1 RIC0011 There is no keyword “=”. Did you mean “is”?']],
    [
      'within 5 working days',
      'within five working days',
      ['1 RIC0019 Numbers are written in digits: 5 instead of “five”.'],
    ],
    ['"Tālāk"', '“Tālāk”', ['1 RIC0003 The quote “ is not read here. Use straight quotes: "text".']],
    [
      'outcome tālāk',
      'iznākums tālāk',
      ['1 RIC0005 “iznākums” is a Latvian keyword, and the keywords of this file are English. Write “outcome”.'],
    ],
    [
      'yes or no',
      '',
      [
        '1 RIC0022 The sentence is not complete. After “"Vai piekrīt?"” there must be: “long text”, “yes or no”, “date”, “phone”, “e-mail”, “address”, “personal code”, “text” ….',
      ],
    ],
    ['2026-01-01', '1 January 2026', ['1 RIC0021 A date is written like this: 2026-05-11 or 11.05.2026.']],
  ])('%s → %s', async (right, wrong, expected) => {
    expect(english).toContain(right);
    expect(await told(english, right, wrong)).toEqual(expected);
  });
});
