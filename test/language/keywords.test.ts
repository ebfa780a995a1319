import { type KeywordLanguage, translateKeywords } from '@riciba/language';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { isOneWord, type KeywordName, keywordNames, keywords } from '../../language/src/keywords/table.ts';
import { found, loadText } from './support/fixtures.ts';

const languages: KeywordLanguage[] = ['lv', 'en'];

/** As codes in a condition they stand in «…»: answers, and what makes a keyword with the word "ir" ("is"). */
const needGuillemets = new Set(['yes', 'no', 'at_least', 'exactly', 'not']);

/** Sentences in which nearly everything is named with one word. */
function namedWith(word: string, code: string, number: number): string {
  return `
institūcija ${word} "iestāde" datīvā "iestādei" { loma ${word} "loma" e-pasts "a@b.lv" }
grupa ${word}2 "grupa" {
  vieta ${word}3 no ${word} vai Skola, pārstāv ${word}.${word}
  vadītājs ${word} "vadītājs"
  vadītāju ievēl locekļi
  kvorums puse no vietām, klāt jābūt ${word}3
  sēdes pēc vajadzības, ne retāk kā 4 reizes gadā
  sēdes sasauc ${word} vai ${word}.${word}
}
persona ${word} "persona"
saraksts ${word} "saraksts" { ${word} "pirmais" cits2 "cits" }
daļa ${word} "daļa" { a "A" teksts ${word} "Lauks" teksts }
veidlapa ${word} "veidlapa" {
  lapa ${word} "lapa" {
    sākumā "Teksts" teksts
    ${word} "Izvēle" viens no ${word}, obligāts
    vidū "Skaitlis" vesels skaitlis no 1
    ${word}2 "Vēl" vairāki no ${word}, obligāti, norāde "Norāde"
    beigās "Iestāde" iestāde ${word}, ja ${word} ir ${code}
    pašās "Pēc" teksts, ja ${word}2 ietver kādu no ${code}, cits2, norāde "Norāde"
  }
  lapa ${word}2 "Otrā" ja ${word}.${word} ir ${code} daļa ${word}
}
līmenis ${2 * number} ${word} "līmenis" {
  veic ${word}.${word}, ja tā nav, ${word}.${word}
  sāk lietu ${word} "sākums" iesniedz ${word}.${word} vajag ${word}
  var ${word}2 "iespēja" vajag ${word}
  iznākums ${word}3 "tālāk" tad līmenis ${word}2
    pirms tam jāinformē ${word}.${word} ar veidlapu ${word}
    pirms tam rakstiski jāinformē ${word}
  iznākums ${word}4 "nosūtīts" vajag ${word} nosūta vēstuli papīra formātā
    Bāriņtiesa ja ${word} ir ${code} tad atgriežas
    Bāriņtiesa citādi tad atgriežas
  iznākums ${word}5 "beigas" noslēdz lietu
}
līmenis ${2 * number + 1} ${word}2 "otrais" {
  veic ${word}.${word}
  iznākums ${word} "beigas" noslēdz lietu
}
`;
}

/** One-word spellings, in groups within which no two are the same without diacritics. */
function groupsOfWords(language: KeywordLanguage): { name: KeywordName; word: string }[][] {
  const groups: Map<string, { name: KeywordName; word: string }>[] = [];
  for (const name of keywordNames) {
    for (const word of keywords[name].spellings[language].filter(isOneWord)) {
      const plain = word.normalize('NFD').replace(/\p{M}/gu, '');
      const group = groups.find((each) => !each.has(plain)) ?? groups[groups.push(new Map()) - 1]!;
      group.set(plain, { name, word });
    }
  }
  return groups.map((group) => [...group.values()]);
}

describe('keywords', () => {
  test('are written differently from each other in each language', () => {
    for (const language of languages) {
      const spellings = keywordNames.flatMap((name) => keywords[name].spellings[language]);
      expect(spellings.filter((spelling, index) => spellings.indexOf(spelling) !== index)).toEqual([]);
      expect(spellings.filter((spelling) => spelling !== spelling.normalize('NFC') || spelling === '')).toEqual([]);
    }
  });

  test('are all words of the grammar, and are explained in both languages', () => {
    const ast = readFileSync(new URL('../../language/src/generated/ast.ts', import.meta.url), 'utf8');
    const union = /export type RicibaKeywordNames =([\s\S]*?);/.exec(ast)![1]!;
    const inGrammar = [...union.matchAll(/"(\w+)"/g)].map((match) => match[1]!);
    expect(keywordNames.toSorted()).toEqual(inGrammar.toSorted());
    for (const name of keywordNames) {
      expect(keywords[name].explanation.lv).toMatch(/\.$/);
      expect(keywords[name].explanation.en).toMatch(/\.$/);
    }
  });

  test.each(languages)('may name things, if they are one word (%s)', async (language) => {
    for (const group of groupsOfWords(language)) {
      const sentences = group.map((_, index) => namedWith(`W${index}W`, `W${index}C`, index));
      const latvian = `shēma W0W "Piemērs" pamatā Latvija\n${sentences.join('')}`;
      const written = language === 'lv' ? latvian : translateKeywords(latvian, 'en');
      const text = written.replace(/W(\d+)([WC])/g, (_, index: string, kind: string) => {
        const { name, word } = group[Number(index)]!;
        return kind === 'C' && needGuillemets.has(name) ? `«${word}»` : word;
      });
      const lines = text.split('\n');
      const complaints = found(await loadText(text));
      expect(complaints.map((each) => `${each} ${lines[Number.parseInt(each, 10) - 1]}`)).toEqual([]);
    }
  });
});
