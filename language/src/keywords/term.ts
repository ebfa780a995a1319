import { keyword, unit } from './keyword.ts';

export const termKeywords = {
  must_decide: keyword(
    'must decide',
    'jāizlemj',
    'Until when an outcome of the level must be recorded; counted from its opening or from the return of the case.',
    'Līdz kuram brīdim līmenī jāreģistrē iznākums; skaita no līmeņa sākuma vai no lietas atgriešanās.',
  ),
  must_acknowledge: keyword(
    'must acknowledge',
    'jāapstiprina saņemšana',
    'Until when the recipient must say that it has arrived; counted from the sending.',
    'Līdz kuram brīdim saņēmējam jāapstiprina, ka saņēmis; skaita no nosūtīšanas.',
  ),
  must_answer: keyword(
    'must answer | must give an answer',
    'jāatbild | jāsniedz atbilde',
    'Until when the recipient must answer; counted from its acknowledgement.',
    'Līdz kuram brīdim saņēmējam jāatbild; skaita no saņemšanas apstiprināšanas.',
  ),
  within: keyword('within', 'laikā', 'How long there is.', 'Cik ilgi drīkst.'),
  same_day: keyword(
    'the same day | same day',
    'tajā pašā dienā | tai pašā dienā',
    'Until the end of the day on which it began, be it a day off or not.',
    'Līdz tās dienas beigām, kurā tas sācies, arī brīvdienā.',
  ),
  working_days: unit(
    ['working days', 'working day'],
    ['darba dienu', 'darba dienas'],
    'Days worked by the calendar of whoever must do it; the day of the event is not counted.',
    'Darba dienas pēc tā kalendāra, kam tas jādara; notikuma dienu neskaita.',
  ),
  calendar_days: unit(
    ['calendar days', 'calendar day'],
    ['kalendāra dienu', 'kalendāra dienas'],
    'All days; when the last is a day off, the next working day.',
    'Visas dienas; ja pēdējā ir brīvdiena, tad nākamā darba diena.',
  ),
  study_days: unit(
    ['study days', 'study day'],
    ['mācību dienu', 'mācību dienas'],
    'Days on which the school teaches.',
    'Dienas, kurās skolā notiek mācības.',
  ),
  days: unit(
    ['days', 'day'],
    ['dienu', 'dienas'],
    'Not said which days: write “calendar days” or “working days”.',
    'Nav pateikts, kuras dienas: rakstiet «kalendāra dienu» vai «darba dienu».',
  ),
  hours: unit(
    ['hours', 'hour'],
    ['stundu', 'stundas'],
    'Hours by the clock, at night and on days off too.',
    'Stundas pēc pulksteņa, arī naktī un brīvdienās.',
  ),
  weeks: unit(
    ['weeks', 'week'],
    ['nedēļu', 'nedēļas'],
    'Until the same day of the week; when that is a day off, the next working day.',
    'Līdz tai pašai nedēļas dienai; ja tā ir brīvdiena, tad līdz nākamajai darba dienai.',
  ),
  by_the_end_of_the_week: keyword(
    'by the end of the week',
    'līdz nedēļas beigām',
    'Until the end of the week in which it began.',
    'Līdz tās nedēļas beigām, kurā tas sācies.',
  ),
  by_the_end_of_the_month: keyword(
    'by the end of the month',
    'līdz mēneša beigām',
    'Until the end of the month in which it began.',
    'Līdz tā mēneša beigām, kurā tas sācies.',
  ),
  by_the_end_of_the_semester: keyword(
    'by the end of the semester',
    'līdz semestra beigām',
    'Until the end of the semester in which it began.',
    'Līdz tā semestra beigām, kurā tas sācies.',
  ),
  by_the_end_of_the_school_year: keyword(
    'by the end of the school year',
    'līdz mācību gada beigām',
    'Until the end of the school year in which it began.',
    'Līdz tā mācību gada beigām, kurā tas sācies.',
  ),
  by_the_end_of_the_year: keyword(
    'by the end of the year',
    'līdz gada beigām',
    'Until the end of the year in which it began.',
    'Līdz tā gada beigām, kurā tas sācies.',
  ),
  no_later_in_the_day_than: keyword(
    'no later in the day than',
    'līdz pulksten',
    'The time of the last day until which it may be done.',
    'Laiks pēdējā dienā, līdz kuram to drīkst izdarīt.',
  ),
  minutes: unit(['minutes', 'minute'], ['minūšu', 'minūtes'], 'Minutes by the clock.', 'Minūtes pēc pulksteņa.', {
    many: 'minūtes',
    one: 'minūti',
  }),
  years: unit(
    ['years', 'year'],
    ['gadu', 'gada'],
    'Until the same date; when there is none, the last of the month; when that is a day off, the next working day.',
    'Līdz tam pašam datumam; ja tāda nav, līdz mēneša pēdējam; ja tā ir brīvdiena, tad līdz nākamajai darba dienai.',
    { many: 'gadus', one: 'gadu' },
  ),
  months: unit(
    ['months', 'month'],
    ['mēnešu', 'mēneša'],
    'Until the same date; when there is none, the last of the month; when that is a day off, the next working day.',
    'Līdz tam pašam datumam; ja tāda nav, līdz mēneša pēdējam; ja tā ir brīvdiena, tad līdz nākamajai darba dienai.',
    { many: 'mēnešus', one: 'mēnesi' },
  ),
};
