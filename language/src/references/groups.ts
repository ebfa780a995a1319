import { type AstNode, AstUtils } from 'langium';
import {
  type GroupRole,
  type GroupRule,
  type Institution,
  isExtension,
  isGroupRule,
  isInstitution,
} from '../generated/ast.ts';

/** The group in which a rule, a seat or what it does stands. */
export function groupAround(node: AstNode): Institution | undefined {
  const owner = AstUtils.getContainerOfType(node, isInstitutionSentence);
  return isExtension(owner) ? owner.target.ref : owner;
}

function isInstitutionSentence(node: AstNode) {
  return isInstitution(node) || isExtension(node);
}

/** The last rule of a kind: what a municipality says stands instead of what its base says. */
export function ruleOfKind<Kind extends GroupRule['$type']>(
  kind: Kind,
  members: AstNode[],
): Extract<GroupRule, { $type: Kind }> | undefined {
  const isOfKind = (rule: GroupRule): rule is Extract<GroupRule, { $type: Kind }> => rule.$type === kind;
  return members.filter(isGroupRule).findLast(isOfKind);
}

/** The path of a role that a rule of a group names: its own, unless an institution is named. */
export function groupRolePath({ institution, role }: GroupRole, group: Institution): string {
  return `${(institution?.ref ?? group).name}.${role.ref!.name}`;
}
