import {
  isAssumption,
  isCameToLevel,
  isCitation,
  isCountedWhere,
  isOnlyInTrack,
  isReaders,
  isReceivedBy,
  isReport,
  isReportPeriod,
  isReportRow,
  isRowSplit,
  isSmallCounts,
  type Report as ReportSentence,
  type ReportRow as RowSentence,
  type RowSplit,
  type SchemeText,
} from '../generated/ast.ts';
import type { Counts, Period, Report, ReportRow, ReportSplit } from '../model.ts';
import { actMeant, actPath } from '../references/acts.ts';
import { formOfRow } from '../references/reports.ts';
import { buildAssumption, buildCitation } from './citation.ts';
import { buildCondition } from './condition.ts';
import { type ConditionContext, fieldRef } from './field-ref.ts';
import { readerPaths } from './form.ts';
import { type FileNames, headOf } from './place.ts';

export function buildReports(texts: SchemeText[], files: FileNames): Report[] {
  return texts
    .flatMap((text) => text.sentences)
    .filter(isReport)
    .map((report) => buildReport(report, files));
}

const periods: Record<string, Period> = {
  about_a_year: 'year',
  about_a_school_year: 'schoolYear',
  about_a_semester: 'semester',
  about_a_month: 'month',
};

function buildReport(report: ReportSentence, files: FileNames): Report {
  const { sentences, name, label } = report;
  const below = sentences.find(isSmallCounts)?.below;
  const citation = sentences.find(isCitation);
  return {
    name,
    label,
    period: periods[sentences.find(isReportPeriod)!.period]!,
    readers: readerPaths(sentences.find(isReaders)!),
    ...(below !== undefined && { hidesBelow: below }),
    rows: sentences.filter(isReportRow).map((row) => buildRow(row, files)),
    ...(citation && { cites: buildCitation(citation) }),
    assumed: buildAssumption(sentences.find(isAssumption), files),
    at: headOf(report, files),
  };
}

function buildRow(row: RowSentence, files: FileNames): ReportRow {
  const { name, label, clauses } = row;
  const context: ConditionContext = { form: formOfRow(row)?.name ?? '' };
  const where = clauses.find(isCountedWhere)?.where;
  const split = clauses.find(isRowSplit);
  const track = clauses.find(isOnlyInTrack)?.track.ref!.name;
  return {
    name,
    label,
    counts: buildCounts(row),
    ...(track !== undefined && { track }),
    ...(where && { when: buildCondition(where, context) }),
    ...(split && { by: buildSplit(split, context) }),
    at: headOf(row, files),
  };
}

function buildCounts(row: RowSentence): Counts {
  const { counts, acts, group } = row;
  const came = row.clauses.find(isCameToLevel)?.level ?? row.level;
  const level = came && { level: came.ref!.name };
  const to = row.clauses.find(isReceivedBy)?.institution.ref!.name;
  const duty = row.duty && { duty: actPath(row.duty.ref!) };
  switch (counts) {
    case 'counts_closed_cases':
      return { of: 'files', standing: 'closed', ...level };
    case 'counts_open_cases':
      return { of: 'files', standing: 'open', ...level };
    case 'counts_entries':
      return { of: 'entries', acts: acts.map((act) => actPath(actMeant(act)!)) };
    case 'counts_meetings_of':
    case 'counts_meetings_without_quorum_of':
      return { of: 'meetings', group: group!.ref!.name, quorum: counts === 'counts_meetings_of' };
    case 'counts_arrivals':
    case 'counts_arrivals_at_level':
      return { of: 'levels', ...level };
    case 'counts_referrals':
      return { of: 'referrals', ...(to !== undefined && { to }) };
    case 'counts_duties':
    case 'counts_duty':
      return { of: 'obligations', ...duty };
    case 'counts_late_duties':
    case 'counts_late_duty':
      return { of: 'obligations', ...duty, fulfilled: 'late' };
    case 'counts_timely_duties':
    case 'counts_timely_duty':
      return { of: 'obligations', ...duty, fulfilled: 'inTime' };
    case 'counts_tasks':
      return { of: 'obligations', task: true };
    case 'counts_late_tasks':
      return { of: 'obligations', task: true, fulfilled: 'late' };
    case 'counts_timely_tasks':
      return { of: 'obligations', task: true, fulfilled: 'inTime' };
    default:
      return { of: 'files', standing: 'opened', ...level };
  }
}

function buildSplit({ kind, field }: RowSplit, context: ConditionContext): ReportSplit {
  if (field) {
    return { by: 'field', field: fieldRef(field, context) };
  }
  return { by: kind === 'split_by_outcome' ? 'outcome' : kind === 'split_by_level' ? 'level' : 'body' };
}
