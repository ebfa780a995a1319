import { type AstNode, AstUtils } from 'langium';
import {
  type Field,
  type GroupAct,
  type Institution,
  isGroupAct,
  isRowAnswer,
  isStoryAnswer,
  isStoryStep,
  type StoryAnswer,
  type StoryStep,
} from '../generated/ast.ts';
import { fieldsOfGroup } from './fields.ts';
import { ruleOfKind } from './groups.ts';
import { answered, meantBy, triedScheme } from './stories.ts';
import { institutionsIn, membersOf, withBases } from './visible.ts';

/** The group a step is about: the one it names, that of whoever acts, or the only one that meets. */
export function groupOfStep(step: StoryStep): Institution | undefined {
  const named = isGroupAct(step.act) ? step.act.group : undefined;
  if (named) {
    return named.ref;
  }
  const own = meantBy(step.who)?.institution;
  if (own?.group) {
    return own;
  }
  const groups = meetingGroups(step);
  return groups.length === 1 ? groups[0] : undefined;
}

/** Groups of which it is stated how they meet. */
export function meetingGroups(node: AstNode): Institution[] {
  const scheme = triedScheme(node);
  const texts = scheme ? withBases(scheme) : [];
  return institutionsIn(texts).filter((one) => {
    const members = membersOf(one, texts);
    return one.group && (ruleOfKind('Meetings', members) ?? ruleOfKind('Quorum', members)) !== undefined;
  });
}

/** The field that a value in a story answers: of the form, or of one entry of a repeating part. */
export function fieldOfValue(node: AstNode): Field | undefined {
  const row = AstUtils.getContainerOfType(node, isRowAnswer);
  if (row) {
    return row.field.ref;
  }
  const answer = AstUtils.getContainerOfType(node, isStoryAnswer);
  return answer && answered(answer)?.field;
}

/** Fields of one entry of the repeating part that an answer gives. */
export function fieldsOfRow(answer: StoryAnswer): Field[] {
  const type = answered(answer)?.field.type;
  return type?.kind === 'repeating' ? fieldsOfGroup(type) : [];
}

/** The group whose seats a field lets choose. */
export function groupOfSeats(field: Field, node: AstNode): Institution | undefined {
  if (field.type.kind === 'seats_of') {
    return field.type.institution?.ref;
  }
  const step = AstUtils.getContainerOfType(node, isStoryStep);
  return step && groupOfStep(step);
}

/** Whether a story may begin with it. */
export function beginsGroupFile({ kind }: GroupAct): boolean {
  return kind === 'begins_group_work' || kind === 'convenes_first_meeting';
}
