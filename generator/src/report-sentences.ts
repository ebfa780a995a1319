import type { Counts, Report, ReportRow, ReportSplit } from '@riciba/language';
import { conditionText } from './condition-text.ts';
import type { Labels } from './words.ts';

const periods = {
  year: ['gadu', 'a year'],
  schoolYear: ['mācību gadu', 'a school year'],
  semester: ['semestri', 'a semester'],
  month: ['mēnesi', 'a month'],
} satisfies Record<Report['period'], [lv: string, en: string]>;

/** "Pārskats «…» ir par gadu; to lasa …; skaitu, mazāku par 5, nerāda." */
export function reportSentence(report: Report, labels: Labels): string {
  return `${labels.say('Pārskats', 'The report')} ${labels.quoted(report.label)} ${reportText(report, labels)}.`;
}

/** "ir par gadu; to lasa …" */
export function reportText({ period, readers, hidesBelow }: Report, labels: Labels): string {
  const { say } = labels;
  const who = labels.all(readers.map((reader) => labels.anybody(reader).nominative));
  const small =
    hidesBelow === undefined
      ? ''
      : say(`; skaitu, mazāku par ${hidesBelow}, nerāda`, `; counts below ${hidesBelow} are not shown`);
  const about = `${say('ir par', 'is about')} ${say(...periods[period])}`;
  return `${about}; ${say('to lasa', 'it is read by')} ${who}${small}`;
}

/** "Pārskats «…»: «Sāktās lietas» skaita lietas, kas sāktas, sadalot pēc «Preventijas līmenis»." */
export function rowSentence(report: Report, row: ReportRow, labels: Labels): string {
  const whose = `${labels.say('Pārskats', 'The report')} ${labels.quoted(report.label)}`;
  return `${whose}: ${labels.quoted(row.label)} ${labels.say('skaita', 'counts')} ${rowText(row, labels)}.`;
}

/** "lietas, kas sāktas, kur …, sadalot pēc …": what a row counts. */
export function rowText({ counts, track, when, by }: ReportRow, labels: Labels): string {
  const { say } = labels;
  return [
    countsText(counts, labels),
    ...(track === undefined ? [] : [`${say('tikai gaitā', 'only of')} ${labels.quoted(labels.track(track))}`]),
    ...(when ? [`${say('kur', 'where')} ${conditionText(when, labels)}`] : []),
    ...(by ? [splitText(by, labels)] : []),
  ].join(', ');
}

const standings = {
  opened: ['lietas, kas sāktas', 'cases that were opened'],
  closed: ['lietas, kas noslēgtas', 'cases that were closed'],
  open: ['lietas, kas nav noslēgtas', 'cases that are not closed'],
} satisfies Record<string, [lv: string, en: string]>;

function countsText(counts: Counts, labels: Labels): string {
  const { say } = labels;
  switch (counts.of) {
    case 'files': {
      const there = counts.level === undefined ? '' : labels.levelLocative(labels.level(counts.level));
      return `${say(...standings[counts.standing])}${there && say(` un nonākušas ${there}`, ` and came to be ${there}`)}`;
    }
    case 'entries':
      return `${say('ierakstus', 'entries')}: ${labels.all(counts.acts.map((act) => labels.act(act)))}`;
    case 'meetings': {
      const group = labels.institution(counts.group).nominative;
      return `${say('sēdes', 'meetings')}${counts.quorum ? '' : say(' bez kvoruma', ' without a quorum')} (${group})`;
    }
    case 'levels': {
      if (counts.level === undefined) return say('nonākšanu līmeņos', 'arrivals at levels');
      const level = labels.level(counts.level);
      return say(`nonākšanu ${labels.levelLocative(level)}`, `arrivals at ${labels.levelName(level)}`);
    }
    case 'referrals': {
      const to = counts.to === undefined ? '' : labels.institution(counts.to).nominative;
      return `${say('nosūtījumus', 'referrals')}${to && ` (${say('saņem', 'to')} ${to})`}`;
    }
    case 'obligations':
      return obligationsText(counts, labels);
  }
  return counts satisfies never;
}

function obligationsText({ task, duty, fulfilled }: Extract<Counts, { of: 'obligations' }>, labels: Labels): string {
  const which = duty === undefined ? '' : ` ${labels.act(duty)}`;
  const how = { late: ['nokavētos ', 'late '], inTime: ['laikā izpildītos ', 'timely '] };
  const [lv = '', en = ''] = fulfilled ? how[fulfilled] : [];
  return labels.say(`${lv}${task ? 'uzdevumus' : 'pienākumus'}${which}`, `${en}${task ? 'tasks' : 'duties'}${which}`);
}

const splits = {
  body: ['iestādes', 'body'],
  outcome: ['iznākuma', 'outcome'],
  level: ['līmeņa', 'level'],
} satisfies Record<string, [lv: string, en: string]>;

function splitText(split: ReportSplit, labels: Labels): string {
  const by = split.by === 'field' ? labels.fieldName(split.field) : labels.say(...splits[split.by]);
  return `${labels.say('sadalot pēc', 'split by')} ${by}`;
}
