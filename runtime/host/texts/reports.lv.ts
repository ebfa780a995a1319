import type { ReportName } from '../../server/contract/shapes/index.ts';
import { formatDate } from '../format/dates.ts';

interface Period {
  from: string;
  to: string;
}

const span = ({ from, to }: Period): string => `${formatDate(from)} – ${formatDate(to)}`;

/** How a period of a report is called. */
export const periodNames: Record<ReportName['period'], (period: Period) => string> = {
  year: ({ from }) => `${from.slice(0, 4)}. gads`,
  schoolYear: (period) => `${period.from.slice(0, 4)}./${period.to.slice(0, 4)}. mācību gads`,
  semester: (period) => `Semestris ${span(period)}`,
  month: (period) => span(period),
};

export const reports = {
  title: 'Pārskati',
  intro: 'Izvēlieties pārskatu un laiku. Katru reizi, kad pārskatu nolasa, to ieraksta žurnālā.',
  none: 'Jūsu amatam shēmā nav paredzēts neviens pārskats.',
  report: 'Pārskats',
  period: 'Par kādu laiku',
  ownDates: 'Citi datumi',
  from: 'No dienas',
  to: 'Līdz dienai',
  dateHint: 'Piemēram, 01.09.2026.',
  noDate: 'Ierakstiet datumu, piemēram, 01.09.2026.',
  noDay: (day: string) => `Dienas ${day} kalendārā nav. Ierakstiet datumu, kas pastāv.`,
  backwards: 'Laika beigas nevar būt pirms sākuma.',
  tooLong: 'Pārskatu var sagatavot par laiku līdz 10 gadiem.',
  show: 'Sagatavot pārskatu',
  preparing: 'Skaita lietas…',
  ready: 'Pārskats ir sagatavots.',
  span,
  at: (moment: string) => `Saskaitīts ${moment}`,
  row: 'Rinda',
  count: 'Skaits',
  print: 'Drukāt vai saglabāt PDF',
  download: 'Lejupielādēt tabulu (CSV)',
  hidden: (below: number) =>
    `Skaitu, mazāku par ${below}, nerāda, lai nevienu nevarētu atpazīt. «Slēpts» ir tāds skaits vai skaits, no kura to varētu izrēķināt.`,
  earlier: 'Daļa lietu sākta pēc agrākas shēmas redakcijas. Ko tā neierakstīja, to šeit nevar saskaitīt.',
};
