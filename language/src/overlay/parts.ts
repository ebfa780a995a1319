import type { AstNode } from 'langium';
import {
  type Amendment,
  type Extension,
  isCalendar,
  isDefaultForm,
  isEmails,
  isGroupRule,
  isOutcome,
  isPerformer,
  isReaders,
  isReportPeriod,
  isSmallCounts,
  isTrack,
  isTrackAmendment,
  type ListExtension,
  type OutcomeAmendment,
  type PageAmendment,
} from '../generated/ast.ts';
import { valueOf } from '../references/nodes.ts';

/** A sentence that changes what another one says. */
export type Change =
  | Exclude<Amendment, { $type: 'Removal' | 'DefaultRemoval' }>
  | Extension
  | ListExtension
  | PageAmendment
  | OutcomeAmendment;

export function isChange(node: AstNode): node is Change {
  return node.$type in changed;
}

/** In which list of a sentence its parts stand; the same in the sentence that amends it. */
const lists = ['sentences', 'members', 'codes', 'pages', 'fields', 'statements', 'clauses'] as const;

/** The parts of a sentence that an overlay may change, in their order. */
export function partsOf(node: AstNode): AstNode[] {
  for (const list of lists) {
    const parts = valueOf(node, list);
    if (Array.isArray(parts)) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these lists of the grammar hold sentences
      return parts as AstNode[];
    }
  }
  return [];
}

/** Lists in which what is spoken of outside of anything may stand: that of the text, and those of its tracks. */
export function listsAround(parts: AstNode[]): AstNode[][] {
  return [parts, ...parts.filter((each) => isTrack(each) || isTrackAmendment(each)).map(partsOf)];
}

/** What stands in a form, a page or a shared part beside its pages or fields, and has no name. */
const others = ['rules', 'signatures', 'kept'] as const;

function otherPartsOf(node: AstNode, list: (typeof others)[number]): AstNode[] {
  const found = valueOf(node, list);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- these lists of the grammar hold sentences
  return (Array.isArray(found) ? found : []) as AstNode[];
}

export function allOtherPartsOf(node: AstNode): AstNode[] {
  return others.flatMap((list) => otherPartsOf(node, list));
}

/** Rules and signatures of an amendment are added; a form is kept as is said last. */
export function addOtherParts(target: AstNode, change: AstNode): void {
  for (const list of others) {
    const added = otherPartsOf(change, list);
    if (added.length > 0) {
      Object.assign(target, { [list]: list === 'kept' ? added : [...otherPartsOf(target, list), ...added] });
    }
  }
}

const changed: Record<Change['$type'], string> = {
  Extension: 'Institution',
  ListExtension: 'CodeList',
  FormAmendment: 'Form',
  PageAmendment: 'Page',
  PartAmendment: 'Part',
  LevelAmendment: 'Level',
  TrackAmendment: 'Track',
  ReportAmendment: 'Report',
  OutcomeAmendment: 'OutcomeName',
};

/** What a sentence changes, by type. */
export function changedType(change: Change): string {
  return changed[change.$type];
}

/** What is named by a sentence: itself, or the several outcomes it names. */
export function namedBy(node: AstNode): (AstNode & { name: string })[] {
  if (isOutcome(node)) {
    return node.names;
  }
  return isNamed(node) ? [node] : [];
}

export function isNamed(node: AstNode): node is AstNode & { name: string } {
  return 'name' in node && typeof node.name === 'string';
}

export function isOverride(node: AstNode): boolean {
  return 'override' in node && node.override === true;
}

/**
 * Of these a thing has one, so that another one takes its place: who acts at a level, by which calendar an
 * institution works, who reads a report, which form every outcome needs. The key tells which of them are the same.
 */
export function onlyOne(node: AstNode): string | undefined {
  if (isPerformer(node) || isCalendar(node) || isGroupRule(node) || (isEmails(node) && node.override)) {
    return node.$type;
  }
  if (isReportPeriod(node) || isReaders(node) || isSmallCounts(node)) {
    return node.$type;
  }
  return isDefaultForm(node) ? `${node.$type} ${node.kind}` : undefined;
}
