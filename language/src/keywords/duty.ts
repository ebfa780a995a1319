import { keyword } from './keyword.ts';

export const dutyKeywords = {
  duty: keyword(
    'duty',
    'pienākums',
    'Somebody must do something, within a term from an event; if not, something follows.',
    'Kādam kaut kas jāizdara termiņā no kāda notikuma; ja ne, kaut kas no tā izriet.',
  ),
  by_each_seat_of: keyword(
    'by each seat of',
    'veic katra vieta grupā',
    'Each institution that fills a seat of the group owes it for itself.',
    'Katra institūcija, kas grupā aizpilda vietu, to dara par sevi.',
  ),
  after: keyword(
    'after | each time after',
    'pēc | katru reizi pēc',
    'The duty arises each time that act has been done.',
    'Pienākums rodas katru reizi, kad šī darbība ir izdarīta.',
  ),
  when_level_begins: keyword(
    'at the beginning of level',
    'kad sākas līmenis',
    'The duty arises when the level opens.',
    'Pienākums rodas, kad sākas līmenis.',
  ),
  when_a_case_begins: keyword(
    'when a case begins',
    'kad sākas lieta',
    'The duty arises when a case is opened.',
    'Pienākums rodas, kad sākas lieta.',
  ),
  when_missed: keyword(
    'when missed | if missed',
    'ja nokavēts | ja nokavēta',
    'The duty arises when that other duty is late.',
    'Pienākums rodas, kad nokavēts cits pienākums.',
  ),
  before: keyword(
    'before',
    'pirms',
    'So long before the day in that field; when the day moves, the term moves with it.',
    'Tik ilgi pirms laukā ierakstītās dienas; ja dienu maina, mainās arī termiņš.',
  ),
  must_inform_in_writing: keyword(
    'must inform in writing | must in writing inform',
    'rakstiski jāinformē | jāinformē rakstiski',
    'Somebody must be informed in writing.',
    'Kāds jāinformē rakstiski.',
  ),
  must_do: keyword('must do | must carry out', 'jāpaveic | jāizdara', 'This act must be done.', 'Jāizdara šī darbība.'),
  reminds: keyword(
    'reminds',
    'atgādina',
    'Whoever owes it is reminded so long before it is due.',
    'Kam tas jādara, tam tik ilgi pirms termiņa atgādina.',
  ),
  ahead: keyword(
    'ahead | before it is due',
    'iepriekš | pirms termiņa',
    'Before the term ends.',
    'Pirms termiņa beigām.',
  ),
  if_late_must_inform: keyword(
    'if late, must inform | when late, must inform',
    'ja nokavē, jāinformē | ja nokavēts, jāinformē',
    'Who is told when the term has passed.',
    'Kam to pasaka, kad termiņš pagājis.',
  ),
  may_be_extended_by: keyword(
    'may be extended by',
    'termiņu var pagarināt',
    'Who may set a later date.',
    'Kas drīkst noteikt vēlāku termiņu.',
  ),
  stays_after_closing: keyword(
    'stays after the case is closed',
    'paliek pēc lietas noslēgšanas',
    'It is owed even when the case is closed.',
    'Tas jāizdara arī tad, kad lieta ir noslēgta.',
  ),
  ends_with_the_case: keyword(
    'ends with the case',
    'beidzas līdz ar lietu',
    'When the case is closed it is owed no more.',
    'Kad lieta ir noslēgta, tas vairs nav jādara.',
  ),
  track: keyword('track', 'gaita', 'A kind of file with a course of its own.', 'Lietas veids ar savu gaitu.'),
  for_group: keyword(
    'for group',
    'grupai',
    'The file is the work book of this group, not about a child.',
    'Lieta ir šīs grupas darba grāmata, nevis par bērnu.',
  ),
};
