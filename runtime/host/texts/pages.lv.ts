import type { InboxItem } from '../../server/contract/shapes/index.ts';

export const inbox = {
  title: 'Kas gaida mani',
  titleOfPage: (page: number) => `Kas gaida mani, ${page}. lapa`,
  pages: 'Darbu saraksta lapas',
  waiting: 'Jāizdara',
  empty: 'Šobrīd nekas negaida jūsu rīcību.',
  emptyHint: 'Kad kāda lieta nonāks pie jums, tā parādīsies šeit.',
  notices: 'Paziņojumi',
  noNotices: 'Paziņojumu nav.',
  task: 'Uzdevums',
  unseen: 'Jauns',
  seen: 'Redzēts',
  where: 'Kur',
  since: 'Kopš',
  due: 'Līdz',
  noTerm: 'termiņš shēmā nav noteikts',
  noDate: 'datumu nevar noteikt',
  dueWhy: 'Kāpēc šis datums?',
  overdue: 'termiņš ir pagājis',
  today: 'šodien',
  tomorrow: 'rīt',
  dayOff: (next: string) => `tā ir brīvdiena; nākamā darba diena ir ${next}`,
  count: { zero: 'darbu', one: 'darbs', other: 'darbi' },
};

export const obligationKinds: Record<InboxItem['kind'], string> = {
  decide: 'Jālemj',
  inform: 'Jāinformē',
  acknowledge: 'Jāapstiprina saņemšana',
  answer: 'Jāatbild',
  duty: 'Jāizpilda pienākums',
  task: 'Jāizpilda uzdevums',
};

export const cases = {
  title: 'Manas lietas',
  titleOfPage: (page: number) => `Manas lietas, ${page}. lapa`,
  search: 'Meklēt pēc numura vai vārda',
  searchButton: 'Meklēt',
  status: 'Lietas statuss',
  all: 'Visas',
  track: 'Lietas veids',
  everyTrack: 'Visi veidi',
  open: 'Atvērtas',
  closed: 'Noslēgtas',
  statuses: { open: 'Atvērta', closed: 'Noslēgta' },
  caption: 'Lietas, kurās jums ir uzdevumi',
  number: 'Numurs',
  about: 'Par ko',
  where: 'Kur lieta ir',
  statusColumn: 'Statuss',
  openedAt: 'Sākta',
  changedAt: 'Mainīta',
  empty: 'Jums nav nevienas lietas.',
  notFound: 'Neviena lieta neatbilst meklētajam.',
  clear: 'Notīrīt meklēšanu',
  found: { zero: 'lietu', one: 'lieta', other: 'lietas' },
  count: (found: string, more: boolean) => (more ? `${found} vai vairāk. Vajadzīgo atradīsiet meklējot.` : found),
  pages: 'Lietu saraksta lapas',
  nowhere: '–',
};

export const opening = {
  title: 'Sākt lietu',
  intro: 'Izvēlieties, ar ko sākas lieta.',
  none: 'Šobrīd jums nav lietas, ko sākt. Ja lietu jums nodos cita iestāde, tā parādīsies sadaļā „Kas gaida mani”.',
  draft: 'Iesākts melnraksts',
  level: (label: string) => `Lieta sāksies līmenī: ${label}`,
  running: (number: string) => `Atvērt lietu ${number}`,
};

export const accessibility = {
  title: 'Piekļūstamības paziņojums',
  paragraphs: [
    'Šī sistēma veidota tā, lai ar to varētu strādāt visi, arī ar tastatūru, ekrāna lasītāju, palielinātu tekstu vai tālruni. Mērķis ir WCAG 2.2 AA līmenis, kā to prasa Ministru kabineta noteikumi Nr. 445 par tīmekļvietņu un lietotņu piekļūstamību.',
    'Katru lapu automātiski pārbauda pirms izlaišanas, arī tad, kad veidlapā ir kļūdas. Automātiska pārbaude neatrod visu, tāpēc jūsu novērojumi ir svarīgi.',
  ],
  knownTitle: 'Kas vēl nav pilnīgs',
  known: [
    'Shēmas zīmējums ir plats un šaurā ekrānā jāritina uz sāniem; tas pats rakstīts sarakstā virs zīmējuma.',
    'Pievienotās datnes rāda tā, kā tās sagatavojis iesniedzējs; to piekļūstamība nav pārbaudīta.',
    'Sistēma vēl nav pārbaudīta kopā ar ekrāna lasītāju lietotājiem.',
  ],
  contactTitle: 'Ja kaut kas traucē',
  contact: 'Sakiet to pašvaldībai, kas šo sistēmu uztur: kura lapa, ko darījāt un kas notika.',
};

export const letter = {
  title: (recipient: string) => `Vēstule: ${recipient}`,
  print: 'Drukāt',
  pdf: 'Lejupielādēt PDF',
  docx: 'Lejupielādēt DOCX',
  back: 'Uz lietu',
  notReadable: 'Vēstules saturs jums nav pieejams.',
  noLetter: 'Vēstule nav atrasta',
  noDocument: 'Dokuments nav atrasts',
  document: 'Dokuments',
};

/** Signed containers of a document. */
export const signed = {
  title: 'Parakstītais dokuments',
  add: 'Pievienot parakstīto dokumentu',
  hint: (endings: string) =>
    `Lejupielādējiet PDF vai DOCX, parakstiet to eParakstā un pievienojiet šeit (${endings}). Sistēma salīdzinās, vai parakstīts ir tieši šis dokuments.`,
  comparing: 'Salīdzina…',
  added: (name: string, verdict: string) => `${name}: ${verdict}`,
  same: 'Parakstītais dokuments sakrīt ar sagatavoto',
  unsigned: 'Dokuments ir īstais, bet paraksta nav',
  signedOther: 'Dokuments ir īstais, bet paraksts uz to neattiecas',
  notSame: {
    same: '',
    'same-text': '',
    different: 'Parakstīts ir cits teksts',
    unreadable: 'Dokumentu nevar salīdzināt',
  },
  why: {
    same: 'Tā ir tā pati datne, ko sagatavoja sistēma.',
    'same-text': 'Datne ir saglabāta no jauna, bet tās teksts ir tāds pats.',
    different: 'Saturs atšķiras no sagatavotā. Pirmā vieta, kur tas atšķiras:',
    unreadable: 'Datnē nav PDF vai DOCX, ko salīdzināt ar sagatavoto dokumentu.',
  },
  otherDay: (day: string) => `Parakstītajā ir agrāks datums: ${day} Tad dokuments vēl nebija nosūtīts.`,
  made: 'Sagatavotajā',
  signed: 'Parakstītajā',
  mend: 'Lejupielādējiet dokumentu no šīs lapas, parakstiet tieši to un pievienojiet vēlreiz.',
  signers: 'Datnē norādīts, ka parakstīja:',
  nobody: 'Datnē nav norādīts neviens parakstītājs.',
  unnamed: 'vārds nav norādīts',
  notVerified: 'nav pārbaudīts',
  validity: 'Paraksta derīgumu sistēma nepārbauda: to var izdarīt eParaksts portālā.',
  checksum: 'Datnes kontrolsumma (SHA-256)',
  handedIn: (by: string, at: string) => `Pievienoja ${by}, ${at}`,
};

/** One's due dates in one's own calendar. */
export const feed = {
  title: 'Termiņi manā kalendārā',
  intro:
    'Izveidojiet slepenu adresi un pievienojiet to savai kalendāra programmai: tajā parādīsies jūsu darbu termiņi. Kalendārā redzams lietas numurs un tas, kas jādara, bet nav neviena vārda. Adresi nevienam nedodiet; ja to uzzina cits, izveidojiet jaunu.',
  none: 'Adreses nav.',
  since: (at: string) => `Adrese izveidota ${at}.`,
  address: 'Kalendāra adrese',
  once: 'Nokopējiet to tagad: vēlāk tā vairs netiks rādīta.',
  make: 'Izveidot adresi',
  renew: 'Izveidot jaunu adresi',
  end: 'Dzēst adresi',
  renewing: {
    title: 'Vai izveidot jaunu adresi?',
    text: 'Iepriekšējā adrese vairs nedarbosies, un kalendāra programmā būs jāievada jaunā.',
    confirm: 'Izveidot jaunu',
  },
};
