import { AstUtils, type AstNode, type ReferenceInfo } from 'langium';
import {
  type BasedOn,
  type Code,
  type CodeList,
  type HeaderSentence,
  type Institution,
  type InstitutionMember,
  isApproval,
  isBasedOn,
  isCalendar,
  isCitation,
  isScenarioText,
  isSchemeText,
  isTerritory,
  isTextLanguage,
  type Sentence,
  type SchemeText,
} from '../generated/ast.ts';
import type { CalendarKind } from '../model.ts';

/** The text a node stands in. */
export function schemeTextOf(node: AstNode): SchemeText {
  const root = AstUtils.findRootNode(node);
  if (!isSchemeText(root)) {
    throw new Error(`A ${root.$type} stands in no text.`);
  }
  return root;
}

/** A text and everything it builds on, the deepest base first and the text itself last. */
export function withBases(text: SchemeText): SchemeText[] {
  const found: SchemeText[] = [];
  const visiting = new Set<SchemeText>();
  const visit = (current: SchemeText) => {
    if (visiting.has(current)) {
      return;
    }
    visiting.add(current);
    for (const base of basesOf(current)) {
      visit(base);
    }
    found.push(current);
  };
  visit(text);
  return found;
}

/** Where a text names other texts: the bases of a scheme, the scheme that a file of scenarios tries. */
export function namedTexts(root: AstNode): ReferenceInfo[] {
  const holders = isSchemeText(root) ? root.header.filter(isBasedOn) : isScenarioText(root) ? [root] : [];
  return holders.flatMap((each) => AstUtils.streamReferences(each).toArray());
}

const named = new WeakMap<SchemeText, BasedOn['bases']>();

/** The texts named after `based on`, as far as they are found. */
export function basesOf(text: SchemeText): SchemeText[] {
  let bases = named.get(text);
  if (!bases) {
    bases = text.header.filter(isBasedOn).flatMap((basedOn) => basedOn.bases);
    named.set(text, bases);
  }
  return bases.flatMap((base) => base.ref ?? []);
}

/**
 * The head of a text. What it does not say of its territory, its basis, its approval and its language, the nearest of its bases
 * that does says for it, so that a scheme for one school need not repeat it.
 */
export function headerOf(text: SchemeText): HeaderSentence[] {
  const inherited = [isTerritory, isCitation, isApproval, isTextLanguage].flatMap((isKind) => {
    const nearest = withBases(text).findLast(({ header }) => header.some(isKind));
    return nearest === text || !nearest ? [] : nearest.header.filter(isKind);
  });
  return [...text.header, ...inherited];
}

/** Whether the labels are in English, which has no case forms to ask for. */
export function areTextsEnglish(text: SchemeText): boolean {
  return headerOf(text).find(isTextLanguage)?.texts === 'texts_in_english';
}

/** Roles, seats and addresses of an institution: its own and those of the `extend` sentences of these texts. */
export function membersOf(institution: Institution, texts: SchemeText[]): InstitutionMember[] {
  const extensions = texts
    .flatMap((text) => sentencesOf(text, 'Extension'))
    .filter((extension) => extension.target.ref === institution);
  return [...institution.members, ...extensions.flatMap((extension) => extension.members)];
}

/** Whether the territory has several bodies of it: a municipality may say so of an institution of its base. */
export function isSeveral(institution: Institution, texts: SchemeText[]): boolean {
  return (
    institution.several ||
    texts.flatMap((text) => sentencesOf(text, 'Extension')).some((one) => one.several && one.target.ref === institution)
  );
}

const calendars: Record<string, CalendarKind> = { state: 'state', plain: 'plain', schools: 'school' };

/** By which calendar an institution works: what is said last holds, so that a municipality may choose its own. */
export function calendarOf(institution: Institution, texts: SchemeText[]): CalendarKind | undefined {
  const kind = membersOf(institution, texts).findLast(isCalendar)?.kind;
  return kind === undefined ? undefined : calendars[kind];
}

/** Codes of a list: its own and those of the `extend list` sentences of these texts. */
export function codesOf(list: CodeList, texts: SchemeText[]): Code[] {
  const extensions = texts
    .flatMap((text) => sentencesOf(text, 'ListExtension'))
    .filter((extension) => extension.target.ref === list);
  return [...list.codes, ...extensions.flatMap((extension) => extension.codes)];
}

/** The texts that a sentence of a scheme speaks in: its own and those it builds on. */
export function textsAround(node: AstNode): SchemeText[] {
  return withBases(schemeTextOf(node));
}

/** The sentences of a kind in these texts that stand outside of others. */
export function sentencesOfKind<Kind extends Sentence['$type']>(
  texts: SchemeText[],
  kind: Kind,
): (Sentence & { $type: Kind })[] {
  return texts.flatMap((text) => sentencesOf(text, kind));
}

export function institutionsIn(texts: SchemeText[]): Institution[] {
  return sentencesOfKind(texts, 'Institution');
}

export function listsIn(texts: SchemeText[]): CodeList[] {
  return sentencesOfKind(texts, 'CodeList');
}

/** A changed text is a new tree, so what was sorted once stays right. */
const sorted = new WeakMap<SchemeText, Map<string, Sentence[]>>();

/** The sentences of a kind that stand outside of others. */
function sentencesOf<Kind extends Sentence['$type']>(text: SchemeText, kind: Kind): (Sentence & { $type: Kind })[] {
  let found = sorted.get(text);
  if (!found) {
    found = Map.groupBy(text.sentences, ({ $type }) => $type);
    sorted.set(text, found);
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- they were sorted by their kind
  return (found.get(kind) ?? []) as (Sentence & { $type: Kind })[];
}
