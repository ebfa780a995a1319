import type { ValidationAcceptor } from 'langium';
import {
  type Approval,
  type BasedOn,
  type Citation,
  isBasedOn,
  isDefaultForm,
  isTextLanguage,
  isVersion,
  isValidFrom,
  type OwnAct,
  type SchemeText,
  type ValidFrom,
} from '../generated/ast.ts';
import { canonicalSpelling, isOneWord } from '../keywords/table.ts';
import { messages } from '../messages/table.ts';
import { kindOf } from '../messages/words.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { foldedLetters } from '../references/files.ts';
import { basesOf, schemeTextOf } from '../references/visible.ts';
import { report } from './report.ts';
import { type Named, type NameScope, scopesOf } from './scopes.ts';

/** Two things of one scope must not have the same name, and names must be one word. */
export function namesMustBeClear(text: SchemeText, accept: ValidationAcceptor): void {
  const scopes = scopesOf(text);
  for (const scope of scopes) {
    namesMustDiffer(scope, accept);
  }
  for (const node of [text, ...scopes.flatMap(({ own }) => own)]) {
    nameMustBeOneWord(node, accept);
  }
}

/** Nor may names become the same without diacritics. */
function namesMustDiffer({ own, taken }: NameScope, accept: ValidationAcceptor): void {
  const seen = new Map(taken.filter((node) => node.name).map((node) => [foldedLetters(node.name), node]));
  for (const node of own.filter((each) => each.name)) {
    const earlier = seen.get(foldedLetters(node.name));
    if (!earlier) {
      seen.set(foldedLetters(node.name), node);
    } else if (earlier.name === node.name) {
      const kind = kindOf(node.$type, keywordLanguageOfNode(node));
      report(accept, messages.duplicateName, node, { name: node.name, kind }, { property: 'name' });
    } else {
      const values = { name: node.name, other: earlier.name };
      report(accept, messages.sameAfterFolding, node, values, { property: 'name' });
    }
  }
}

/** A keyword of several words is not a name. */
function nameMustBeOneWord(node: Named, accept: ValidationAcceptor): void {
  if (node.name && !isOneWord(node.name)) {
    report(accept, messages.notOneWord, node, { name: node.name }, { property: 'name' });
  }
}

/** A text must not be based on itself, nor on one that is based on it. */
export function basesMustNotBeCircular(basedOn: BasedOn, accept: ValidationAcceptor): void {
  const text = schemeTextOf(basedOn);
  for (const [index, base] of basedOn.bases.entries()) {
    if (base.ref && leadsTo(base.ref, text)) {
      report(accept, messages.circularBase, basedOn, { name: base.$refText }, { property: 'bases', index });
    }
  }
}

function leadsTo(from: SchemeText, goal: SchemeText, visited = new Set<SchemeText>()): boolean {
  if (from === goal) {
    return true;
  }
  if (visited.has(from)) {
    return false;
  }
  visited.add(from);
  return basesOf(from).some((base) => leadsTo(base, goal, visited));
}

/** Version, validity, bases and each default form may be said once. */
export function sentencesMustNotRepeat(text: SchemeText, accept: ValidationAcceptor): void {
  const language = keywordLanguageOfNode(text);
  const once = [
    ...text.header.filter(isVersion).map((node) => ({ node, keyword: 'version' })),
    ...text.header.filter(isTextLanguage).map((node) => ({ node, keyword: node.texts })),
    ...text.header.filter(isValidFrom).map((node) => ({ node, keyword: 'valid_from' })),
    ...text.header.filter(isBasedOn).map((node) => ({ node, keyword: 'based_on' })),
    ...text.sentences.filter(isDefaultForm).map((node) => ({ node, keyword: node.kind })),
  ];
  const seen = new Set<string>();
  for (const { node, keyword } of once) {
    if (seen.has(keyword)) {
      report(accept, messages.repeatedSentence, node, { keyword: canonicalSpelling(keyword, language) });
    }
    seen.add(keyword);
  }
}

/** A date must be in the calendar: 31 February is not. */
export function dateMustExist(node: Citation | ValidFrom | Approval | OwnAct, accept: ValidationAcceptor): void {
  const { date } = node;
  if (date && !isDay(date)) {
    report<Citation | ValidFrom | Approval | OwnAct, 'date'>(
      accept,
      messages.noSuchDate,
      node,
      { date },
      { property: 'date' },
    );
  }
}

/** Whether an ISO date is in the calendar. */
export function isDay(iso: string): boolean {
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso);
}
