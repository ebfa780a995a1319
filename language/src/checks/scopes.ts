import { type AstNode, AstUtils } from 'langium';
import {
  isCodeList,
  isDocument,
  isExtension,
  isField,
  isFieldType,
  isForm,
  isInstitution,
  isLevel,
  isListExtension,
  isOption,
  isOwnAct,
  isPart,
  isReport,
  isReportRow,
  isRetentionClass,
  isParty,
  isRole,
  isSeat,
  isTrack,
  type Institution,
  type SchemeText,
  type TrackSentence,
} from '../generated/ast.ts';
import { actsOf, dutiesIn, levelAround, levelsIn } from '../references/acts.ts';
import { codesOf, membersOf, withBases } from '../references/visible.ts';

export interface Named extends AstNode {
  name: string;
}

/** Names that must differ from each other: those written in this text, and those it takes over. */
export interface NameScope {
  own: Named[];
  taken: Named[];
}

/** All scopes of a text in which something is named. */
export function scopesOf(text: SchemeText): NameScope[] {
  const texts = withBases(text);
  const sentences = texts.flatMap((each) => each.sentences);
  const institutions = sentences.filter(isInstitution);
  const lists = sentences.filter(isCodeList);
  const everything: Named[][] = [
    institutions,
    sentences.filter(isParty),
    lists,
    sentences.filter(isForm),
    sentences.filter(isPart),
    sentences.filter(isDocument),
    sentences.filter(isReport),
    sentences.filter(isRetentionClass),
    levelsIn(texts),
    sentences.filter(isTrack),
    dutiesIn(texts).filter((duty) => levelAround(duty) === undefined),
    sentences.filter(isOwnAct),
    ...touched(institutions, text).flatMap((institution) => {
      const members = membersOf(institution, texts);
      return [members.filter(isRole), members.filter(isSeat), members.filter(isOption)];
    }),
    ...lists.filter((list) => isOwn(list, text) || extendedLists(text).has(list)).map((list) => codesOf(list, texts)),
    ...text.sentences.flatMap(scopesInside),
  ];
  return everything.map((nodes) => ({
    own: nodes.filter((node) => isOwn(node, text)),
    taken: nodes.filter((node) => !isOwn(node, text)),
  }));
}

function scopesInside(sentence: SchemeText['sentences'][number] | TrackSentence): Named[][] {
  if (isForm(sentence)) {
    return [sentence.pages, ...sentence.pages.map((page) => page.fields), ...repetitionsIn(sentence)];
  }
  if (isPart(sentence)) {
    return [sentence.fields, ...repetitionsIn(sentence)];
  }
  if (isReport(sentence)) {
    return [sentence.sentences.filter(isReportRow)];
  }
  if (isTrack(sentence)) {
    return sentence.sentences.flatMap(scopesInside);
  }
  if (isLevel(sentence)) {
    // The acts of a level share one key, whatever their kind.
    return [actsOf(sentence)];
  }
  return [];
}

function repetitionsIn(node: AstNode): Named[][] {
  return [...AstUtils.streamAllContents(node)].filter(isFieldType).map((type) => type.fields.filter(isField));
}

/** Institutions declared or extended in this text; the others were checked in their own. */
function touched(institutions: Institution[], text: SchemeText): Institution[] {
  const extended = new Set(text.sentences.filter(isExtension).map((extension) => extension.target.ref));
  return institutions.filter((institution) => isOwn(institution, text) || extended.has(institution));
}

function extendedLists(text: SchemeText) {
  return new Set(text.sentences.filter(isListExtension).map((extension) => extension.target.ref));
}

function isOwn(node: AstNode, text: SchemeText): boolean {
  return AstUtils.findRootNode(node) === text;
}
