import type { Report } from '@riciba/language';
import { reportText, rowText } from '../report-sentences.ts';
import type { Labels } from '../words.ts';
import { type Fact, factsAbout } from './facts.ts';

export function reportFacts(report: Report, labels: Labels): Fact[] {
  const { say } = labels;
  const { name, label, rows } = report;
  const key = `report ${name}`;
  const subject = `${say('pārskats', 'the report')} ${labels.quoted(label)}`;
  const { period, readers, hidesBelow } = report;
  return [
    ...factsAbout({
      key,
      kind: 'report',
      subject,
      label,
      node: report,
      aspects: [
        {
          key: 'terms',
          about: say('par ko un kam', 'about what and for whom'),
          words: reportText(report, labels),
          means: { period, readers, hidesBelow },
        },
      ],
      elsewhere: ['rows', 'period', 'readers', 'hidesBelow'],
    }),
    ...rows.flatMap((row) =>
      factsAbout({
        key: `${key} ${row.name}`,
        kind: 'report',
        subject: `${subject}: ${say('rinda', 'row')} ${labels.quoted(row.label)}`,
        label: row.label,
        node: row,
        aspects: [
          {
            key: 'counts',
            about: say('skaita', 'counts'),
            words: rowText(row, labels),
            means: { ...row, name: '', label: '' },
          },
        ],
        elsewhere: ['track', 'when', 'by'],
      }),
    ),
  ];
}
