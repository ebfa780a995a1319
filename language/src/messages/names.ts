import { error } from './message.ts';

/** Messages about names and the head of a text. */
export const nameMessages = {
  unknownName: error(
    'RIC0101',
    'Nosaukums «{name}» nav zināms ({kind}).{proposal}',
    'The name “{name}” is not known ({kind}).{proposal}',
  ),
  unknownBase: error(
    'RIC0102',
    'Nav ne bibliotēkas, ne shēmas «{name}»: ne šajā mapē, ne valodas bibliotēkā.{proposal}',
    'There is neither a library nor a scheme “{name}”, in this folder or in the library of the language.{proposal}',
  ),
  duplicateName: error(
    'RIC0103',
    'Nosaukums «{name}» šeit jau ir lietots ({kind}). Izvēlieties citu vai, ja tas ir pamatā, papildiniet vai aizstājiet to.',
    'The name “{name}” is already used here ({kind}). Choose another one or, if it is in the base, extend or override it.',
  ),
  sameAfterFolding: error(
    'RIC0104',
    'Nosaukumi «{name}» un «{other}» atšķiras tikai ar garumzīmēm vai mīkstinājuma zīmēm, un datos tie kļūst vienādi. ' +
      'Mainiet vienu no tiem.',
    'The names “{name}” and “{other}” differ only in diacritics, and become the same in the data. Change one of them.',
  ),
  notOneWord: error(
    'RIC0105',
    'Nosaukums «{name}» nav viens vārds. Rakstiet kopā: burti un cipari bez atstarpēm.',
    'The name “{name}” is not one word. Write it in one: letters and digits without spaces.',
  ),
  circularBase: error(
    'RIC0106',
    'Šis teksts caur «{name}» balstās pats uz sevi.',
    'Through “{name}” this text is based on itself.',
  ),
  repeatedSentence: error(
    'RIC0107',
    'Teikums «{keyword}» šeit jau ir. Atstājiet vienu.',
    'The sentence “{keyword}” is here already. Keep one.',
  ),
  missingBase: error(
    'RIC0115',
    'Te papildina to, kā šajā tekstā nav, bet nav pateikts, kas ir pamatā. Aiz nosaukuma pierakstiet: pamatā {base}.',
    'Here something is extended that is not in this text, and no base is named. After the label write: based on {base}.',
  ),
  noSuchDate: error('RIC0108', 'Datuma {date} kalendārā nav.', 'There is no date {date} in the calendar.'),
};
