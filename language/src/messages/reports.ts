import { error, information, warning } from './message.ts';

/** Messages about reports. */
export const reportMessages = {
  reportWithoutPeriod: error(
    'RIC0650',
    'Nav pateikts, par kādu laiku ir pārskats «{name}». Rakstiet: par gadu, par mācību gadu, par semestri vai par mēnesi.',
    'It is not said what time the report “{name}” is about. Write: about a year, about a school year, about a semester or about a month.',
  ),
  reportWithoutReaders: error(
    'RIC0651',
    'Nav pateikts, kas pārskatu «{name}» drīkst lasīt. Pierakstiet: redz tikai Institūcija vai Institūcija.Loma.',
    'It is not said who may read the report “{name}”. Write: seen only by Institution or Institution.Role.',
  ),
  reportWithoutRows: error(
    'RIC0652',
    'Pārskats «{name}» neko neskaita. Pierakstiet: rinda nosaukums "Uzraksts" skaita ….',
    'The report “{name}” counts nothing. Write: row name "Label" counts ….',
  ),
  limitTooSmall: error(
    'RIC0653',
    'Ja nerāda skaitu, mazāku par {below}, tad zina, ka tas ir 1. Rakstiet 3 vai vairāk.',
    'Where counts below {below} are not shown, they are known to be 1. Write 3 or more.',
  ),
  smallCountsShown: information(
    'RIC0654',
    'Pārskats «{name}» rāda arī skaitu 1, pēc kura bērnu var atpazīt. Ja to nedrīkst, pierakstiet: nerāda skaitu, mazāku par 5.',
    'The report “{name}” shows a count of 1, too, by which a child may be known. If that must not be, write: does not show counts below 5.',
  ),
  splitDoesNotFit: error(
    'RIC0655',
    'Rindu «{name}» tā sadalīt nevar. {expected}',
    'The row “{name}” cannot be split so. {expected}',
  ),
  clauseDoesNotFit: error(
    'RIC0656',
    '«{keyword}» neattiecas uz to, ko skaita rinda «{name}».',
    '“{keyword}” does not belong to what the row “{name}” counts.',
  ),
  rowTwice: warning(
    'RIC0657',
    'Rindas «{name}» un «{other}» skaita vienu un to pašu.',
    'The rows “{name}” and “{other}” count the same.',
  ),
};
