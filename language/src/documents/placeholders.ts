import { type AstNode, AstUtils, GrammarUtils } from 'langium';
import {
  type Document,
  type Field,
  type Institution,
  isDocument,
  isEachEntry,
  isParty,
  isRole,
  type Page,
  type Party,
  type Role,
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

/** The words before a grammatical case, and the case. */
export function parted(
  words: string,
  language: KeywordLanguage,
): { name: string; case?: Exclude<GrammaticalCase, 'nominative'> } {
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

/** Everything that may stand in braces at a place, for proposals. */
export function nameable(node: AstNode): string[] {
  const document = AstUtils.getContainerOfType(node, isDocument);
  const pages = document?.form.ref?.pages ?? [];
  const fields = pages.flatMap((page) => fieldsOf(page).map((field) => `${page.name}.${field.name}`));
  const group = isEachEntry(node) ? fieldOf(node.group) : undefined;
  const entry = group?.type ? fieldsOfGroup(group.type).map((field) => field.name) : [];
  const texts = withBases(schemeTextOf(node));
  const institutions = institutionsIn(texts).map((institution) => institution.name);
  return [...entry, ...fields, ...institutions, ...Object.keys(knownWords[keywordLanguageOfNode(node)])];
}
