import { error, warning } from './message.ts';

/** Messages about institutions, groups and their labels. */
export const institutionMessages = {
  onlyGroupsHaveSeats: error(
    'RIC0201',
    'Vietas, vadītājs, sekretārs un darba kārtība ir tikai grupai, bet «{name}» ir institūcija. Rakstiet «loma».',
    'Only a group has seats, a chair, a secretary and rules of its work, and “{name}” is an institution. Write “role”.',
  ),
  wrongExtension: error(
    'RIC0202',
    '«{name}» ir {kind}, tāpēc rakstiet «{proposal}».',
    '“{name}” is a {kind}, so write “{proposal}”.',
  ),
  missingDative: warning(
    'RIC0203',
    'Nosaukumam «{label}» nav datīva, bet tas ir vēstules adresāts. Pierakstiet, piemēram: datīvā "{proposal}".',
    'The label “{label}” has no dative, and letters are addressed to it. Write, for example: dative "{proposal}".',
  ),
  missingEmail: warning(
    'RIC0204',
    'Saņēmējam «{name}» nav e-pasta adreses, bet tam nosūta elektroniski. Pierakstiet: e-pasts "…".',
    'The recipient “{name}” has no e-mail address, and is written to electronically. Write: e-mail "…".',
  ),
  repeatedCase: error(
    'RIC0205',
    'Locījums «{keyword}» šeit jau ir. Atstājiet vienu.',
    'The case “{keyword}” is here already. Keep one.',
  ),
  wrongEmail: error('RIC0206', '«{address}» nav e-pasta adrese.', '“{address}” is not an e-mail address.'),
  abolishedInstitution: warning(
    'RIC0150',
    '«{name}» vairs nav: tās vietā{when} ir «{successor}». Pārrakstiet; ja tekstā tā publicēts, nosaukumu var atstāt.',
    '“{name}” is no more: “{successor}” stands in its place{when}. Rewrite it; if the text was published so, it may stay.',
  ),
};
