import { error } from './message.ts';

/** Messages about texts that cannot be read. */
export const syntaxMessages = {
  unexpectedCharacter: error(
    'RIC0001',
    'Zīme «{found}» šeit nav saprotama. Izdzēsiet to vai ielieciet tekstu pēdiņās.',
    'The character “{found}” means nothing here. Delete it, or put the text in quotes.',
  ),
  unclosedQuote: error(
    'RIC0002',
    'Tekstam trūkst beigu pēdiņu. Aizveriet tās tajā pašā rindā; garu tekstu var rakstīt kā vairākus tekstus pēdiņās.',
    'The text has no closing quote. Close it on the same line; a long text may be written as several quoted texts.',
  ),
  curvedQuote: error(
    'RIC0003',
    'Pēdiņas {found} šeit neder. Lietojiet taisnās pēdiņas: "teksts".',
    'The quote {found} is not read here. Use straight quotes: "text".',
  ),
  decomposedLetter: error(
    'RIC0004',
    'Burts «{found}» te rakstīts kā divas zīmes (NFD), tāpēc vārdu nevar nolasīt. ' +
      'Saglabājiet datni NFC veidā vai pārrakstiet vārdu.',
    'The letter “{found}” is written here as two characters (NFD), so the word cannot be read. ' +
      'Save the file in NFC, or type the word again.',
  ),
  wrongKeywordLanguage: error(
    'RIC0005',
    '«{found}» ir angļu atslēgvārds, bet šīs datnes atslēgvārdi ir latviski. Rakstiet «{proposal}».',
    '“{found}” is a Latvian keyword, and the keywords of this file are English. Write “{proposal}”.',
  ),
  missingLabel: error(
    'RIC0006',
    'Aiz «{after}» trūkst teksta pēdiņās, bet ir {found}. Rakstiet, piemēram: {after} "nosaukums".',
    'A quoted text is missing after “{after}”, there is {found}. Write, for example: {after} "label".',
  ),
  missingClosingBrace: error(
    'RIC0007',
    'Te vajadzētu aizvērt bloku ar figūriekavu, bet ir {found}. Pārbaudiet, vai iepriekšējie bloki ir aizvērti.',
    'The block should be closed here with a brace, but there is {found}. See whether the blocks before are closed.',
  ),
  missingOpeningBrace: error(
    'RIC0008',
    'Aiz «{after}» trūkst atverošās figūriekavas, ar ko sākas bloks, bet ir {found}.',
    'The opening brace that begins the block is missing after “{after}”, there is {found}.',
  ),
  missingName: error(
    'RIC0009',
    'Aiz «{after}» jābūt nosaukumam (viens vārds bez pēdiņām), bet ir {found}.',
    'After “{after}” a name must stand (one word without quotes), but there is {found}.',
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
    'Teksts jāsāk ar vārdu «shēma» vai «bibliotēka», tad nosaukums un teksts pēdiņās; stāsti – ar «stāsti par shēmu».',
    'A text begins with the word “scheme” or “library”, then a name and a quoted text; scenarios with “scenarios about”.',
  ),
  missingFile: error('RIC0014', 'Datnes «{file}» nav.', 'There is no file “{file}”.'),
  extraClosingBrace: error(
    'RIC0015',
    'Aizverošā figūriekava te ir lieka: visi bloki jau ir aizvērti.',
    'The closing brace is one too many: all blocks are closed already.',
  ),
  readAsKeyword: error(
    'RIC0016',
    '«{found}» te ir valodas vārds, nevis nosaukums. Ja domāts nosaukums, rakstiet to šādās pēdiņās: «{name}».',
    '“{found}” is a word of the language here and no name. If a name is meant, write it in these quotes: «{name}».',
  ),
  forgottenWord: error('RIC0017', 'Pirms {found} trūkst {missing}.', 'Before {found} {missing} is missing.'),
  nameOfTwoWords: error(
    'RIC0018',
    'Nosaukums ir viens vārds, un to neloka. «{found}» vietā rakstiet «{replacement}».',
    'A name is one word, and is always written in the same way. Instead of “{found}” write “{replacement}”.',
  ),
  numberInLetters: error(
    'RIC0019',
    'Skaitļus raksta ar cipariem: «{found}» vietā {replacement}.',
    'Numbers are written in digits: {replacement} instead of “{found}”.',
  ),
  severalValues: error(
    'RIC0020',
    'Aiz «{found}» var būt tikai viena vērtība. Vairākām rakstiet «{replacement}».',
    'After “{found}” only one value may stand. For several of them write “{replacement}”.',
  ),
  wrongDate: error(
    'RIC0021',
    'Datumu raksta tā: 11.05.2026. vai 2026-05-11.',
    'A date is written like this: 2026-05-11 or 11.05.2026.',
  ),
  unfinishedSentence: error(
    'RIC0022',
    'Teikums nav pabeigts. Aiz {after} jābūt: {expected}.',
    'The sentence is not complete. After {after} there must be: {expected}.',
  ),
  strayWord: error(
    'RIC0023',
    'Šeit neder {found}: ar to nesākas neviens teikums. Ja tas ir nosaukums vai teksts no dokumenta, rakstiet to pēdiņās.',
    '{found} does not fit here: no sentence begins with it. If it is a label or a text of a document, put it in quotes.',
  ),
  missingRole: error(
    'RIC0024',
    'Te jābūt institūcijai un lomai ar punktu starp tām, bet ir tikai {after}. Rakstiet, piemēram: {example}.',
    'An institution and a role with a full stop between them must stand here, and there is only {after}. Write, for example: {example}.',
  ),
  wrongEncoding: error(
    'RIC0025',
    'Datne nav saglabāta UTF-8 kodējumā, tāpēc garumzīmes un mīkstinājumus nevar nolasīt. ' +
      'Saglabājiet to vēlreiz ar kodējumu «UTF-8».',
    'The file is not saved in UTF-8, so some of its letters cannot be read. Save it again with the encoding “UTF-8”.',
  ),
  misplacedKeyword: error(
    'RIC0026',
    'Šeit neder {found}: ar to ne turpinās iesāktais teikums, ne sākas jauns.',
    '{found} does not fit here: neither does the sentence go on with it, nor does a new one begin.',
  ),
  wordForComma: error(
    'RIC0027',
    'Pirms {found} komata vietā rakstiet «{replacement}».',
    'Before {found} write “{replacement}” instead of the comma.',
  ),
  redundantSign: error('RIC0028', 'Zīme «{found}» te ir lieka.', 'The sign “{found}” is one too many here.'),
  levelByName: error(
    'RIC0029',
    'Līmeni nosauc ar vārdu, nevis ar numuru: «{found}» vietā rakstiet «{replacement}».',
    'A level is called by its name, not by its number: instead of “{found}” write “{replacement}”.',
  ),
};
