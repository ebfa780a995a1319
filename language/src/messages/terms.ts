import { error, warning } from './message.ts';

/** Messages about terms and calendars. */
export const termMessages = {
  whichDays: error(
    'RIC0601',
    'Nav pateikts, kuras dienas. Rakstiet vai nu «{calendarDays}»{calendarExample}, vai «{workingDays}»{workingExample}.',
    'It is not said which days. Write either “{calendarDays}”{calendarExample} or “{workingDays}”{workingExample}.',
  ),
  twoAmounts: error(
    'RIC0602',
    '«{first}» un «{second}» nav viens un tas pats: viens termiņš var beigties citā dienā nekā otrs. Atstājiet vienu.',
    '“{first}” and “{second}” are not the same: one may end on another day than the other. Keep one of them.',
  ),
  termOrder: warning(
    'RIC0603',
    'Latviski šo teikumu raksta citā secībā: «{proposal}».',
    'In English this is written in another order: “{proposal}”.',
  ),
  wrongAmount: error(
    'RIC0604',
    'Termiņam vajag skaitli no 1 līdz {most}, bet ir {amount}.',
    'A term needs a number from 1 to {most}, not {amount}.',
  ),
  noCalendar: error(
    'RIC0605',
    'Termiņš jāskaita pēc tās institūcijas kalendāra, kurai tas jāievēro, bet «{name}» kalendāra nav. ' +
      'Pierakstiet institūcijai: kalendārs parasts vai kalendārs valsts.',
    'A term is counted by the calendar of the institution that must keep it, and “{name}” has none. ' +
      'Write in the institution: calendar plain, or calendar state.',
  ),
  wrongDuty: error(
    'RIC0606',
    'Šeit «{found}» neko neuzliek. Var būt: {expected}.',
    'Here “{found}” demands nothing. Possible: {expected}.',
  ),
  noStudyDays: error(
    'RIC0607',
    'Mācību dienas ir tikai skolu kalendārā, bet «{name}» strādā pēc cita. Rakstiet «darba dienu» vai «kalendārs skolu».',
    'Only the calendar of schools has study days, and “{name}” keeps another. Write “working days”, or “calendar schools”.',
  ),
};
