import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { textMateGrammar } from '@riciba/language';
import { beforeAll, describe, expect, test } from 'vitest';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import { keywordNames, keywords } from '../../language/src/keywords/table.ts';

let grammar: textmate.IGrammar;

beforeAll(async () => {
  const wasm = readFileSync(createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm'));
  await oniguruma.loadWASM(wasm);
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(JSON.stringify(textMateGrammar()), 'riciba.json'),
  });
  grammar = (await registry.loadGrammar('source.riciba'))!;
});

/** [text, innermost scope] of what is coloured, without `.riciba`; punctuation and spaces are left out. */
function coloured(text: string): [string, string][] {
  const found: [string, string][] = [];
  let stack = textmate.INITIAL;
  for (const line of text.split('\n')) {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, stack);
    stack = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens) {
      const scope = scopes.at(-1)!.replace('.riciba', '');
      const words = line.slice(startIndex, endIndex);
      if (scope !== 'source' && words.trim()) found.push([words, scope]);
    }
  }
  return found;
}

describe('colouring', () => {
  test.each(['lv', 'en'] as const)('knows every keyword, also with diacritics at its edges (%s)', (language) => {
    const head = keywords.scheme.spellings[language][0]!;
    for (const name of keywordNames) {
      for (const spelling of keywords[name].spellings[language]) {
        const [, last] = coloured(`${head}\n${spelling}`);
        expect([spelling, last?.[0]]).toEqual([spelling, spelling]);
        expect(last?.[1]).not.toMatch(/variable|entity/);
      }
    }
  });

  test('takes keywords of the other language for names', () => {
    expect(coloured('shēma\nlevel')).toEqual([
      ['shēma', 'storage.type'],
      ['level', 'variable.other'],
    ]);
    expect(coloured('scheme\nlīmenis')[1]).toEqual(['līmenis', 'variable.other']);
  });

  test('does not find keywords inside of names', () => {
    for (const name of ['līmenisA', 'uzjā', 'šveic', 'jāņi', 'iznākumsĒ', 'vaiņags']) {
      expect(coloured(`shēma\n${name}`)[1]).toEqual([name, 'variable.other']);
    }
  });

  test('tells labels, comments, numbers and names apart', () => {
    const line = 'līmenis 3 Ģimene "Darbs ar \\"ģimeni\\"" { // līmenis 4';
    expect(coloured(`shēma A "A"\n${line}`).slice(5)).toEqual([
      ['līmenis', 'storage.type'],
      ['3', 'constant.numeric'],
      ['Ģimene', 'entity.name.type'],
      ['"', 'string.quoted.double'],
      ['Darbs ar ', 'string.quoted.double'],
      ['\\"', 'constant.character.escape'],
      ['ģimeni', 'string.quoted.double'],
      ['\\"', 'constant.character.escape'],
      ['"', 'string.quoted.double'],
      ['// līmenis 4', 'comment.line.double-slash'],
    ]);
  });

  test.each(['pārskats', 'rinda', 'pienākums', 'gaita', 'dokuments', 'papildina veidlapu', 'aizstāj lomu'])(
    'shows what is declared alike: %s',
    (keyword) => {
      expect(coloured(`shēma\n${keyword} A "A"`).slice(1, 3)).toEqual([
        [keyword, 'storage.type'],
        ['A', 'entity.name.type'],
      ]);
    },
  );

  test('ends a text without a closing quote with its line', () => {
    expect(coloured('shēma A "A\npamatā Latvija').slice(4)).toEqual([
      ['pamatā', 'keyword.other'],
      ['Latvija', 'variable.other'],
    ]);
  });
});
