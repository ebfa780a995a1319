import { type KeywordLanguage, translateKeywords } from '@riciba/language';
import { assert, integer, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isOneWord, keywordNames, keywords } from '../../language/src/keywords/table.ts';
import { escapedName, readingOf } from '../../language/src/parsing/escaped-names.ts';
import { createRicibaCoreServices } from '../../language/src/services.ts';
import { found, loadText } from './support/fixtures.ts';
import { type Choose, GrammarTexts, type Part, written } from './support/grammar-texts.ts';

const services = createRicibaCoreServices();
const parser = services.parser.LangiumParser;
const languages: KeywordLanguage[] = ['lv', 'en'];

/** A text begins with a head, or with the scheme its stories are about. */
const heads = {
  lv: { scheme: 'shēma Parauga "x"', stories: 'stāsti par shēmu Parauga' },
  en: { scheme: 'scheme Parauga "x"', stories: 'scenarios about Parauga' },
};
const plain = 'parauga';

/** What a text is read as, or its first mistake. */
function read(text: string): string {
  const { value, lexerErrors, parserErrors } = parser.parse(text);
  const [mistake] = [...lexerErrors, ...parserErrors];
  return mistake ? `! ${mistake.message}` : readingOf(value, 'without names');
}

function wordsOf(language: KeywordLanguage): string[] {
  return keywordNames.flatMap((name) => keywords[name].spellings[language].filter(isOneWord));
}

/** "ja atbilde ir jā" nobody can tell from a code; "ir vismaz", "gadus no" are keywords of two words. */
const needGuillemets: Record<KeywordLanguage, Record<string, Set<string>>> = {
  lv: {
    'Value.code': new Set(['jā', 'nē', 'vismaz', 'tieši']),
    'StoryValue.named': new Set(['jā', 'nē', 'vismaz', 'tieši']),
    'StoryBody.institution': new Set(['vismaz', 'tieši']),
    'Band.code': new Set(['vairāki', 'vairākas', 'gadus']),
  },
  en: {
    'Value.code': new Set(['yes', 'no', 'not', 'exactly']),
    'StoryValue.named': new Set(['yes', 'no', 'not', 'exactly']),
    'StoryBody.institution': new Set(['not', 'exactly']),
    'Band.code': new Set(['years']),
  },
};

/** Every place, with its sentence in a text of its own and with a name there. */
interface Place {
  place: string;
  sentence: (name: string) => string;
  text: (name: string) => string;
  kind: 'header' | 'sentence' | 'story';
}

function placesOf(language: KeywordLanguage): Place[] {
  const sentences = new GrammarTexts(services.Grammar, language);
  const { scheme, stories } = heads[language];
  const placesIn = (root: string, kind: Place['kind']): Place[] =>
    sentences.placesIn([root]).map(({ place, parts, index }) => {
      const sentence = (name: string): string => written(parts, (_, at) => (at === index ? name : plain));
      const text = (name: string): string => `${kind === 'story' ? stories : scheme} ${sentence(name)}`;
      return { place, sentence, text, kind };
    });
  return [
    ...placesIn('HeaderSentence', 'header'),
    ...placesIn('Sentence', 'sentence'),
    ...placesIn('Scenario', 'story'),
  ];
}

/** All sentences in two texts, with a name in every place that is looked at. */
function textsWith(places: Place[], language: KeywordLanguage, name: string): [string, string] {
  const { scheme, stories } = heads[language];
  const all = (kind: Place['kind']): string[] =>
    places.filter((each) => each.kind === kind).map(({ sentence }) => sentence(name));
  return [[scheme, ...all('header'), ...all('sentence')].join('\n'), [stories, ...all('story')].join('\n')];
}

describe.each(languages)('a keyword as a name (%s)', (language) => {
  const places = placesOf(language);

  test('is read as one in every place, but for few that need «…»', () => {
    const meant = textsWith(places, language, plain).map(read);
    expect(meant.filter((reading) => reading.startsWith('!'))).toEqual([]);
    const hidden: Record<string, Set<string>> = {};
    for (const word of wordsOf(language)) {
      if (textsWith(places, language, word).map(read).join('') === meant.join('')) continue;
      for (const { place, text } of places) {
        const reading = read(text(plain));
        if (read(text(word)) !== reading) (hidden[place] ??= new Set()).add(word);
        expect(read(text(escapedName(word))), `${place}: «${word}»`).toBe(reading);
      }
    }
    expect(hidden).toEqual(needGuillemets[language]);
  });

  test('never makes a sentence unreadable, whatever stands around it', () => {
    const words = wordsOf(language);
    assert(
      property(integer({ min: 1 }), (seed) => {
        const { parts, head, choose } = sentencesOf(language, seed);
        const names = parts.map(() => words[choose(words.length)]!);
        const text = (name: (index: number) => string): string =>
          `${head} ${written(parts, (_, index) => name(index))}`;
        const meant = read(text(() => plain));
        const asWritten = text((index) => names[index]!);
        expect(meant).not.toMatch(/^!/);
        expect(read(text((index) => escapedName(names[index]!)))).toBe(meant);
        // Words that make a phrase with their neighbours are another word; where not, the text can be read.
        const apart = parts.map((part, index) => (typeof part === 'string' ? part : names[index]!));
        const isPhrase = imagesIn(asWritten).join('|') !== [...imagesIn(head), ...apart].join('|');
        expect(isPhrase ? meant : read(asWritten)).not.toMatch(/^!/);
      }),
      { numRuns: 400 },
    );
  });

  test('is the same name again after a translation there and back', () => {
    const words = [...wordsOf('lv'), ...wordsOf('en')];
    const other = language === 'lv' ? 'en' : 'lv';
    assert(
      property(integer({ min: 1 }), (seed) => {
        const { parts, head, choose } = sentencesOf(language, seed);
        const text = `${head} ${written(parts, () => escapedName(words[choose(words.length)]!))}`;
        const start = translateKeywords(text, language);
        const there = translateKeywords(start, other);
        expect(translateKeywords(there, language)).toBe(start);
      }),
      { numRuns: 60 },
    );
  });
});

/** Some sentences of the grammar, and what they need before them. */
function sentencesOf(language: KeywordLanguage, seed: number): { head: string; parts: Part[]; choose: Choose } {
  const choose = chooser(seed);
  const sentences = new GrammarTexts(services.Grammar, language);
  const isStory = choose(2) === 1;
  const root = isStory ? 'Scenario' : 'Sentence';
  const parts = Array.from({ length: 1 + choose(3) }, () => sentences.any(root, choose)).flat();
  return { head: isStory ? heads[language].stories : heads[language].scheme, parts, choose };
}

function imagesIn(text: string): string[] {
  return services.parser.Lexer.tokenize(text).tokens.map(({ image }) => image);
}

/** Chosen numbers that follow from the seed (xorshift). */
function chooser(seed: number): Choose {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}

describe('names with Latvian letters', () => {
  const text = `shēma Ņemšana "Ņemšana" pamatā Latvija
institūcija Ķēģis "Ķēģis" datīvā "Ķēģim" { e-pasts "a@b.lv" loma Žūrija "žūrija" datīvā "žūrijai" }
saraksts Šķirņi "Šķirņi" { čūska "Čūska" ļoti "Ļoti" }
veidlapa Ģimeņu "Ģimeņu" {
  lapa ēdņi "Ēdņi" { ōŗi "Ōŗi" viens no Šķirņi, obligāts ŗūķis "Ŗūķis" teksts, obligāts, ja ōŗi ir čūska }
}
dokuments Vēstuļu "Vēstule" no veidlapas Ģimeņu {
  rindkopa "Te ir {ēdņi.ŗūķis}, {Ķēģis datīvā} un {Ķēģis.Žūrija datīvā}.", ja ōŗi ir čūska
}
līmenis 1 Ķīļi "Ķīļi" {
  veic Ķēģis.Žūrija
  sāk lietu ņem "Ņemt" vajag Ģimeņu
  iznākums šļūc "Šļūkt" noslēdz lietu
}
stāsts "Ņāņā" {
  Ķēniņš "Ķēniņš" ir Ķēģis
  2026-05-11 Ķēniņš.Žūrija: sāk lietu ņem, ar atbildēm ēdņi.ōŗi ir čūska, ēdņi.ŗūķis ir "Ŗ"
  tagad lieta ir līmenī Ķīļi
  2026-05-12 Ķēniņš.Žūrija: šļūc
}
`;
  const isString = /"[^"]*"/g;

  test('are read everywhere', async () => {
    expect(found(await loadText(text))).toEqual([]);
  });

  test('mean the same in texts, and are told apart elsewhere, when their letters are written as two characters', async () => {
    expect(found(await loadText(text.replaceAll(isString, (each) => each.normalize('NFD'))))).toEqual([]);
    const lines = text.replaceAll(isString, (each) => ' '.repeat(each.length)).split('\n');
    const decomposed = lines.flatMap((line, index) => (line === line.normalize('NFD') ? [] : [`${index + 1} RIC0004`]));
    expect(found(await loadText(text.normalize('NFD')))).toEqual(decomposed.slice(0, 1));
  });
});
