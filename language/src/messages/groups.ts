import { error, information, warning } from './message.ts';

/** Messages about how a group is made up and works. */
export const groupMessages = {
  impossibleQuorum: error(
    'RIC0207',
    'Kvorumam vajag {number}, bet grupai «{name}» ir tikai {seats} vietas. Nosauciet mazāku skaitu.',
    'The quorum needs {number}, and the group “{name}” has only {seats} seats. Give a smaller number.',
  ),
  notACount: error(
    'RIC0208',
    'Skaitlim jābūt vismaz 1, bet te ir {number}.',
    'The number must be at least 1, and here it is {number}.',
  ),
  seatWithoutInstitution: error(
    'RIC0209',
    'Nav pateikts, kura institūcija aizpilda vietu «{name}». Pierakstiet: vieta {name} no Institūcija.',
    'It is not said which institution fills the seat “{name}”. Write: seat {name} from Institution.',
  ),
  chairNotChosen: warning(
    'RIC0210',
    'Grupai «{name}» ir vadītājs, bet nav pateikts, kā viņu izraugās. Pierakstiet: vadītāju ievēl locekļi … vai vadītāju ieceļ ar "…".',
    'The group “{name}” has a chair, and it is not said how the chair is chosen. Write: the chair is elected by the members … or the chair is appointed by "…".',
  ),
  secretaryInSeat: error(
    'RIC0211',
    '«{role}» ir grupas sekretārs, un sekretārs nav grupas loceklis: vietā «{name}» nosauciet citu.',
    '“{role}” is the secretary of the group, and a secretary is not a member: name somebody else for the seat “{name}”.',
  ),
  noQuorum: information(
    'RIC0212',
    'Grupai «{name}» nav pateikts kvorums, arī pamatā ne. Pierakstiet, piemēram: kvorums puse no vietām.',
    'No quorum is stated for the group “{name}”, nor in the base. Write, for example: quorum half of the seats.',
  ),
  noFrequency: information(
    'RIC0213',
    'Nav pateikts, cik bieži grupa «{name}» sanāk, arī pamatā ne. Pierakstiet, piemēram: sēdes pēc vajadzības, ne retāk kā 4 reizes gadā.',
    'It is not stated how often the group “{name}” meets, nor in the base. Write, for example: meets when needed, not less often than 4 times a year.',
  ),
  nobodyToElect: error(
    'RIC0214',
    'Grupai «{name}» nav vietu, tāpēc nav locekļu, kas vadītāju ievēl. Pierakstiet: vieta … no ….',
    'The group “{name}” has no seats, so there are no members to elect the chair. Write: seat … from ….',
  ),
  noChairToChoose: error(
    'RIC0215',
    'Grupai «{name}» nav vadītāja, ko izraudzīties. Pierakstiet: vadītājs Vadītājs "…".',
    'The group “{name}” has no chair to choose. Write: chair Chair "…".',
  ),
  holderOfOthers: error(
    'RIC0216',
    'Vietu «{name}» aizpilda {institutions}, bet «{role}» ir citas institūcijas loma.',
    'The seat “{name}” is filled from {institutions}, and “{role}” is a role of another institution.',
  ),
  nobodyConvenes: warning(
    'RIC0217',
    'Grupai «{name}» nav vadītāja, un nav pateikts, kas sasauc sēdes. Pierakstiet: sēdes sasauc ….',
    'The group “{name}” has no chair, and it is not said who convenes its meetings. Write: meetings are convened by ….',
  ),
  notAGroup: error(
    'RIC0218',
    '«{name}» nav grupa, tāpēc tai nav vietu.',
    '“{name}” is not a group, so it has no seats.',
  ),
  meetingFormLacks: warning(
    'RIC0219',
    'Veidlapā «{name}» nav lauka «{kind}», tāpēc: {consequence}.',
    'The form “{name}” has no field “{kind}”, so: {consequence}.',
  ),
  whichGroup: error(
    'RIC0220',
    'Nav skaidrs, kura grupa domāta. Pierakstiet: grupā ….{proposal}',
    'It is not clear which group is meant. Write: in the group ….{proposal}',
  ),
  noMeetings: error(
    'RIC0221',
    'Par grupu «{name}» nav pateikts, kā tā sanāk, tāpēc tai nav sēžu. Pierakstiet grupai: sēdes pēc vajadzības.',
    'It is not stated how the group “{name}” meets, so it has no meetings. Write for the group: meets when needed.',
  ),
  notRepeating: error(
    'RIC0222',
    'Lauks «{name}» neatkārtojas: atbildi rakstiet bez iekavām.',
    'The field “{name}” does not repeat: write the answer without brackets.',
  ),
  groupsNotToldApart: error(
    'RIC0223',
    'Grupas «{name}» ir vairākas, bet nav pateikts, kurām teritorijām tās ir, tāpēc nevar zināt, kura skata lietu. Pierakstiet vismaz divas: teritorija "…", "…".',
    'There are several groups “{name}”, and it is not said for which territories they are, so it cannot be known which one takes a case. Write at least two: territory "…", "…".',
  ),
};
