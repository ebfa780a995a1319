import { type AstNode, AstUtils } from 'langium';
import {
  isDatedMember,
  isDatedSentence,
  isDatedStatement,
  isFirst,
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
import { allWaysOf, waysOf } from './removal.ts';

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
  const before = removal.steps[index - 1]?.target.ref;
  const isOutermost = index === 0 || types.has('Addressee') || types.has('Recipient');
  return ofTypes(types, isOutermost ? topLevel(texts) : childrenOf(before, texts));
}

function ofTypes(types: Set<string | undefined>, around: Named[]): Named[] {
  const isMeant = (each: Named) =>
    types.has('Addressee')
      ? isParty(each) || isInstitution(each)
      : types.has(each.$type) || (types.has('Recipient') && isInstitution(each));
  return around.filter(isMeant);
}

/** What a text may remove of its bases, by the kind of the removal and the names written before. */
export function removable(kind: string, before: string[], text: SchemeText): Named[] {
  const texts = withBases(text).toReversed();
  const ways = allWaysOf(kind);
  let around = topLevel(texts);
  for (const [index, name] of before.entries()) {
    const found = ofTypes(new Set(ways.map((way) => way[index])), around).find((each) => each.name === name);
    around = [...childrenOf(found, texts), ...informedBy(found)];
  }
  return ofTypes(new Set(ways.map((way) => way[before.length])), around).filter((each) => isOfBase(each, text));
}

/** Whom an outcome informs first, and to whom it sends something: these have no name but theirs. */
function informedBy(node: AstNode | undefined): Named[] {
  const outcome = node?.$container;
  if (!isOutcome(outcome)) {
    return [];
  }
  const informed = outcome.clauses.filter(isFirst).flatMap(({ target }) => target.ref ?? []);
  return [...informed, ...(outcome.referral?.recipients ?? []).flatMap(({ institution }) => institution.ref ?? [])];
}

/** What a text may say anew in the place of its bases: things of a type, within the sentence that amends the base. */
export function overridable(type: string, amendment: Change | undefined, text: SchemeText): Named[] {
  const texts = withBases(text).toReversed();
  const around = amendment ? childrenOf(targetOf(amendment), texts) : topLevel(texts);
  return around.filter((each) => each.$type === type && isOfBase(each, text));
}

function isOfBase(node: AstNode, text: SchemeText): boolean {
  return AstUtils.findRootNode(node) !== text;
}

function targetOf(change: Change): AstNode | undefined {
  return change.target.ref;
}

function topLevel(texts: SchemeText[]): Named[] {
  const outermost = texts.flatMap((text) => text.sentences.flatMap(content));
  return listsAround(outermost).flat().flatMap(content).flatMap(namedBy);
}

/** What is named within something: in every sentence that changes it, the nearest text first, and where it is declared. */
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
  return [...changes, node]
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
