import type { CaseView, ReferralView } from '../../server/contract/shapes/index.ts';

export const caseTexts = {
  title: (number: string) => `Lieta ${number}`,
  about: 'Par ko',
  openedAt: 'Sākta',
  closedAt: 'Noslēgta',
  statuses: { open: 'Atvērta', closed: 'Noslēgta' },
  offers: 'Ko varat darīt tagad',
  noOffers: 'Šobrīd jums šajā lietā nekas nav jādara.',
  noOffersClosed: 'Lieta ir noslēgta, tajā vairs nekas nav jādara.',
  blocked: 'Vēl nevar',
  corrections: 'Labot agrāk ierakstīto',
  sentence: 'Shēmas teikums',
  draft: 'Iesākts melnraksts',
  where: 'Kur lieta ir shēmā',
  diagram: 'Shēmas zīmējums',
  diagramHint: 'Tas pats zīmējumā, ko var ritināt.',
  levels: 'Līmeņi',
  by: 'Veic',
  since: 'kopš',
  until: 'līdz',
  referrals: 'Nosūtījumi',
  letter: 'Vēstule',
  from: 'No',
  to: 'Kam',
  channel: 'Kā nosūtīts',
  sentAt: 'Nosūtīts',
  acknowledgedAt: 'Saņemšana apstiprināta',
  obligations: 'Kas jāizdara',
  noObligations: 'Nav neviena atvērta pienākuma.',
  debtor: 'Kam jādara',
  mine: 'Jums',
  timeline: 'Lietas gaita',
  meetings: 'Sēdes',
  noMeetingAhead: 'Neviena sēde šobrīd nav sasaukta.',
  earlierMeetings: (count: number) => `Iepriekšējās sēdes (${count})`,
  clock: (time: string) => `plkst. ${time}`,
  cancelled: 'Atcelta',
  toCalendar: 'Pievienot kalendāram',
  fromCalendar: 'Atcelt kalendārā',
  register: (number: string) => `Vēstules reģistra Nr. ${number}`,
  answers: (files: number) => (files > 0 ? `Skatīt atbildes (pielikumi: ${files})` : 'Skatīt atbildes'),
  attachments: 'Pielikumi',
  notReached: 'Nav sasniegts',
  does: (level: string) => `Pēc shēmas līmenī „${level}”:`,
  assumed: 'pieņemts, nav pašvaldības tekstā',
};

export const levelStatuses: Record<CaseView['levels'][number]['status'] | 'none', string> = {
  active: 'Šobrīd šeit',
  waiting: 'Gaida atbildi',
  done: 'Paveikts',
  none: 'Nav ziņu, ka sasniegts',
};

export const referralStatuses: Record<ReferralView['status'], string> = {
  sent: 'Nosūtīts, saņemšana nav apstiprināta',
  acknowledged: 'Saņemts',
  refused: 'Atteikts',
  done: 'Noslēgts',
};

/** When a referral ended, by how it ended. */
export const referralEnds: Record<'refused' | 'done', string> = { refused: 'Atteikts', done: 'Atbildēts vai pabeigts' };

/** How a letter goes. Keys are the channels of the definition. */
export const channels: Record<string, string> = {
  paper: 'uz papīra',
  eSigned: 'parakstīts ar drošu elektronisko parakstu',
  eAddress: 'uz oficiālo e-adresi',
  handed: 'nodots personīgi',
  system: 'šajā sistēmā',
};
