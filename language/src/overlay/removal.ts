import type { AstNode } from 'langium';
import {
  isFirst,
  isOutcome,
  isOutcomeName,
  type First,
  type Outcome,
  type Removal,
  type SchemeText,
} from '../generated/ast.ts';
import type { Step } from './history.ts';
import { listsAround, namedBy, partsOf } from './parts.ts';

/** The types along the way to what a removal names; for a field there are two ways, by its form or its shared part. */
const ways: Record<string, string[][]> = {
  remove_institution: [['Institution']],
  remove_group: [['Institution']],
  remove_role: [['Institution', 'Role']],
  remove_seat: [['Institution', 'Seat']],
  remove_party: [['Party']],
  remove_list: [['CodeList']],
  remove_code: [['CodeList', 'Code']],
  remove_form: [['Form']],
  remove_page: [['Form', 'Page']],
  remove_field: [
    ['Form', 'Page', 'Field'],
    ['Part', 'Field'],
  ],
  remove_part: [['Part']],
  remove_level: [['Level']],
  remove_outcome: [['Level', 'OutcomeName']],
  remove_option: [['Level', 'Option']],
  remove_entry: [['Level', 'Entry']],
  remove_act: [['OwnAct']],
  remove_track: [['Track']],
  remove_duty: [['DutyBlock'], ['Level', 'DutyBlock']],
  remove_document: [['Document']],
  remove_report: [['Report']],
  remove_row: [['Report', 'ReportRow']],
  remove_reopening: [['Level', 'Reopening']],
  remove_retention: [['RetentionClass']],
  remove_recipient: [['Level', 'OutcomeName', 'Recipient']],
  remove_notice: [
    ['Level', 'OutcomeName', 'Addressee'],
    ['Level', 'OutcomeName', 'Addressee', 'Role'],
  ],
};

/** The types that steps of a removal may have, for each way of the right length. */
export function waysOf(removal: Removal): string[][] {
  return (ways[removal.kind] ?? []).filter((way) => way.length === removal.steps.length);
}

/** The ways a removal of this kind may go, whatever was written. */
export function allWaysOf(kind: string): string[][] {
  return ways[kind] ?? [];
}

/** What a removal names in a composed text: the way there, the parts it stands among, and itself if it is there. */
export function lookUp(removal: Removal, text: SchemeText): { path: Step[]; parts: AstNode[]; found?: AstNode } {
  const names = removal.steps.map(({ target }) => target.$refText);
  const tried = waysOf(removal).map((way) => follow(way, names, text));
  return tried.find(({ found }) => found) ?? tried[0] ?? { path: [{ type: '', name: names.join('.') }], parts: [] };
}

function follow(way: string[], names: string[], text: SchemeText): { path: Step[]; parts: AstNode[]; found?: AstNode } {
  const path = way.map((type, index) => ({ type, name: names[index]! }));
  let parts = partsOf(text);
  let found: AstNode | undefined;
  let outcome: Outcome | undefined;
  for (const [index, { type, name }] of path.entries()) {
    if (type === 'Addressee') {
      const notice = parts.filter(isFirst).find((first) => addresseeOf(first) === names.slice(index).join('.'));
      return { path, parts, ...(notice && { found: notice }) };
    }
    if (type === 'Recipient') {
      const to = outcome?.referral?.recipients.find(({ institution }) => institution.$refText === name);
      return { path, parts: outcome ? [outcome] : [], ...(to && { found: to }) };
    }
    const isMeant = (each: AstNode) => namedBy(each).some((named) => named.$type === type && named.name === name);
    parts = listsAround(parts).find((list) => list.some(isMeant)) ?? [];
    found = parts.flatMap(namedBy).find((each) => each.$type === type && each.name === name);
    if (!found) {
      return { path, parts: [] };
    }
    if (index < path.length - 1) {
      const around = parts.find((each) => namedBy(each).some((named) => named === found))!;
      outcome = isOutcome(around) ? around : undefined;
      parts = partsOf(isOutcomeName(found) ? around : found);
    }
  }
  return { path, parts, ...(found && { found }) };
}

function addresseeOf({ target, role }: First): string {
  return role ? `${target.$refText}.${role.$refText}` : target.$refText;
}

/** Takes something out of the parts it stands among; true if its sentence names nothing else and is gone, too. */
export function takeOut(parts: AstNode[], found: AstNode): boolean {
  const index = parts.findIndex((each) => each === found || namedBy(each).some((named) => named === found));
  const sentence = parts[index];
  if (isOutcome(sentence) && sentence.names.length > 1) {
    sentence.names = sentence.names.filter((name) => name !== found);
    return false;
  }
  parts.splice(index, 1);
  return true;
}
