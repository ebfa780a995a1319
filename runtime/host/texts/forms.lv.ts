import type { Field } from '../../definition/index.ts';

/** What fields say around the author's own words. */
export const fieldTexts = {
  optional: '(nav obligāts)',
  yes: 'Jā',
  no: 'Nē',
  notAnswered: 'Nav atbildēts',
  notComputed: 'Aprēķinās, kad būs atbildēti vajadzīgie jautājumi.',
  noInformation: 'Nav ziņu',
  choose: 'Izvēlieties',
  errorPrefix: 'Kļūda:',
  dateHint: 'Diena, mēnesis, gads, piemēram, 11.05.2026.',
  phoneHint: 'Piemēram, 29123456 vai +371 29123456',
  emailHint: 'Piemēram, vards@iestade.lv',
  personalCodeHint: 'Piemēram, 010120-12345',
  codeDoubt: 'Personas koda pēdējais cipars neatbilst pārējiem. Pārbaudiet, vai kods ir pareizs.',
  entry: (title: string, number: number) => `${title}: ${number}. ieraksts`,
  add: (title: string) => `Pievienot ierakstu: ${title}`,
  remove: (number: number) => `Noņemt ${number}. ierakstu`,
  removeOf: (title: string, number: number) => `Noņemt ${number}. ierakstu: ${title}`,
  added: (number: number) => `Pievienots ${number}. ieraksts.`,
  removed: (number: number) => `${number}. ieraksts noņemts.`,
  noEntries: 'Ierakstu vēl nav.',
  removeTitle: 'Vai noņemt ierakstu?',
  removeText: 'Ierakstā rakstītais tiks dzēsts.',
  removeConfirm: 'Noņemt',
  bodiesFailed: 'Iestāžu sarakstu neizdevās ielādēt.',
};

/** What answers say together. */
export const togetherTexts = {
  answerOrTick: 'Atbildiet vai atzīmējiet „Nav ziņu”',
  notHigher: 'Izvēlieties vērtējumu, kas ir augstāks par aprēķināto, vai atstājiet neaizpildītu',
};

export const attachmentTexts = {
  kinds: (endings: string) => `Atļautās datnes: ${endings}.`,
  size: (size: string) => `Lielākais datnes izmērs: ${size}.`,
  chooseOne: 'Izvēlēties datni',
  chooseMany: 'Izvēlēties datnes',
  chosen: 'Pievienotās datnes',
  unchecked: '(nav pārbaudīta pret vīrusiem)',
  infected: '(datnē atrasts vīruss, to nevar atvērt)',
  uploading: (name: string, percent: number) => `Augšupielādē: ${name}, ${percent} %`,
  uploaded: (name: string) => `Pievienota datne ${name}`,
  removed: (name: string) => `Noņemta datne ${name}`,
  remove: (name: string) => `Noņemt datni ${name}`,
  nameless: 'Pievienota datne',
  wrongKind: (name: string, endings: string) => `Datni ${name} nevar pievienot: atļautas ${endings}.`,
  tooLarge: (name: string, size: string) => `Datne ${name} ir par lielu: lielākais izmērs ir ${size}.`,
  empty: (name: string) => `Datne ${name} ir tukša.`,
  failed: (name: string) => `Datni ${name} neizdevās augšupielādēt. Pārbaudiet savienojumu un mēģiniet vēlreiz.`,
};

export const summaryTexts = {
  title: 'Pārbaudiet atbildes',
  entry: (number: number) => `${number}. ieraksts`,
};

/** What is missing, by the kind of the field. */
export const requiredMessages: Record<Field['type'], string> = {
  text: 'Ievadiet tekstu',
  longText: 'Ievadiet tekstu',
  wholeNumber: 'Ievadiet skaitli',
  yesNo: 'Izvēlieties „Jā” vai „Nē”',
  date: 'Ievadiet datumu',
  phone: 'Ievadiet tālruņa numuru',
  email: 'Ievadiet e-pasta adresi',
  address: 'Ievadiet adresi',
  personalCode: 'Ievadiet personas kodu',
  body: 'Izvēlieties iestādi',
  choice: 'Izvēlieties vienu atbildi',
  choices: 'Izvēlieties vismaz vienu atbildi',
  roles: 'Izvēlieties vismaz vienu amatu',
  seats: 'Izvēlieties vismaz vienu vietu',
  attachment: 'Pievienojiet datni',
  group: 'Pievienojiet vismaz vienu ierakstu',
};

/** What is wrong with an answer that was given, by the kind of the field. */
export const wrongMessages: Record<Field['type'], string> = {
  text: 'Pārbaudiet tekstu',
  longText: 'Pārbaudiet tekstu',
  wholeNumber: 'Ievadiet veselu skaitli, piemēram, 12',
  yesNo: 'Izvēlieties „Jā” vai „Nē”',
  date: 'Ievadiet datumu, kas pastāv, piemēram, 11.05.2026.',
  phone: 'Ievadiet tālruņa numuru, piemēram, 29123456',
  email: 'Ievadiet e-pasta adresi, piemēram, vards@iestade.lv',
  address: 'Pārbaudiet adresi',
  personalCode: 'Ievadiet personas kodu ar 11 cipariem, piemēram, 010120-12345',
  body: 'Izvēlieties iestādi no saraksta',
  choice: 'Izvēlieties atbildi no saraksta',
  choices: 'Izvēlieties atbildes no saraksta',
  roles: 'Izvēlieties amatus no saraksta',
  seats: 'Izvēlieties vietas no saraksta',
  attachment: 'Pievienojiet datni vēlreiz',
  group: 'Pārbaudiet ierakstus',
};

/** Limits, with the number in the right form. */
export const limitMessages = {
  characters: { zero: 'rakstzīmju', one: 'rakstzīmi', other: 'rakstzīmes' },
  tooLong: (characters: string) => `Saīsiniet: drīkst būt ne vairāk kā ${characters}`,
  tooShort: (characters: string) => `Papildiniet: vajag vismaz ${characters}`,
  minimum: (limit: string) => `Ievadiet skaitli, kas nav mazāks par ${limit}`,
  maximum: (limit: string) => `Ievadiet skaitli, kas nav lielāks par ${limit}`,
  entries: { zero: 'ierakstu', one: 'ierakstu', other: 'ierakstus' },
  files: { zero: 'datņu', one: 'datni', other: 'datnes' },
  answers: { zero: 'atbilžu', one: 'atbildi', other: 'atbildes' },
  tooFew: (things: string) => `Vajag vismaz ${things}`,
  tooMany: (things: string) => `Drīkst būt ne vairāk kā ${things}`,
  repeated: 'Tas pats ir norādīts divreiz',
};
