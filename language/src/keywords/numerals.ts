import type { KeywordLanguage } from '../model.ts';

/** Beginnings of Latvian number words, whatever their ending, as terms have them. */
const latvian: [stem: RegExp, digits: string][] = [
  [/^vien(s|a|u|ai|am|ā|as)$/, '1'],
  [/^div(i|as|u|ām|iem|ās|os)$/, '2'],
  [/^(trīs|triju|trim|trijās|trijos)$/, '3'],
  [/^četr(i|as|u|ām|iem|ās|os)$/, '4'],
  [/^piec(i|as|u|ām|iem|ās|os)$/, '5'],
  [/^seš(i|as|u|ām|iem|ās|os)$/, '6'],
  [/^septiņ(i|as|u|ām|iem|ās|os)$/, '7'],
  [/^astoņ(i|as|u|ām|iem|ās|os)$/, '8'],
  [/^deviņ(i|as|u|ām|iem|ās|os)$/, '9'],
  [/^desmit(s|u|iem)?$/, '10'],
];

const english = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** The digits of a number that is written in letters. */
export function numeral(word: string, language: KeywordLanguage): string | undefined {
  const plain = word.toLowerCase();
  if (language === 'lv') {
    return latvian.find(([stem]) => stem.test(plain))?.[1];
  }
  const index = english.indexOf(plain);
  return index < 0 ? undefined : String(index + 1);
}
