import { keyword } from './keyword.ts';

export const conditionKeywords = {
  when: keyword('when', 'ja', 'Only if the condition holds.', 'Tikai tad, ja nosacījums izpildās.'),
  otherwise: keyword(
    'otherwise',
    'citādi',
    'If none of the conditions holds.',
    'Ja neviens no nosacījumiem neizpildās.',
  ),
  and: keyword('and', 'un', 'Both.', 'Abi.'),
  or: keyword('or', 'vai', 'One or the other, or both.', 'Viens vai otrs, vai abi.'),
  not: keyword('not', 'ne', 'The condition does not hold.', 'Nosacījums neizpildās.'),
  is: keyword('is', 'ir', 'The answer is this.', 'Atbilde ir šī.'),
  is_not: keyword('is not', 'nav', 'The answer is not this.', 'Atbilde nav šī.'),
  is_one_of: keyword(
    'is one of | is any of',
    'ir viens no | ir viena no',
    'The answer is one of these.',
    'Atbilde ir viena no šīm.',
  ),
  has: keyword('has', 'ietver', 'Among the chosen is this.', 'Starp izvēlētajām ir šī.'),
  has_any_of: keyword(
    'has any of | has at least one of',
    'ietver kādu no | ietver vismaz vienu no',
    'Among the chosen is at least one of these.',
    'Starp izvēlētajām ir vismaz viena no šīm.',
  ),
  has_all_of: keyword(
    'has all of | has each of',
    'ietver visus no | ietver visas no',
    'Among the chosen are all of these.',
    'Starp izvēlētajām ir visas šīs.',
  ),
  is_known: keyword(
    'is known | is given | are known | are given',
    'ir zināms | ir zināma | ir zināmi | ir zināmas',
    'The field has an answer.',
    'Lauks ir aizpildīts.',
  ),
  is_less_than: keyword('is less than', 'ir mazāk nekā', 'The number is less.', 'Skaitlis ir mazāks.'),
  is_at_most: keyword('is at most', 'ir ne vairāk kā', 'The number is this or less.', 'Skaitlis ir šis vai mazāks.'),
  is_at_least: keyword(
    'is at least | is no less than',
    'ir vismaz | ir ne mazāk kā',
    'The number is this or more.',
    'Skaitlis ir šis vai lielāks.',
  ),
  is_more_than: keyword('is more than', 'ir vairāk nekā', 'The number is more.', 'Skaitlis ir lielāks.'),
  yes: keyword('yes', 'jā', 'The answer yes.', 'Atbilde jā.'),
  no: keyword('no', 'nē', 'The answer no.', 'Atbilde nē.'),
};
