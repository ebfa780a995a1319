import { fileURLToPath } from 'node:url';
import { globSync, readFileSync } from 'node:fs';
import { type KeywordLanguage, translateKeywords } from '@riciba/language';
import { createRicibaServices } from '@riciba/language/lsp';
import { assert, constantFrom, property, tuple } from 'fast-check';
import { EmptyFileSystem, TextDocument, URI } from 'langium';
import { describe, expect, test } from 'vitest';
import { type KeywordName, keywordNames, keywords } from '../../language/src/keywords/table.ts';
import { fixtures } from './support/fixtures.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shipped = globSync(['examples/*/*.riciba', 'language/library/*.riciba'], { cwd: root });
// A translation puts terms in order, and the brackets of a term that has two amounts do not stay at their words.
const readable = fixtures().filter(({ expected }) => !expected.some((each) => / RIC(00|0105|060[23])/.test(each)));
const texts: [name: string, text: string][] = [
  ...shipped.map((file): [string, string] => [file, readFileSync(root + file, 'utf8')]),
  ...readable.map(({ name, text }): [string, string] => [name, text]),
];

const { shared, riciba } = createRicibaServices(EmptyFileSystem);
let count = 0;

async function format(text: string): Promise<string> {
  const uri = URI.file(`/translated${++count}.riciba`);
  const document = shared.workspace.LangiumDocumentFactory.fromString(text, uri);
  const options = { textDocument: { uri: uri.toString() }, options: { tabSize: 2, insertSpaces: true } };
  const edits = await riciba.lsp.Formatter!.formatDocument(document, options);
  return TextDocument.applyEdits(document.textDocument, edits);
}

const languages: KeywordLanguage[] = ['lv', 'en'];
const other = { lv: 'en', en: 'lv' } as const;

/** A text in which the keywords that have several spellings are written as chosen. */
function textWith(spelling: (name: KeywordName) => string): string {
  const written = `scheme P "P" // level
    per MK "1" clause "2"
  institution I "I", several { role R "R" }
  group G "G" { chair C "C" secretary S "S" }
  list L "L" { a "A" }
  form F "F" {
    page p "P" {
      x "X" one_of L, required
      y "Y" several_of L, required
      z "Z" text  up_to 9 characters, when x is_known
      n "N" whole_number from 1 up_to 9, when x is_one_of a and y has_any_of a
      f "F" attachment, when y has_all_of a and n is_at_least 2
    }
  }
  level 1 V "V" {
    by I.R, if_none, I.R /* by */
    outcome o "O" sends_a_letter e_signed I then_returns, assumed "A"
    outcome q "Q" gives_information e_signed I then_returns
  }
  `;
  return written.replaceAll(/[a-z_]+/g, (word) => (isKeyword(word) ? spelling(word) : word));
}

function isKeyword(word: string): word is KeywordName {
  return Object.hasOwn(keywords, word);
}

describe('translation', () => {
  test.each(texts)('there and back gives the same text: %s', async (_, text) => {
    const formatted = await format(text);
    for (const language of languages) {
      const start = translateKeywords(formatted, language);
      const there = translateKeywords(start, other[language]);
      expect(there).not.toBe(start);
      expect(translateKeywords(there, language)).toBe(start);
      expect(await format(there)).toBe(there);
    }
    expect([translateKeywords(formatted, 'lv'), translateKeywords(formatted, 'en')]).toContain(formatted);
  });

  test('keeps which of several spellings was chosen', () => {
    for (const name of keywordNames) {
      const { lv, en } = keywords[name].spellings;
      expect([name, en.length]).toEqual([name, lv.length]);
    }
    const spelled = constantFrom(...languages).chain((language) =>
      tuple(...keywordNames.map((name) => constantFrom(...keywords[name].spellings[language]))).map((chosen) =>
        textWith((name) => chosen[keywordNames.indexOf(name)]!),
      ),
    );
    assert(
      property(spelled, (text) => {
        const [there, back] = languages.map((language) => translateKeywords(text, language));
        expect([there, back]).toContain(text);
        expect(translateKeywords(there!, 'en')).toBe(back);
        expect(translateKeywords(back!, 'lv')).toBe(there);
      }),
      { numRuns: 25 },
    );
  });

  test('refuses a text it cannot read', () => {
    expect(() => translateKeywords('shēma Piemērs', 'en')).toThrow('syntax errors');
  });
});
