import type * as Scheme from '@riciba/language';
import type { Report, ReportRow, ReportSplit } from '@riciba/runtime/definition';
import { actPathKey, dutyPathKey } from './act-paths.ts';
import type { Making } from './acts.ts';
import { fieldKey, translated } from './forms/conditions.ts';
import { groupNames } from './groups/names.ts';
import { actKey, asciiKey, levelKey, pathKey } from './keys.ts';
import { tracksOf } from './notions.ts';
import { reportSentence, rowSentence } from './report-sentences.ts';

/** The reports of a scheme, and the sentences that state them. */
export function reportsOf(making: Making): Report[] {
  return (making.scheme.reports ?? []).map((report) => {
    const key = asciiKey(report.name);
    const { label, period, readers, hidesBelow, rows } = report;
    return {
      key,
      label,
      sentence: making.sentences.tell(`report.${key}`, reportSentence(report, making.labels), report),
      rows: rows.map((row) => rowOf(report, row, making)),
      period,
      readers: readers.map(pathKey),
      ...(hidesBelow !== undefined && { hidesBelow }),
    };
  });
}

function rowOf(report: Scheme.Report, row: Scheme.ReportRow, making: Making): ReportRow {
  const key = asciiKey(row.name);
  const tracks = tracksOfRow(row, making.scheme);
  return {
    key,
    label: row.label,
    sentence: making.sentences.tell(
      `report.${asciiKey(report.name)}.${key}`,
      rowSentence(report, row, making.labels),
      row,
    ),
    ...countsOf(row.counts, making.scheme),
    ...(tracks && { tracks }),
    ...(isOfGroup(row, making.scheme) && { impersonal: true }),
    ...(row.by && { by: splitOf(row.by, making) }),
    ...(row.when && { when: translated(row.when, making.forms.keys) }),
  };
}

function countsOf(counts: Scheme.Counts, scheme: Scheme.Scheme): Pick<ReportRow, 'of'> & Partial<ReportRow> {
  switch (counts.of) {
    case 'files':
      return { of: 'files', standing: counts.standing, ...levelOf(counts.level) };
    case 'entries':
      return { of: 'entries', acts: counts.acts.map((path) => actPathKey(scheme, path)) };
    case 'meetings': {
      const { meeting, acts } = groupNames(counts.group);
      return { of: 'entries', acts: [actKey(meeting, counts.quorum ? acts.hold : acts.noQuorum)] };
    }
    case 'levels':
      return { of: 'levels', ...levelOf(counts.level) };
    case 'referrals':
      return { of: 'referrals', ...(counts.to !== undefined && { to: asciiKey(counts.to) }) };
    case 'obligations': {
      const { task, duty, fulfilled } = counts;
      return {
        of: 'obligations',
        ...(task && { task }),
        ...(duty !== undefined && { duty: dutyPathKey(scheme, duty) }),
        ...(fulfilled && { fulfilled }),
      };
    }
  }
  return counts satisfies never;
}

function levelOf(level: string | undefined): { level?: string } {
  return level === undefined ? {} : { level: levelKey(level) };
}

/** Cases are those outside of tracks; where there are only tracks, those that are no work book of a group. */
function tracksOfRow({ counts, track }: Scheme.ReportRow, scheme: Scheme.Scheme): string[] | undefined {
  const all = tracksOf(scheme);
  if (track !== undefined) return [asciiKey(track)];
  if (counts.of !== 'files' || all.length === 0) return undefined;
  const isOutside = scheme.levels.some((level) => level.track === undefined);
  const meant = isOutside ? all.slice(0, 1) : all.filter(({ about }) => about === 'child');
  return meant.map(({ key }) => key);
}

/** What a group does in its work book is about no child. */
function isOfGroup({ counts, track }: Scheme.ReportRow, scheme: Scheme.Scheme): boolean {
  const isGroup = (name: string | undefined): boolean =>
    scheme.tracks.some((one) => one.name === name && one.about === 'group');
  const ofLevel = (name: string | undefined): boolean =>
    isGroup(scheme.levels.find((level) => level.name === name)?.track);
  if (track !== undefined) return isGroup(track);
  switch (counts.of) {
    case 'meetings':
      return true;
    case 'entries':
      return counts.acts.every((path) => ofLevel(path.split('.')[0]));
    case 'files':
    case 'levels':
      return ofLevel(counts.level);
    case 'obligations':
      return isGroup(scheme.duties.find(({ name }) => name === counts.duty)?.track);
    case 'referrals':
      return false;
  }
  return counts satisfies never;
}

function splitOf(split: Scheme.ReportSplit, { forms }: Making): ReportSplit {
  return split.by === 'field' ? { of: 'field', field: fieldKey(split.field, forms.keys) } : { of: split.by };
}
