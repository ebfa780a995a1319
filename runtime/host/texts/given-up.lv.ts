import { plural } from '../format/numbers.ts';

/** What could not be sent. */
export const givenUp = {
  title: 'Nenosūtītie paziņojumi',
  intro:
    'Šos paziņojumus neizdevās nosūtīt, un sistēma tos vairs nemēģina sūtīt. Rīcībā tie ir redzami, bet e-pastā vai citā sistēmā nav saņemti. Novērsiet iemeslu un sūtiet vēlreiz vai paziņojiet saņēmējam citādi.',
  none: 'Neviena nenosūtīta paziņojuma nav.',
  waiting: (count: number) =>
    `Vēl gaida nosūtīšanu: ${plural(count, { zero: 'paziņojumu', one: 'paziņojums', other: 'paziņojumi' })}.`,
  other: 'Paziņojums',
  what: (kind: string, number: string) => `${kind}, lieta ${number}`,
  to: { mail: 'Kam', webhook: 'Kurai sistēmai' },
  reason: 'Kāpēc neizdevās',
  tried: 'Mēģināts',
  attempts: (count: number, from: string, to: string) =>
    count === 1
      ? `1 reizi, ${to}`
      : `${plural(count, { zero: 'reižu', one: 'reizi', other: 'reizes' })}, no ${from} līdz ${to}`,
  again: 'Sūtīt vēlreiz',
  handled: 'Atzīmēt kā nokārtotu',
  settled: { again: 'Paziņojums tiks sūtīts vēlreiz.', handled: 'Paziņojums atzīmēts kā nokārtots.' },
  confirm: {
    title: 'Vai saņēmējs ir informēts citādi?',
    text: 'Paziņojums no šī saraksta pazudīs un vairs netiks sūtīts.',
    confirm: 'Jā, nokārtots',
  },
};

/** What it tells of. */
export const givenUpKinds: Record<string, string> = {
  referral: 'Jauns sūtījums',
  informed: 'Informācija',
  answered: 'Atbilde',
  refused: 'Atteikums',
  returned: 'Atgriezta lieta',
  closed: 'Noslēgta lieta',
  late: 'Nokavēts termiņš',
  reminder: 'Atgādinājums par termiņu',
  task: 'Jauns uzdevums',
  emergency: 'Ārkārtas piekļuve',
  'case.opened': 'Lieta sākta',
  'case.acted': 'Darbība lietā',
  'case.level-opened': 'Sākts līmenis',
  'case.referred': 'Nosūtīts',
  'case.late': 'Nokavēts termiņš',
  'case.closed': 'Lieta noslēgta',
  'case.reopened': 'Lieta atsākta',
};
