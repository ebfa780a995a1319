import { type AstNode, AstUtils, GrammarUtils } from 'langium';
import {
  type Document,
  type EachEntry,
  type Field,
  type Heading,
  type Institution,
  isDocument,
  isEachEntry,
  isHeading,
  isParagraph,
  isParty,
  isRole,
  isSubject,
  type Page,
  type Paragraph,
  type Party,
  type Role,
  type Subject,
} from '../generated/ast.ts';
import { keywords } from '../keywords/table.ts';
import type { GrammaticalCase, KeywordLanguage } from '../model.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { fieldOf, fieldsOf, fieldsOfGroup } from '../references/fields.ts';
import { institutionsIn, membersOf, schemeTextOf, withBases } from '../references/visible.ts';

/** Texts of documents name fields and names in braces: "{bērns.vārds}", "{SociālaisDienests datīvā}". */

/** A pair of braces in a text, as it is written. Positions are those of the text's strings in the file. */
export interface Written {
  words: string;
  start: number;
  end: number;
}

/** What braces in a text of a document stand for. */
export type Meaning =
  /** `entry`: of the entry that the text is repeated for. */
  | { kind: 'field'; field: Field; page?: Page; entry: boolean }
  | { kind: 'name'; thing: Institution | Role | Party; of?: Institution; case: GrammaticalCase }
  | { kind: 'known'; what: Known; case: GrammaticalCase };

/** What is known only when the document is made. */
export type Known = 'recipient' | 'sender' | 'caseNumber' | 'today';

/** Keys are what an author writes in braces. */
export const knownWords: Record<KeywordLanguage, Record<string, Known>> = {
  lv: { saņēmējs: 'recipient', sūtītājs: 'sender', 'lietas numurs': 'caseNumber', šodiena: 'today' },
  en: { recipient: 'recipient', sender: 'sender', 'case number': 'caseNumber', today: 'today' },
};

const cases = ['genitive', 'dative', 'accusative', 'locative'] as const;

/** Every pair of braces in the strings of a sentence, and where a brace has no counterpart. */
export function writtenIn(node: AstNode): { pairs: Written[]; alone: number[] } {
  const pairs: Written[] = [];
  const alone: number[] = [];
  for (const string of GrammarUtils.findNodesForProperty(node.$cstNode, 'text')) {
    const blank = string.text.replace(/\{([^{}]*)\}/g, (match, words: string, index: number) => {
      pairs.push({ words, start: string.offset + index, end: string.offset + index + match.length });
      return ' '.repeat(match.length);
    });
    alone.push(...[...blank.matchAll(/[{}]/g)].map((match) => string.offset + match.index));
  }
  return { pairs, alone };
}

/** The words before a grammatical case, and the case; letters written as two characters are one. */
export function parted(
  written: string,
  language: KeywordLanguage,
): { name: string; case?: Exclude<GrammaticalCase, 'nominative'> } {
  const words = written.normalize('NFC');
  const [, name = '', last = ''] = /^\s*(.*?)\s+(\S+)\s*$/.exec(words) ?? [];
  const found = cases.find((each) => keywords[each].spellings[language].includes(last));
  return found ? { name, case: found } : { name: words.trim().replaceAll(/\s+/g, ' ') };
}

/** What the words in braces mean where they stand; undefined: nothing. */
export function meaningOf(words: string, node: AstNode): Meaning | undefined {
  const document = AstUtils.getContainerOfType(node, isDocument);
  const language = keywordLanguageOfNode(node);
  const { name, case: written } = parted(words, language);
  const field = written === undefined && document && fieldNamed(name, node, document);
  if (field) {
    return field;
  }
  const what = knownWords[language][name];
  const asked = written ?? 'nominative';
  return what ? { kind: 'known', what, case: asked } : nameOf(name, asked, node);
}

/** The names in a pair of braces, each where it stands: of "{bērns.vārds}" the page and the field. */
export function namesIn(
  { words, start }: Written,
  meaning: Meaning,
): { thing: Page | Field | Institution | Role | Party; name: string; start: number; end: number }[] {
  const around = meaning.kind === 'field' ? meaning.page : meaning.kind === 'name' ? meaning.of : undefined;
  const named = meaning.kind === 'field' ? meaning.field : meaning.kind === 'name' ? meaning.thing : undefined;
  const parts = /^\s*([^\s.]+)(?:\.(\S+))?/.exec(words);
  if (!named || !parts) {
    return [];
  }
  const [, first = '', second] = parts;
  const at = start + 1 + words.indexOf(first);
  const things = second === undefined || !around ? [named] : [around, named];
  const names = things.length === 1 ? [first] : [first, second!];
  return things.map((thing, index) => {
    const name = names[index]!;
    const from = index === 0 ? at : at + first.length + 1;
    return { thing, name, start: from, end: from + name.length };
  });
}

/** The sentences of a document whose texts may have braces. */
export function isTextOfDocument(node: AstNode): node is Heading | Paragraph | Subject | EachEntry {
  return isHeading(node) || isParagraph(node) || isSubject(node) || isEachEntry(node);
}

function fieldNamed(name: string, node: AstNode, { form }: Document): Meaning | undefined {
  const [first = '', second] = name.split('.');
  const group = isEachEntry(node) ? fieldOf(node.group) : undefined;
  const inner = group?.type && second === undefined && fieldsOfGroup(group.type).find((each) => each.name === first);
  if (inner) {
    return { kind: 'field', field: inner, entry: true };
  }
  for (const page of form.ref?.pages ?? []) {
    const wanted = second === undefined ? first : page.name === first ? second : undefined;
    const field = fieldsOf(page).find((each) => each.name === wanted);
    if (field) {
      return { kind: 'field', field, page, entry: false };
    }
  }
  return undefined;
}

function nameOf(name: string, asked: GrammaticalCase, node: AstNode): Meaning | undefined {
  const texts = withBases(schemeTextOf(node));
  const [first = '', second] = name.split('.');
  const institution = institutionsIn(texts).find((each) => each.name === first);
  if (institution && second !== undefined) {
    const role = membersOf(institution, texts)
      .filter(isRole)
      .find((each) => each.name === second);
    return role && { kind: 'name', thing: role, of: institution, case: asked };
  }
  const party = texts
    .flatMap((text) => text.sentences)
    .filter(isParty)
    .find((each) => each.name === first);
  const thing = second === undefined ? (institution ?? party) : undefined;
  return thing && { kind: 'name', thing, case: asked };
}

/** What may stand in braces. */
export interface Nameable {
  /** As it is written there: "bērns.vārds". */
  name: string;
  /** What is meant; the words for what is known only later mean no thing of the text. */
  thing?: Field | Institution | Role | Party;
  /** Whether it may be followed by a grammatical case. */
  declines: boolean;
}

/** Everything that may stand in braces at a place, for proposals: what is nearest comes first. */
export function nameable(node: AstNode): Nameable[] {
  const document = AstUtils.getContainerOfType(node, isDocument);
  const pages = document?.form.ref?.pages ?? [];
  const group = isEachEntry(node) ? fieldOf(node.group) : undefined;
  const entry = group?.type ? fieldsOfGroup(group.type) : [];
  const fields = [
    ...entry.map((field) => ({ name: field.name, thing: field })),
    ...pages.flatMap((page) => fieldsOf(page).map((field) => ({ name: `${page.name}.${field.name}`, thing: field }))),
  ];
  const texts = withBases(schemeTextOf(node));
  const names = [
    ...institutionsIn(texts).flatMap((institution) => [
      { name: institution.name, thing: institution },
      ...membersOf(institution, texts)
        .filter(isRole)
        .map((role) => ({ name: `${institution.name}.${role.name}`, thing: role })),
    ]),
    ...texts
      .flatMap((text) => text.sentences)
      .filter(isParty)
      .map((party) => ({ name: party.name, thing: party })),
  ];
  const known = Object.entries(knownWords[keywordLanguageOfNode(node)]);
  return [
    ...fields.map((each) => ({ ...each, declines: false })),
    ...known.map(([name, what]) => ({ name, declines: what === 'recipient' })),
    ...names.map((each) => ({ ...each, declines: true })),
  ];
}
