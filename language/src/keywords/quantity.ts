import { keyword } from './keyword.ts';

/** Words of counts, sums and choices in conditions. */
export const quantityKeywords = {
  in_total: keyword(
    'in total | altogether',
    'kopā | pavisam',
    'The sum of a field over everything that was entered.',
    'Lauka summa pa visiem ierakstiem.',
  ),
  where: keyword(
    'where | of which',
    'kur | kuriem',
    'Only entries for which the condition holds.',
    'Tikai ieraksti, kuriem nosacījums izpildās.',
  ),
  lately: keyword(
    'lately | recently',
    'pēdējo | pēdējā',
    'Only what happened in so much time up to today.',
    'Tikai tas, kas noticis tik ilgā laikā līdz šodienai.',
  ),
  in_a_semester: keyword(
    'in a semester | in the semester',
    'semestrī | šajā semestrī',
    'In one semester, by the calendar of the institution; the next one counts anew.',
    'Vienā semestrī pēc institūcijas kalendāra; nākamajā skaita no jauna.',
  ),
  in_a_school_year: keyword(
    'in a school year | in the school year',
    'mācību gadā | šajā mācību gadā',
    'In one school year; the next one counts anew.',
    'Vienā mācību gadā; nākamajā skaita no jauna.',
  ),
  in_a_year: keyword(
    'in a year | in the year',
    'gadā | kalendāra gadā',
    'In one calendar year; the next one counts anew.',
    'Vienā kalendāra gadā; nākamajā skaita no jauna.',
  ),
  in_a_month: keyword(
    'in a month | in the month',
    'mēnesī | šajā mēnesī',
    'In one calendar month; the next one counts anew.',
    'Vienā kalendāra mēnesī; nākamajā skaita no jauna.',
  ),
  happens: keyword(
    'happens | happen',
    'notiek | atkārtojies',
    'How often an act was done.',
    'Cik reižu darbība ir veikta.',
  ),
  has_happened: keyword(
    'has happened | have happened',
    'ir noticis | ir notikusi',
    'The act was done.',
    'Darbība ir veikta.',
  ),
  more_than: keyword('more than', 'vairāk nekā', 'More often than this.', 'Biežāk nekā tik reižu.'),
  less_than: keyword('less than', 'mazāk nekā', 'Less often than this.', 'Retāk nekā tik reižu.'),
  exactly: keyword('exactly', 'tieši', 'So many, neither more nor less.', 'Tik, ne vairāk un ne mazāk.'),
  times: keyword('times | once', 'reizes | reizi', 'How often.', 'Cik reižu.'),
};
