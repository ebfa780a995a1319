import {
  type AstNode,
  AstUtils,
  GrammarUtils,
  type LangiumDocument,
  type Reference,
  type MultiReference,
  type ScopeProvider,
} from 'langium';
import type { Diagnostic } from 'vscode-languageserver';
import {
  type Extension,
  isBasedOn,
  isComparison,
  isExtension,
  isFieldPath,
  isFirst,
  isGroupRole,
  isInstitution,
  isLevelAct,
  isNoAgreement,
  isRecipient,
  isRoleReference,
  isRowAnswer,
  isSchemeText,
  isStoryActor,
  isStoryAddressee,
  isStoryAnswer,
  isStoryBody,
  isStoryValue,
  isValue,
  type SchemeText,
} from '../generated/ast.ts';
import { canonicalSpelling, keywordNames, keywords } from '../keywords/table.ts';
import type { KeywordLanguage } from '../model.ts';
import { documentOf } from '../overlay/clone.ts';
import { textOf } from '../messages/message.ts';
import { mostSimilar, replacedBy } from '../messages/similar.ts';
import { messages } from '../messages/table.ts';
import { didYouMean, kindOf } from '../messages/words.ts';
import { conditionPlaceOf, fieldOf } from '../references/fields.ts';
import { keywordLanguageOfNode } from '../parsing/keyword-language.ts';
import { formsOf } from '../references/stories.ts';
import { fieldOfValue, fieldsOfRow } from '../references/story-groups.ts';

/** A name that means nothing, and the document it was written in. */
export interface UnknownName extends Pick<Diagnostic, 'range' | 'message' | 'code' | 'data'> {
  name: string;
  node: AstNode;
  document: LangiumDocument;
}

/** What is to be said about the names of a document that mean nothing. */
export function unknownNames(
  document: LangiumDocument,
  scopes: ScopeProvider,
  kindOfReference: (reference: Reference | MultiReference) => string,
): UnknownName[] {
  const unknown = document.references.filter((reference) => reference.error && reference.$refNode);
  // Without its base nearly every name of a text is unknown; the base is what must be mended.
  const bases = unknown.filter((reference) => kindOfReference(reference) === 'SchemeText');
  const forgotten = bases.length === 0 ? forgottenBase(document) : [];
  const extended = namesInUnknownExtensions(document);
  return [
    ...forgotten,
    ...(bases.length > 0 ? bases : forgotten.length > 0 ? [] : unknown).flatMap((reference) => told(reference)),
  ];

  function told(reference: Reference | MultiReference): UnknownName[] {
    if (hasOtherCause(reference) || isOfUnknown(reference, extended)) {
      return [];
    }
    const { info } = reference.error!;
    const kind = kindOfReference(reference);
    const language = keywordLanguageOfNode(info.container);
    const names = scopes
      .getScope(info)
      .getAllElements()
      .map((each) => each.name);
    const name = reference.$refText;
    const similar = mostSimilar(name, names) ?? phraseWith(name, language);
    const proposal = didYouMean(similar, language);
    const message = kind === 'SchemeText' ? messages.unknownBase : messages.unknownName;
    const text = textOf(message, language, { name, kind: kindOf(kind, language), proposal });
    const origin = documentOf(info.container);
    return [
      {
        code: message.code,
        message: text,
        range: reference.$refNode!.range,
        name,
        node: info.container,
        document: origin,
        ...replacedBy(similar),
      },
    ];
  }
}

/** What a scheme is most often based on. */
const usualBase = 'Latvija';

/** A text that extends what is not in it, and names no base: that is said, instead of every name in it. */
function forgottenBase(document: LangiumDocument): UnknownName[] {
  const node = document.parseResult.value;
  if (!isSchemeText(node) || node.library || node.header.some(isBasedOn) || unknownExtensions(node).length === 0) {
    return [];
  }
  const label = GrammarUtils.findNodeForProperty(node.$cstNode, 'label');
  const language = keywordLanguageOfNode(node);
  const { code } = messages.missingBase;
  const message = textOf(messages.missingBase, language, { base: usualBase });
  const replacement = `${label?.text} ${canonicalSpelling('based_on', language)} ${usualBase}`;
  return label ? [{ code, message, range: label.range, name: usualBase, node, document, data: { replacement } }] : [];
}

function unknownExtensions(text: SchemeText): Extension[] {
  return text.sentences.filter(isExtension).filter(({ target }) => target?.ref === undefined);
}

/** Names declared in what extends an institution that is not known: they are unknown elsewhere for that reason only. */
function namesInUnknownExtensions({ parseResult: { value } }: LangiumDocument): ReadonlySet<string> {
  const extensions = isSchemeText(value) ? unknownExtensions(value) : [];
  return new Set(extensions.flatMap(({ members }) => members.flatMap((one) => ('name' in one ? [one.name] : []))));
}

/** A name in or of what extends an institution that is not known; and a recipient after one that is no institution. */
function isOfUnknown(reference: Reference | MultiReference, extended: ReadonlySet<string>): boolean {
  const { container, property } = reference.error!.info;
  const extension = AstUtils.getContainerOfType(container, isExtension);
  if (extension && !(container === extension && property === 'target') && extension.target?.ref === undefined) {
    return true;
  }
  if (isRecipient(container) && property === 'institution') {
    const { recipients } = container.$container;
    const before = recipients[recipients.indexOf(container) - 1];
    const isSameLine = before?.$cstNode?.range.end.line === container.$cstNode?.range.start.line;
    return isSameLine && before?.institution.ref === undefined;
  }
  return extended.has(reference.$refText);
}

/** "atgriežas" where "tad atgriežas" must be said. */
function phraseWith(word: string, language: KeywordLanguage): string | undefined {
  return keywordNames
    .flatMap((each) => keywords[each].spellings[language])
    .find((spelling) => spelling.includes(' ') && spelling.split(' ').at(-1) === word);
}

/**
 * A name that is unknown only because what stands before it is: the role of an unknown institution,
 * a value of a field that is unknown or has no list, a field of an unknown form. The first of them is told.
 */
function hasOtherCause(reference: Reference | MultiReference): boolean {
  const info = reference.error!.info;
  const { container, property } = info;
  if (isValue(container)) {
    const comparison = AstUtils.getContainerOfType(container, isComparison);
    return fieldOf(comparison?.field)?.type.list?.ref === undefined;
  }
  if (isFieldPath(container)) {
    const place = conditionPlaceOf(container);
    return (property === 'field' && container.start.ref === undefined) || (place?.kind === 'recipient' && !place.form);
  }
  if ((isFirst(container) || isNoAgreement(container)) && property === 'role') {
    return !isInstitution(container.target.ref);
  }
  if (isStoryValue(container)) {
    const type = fieldOfValue(container)?.type;
    const isOpen = [
      'body_of',
      'seats_of_the_group',
      'seats_of',
      'any_roles',
      'roles_of',
      'invitees_of_the_group',
    ].includes(type?.kind ?? '');
    return !isOpen && type?.list?.ref === undefined;
  }
  if (isRowAnswer(container)) {
    return fieldsOfRow(container.$container.$container).length === 0;
  }
  if (isStoryAnswer(container)) {
    return formsOf(container.$container).length === 0 || (property === 'field' && container.start.ref === undefined);
  }
  if (isStoryActor(container) && property === 'role') {
    return container.start.ref === undefined;
  }
  if (isStoryAddressee(container) && property === 'role') {
    return !isInstitution(container.target.ref);
  }
  if (isStoryBody(container) && property === 'roles') {
    return container.institution.ref === undefined;
  }
  if (isGroupRole(container) && property === 'role' && container.institution) {
    return container.institution.ref === undefined;
  }
  if (isLevelAct(container) && property === 'act') {
    return container.level !== undefined && container.level.ref === undefined;
  }
  return isRoleReference(container) && property === 'role' && container.institution.ref === undefined;
}
