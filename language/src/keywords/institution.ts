import { keyword } from './keyword.ts';

export const institutionKeywords = {
  institution: keyword('institution', 'institūcija', 'Declares an institution.', 'Nosauc institūciju.'),
  group: keyword(
    'group',
    'grupa',
    'Declares a group whose seats are filled from institutions.',
    'Nosauc grupu, kuras vietas aizpilda institūcijas.',
  ),
  extend_institution: keyword(
    'extend institution',
    'papildina institūciju',
    'Adds to an institution declared in the base: its local name, addresses, roles.',
    'Papildina pamatā nosauktu institūciju: vietējais nosaukums, adreses, lomas.',
  ),
  extend_group: keyword(
    'extend group',
    'papildina grupu',
    'Adds to a group declared in the base.',
    'Papildina pamatā nosauktu grupu.',
  ),
  several: keyword(
    'several | many',
    'vairākas | vairāki',
    'There are several bodies of this kind in the territory.',
    'Teritorijā ir vairākas šādas iestādes.',
  ),
  role: keyword('role', 'loma', 'A role in an institution.', 'Loma institūcijā.'),
  chair: keyword('chair | chairwoman', 'vadītājs | vadītāja', 'The chair of a group.', 'Grupas vadītājs.'),
  secretary: keyword(
    'secretary | recorder',
    'sekretārs | sekretāre',
    'The secretary of a group; not a member.',
    'Grupas sekretārs; nav grupas loceklis.',
  ),
  seat: keyword('seat', 'vieta', 'A seat in a group.', 'Vieta grupā.'),
  from: keyword(
    'from',
    'no',
    'Which institution fills the seat; or the least number.',
    'Kura institūcija aizpilda vietu; vai mazākais skaitlis.',
  ),
  email: keyword('e-mail', 'e-pasts', 'An e-mail address.', 'E-pasta adrese.'),
  calendar: keyword(
    'calendar',
    'kalendārs',
    'By which calendar the institution works; its terms are counted by it.',
    'Pēc kāda kalendāra institūcija strādā; pēc tā skaita tās termiņus.',
  ),
  state: keyword(
    'state',
    'valsts',
    'The calendar of State institutions, whose working days the Cabinet moves each year.',
    'Valsts iestāžu kalendārs, kurā darba dienas ik gadu pārceļ Ministru kabinets.',
  ),
  plain: keyword(
    'plain',
    'parasts',
    'Working days without those moved for State institutions.',
    'Darba dienas bez valsts iestādēm pārceltajām.',
  ),
  schools: keyword(
    'schools',
    'skolu',
    'The plain calendar with semesters and school holidays: it has study days.',
    'Parastais kalendārs ar semestriem un skolēnu brīvlaikiem: tajā ir mācību dienas.',
  ),
  party: keyword(
    'party',
    'persona',
    'Somebody outside the institutions: the parents, the child.',
    'Kāds ārpus institūcijām: vecāki, bērns.',
  ),
  genitive: keyword('genitive', 'ģenitīvā', 'The genitive of the label.', 'Nosaukums ģenitīvā.'),
  dative: keyword(
    'dative',
    'datīvā',
    'The dative of the label, for letters: to whom.',
    'Nosaukums datīvā, vēstulēm: kam.',
  ),
  accusative: keyword('accusative', 'akuzatīvā', 'The accusative of the label.', 'Nosaukums akuzatīvā.'),
  locative: keyword('locative', 'lokatīvā', 'The locative of the label.', 'Nosaukums lokatīvā.'),
};
