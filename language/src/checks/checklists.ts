import { type AstNode, AstUtils, type ValidationAcceptor } from 'langium';
import {
  type Banded,
  type CodeList,
  type Comparison,
  type Field,
  type FieldPath,
  type FormulaTerm,
  isBanded,
  isField,
  isFieldType,
  isFromSteps,
  isMayBeUnknown,
  isPage,
  isRaisable,
  isRequired,
  type PageSentence,
} from '../generated/ast.ts';
import { canonicalSpelling, type KeywordName } from '../keywords/table.ts';
import { messages } from '../messages/table.ts';
import { quoted } from '../messages/words.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { fieldOf, fieldsOf, fieldsOfGroup, groupNamedBy, hasPoints } from '../references/fields.ts';
import { codesOf, schemeTextOf, withBases } from '../references/visible.ts';
import { report } from './report.ts';

/** Points on some codes and not on others are most likely forgotten. */
export function pointsShouldBeComplete(list: CodeList, accept: ValidationAcceptor): void {
  const without = list.codes.filter((code) => code.points === undefined);
  if (without.length > 0 && without.length < list.codes.length) {
    report(accept, messages.somePoints, without[0]!, { name: without[0]!.name }, { property: 'name' });
  }
}

const numbers = ['whole_number', 'calculated'];

/** What each word of a formula may speak of. */
const kindsFor: Record<string, string[]> = {
  years_from: ['date'],
  how_many_of: ['repeating', 'several_of', 'attachment'],
  total_of: numbers,
  points_of: ['one_of', 'several_of'],
};

/** A formula must add what has a number. */
export function formulaMustHaveNumbers(term: FormulaTerm, accept: ValidationAcceptor): void {
  const { kind, field: path, until, page } = term;
  if (page) {
    if (page.ref && !fieldsOf(page.ref).some(hasPoints)) {
      report(accept, messages.noPoints, term, { name: page.ref.name }, { property: 'page' });
    }
    return;
  }
  const field = fieldOf(path);
  if (field?.type && path) {
    const kinds = kindsFor[kind ?? ''] ?? numbers;
    const isEntryField = groupNamedBy(path) !== undefined;
    if (!kinds.includes(field.type.kind) || isEntryField !== (kind === 'total_of')) {
      reportKind(path, field, kinds, accept);
    } else if (kind === 'points_of' && !hasPoints(field)) {
      report(accept, messages.noPoints, term, { name: field.name }, { property: 'field' });
    }
  }
  const end = fieldOf(until);
  if (until && end?.type && end.type.kind !== 'date') {
    reportKind(until, end, ['date'], accept);
  }
}

function reportKind(path: FieldPath, field: Field, kinds: string[], accept: ValidationAcceptor): void {
  const language = keywordLanguageOfNode(path);
  const expected = kinds.map((kind) => quoted(canonicalSpelling(kind, language), language)).join(', ');
  const kind = canonicalSpelling(field.type.kind, language);
  report(accept, messages.wrongInFormula, path, { name: field.name, kind, expected });
}

/** What is worked out must be so before it is shown: from fields of its page or of earlier ones, never from itself. */
export function formulaMustBeInReach(path: FieldPath, accept: ValidationAcceptor): void {
  const owner = AstUtils.getContainerOfType(path, isField);
  const field = groupNamedBy(path) ?? fieldOf(path);
  if (!owner || !field || !isWorkedOut(path)) {
    return;
  }
  if (dependsOn(field, owner)) {
    report(accept, messages.dependsOnItself, path, { name: owner.name });
    return;
  }
  const pages = pagesOf(owner);
  const own = pages.findIndex((page) => fieldsOf(page).includes(owner));
  const other = pages.findIndex((page) => fieldsOf(page).includes(field));
  if (own >= 0 && other > own) {
    report(accept, messages.notEarlierPage, path, { name: field.name, page: pages[other]!.name });
  }
}

function pagesOf(node: AstNode) {
  const page = AstUtils.getContainerOfType(node, isPage);
  const pages: PageSentence[] = page?.$container.pages ?? [];
  return pages.filter(isPage);
}

/** Whether a path stands in a formula or says by what a choice is made. */
function isWorkedOut({ $container: container }: FieldPath): boolean {
  return container.$type === 'FormulaTerm' || isBanded(container);
}

/** Whether a field is, or is worked out from, another. */
function dependsOn(field: Field, goal: Field, visited = new Set<Field>()): boolean {
  if (field === goal) {
    return true;
  }
  if (visited.has(field)) {
    return false;
  }
  visited.add(field);
  return pathsOf(field).some((path) => {
    const next = groupNamedBy(path) ?? fieldOf(path);
    return next !== undefined && dependsOn(next, goal, visited);
  });
}

function pathsOf(field: Field): FieldPath[] {
  const terms = field.type?.formula?.terms ?? [];
  const bands = field.modifiers.filter(isBanded).map(({ by }) => by);
  return [...terms.flatMap(({ field: path, until }) => [path, until].filter((each) => each !== undefined)), ...bands];
}

/**
 * What is worked out is not asked, so nothing may be said of its answering. In a part that repeats, each entry is worked
 * out from itself and from earlier pages; bands are not set there.
 */
export function workedOutMustNotBeAsked(field: Field, accept: ValidationAcceptor): void {
  const worked = field.type?.kind === 'calculated' || field.modifiers.some(isBanded);
  if (!worked) {
    return;
  }
  for (const modifier of field.modifiers.filter((each) => isRequired(each) || isMayBeUnknown(each))) {
    report(accept, messages.workedOutIsAsked, modifier, { name: field.name });
  }
  const entry = AstUtils.getContainerOfType(field.$container, isFieldType);
  const page = AstUtils.getContainerOfType(field, isPage);
  const isOutOfReach = (path: FieldPath): boolean => {
    const other = groupNamedBy(path) ?? fieldOf(path);
    const beside = page ? fieldsOf(page) : [];
    return other !== undefined && !entry?.fields.includes(other) && beside.includes(other);
  };
  const ofPage = field.type?.formula?.terms.some((term) => term.page?.ref !== undefined && term.page.ref === page);
  if (entry && (field.modifiers.some(isBanded) || ofPage === true || pathsOf(field).some(isOutOfReach))) {
    report(accept, messages.workedOutInRepetition, field, { name: field.name }, { property: 'name' });
  }
}

/** Bands must say of a choice, by a number, which code begins where. */
export function bandsMustFit(banded: Banded, accept: ValidationAcceptor): void {
  const field = banded.$container;
  const { type } = field;
  if (!type) {
    return;
  }
  if (type.kind !== 'one_of') {
    const language = keywordLanguageOfNode(banded);
    report(accept, messages.bandsOfOther, banded, { kind: canonicalSpelling('one_of', language) });
    return;
  }
  const by = fieldOf(banded.by);
  if (by?.type && !numbers.includes(by.type.kind)) {
    reportKind(banded.by, by, numbers, accept);
  }
  const seen = new Set<number>();
  for (const band of banded.bands) {
    if (seen.has(band.from)) {
      report(accept, messages.bandsOverlap, band, { from: String(band.from) }, { property: 'from' });
    }
    seen.add(band.from);
  }
  const named = new Set(banded.bands.map(({ code }) => code.ref));
  const list = type.list?.ref;
  for (const code of list ? codesOf(list, withBases(schemeTextOf(banded))) : []) {
    if (!named.has(code)) {
      report(accept, messages.codeWithoutBand, banded, { name: code.name }, { property: 'by' });
    }
  }
}

/** Only what bands set may be raised. */
export function raisedMustBeBanded(field: Field, accept: ValidationAcceptor): void {
  const raisable = field.modifiers.find(isRaisable);
  if (raisable && !field.modifiers.some(isBanded)) {
    const keyword: KeywordName = 'set_by';
    const values = { keyword: canonicalSpelling(keyword, keywordLanguageOfNode(field)) };
    report(accept, messages.raisedWithoutBands, raisable, values);
  }
}

/** Steps of a case have a day, somebody who did them and what was done: the part must have fields for these. */
export function stepsMustHavePlaces(field: Field, accept: ValidationAcceptor): void {
  const clause = field.modifiers.find(isFromSteps);
  if (!clause || !field.type) {
    return;
  }
  const kinds = fieldsOfGroup(field.type).map(({ type }) => type?.kind);
  const texts = kinds.filter((kind) => kind === 'text' || kind === 'long_text');
  if (field.type.kind !== 'repeating' || !kinds.includes('date') || texts.length < 2) {
    report(accept, messages.stepsWithoutPlaces, clause, {});
  }
}

/** A condition speaks of one answer, and a field of a repeating part has several. */
export function conditionMustNotEnterRepetition(comparison: Comparison, accept: ValidationAcceptor): void {
  const group = groupNamedBy(comparison.field);
  if (group) {
    report(accept, messages.conditionOnEntries, comparison, { name: group.name }, { property: 'field' });
  }
}
