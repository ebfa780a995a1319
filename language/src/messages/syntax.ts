import { error } from './message.ts';

/** Messages about texts that cannot be read. */
export const syntaxMessages = {
  unexpectedCharacter: error(
    'RIC0001',
    'Zīme «{found}» šeit nav saprotama. Izdzēsiet to vai ielieciet tekstu pēdiņās.',
    'The character «{found}» means nothing here. Delete it, or put the text in quotes.',
  ),
  unclosedQuote: error(
    'RIC0002',
    'Tekstam trūkst beigu pēdiņu. Pēdiņas jāaizver tajā pašā rindā; garu tekstu var dalīt vairākos tekstos pēdiņās.',
    'The text has no closing quote. Close it on the same line; a long text may be written as several quoted texts.',
  ),
  curvedQuote: error(
    'RIC0003',
    'Pēdiņas {found} šeit neder. Lietojiet taisnās pēdiņas: "teksts".',
    'The quotes {found} are not read here. Use straight ones: "text".',
  ),
  decomposedLetter: error(
    'RIC0004',
    'Burts ar garumzīmi vai mīkstinājuma zīmi te ir rakstīts kā divas zīmes (NFD), tāpēc vārdu nevar nolasīt. ' +
      'Saglabājiet datni NFC veidā vai pārrakstiet vārdu.',
    'A letter with a diacritic is written here as two characters (NFD), so the word cannot be read. ' +
      'Save the file in NFC or type the word again.',
  ),
  wrongKeywordLanguage: error(
    'RIC0005',
    '«{found}» ir angļu atslēgvārds, bet šī datne ir latviski. Rakstiet «{proposal}».',
    '“{found}” is a Latvian keyword, and this file is in English. Write “{proposal}”.',
  ),
  missingLabel: error(
    'RIC0006',
    'Pirms {found} trūkst teksta pēdiņās. {after} vajag, piemēram: "nosaukums".',
    'A quoted text is missing before {found}. {after} needs one, for example: "label".',
  ),
  missingClosingBrace: error(
    'RIC0007',
    'Šeit gaidīta aizverošā figūriekava «}», bet ir {found}. Pārbaudiet, vai iepriekšējais bloks ir aizvērts.',
    'A closing brace “}” was expected here, but there is {found}. See whether the block before is closed.',
  ),
  missingOpeningBrace: error(
    'RIC0008',
    'Pirms {found} trūkst atverošās figūriekavas «{».',
    'An opening brace “{” is missing before {found}.',
  ),
  missingName: error(
    'RIC0009',
    'Šeit jābūt vārdam (viens vārds bez pēdiņām), bet ir {found}.',
    'A name (one word without quotes) must stand here, but there is {found}.',
  ),
  unexpectedWord: error(
    'RIC0010',
    'Šeit neder {found}. Var būt: {expected}.',
    '{found} does not fit here. Possible: {expected}.',
  ),
  misspelledKeyword: error(
    'RIC0011',
    'Atslēgvārda «{found}» nav. Vai domāts «{proposal}»?',
    'There is no keyword “{found}”. Did you mean “{proposal}”?',
  ),
  unexpectedEnd: error(
    'RIC0012',
    'Teksts beidzas, pirms teikums ir pabeigts. Trūkst: {expected}.',
    'The text ends before the sentence is complete. Missing: {expected}.',
  ),
  missingHead: error(
    'RIC0013',
    'Teksts jāsāk ar vārdu «shēma» vai «bibliotēka», nosaukumu un tekstu pēdiņās.',
    'A text begins with “scheme” or “library”, a name and a quoted text.',
  ),
};
