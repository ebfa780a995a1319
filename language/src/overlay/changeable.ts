import { type AstNode, AstUtils } from 'langium';
import {
  isDatedMember,
  isDatedSentence,
  isDatedStatement,
  isInstitution,
  isOutcome,
  isOutcomeName,
  isParty,
  isRemoval,
  isSchemeText,
  type RemovalStep,
  type SchemeText,
} from '../generated/ast.ts';
import { withBases } from '../references/visible.ts';
import { type Change, changedType, isChange, listsAround, namedBy, partsOf } from './parts.ts';
import { waysOf } from './removal.ts';

type Named = AstNode & { name: string };

/**
 * What an overlay sentence may speak of: whatever the text or one of its bases says by name, also what another base
 * removes and what is not in force at some time. Whether it can be changed is seen when the texts are put together.
 */
export function changeable(node: Change | RemovalStep): Named[] {
  const root = AstUtils.findRootNode(node);
  if (!isSchemeText(root)) {
    return [];
  }
  const texts = withBases(root).toReversed();
  return isChange(node) ? ofChange(node, texts) : ofStep(node, texts);
}

function ofChange(change: Change, texts: SchemeText[]): Named[] {
  const outer = isChange(change.$container) ? change.$container : undefined;
  const around = outer ? childrenOf(targetOf(outer), texts) : topLevel(texts);
  return around.filter((each) => each.$type === changedType(change));
}

function ofStep(step: RemovalStep, texts: SchemeText[]): Named[] {
  const removal = step.$container;
  if (!isRemoval(removal)) {
    return [];
  }
  const index = removal.steps.indexOf(step);
  const types = new Set(waysOf(removal).map((way) => way[index]));
  if (types.has('Addressee')) {
    return topLevel(texts).filter((each) => isParty(each) || isInstitution(each));
  }
  const before = removal.steps[index - 1]?.target.ref;
  const around = index === 0 ? topLevel(texts) : before ? childrenOf(before, texts) : [];
  return around.filter((each) => types.has(each.$type));
}

function targetOf(change: Change): AstNode | undefined {
  return change.target.ref;
}

function topLevel(texts: SchemeText[]): Named[] {
  const outermost = texts.flatMap((text) => text.sentences.flatMap(content));
  return listsAround(outermost).flat().flatMap(content).flatMap(namedBy);
}

/** What is named within something, where it is declared and in every sentence that changes it. */
function childrenOf(node: AstNode | undefined, texts: SchemeText[]): Named[] {
  if (!node) {
    return [];
  }
  if (isOutcomeName(node)) {
    return isOutcome(node.$container) ? partsOf(node.$container).flatMap(namedBy) : [];
  }
  const changes = texts
    .flatMap((text) => changesIn(text.sentences))
    .filter((change) => changedType(change) === node.$type && targetOf(change) === node);
  return [node, ...changes]
    .flatMap((each) => partsOf(each))
    .flatMap(content)
    .flatMap(namedBy);
}

function changesIn(sentences: AstNode[]): Change[] {
  return sentences
    .flatMap(content)
    .filter(isChange)
    .flatMap((change) => [change, ...changesIn(partsOf(change))]);
}

/** The sentence itself, or what is said from a day or until a day. */
function content(node: AstNode): AstNode[] {
  return isDatedSentence(node) || isDatedMember(node) || isDatedStatement(node) ? content(node.content) : [node];
}
