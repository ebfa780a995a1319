import type { Counts, Report, ReportRow, ReportSplit } from '@riciba/language';
import { conditionText } from './condition-text.ts';
import { type Labels, levelLocative, listed, quoted } from './words.ts';

const periods = {
  year: 'gadu',
  schoolYear: 'mācību gadu',
  semester: 'semestri',
  month: 'mēnesi',
} satisfies Record<Report['period'], string>;

/** "Pārskats «…» ir par gadu; to lasa …; skaitu, mazāku par 5, nerāda." */
export function reportSentence({ label, period, readers, hidesBelow }: Report, labels: Labels): string {
  const who = listed(
    readers.map((reader) => labels.anybody(reader).nominative),
    'un',
  );
  const small = hidesBelow === undefined ? '' : `; skaitu, mazāku par ${hidesBelow}, nerāda`;
  return `Pārskats ${quoted(label)} ir par ${periods[period]}; to lasa ${who}${small}.`;
}

/** "Pārskats «…»: «Sāktās lietas» skaita lietas, kas sāktas, pēc «Preventijas līmenis»." */
export function rowSentence(report: Report, row: ReportRow, labels: Labels): string {
  const { counts, track, when, by } = row;
  const parts = [
    countsText(counts, labels),
    ...(track === undefined ? [] : [`tikai gaitā ${quoted(labels.track(track))}`]),
    ...(when ? [`kur ${conditionText(when, labels)}`] : []),
    ...(by ? [splitText(by, labels)] : []),
  ];
  return `Pārskats ${quoted(report.label)}: ${quoted(row.label)} skaita ${parts.join(', ')}.`;
}

const standings = {
  opened: 'lietas, kas sāktas',
  closed: 'lietas, kas noslēgtas',
  open: 'lietas, kas nav noslēgtas',
} satisfies Record<string, string>;

function countsText(counts: Counts, labels: Labels): string {
  switch (counts.of) {
    case 'files': {
      const came = counts.level === undefined ? '' : ` un nonākušas ${levelLocative(labels.level(counts.level))}`;
      return `${standings[counts.standing]}${came}`;
    }
    case 'entries': {
      const acts = counts.acts.map((act) => labels.act(act));
      return `ierakstus: ${listed(acts, 'un')}`;
    }
    case 'meetings':
      return `sēdes${counts.quorum ? '' : ' bez kvoruma'} (${labels.institution(counts.group).nominative})`;
    case 'levels':
      return `nonākšanu ${counts.level === undefined ? 'līmeņos' : levelLocative(labels.level(counts.level))}`;
    case 'referrals':
      return `nosūtījumus${counts.to === undefined ? '' : ` (saņem ${labels.institution(counts.to).nominative})`}`;
    case 'obligations': {
      const { task, duty, fulfilled } = counts;
      const how = fulfilled === 'late' ? 'nokavētos ' : fulfilled === 'inTime' ? 'laikā izpildītos ' : '';
      const which = duty === undefined ? '' : ` ${labels.act(duty)}`;
      return `${how}${task ? 'uzdevumus' : 'pienākumus'}${which}`;
    }
  }
  return counts satisfies never;
}

const splits = { body: 'iestādes', outcome: 'iznākuma', level: 'līmeņa' } satisfies Record<string, string>;

function splitText(split: ReportSplit, labels: Labels): string {
  return `sadalot pēc ${split.by === 'field' ? labels.fieldName(split.field) : splits[split.by]}`;
}
