import { type AstNode, AstUtils } from 'langium';
import {
  isField,
  isFieldType,
  isForm,
  isLevel,
  isOption,
  isPart,
  isReport,
  isReportRow,
  isRole,
  isSeat,
  isTrack,
  type Institution,
  type SchemeText,
  type TrackSentence,
} from '../generated/ast.ts';
import { actsOf, dutiesIn, levelAround, levelsIn } from '../references/acts.ts';
import { nodesIn } from '../references/nodes.ts';
import { codesOf, institutionsIn, listsIn, membersOf, sentencesOfKind, withBases } from '../references/visible.ts';

export interface Named extends AstNode {
  name: string;
}

/** Names that must differ from each other: those written in this text, and those it takes over. */
export interface NameScope {
  own: Named[];
  taken: Named[];
}

/** All scopes in which this text names something. */
export function scopesOf(text: SchemeText): NameScope[] {
  const texts = withBases(text);
  const institutions = institutionsIn(texts);
  const lists = listsIn(texts);
  const everything: Named[][] = [
    institutions,
    sentencesOfKind(texts, 'Party'),
    lists,
    sentencesOfKind(texts, 'Form'),
    sentencesOfKind(texts, 'Part'),
    sentencesOfKind(texts, 'Document'),
    sentencesOfKind(texts, 'Report'),
    sentencesOfKind(texts, 'RetentionClass'),
    levelsIn(texts),
    sentencesOfKind(texts, 'Track'),
    dutiesIn(texts).filter((duty) => levelAround(duty) === undefined),
    sentencesOfKind(texts, 'OwnAct'),
    ...touched(institutions, text).flatMap((institution) => {
      const members = membersOf(institution, texts);
      return [members.filter(isRole), members.filter(isSeat), members.filter(isOption)];
    }),
    ...lists.filter((list) => isOwn(list, text) || extendedLists(text).has(list)).map((list) => codesOf(list, texts)),
    ...text.sentences.flatMap(scopesInside),
  ];
  return everything
    .map((nodes) => Object.groupBy(nodes, (node) => (isOwn(node, text) ? 'own' : 'taken')))
    .flatMap(({ own, taken = [] }) => (own ? [{ own, taken }] : []));
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
  return nodesIn(node)
    .filter(isFieldType)
    .map((type) => type.fields.filter(isField));
}

/** Institutions declared or extended in this text; the others were checked in their own. */
function touched(institutions: Institution[], text: SchemeText): Institution[] {
  const extended = new Set(sentencesOfKind([text], 'Extension').map((extension) => extension.target.ref));
  return institutions.filter((institution) => isOwn(institution, text) || extended.has(institution));
}

function extendedLists(text: SchemeText) {
  return new Set(sentencesOfKind([text], 'ListExtension').map((extension) => extension.target.ref));
}

function isOwn(node: AstNode, text: SchemeText): boolean {
  return AstUtils.findRootNode(node) === text;
}
