import type { ValidationAcceptor } from 'langium';
import {
  type FieldType,
  isCameToLevel,
  isOnlyInTrack,
  isReaders,
  isReceivedBy,
  isReportPeriod,
  isReportRow,
  isSmallCounts,
  type Report,
  type ReportRow,
  type ReportSentence,
  type RowClause,
  type RowSplit,
  type SmallCounts,
} from '../generated/ast.ts';
import { canonicalSpelling, type KeywordName } from '../keywords/table.ts';
import { messages } from '../messages/table.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { actMeant, trackAround } from '../references/acts.ts';
import { fieldOf } from '../references/fields.ts';
import { meetingGroups } from '../references/story-groups.ts';
import { report as told } from './report.ts';

/** A report must say what time it is about, who may read it and what it counts. */
export function reportMustBeWhole(report: Report, accept: ValidationAcceptor): void {
  const { sentences, name } = report;
  const where = { property: 'name' } as const;
  if (!sentences.some(isReportPeriod)) {
    told(accept, messages.reportWithoutPeriod, report, { name }, where);
  }
  if (!sentences.some(isReaders)) {
    told(accept, messages.reportWithoutReaders, report, { name }, where);
  }
  if (!sentences.some(isReportRow)) {
    told(accept, messages.reportWithoutRows, report, { name }, where);
  }
}

/** Small counts are shown only where somebody has meant it. */
export function smallCountsShouldBeHidden(report: Report, accept: ValidationAcceptor): void {
  if (!report.sentences.some(isSmallCounts)) {
    told(accept, messages.smallCountsShown, report, { name: report.name }, { property: 'name' });
  }
}

/** Under a limit of 2 there is only one number. */
export function limitMustHideSomething(limit: SmallCounts, accept: ValidationAcceptor): void {
  if (limit.below < 3) {
    told(accept, messages.limitTooSmall, limit, { below: String(limit.below) }, { property: 'below' });
  }
}

const once: Partial<Record<ReportSentence['$type'] | RowClause['$type'], KeywordName>> = {
  ReportPeriod: 'about_a_year',
  Readers: 'seen_only_by',
  SmallCounts: 'hides_counts_below',
  Citation: 'per',
  OnlyInTrack: 'only_in_track',
  CameToLevel: 'that_came_to_level',
  ReceivedBy: 'received_by',
  CountedWhere: 'where',
  RowSplit: 'split_by',
};

/** What a report or a row says, it says once. */
export function reportMustNotRepeat(node: Report | ReportRow, accept: ValidationAcceptor): void {
  const seen = new Set<string>();
  for (const part of node.$type === 'Report' ? node.sentences : node.clauses) {
    const name = once[part.$type];
    if (name && seen.has(name)) {
      const keyword = canonicalSpelling(name, keywordLanguageOfNode(node));
      told<ReportSentence | RowClause, 'keyword'>(accept, messages.repeatedClause, part, { keyword });
    }
    seen.add(name ?? '');
  }
}

/** Rows must not count the same thing in the same way. */
export function rowsShouldDiffer(report: Report, accept: ValidationAcceptor): void {
  const seen = new Map<string, ReportRow>();
  for (const row of report.sentences.filter(isReportRow)) {
    // Everything after the label.
    const text = row.$cstNode?.text ?? '';
    const words = text.slice(text.indexOf(row.label) + row.label.length + 1).replaceAll(/\s+/g, ' ');
    const earlier = seen.get(words);
    if (earlier) {
      told(accept, messages.rowTwice, row, { name: row.name, other: earlier.name }, { property: 'name' });
    }
    seen.set(words, row);
  }
}

const ofCases = new Set(['counts_opened_cases', 'counts_closed_cases', 'counts_open_cases']);

/** A clause must belong to what the row counts. */
export function rowClausesMustFit(row: ReportRow, accept: ValidationAcceptor): void {
  const { counts, name, clauses } = row;
  const wrong = clauses.filter(
    (clause) =>
      (isCameToLevel(clause) && !ofCases.has(counts)) || (isReceivedBy(clause) && counts !== 'counts_referrals'),
  );
  for (const clause of wrong) {
    const keyword = canonicalSpelling(once[clause.$type] ?? '', keywordLanguageOfNode(row));
    told<RowClause, 'keyword' | 'name'>(accept, messages.clauseDoesNotFit, clause, { keyword, name });
  }
  const group = row.group?.ref;
  if (group && !meetingGroups(row).includes(group)) {
    told(accept, messages.noMeetings, row, { name: group.name }, { property: 'group' });
  }
}

/** What happens in one track never happens in another. */
export function rowShouldHappen(row: ReportRow, accept: ValidationAcceptor): void {
  const track = row.clauses.find(isOnlyInTrack)?.track.ref;
  const came = row.clauses.find(isCameToLevel)?.level.ref;
  const named = [...row.acts.map(actMeant), row.level?.ref, row.duty?.ref, came];
  for (const one of named) {
    if (track && one && trackAround(one) !== track) {
      told(accept, messages.neverHappens, row, { name: one.name }, { property: 'name' });
    }
  }
}

/** Kinds of fields whose answers are values that others give, too. */
const splittable = new Set<FieldType['kind']>([
  'one_of',
  'several_of',
  'yes_or_no',
  'body_of',
  'seats_of',
  'any_roles',
  'roles_of',
]);

/** A row is split by what there is of what it counts, and into few parts. */
export function splitMustFit(split: RowSplit, accept: ValidationAcceptor): void {
  const row = split.$container;
  const isLatvian = keywordLanguageOfNode(split) === 'lv';
  const { name, counts } = row;
  const field = fieldOf(split.field);
  if (field?.type && !splittable.has(field.type.kind)) {
    const kind = canonicalSpelling(field.type.kind, keywordLanguageOfNode(split));
    const expected = isLatvian
      ? `Lauka «${field.name}» veids ir «${kind}»; sadalīt var pēc lauka, kurā kaut ko izvēlas.`
      : `The field “${field.name}” is of the kind “${kind}”; split by a field in which something is chosen.`;
    told(accept, messages.splitDoesNotFit, split, { name, expected }, { property: 'field' });
  }
  if (split.kind === 'split_by_outcome' && counts !== 'counts_closed_cases' && row.acts.length < 2) {
    const expected = isLatvian
      ? 'Iznākums ir noslēgtām lietām un vairākām darbībām.'
      : 'Closed cases and several acts have an outcome.';
    told(accept, messages.splitDoesNotFit, split, { name, expected }, { property: 'kind' });
  }
  if (split.kind === 'split_by_level' && !hasLevels(row)) {
    const expected = isLatvian
      ? 'Līmenis ir lietām, nonākšanai līmeņos un vairākām darbībām.'
      : 'Cases, arrivals at levels and several acts have a level.';
    told(accept, messages.splitDoesNotFit, split, { name, expected }, { property: 'kind' });
  }
}

function hasLevels({ counts, acts }: ReportRow): boolean {
  return ofCases.has(counts) || counts === 'counts_arrivals' || acts.length > 1;
}
