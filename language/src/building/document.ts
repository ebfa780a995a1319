import {
  type Document as DocumentSentenceNode,
  type DocumentSentence,
  isAddressedTo,
  isDocument,
  isDocumentSignature,
  isIssuedAt,
  isKept,
  isRestrictedAccess,
  isSubject,
  type SchemeText,
} from '../generated/ast.ts';
import { meaningOf } from '../documents/placeholders.ts';
import type { Document, DocumentBlock, TextPart } from '../model.ts';
import { buildCondition } from './condition.ts';
import { type ConditionContext, fieldRef } from './field-ref.ts';
import { type FileNames, headOf } from './place.ts';

const kinds: Record<string, Document['kind']> = {
  as_letter: 'letter',
  as_invitation: 'invitation',
  as_minutes: 'minutes',
  as_decision: 'decision',
  as_report: 'report',
};

export function buildDocuments(texts: SchemeText[], files: FileNames): Document[] {
  return texts
    .flatMap((text) => text.sentences)
    .filter(isDocument)
    .map((document) => buildDocument(document, files));
}

function buildDocument(document: DocumentSentenceNode, files: FileNames): Document {
  const { sentences } = document;
  const form = document.form.ref!.name;
  const to = sentences.find(isAddressedTo);
  const subject = sentences.find(isSubject);
  const place = sentences.find(isIssuedAt)?.place;
  const kept = sentences.find(isKept);
  return {
    name: document.name,
    label: document.label,
    kind: kinds[document.kind ?? ''] ?? 'other',
    form,
    ...(to && { to: to.role ? `${to.target.ref!.name}.${to.role.ref!.name}` : to.target.ref!.name }),
    ...(subject && { subject: buildText(subject.text, subject, { form }) }),
    ...(place !== undefined && { place }),
    ...(sentences.some(isRestrictedAccess) && { restricted: true }),
    blocks: sentences.flatMap((sentence) => buildBlock(sentence, { form })),
    signs: sentences
      .filter(isDocumentSignature)
      .flatMap(({ roles }) => roles.map(({ institution, role }) => `${institution.ref!.name}.${role.ref!.name}`)),
    ...(kept && { retention: kept.retention.ref!.name }),
    at: headOf(document, files),
  };
}

function buildBlock(sentence: DocumentSentence, context: ConditionContext): DocumentBlock[] {
  switch (sentence.$type) {
    case 'Heading':
    case 'Paragraph': {
      const kind = sentence.$type === 'Heading' ? 'heading' : 'paragraph';
      const when = sentence.when && buildCondition(sentence.when, context);
      return [{ kind, text: buildText(sentence.text, sentence, context), ...(when && { when }) }];
    }
    case 'FieldList': {
      const when = sentence.when && buildCondition(sentence.when, context);
      return [
        { kind: 'fields', fields: sentence.fields.map((path) => fieldRef(path, context)), ...(when && { when }) },
      ];
    }
    case 'PageList':
      return [{ kind: 'page', page: sentence.page.ref!.name }];
    case 'EachEntry':
      return [
        { kind: 'each', group: fieldRef(sentence.group, context), text: buildText(sentence.text, sentence, context) },
      ];
    case 'AddressedTo':
    case 'DocumentSignature':
    case 'IssuedAt':
    case 'Kept':
    case 'RestrictedAccess':
    case 'Subject':
      return [];
  }
  return sentence satisfies never;
}

/** A text with its braces resolved. */
function buildText(text: string, sentence: DocumentSentence, { form }: ConditionContext): TextPart[] {
  return text
    .split(/(\{[^{}]*\})/)
    .filter((part) => part !== '')
    .map((part): TextPart => {
      if (!part.startsWith('{')) {
        return { text: part };
      }
      const meaning = meaningOf(part.slice(1, -1), sentence)!;
      switch (meaning.kind) {
        case 'field':
          return meaning.entry
            ? { entry: meaning.field.name }
            : { field: { form, page: meaning.page!.name, field: meaning.field.name } };
        case 'known':
          return { known: meaning.what, case: meaning.case };
        case 'name':
          return {
            name: meaning.of ? `${meaning.of.name}.${meaning.thing.name}` : meaning.thing.name,
            case: meaning.case,
          };
      }
      return meaning satisfies never;
    });
}
