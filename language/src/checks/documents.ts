import { type AstNode, AstUtils, type ValidationAcceptor } from 'langium';
import {
  type AddressedTo,
  type DefaultForm,
  type Document,
  type EachEntry,
  type Field,
  type FieldList,
  type Heading,
  type Institution,
  isDefaultForm,
  isDocument,
  isHeading,
  isAddressedTo,
  isNeeds,
  isNotForFamily,
  isParagraph,
  isParty,
  isReaders,
  type Needs,
  type Page,
  type Paragraph,
  type Party,
  type Role,
  type SchemeText,
  type Subject,
} from '../generated/ast.ts';
import { labelOfNamed, recipientsOf } from '../documents/named.ts';
import {
  type Known,
  knownWords,
  type Meaning,
  meaningOf,
  nameable,
  parted,
  type Written,
  writtenIn,
} from '../documents/placeholders.ts';
import { canonicalSpelling } from '../keywords/table.ts';
import { proposedCase } from '../labels/declension.ts';
import { messages } from '../messages/table.ts';
import { mostSimilar, replacedBy } from '../messages/similar.ts';
import { didYouMean } from '../messages/words.ts';
import type { GrammaticalCase } from '../model.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { documentOf } from '../overlay/clone.ts';
import { fieldOf, isAnswered } from '../references/fields.ts';
import { nodesIn } from '../references/nodes.ts';
import { areTextsEnglish, schemeTextOf, withBases } from '../references/visible.ts';
import { report } from './report.ts';

type WithText = Heading | Paragraph | Subject | EachEntry;
type Where = { range: { start: { line: number; character: number }; end: { line: number; character: number } } };

/** Every pair of braces must name a field or a name; a name must have the case that is asked. */
export function textMustNameThings(node: WithText, accept: ValidationAcceptor): void {
  const { pairs, alone } = writtenIn(node);
  for (const at of alone) {
    report(accept, messages.loneBrace, node, {}, within(node, at, at + 1));
  }
  for (const pair of pairs) {
    const where = within(node, pair.start, pair.end);
    const meaning = meaningOf(pair.words, node);
    if (!meaning) {
      reportUnknown(node, pair, where, accept);
    } else if (meaning.kind === 'field') {
      checkField(node, meaning, where, accept);
    } else {
      checkCase(node, meaning, where, accept);
    }
  }
}

/** Worked out only for what is told: most braces are right. */
function within(node: AstNode, start: number, end: number): Where {
  return {
    get range() {
      const { textDocument } = documentOf(node);
      return { start: textDocument.positionAt(start), end: textDocument.positionAt(end) };
    },
  };
}

function reportUnknown(node: WithText, { words }: Written, where: Where, accept: ValidationAcceptor): void {
  const language = keywordLanguageOfNode(node);
  const { name, case: asked } = parted(words, language);
  const plain = meaningOf(name, node);
  if (asked !== undefined && plain?.kind === 'field') {
    report(accept, messages.caseOfOther, node, { name }, where);
    return;
  }
  const similar =
    declined(words, node) ??
    mostSimilar(
      name,
      nameable(node).map((each) => each.name),
    );
  const proposal = didYouMean(similar, language);
  const data = similar === undefined ? {} : replacedBy(`{${similar}}`);
  report(accept, messages.nothingNamed, node, { name, proposal }, { ...where, ...data });
}

/** Endings of the words that are known only when a document is made, and the case each of them means. */
const endings = { a: 'ģenitīvā', am: 'datīvā', u: 'akuzatīvā', ā: 'lokatīvā' } as const;

/** "saņēmējam" means "saņēmējs datīvā"; "Dienests datīvs" means "Dienests datīvā". */
function declined(words: string, node: WithText): string | undefined {
  const language = keywordLanguageOfNode(node);
  const inCases = Object.keys(knownWords[language])
    .filter((each) => each.endsWith('js'))
    .flatMap((each) => Object.entries(endings).map(([end, asked]) => [each.slice(0, -1) + end, `${each} ${asked}`]));
  const [, name = '', last = ''] = /^\s*(.*?)\s+(\S+)\s*$/.exec(words) ?? [];
  const asked =
    last &&
    mostSimilar(
      last,
      oblique.map((each) => canonicalSpelling(each, language)),
    );
  return (
    new Map(inCases.map(([written, meant]) => [written, meant])).get(words.trim()) ??
    (asked && meaningOf(name, node) ? `${name} ${asked}` : undefined)
  );
}

const oblique = ['genitive', 'dative', 'accusative', 'locative'] as const;

/** Kinds of which a sentence can say no single answer. */
const notInSentences = new Set(['repeating', 'attachment']);

function checkField(
  node: WithText,
  { field, page, entry }: Meaning & { kind: 'field' },
  where: Where,
  accept: ValidationAcceptor,
): void {
  const { name } = field;
  const language = keywordLanguageOfNode(node);
  if (field.type && notInSentences.has(field.type.kind)) {
    const kind = canonicalSpelling(field.type.kind, language);
    const proposal = canonicalSpelling(field.type.kind === 'repeating' ? 'for_each_entry' : 'fields_listed', language);
    report(accept, messages.severalAnswers, node, { name, kind, proposal }, where);
  }
  const conditional = (isHeading(node) || isParagraph(node)) && node.when !== undefined;
  if (!isAnswered(field) && !conditional && !entry) {
    report(accept, messages.mayBeEmpty, node, { name }, where);
  }
  checkReaders(node, field, page, where, accept);
}

/** Who reads a paper is known only of the family; of others the author must think. */
function checkReaders(
  node: AstNode,
  field: Field,
  page: Page | undefined,
  where: Where | object,
  accept: ValidationAcceptor,
): void {
  const marks = [...field.modifiers, ...(page?.access ?? [])];
  const document = AstUtils.getContainerOfType(node, isDocument);
  const to = document?.sentences.find(isAddressedTo)?.target.ref;
  const values = { name: field.name };
  if (isParty(to) && marks.some((mark) => isNotForFamily(mark) || isReaders(mark))) {
    const name = marks.some(isNotForFamily) ? 'not_for_the_family' : 'seen_only_by';
    const keyword = canonicalSpelling(name, keywordLanguageOfNode(node));
    report(accept, messages.familyMustNotRead, node, { ...values, keyword }, where);
  } else if (marks.some(isReaders)) {
    report(accept, messages.readersAreFew, node, values, where);
  }
}

function checkCase(
  node: WithText,
  meaning: Exclude<Meaning, { kind: 'field' }>,
  where: Where,
  accept: ValidationAcceptor,
): void {
  if (meaning.kind === 'name') {
    reportMissingCase(node, meaning.thing, meaning.case, where, accept);
  } else if (meaning.what !== 'recipient' && meaning.case !== 'nominative') {
    report(accept, messages.caseOfOther, node, { name: wordsOf(meaning.what, node) }, where);
  } else if (meaning.what === 'recipient') {
    const document = AstUtils.getContainerOfType(node, isDocument);
    for (const recipient of document ? recipientsOf(document) : []) {
      reportMissingCase(node, recipient, meaning.case, where, accept);
    }
  }
}

function wordsOf(what: Known, node: AstNode): string {
  const words = Object.entries(knownWords[keywordLanguageOfNode(node)]);
  return words.find(([, known]) => known === what)?.[0] ?? what;
}

function reportMissingCase(
  node: AstNode,
  thing: Institution | Role | Party,
  asked: GrammaticalCase,
  where: object,
  accept: ValidationAcceptor,
): void {
  const label = labelOfNamed(thing, node);
  if (asked !== 'nominative' && label[asked] === undefined && !areTextsEnglish(schemeTextOf(node))) {
    const keyword = canonicalSpelling(asked, keywordLanguageOfNode(node));
    const values = { label: label.nominative, keyword, proposal: proposedCase(label.nominative, asked) };
    report(accept, messages.missingCase, node, values, where);
  }
}

/** Whoever a document is addressed to should have a dative. */
export function addresseeShouldHaveDative(node: AddressedTo, accept: ValidationAcceptor): void {
  const thing = node.role?.ref ?? node.target.ref;
  if (thing) {
    reportMissingCase(node, thing, 'dative', {}, accept);
  }
}

/** Items are made of entries, so the part must repeat. */
export function entriesMustRepeat(node: EachEntry, accept: ValidationAcceptor): void {
  const field = fieldOf(node.group);
  if (field?.type && field.type.kind !== 'repeating') {
    const kind = canonicalSpelling(field.type.kind, keywordLanguageOfNode(node));
    report(accept, messages.doesNotRepeat, node, { name: field.name, kind }, { property: 'group' });
  } else if (field) {
    checkReaders(node, field, undefined, { property: 'group' }, accept);
  }
}

/** What is listed is read by whoever reads the document. */
export function listedFieldsMustBeReadable(node: FieldList, accept: ValidationAcceptor): void {
  for (const path of node.fields) {
    const field = fieldOf(path);
    if (field) {
      checkReaders(path, field, undefined, {}, accept);
    }
  }
}

const textual = new Set(['Heading', 'Paragraph', 'FieldList', 'PageList', 'EachEntry']);

/** A document must say something. */
export function documentMustHaveText(document: Document, accept: ValidationAcceptor): void {
  if (!document.sentences.some(({ $type }) => textual.has($type))) {
    report(accept, messages.emptyDocument, document, { name: document.name }, { property: 'name' });
  }
}

/** Acts make the documents of the form they ask for, so some act should ask for it. */
export function documentShouldBeMade(document: Document, accept: ValidationAcceptor): void {
  const form = document.form.ref;
  const text = schemeTextOf(document);
  if (!form || text.library) {
    return;
  }
  const asked = withBases(text)
    .flatMap(whatNeedsForms)
    .some((sentence) => sentence.form.ref === form);
  if (!asked) {
    report(accept, messages.noActMakes, document, { name: document.name, form: form.name }, { property: 'form' });
  }
}

const needing = new WeakMap<SchemeText, (DefaultForm | Needs)[]>();

/** The sentences of a text that ask for a form. */
function whatNeedsForms(text: SchemeText): (DefaultForm | Needs)[] {
  let found = needing.get(text);
  if (!found) {
    found = nodesIn(text).filter((node) => isDefaultForm(node) || isNeeds(node));
    needing.set(text, found);
  }
  return found;
}
