import { keyword, unit } from './keyword.ts';

/** How a group is made up and works. */
export const groupKeywords = {
  deputy: keyword(
    'deputy | deputies',
    'vietnieks | vietniece',
    'Who stands in for the chair, or for whoever sits in a seat.',
    'Kas aizvieto grupas vadītāju vai to, kurš sēž vietā.',
  ),
  represented_by: keyword(
    'represented by',
    'pārstāv',
    'Whose role sits in the seat; without it, anybody of the institution.',
    'Kura loma sēž vietā; ja nav pateikts, tad jebkurš no institūcijas.',
  ),
  chair_is_elected: keyword(
    'the chair is elected by the members',
    'vadītāju ievēl locekļi',
    'The members elect the chair from among themselves.',
    'Locekļi vadītāju ievēl no sava vidus.',
  ),
  chair_is_appointed: keyword(
    'the chair is appointed by',
    'vadītāju ieceļ ar',
    'By which decision the chair is appointed.',
    'Ar kādu lēmumu vadītāju ieceļ.',
  ),
  for_a_year: keyword(
    'for a year | for one year',
    'uz gadu | uz vienu gadu',
    'The term of office; before it ends the chair is chosen anew.',
    'Pilnvaru termiņš; līdz tā beigām vadītāju izraugās no jauna.',
  ),
  for_a_term_of: keyword('for a term of', 'uz', 'The term of office in years.', 'Pilnvaru termiņš gados.'),
  full_years: keyword('full years', 'gadiem', 'Years of the term of office.', 'Pilnvaru termiņa gadi.'),
  quorum: keyword(
    'quorum',
    'kvorums',
    'How many seats must be present; invited people and the secretary do not count.',
    'Cik vietām jābūt klāt; pieaicinātos un sekretāru neskaita.',
  ),
  half_of_seats: keyword(
    'half of the seats',
    'puse no vietām',
    'At least half: 2 of 4, 3 of 5.',
    'Vismaz puse: 2 no 4, 3 no 5.',
  ),
  more_than_half_of_seats: keyword(
    'more than half of the seats',
    'vairāk nekā puse no vietām',
    'More than half: 3 of 4, 3 of 5.',
    'Vairāk nekā puse: 3 no 4, 3 no 5.',
  ),
  seats: keyword('seats', 'vietas', 'So many seats of the group.', 'Tik grupas vietu.'),
  must_include: keyword(
    'must include',
    'klāt jābūt',
    'Seats without which there is no quorum.',
    'Vietas, bez kurām kvoruma nav.',
  ),
  meets_when_needed: keyword(
    'meets when needed | sits when needed',
    'sēdes pēc vajadzības | sanāksmes pēc vajadzības',
    'The group meets when there is need.',
    'Grupa sanāk, kad tas vajadzīgs.',
  ),
  not_less_often_than: keyword(
    'not less often than',
    'ne retāk kā',
    'The least number in each period.',
    'Mazākais skaits katrā laika posmā.',
  ),
  times_a_year: unit(
    ['times a year', 'once a year'],
    ['reizes gadā', 'reizi gadā'],
    'In each calendar year.',
    'Katrā kalendāra gadā.',
  ),
  times_a_school_year: unit(
    ['times a school year', 'once a school year'],
    ['reizes mācību gadā', 'reizi mācību gadā'],
    'In each school year.',
    'Katrā mācību gadā.',
  ),
  times_a_semester: unit(
    ['times a semester', 'once a semester'],
    ['reizes semestrī', 'reizi semestrī'],
    'In each semester.',
    'Katrā semestrī.',
  ),
  times_a_month: unit(
    ['times a month', 'once a month'],
    ['reizes mēnesī', 'reizi mēnesī'],
    'In each month.',
    'Katrā mēnesī.',
  ),
  first_meeting_is_convened_by: keyword(
    'the first meeting is convened by | the first sitting is convened by',
    'pirmo sēdi sasauc | pirmo sanāksmi sasauc',
    'Who begins the work of the group, when it has no chair yet.',
    'Kas sāk grupas darbu, kad tai vēl nav vadītāja.',
  ),
  meetings_are_convened_by: keyword(
    'meetings are convened by | sittings are convened by',
    'sēdes sasauc | sanāksmes sasauc',
    'Who convenes meetings; without it, the chair.',
    'Kas sasauc sēdes; ja nav pateikts, tad vadītājs.',
  ),
  agenda_is_approved_by: keyword(
    'the agenda is approved by',
    'darba kārtību apstiprina',
    'Who approves the agenda before the meeting.',
    'Kas pirms sēdes apstiprina darba kārtību.',
  ),
  minutes_are_written_by: keyword(
    'the minutes are written by',
    'protokolu raksta',
    'Who writes the minutes; without it, the secretary.',
    'Kas raksta protokolu; ja nav pateikts, tad sekretārs.',
  ),
  minutes_are_signed_by: keyword(
    'the minutes are signed by',
    'protokolu paraksta',
    'Who signs the minutes.',
    'Kas paraksta protokolu.',
  ),
  members: keyword('all members', 'visi locekļi', 'Every filled seat.', 'Katra aizpildītā vieta.'),
  if_no_agreement: keyword(
    'if there is no agreement',
    'ja nav vienošanās',
    'What must be done when the group cannot agree on a case.',
    'Kas jādara, ja grupa par gadījumu nevar vienoties.',
  ),
  keeps_confidentiality: keyword(
    'keeps confidentiality',
    'ievēro konfidencialitāti',
    'Members and invited people keep what they learn to themselves.',
    'Locekļi un pieaicinātie uzzināto neizpauž.',
  ),
  members_are_approved_by: keyword(
    'its members are approved by',
    'sastāvu apstiprina ar',
    'By which decision the members are approved.',
    'Ar kādu lēmumu apstiprina sastāvu.',
  ),
  may_invite: keyword(
    'may invite',
    'var pieaicināt',
    'Who may be invited to meetings; the invited do not count to the quorum and do not vote.',
    'Ko var pieaicināt sēdēs; pieaicinātos kvorumā neskaita, un tie nebalso.',
  ),
  seats_of_the_group: keyword(
    'seats of the group',
    'grupas vietas',
    'Seats of the group at whose meeting the form is filled in: who is present.',
    'Vietas tajā grupā, kuras sēdē veidlapu aizpilda: kas ir klāt.',
  ),
  seats_of: keyword('seats of', 'vietas grupā', 'Seats of a group.', 'Grupas vietas.'),
  any_roles: keyword('any roles', 'jebkuras lomas', 'Any roles of the scheme.', 'Jebkuras shēmas lomas.'),
  roles_of: keyword('roles of', 'lomas no', 'Roles of institutions.', 'Institūciju lomas.'),
};

/** Which form is filled in at each step of a group's work. */
export const meetingFormKeywords = {
  every_agenda_needs: keyword(
    'every agenda needs',
    'katrai darba kārtībai vajag',
    'Form with which a meeting is convened: when, where, what about.',
    'Veidlapa, ar kuru sasauc sēdi: kad, kur, par ko.',
  ),
  every_moved_meeting_needs: keyword(
    'every moved meeting needs',
    'katrai pārceltai sēdei vajag',
    'Form with which a meeting gets another date.',
    'Veidlapa, ar kuru sēdei nosaka citu laiku.',
  ),
  all_minutes_need: keyword(
    'all minutes need',
    'katram protokolam vajag',
    'Form of the minutes: who was present, what was decided.',
    'Protokola veidlapa: kas bija klāt, ko nolēma.',
  ),
  every_meeting_without_quorum_needs: keyword(
    'every meeting without quorum needs',
    'katrai sēdei bez kvoruma vajag',
    'Form for a meeting that had no quorum.',
    'Veidlapa sēdei, kurā nebija kvoruma.',
  ),
  every_election_needs: keyword(
    'every election needs',
    'katrai ievēlēšanai vajag',
    'Form with which the election of the chair is recorded.',
    'Veidlapa, ar kuru reģistrē vadītāja ievēlēšanu.',
  ),
  every_appointment_needs: keyword(
    'every appointment needs',
    'katrai iecelšanai vajag',
    'Form with which the appointment of the chair is recorded.',
    'Veidlapa, ar kuru reģistrē vadītāja iecelšanu.',
  ),
  every_signature_needs: keyword(
    'every signature needs',
    'katram protokola parakstam vajag',
    'Form with which a member signs the minutes.',
    'Veidlapa, ar kuru loceklis paraksta protokolu.',
  ),
  every_disagreement_needs: keyword(
    'every disagreement needs',
    'katrai nevienošanās reizei vajag',
    'Form with which the group records that it cannot agree.',
    'Veidlapa, ar kuru grupa reģistrē, ka nevar vienoties.',
  ),
  every_finished_task_needs: keyword(
    'every finished task needs',
    'katram izpildītam uzdevumam vajag',
    'Form with which the owner of a task tells what came of it.',
    'Veidlapa, ar kuru atbildīgais pasaka, kas uzdevumā izdarīts.',
  ),
};

/** What a group does in stories. */
export const groupStoryKeywords = {
  in_the_group: keyword('in the group', 'grupā', 'Which group is meant.', 'Kura grupa domāta.'),
  begins_group_work: keyword(
    'begins the work of the group',
    'sāk grupas darbu',
    'From then on the group has its work book and convenes meetings.',
    'No tā brīža grupai ir sava darba lieta, un tā sasauc sēdes.',
  ),
  convenes_first_meeting: keyword(
    'convenes the first meeting',
    'sasauc pirmo sēdi',
    'The official who begins the work of the group convenes it.',
    'Amatpersona, kas sāk grupas darbu, sasauc to pirmoreiz.',
  ),
  convenes_a_meeting: keyword('convenes a meeting', 'sasauc sēdi', 'Sends out the agenda.', 'Izsūta darba kārtību.'),
  approves_the_agenda: keyword(
    'approves the agenda',
    'apstiprina darba kārtību',
    'The agenda of the meeting is approved.',
    'Sēdes darba kārtība ir apstiprināta.',
  ),
  moves_the_meeting: keyword(
    'moves the meeting',
    'pārceļ sēdi',
    'The meeting gets another date.',
    'Sēdei nosaka citu laiku.',
  ),
  elects_the_chair: keyword(
    'records the election of the chair',
    'reģistrē vadītāja ievēlēšanu',
    'The members have elected the chair.',
    'Locekļi ir ievēlējuši vadītāju.',
  ),
  records_the_appointment: keyword(
    'records the appointment of the chair',
    'reģistrē vadītāja iecelšanu',
    'The chair is appointed.',
    'Vadītājs ir iecelts.',
  ),
  writes_the_minutes: keyword(
    'writes the minutes',
    'protokolē sēdi',
    'The meeting was held, with a quorum.',
    'Sēde ir notikusi, un kvorums bija.',
  ),
  records_no_quorum: keyword(
    'records that there was no quorum',
    'reģistrē, ka nebija kvoruma',
    'Too few seats were present.',
    'Klāt bija par maz vietu.',
  ),
  cancels_the_meeting: keyword('cancels the meeting', 'atceļ sēdi', 'The meeting is not held.', 'Sēde nenotiek.'),
  signs_the_minutes: keyword(
    'signs the minutes',
    'paraksta protokolu',
    'Who must sign the minutes does.',
    'Paraksta tas, kam protokols jāparaksta.',
  ),
  cannot_agree: keyword(
    'records that there is no agreement',
    'reģistrē, ka nav vienošanās',
    'The group cannot agree on the case.',
    'Grupa par gadījumu nevar vienoties.',
  ),
};
