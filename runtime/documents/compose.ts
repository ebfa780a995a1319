import {
  type Answers,
  type Definition,
  type Document,
  type DocumentBlock,
  type DocumentPart,
  type Field,
  type FieldRef,
  type Form,
  holds,
  isAnswer,
  type Label,
  lookup,
} from '../definition/index.ts';
import { dateText, headDate, isRecord, type Names, notGiven, saidIn } from './text.ts';

/** What a document is made of beside the definition. */
export interface Given {
  form: Form;
  /** As far as the reader may read them. */
  answers: Answers;
  /** Name of the body it comes from: the author. */
  from: string;
  by: { name: string; roleLabel: string };
  /** To whom the act sends it; absent where it sends nothing. */
  recipient?: { label: Label; emails: readonly string[] };
  /** ISO date of the document. */
  date: string;
  number: string;
  caseNumber: string;
  /** It is signed with a secure electronic signature. */
  electronic: boolean;
  names: Names;
}

/** A document as it is laid out, from its head to its signatures (rules on documents, MK 558). */
export interface ComposedDocument {
  author: string;
  /** The kind of the document; a letter has none. */
  title?: string;
  place?: string;
  /** "2026. gada 11. maijā". */
  date: string;
  number: string;
  restricted: boolean;
  /** In the dative. */
  addressee?: string;
  emails: readonly string[];
  subject?: string;
  paragraphs: Paragraph[];
  attachments: { id: string; label: string; name: string }[];
  signatures: { post: string; name?: string }[];
  electronic: boolean;
}

export type Paragraph =
  | { kind: 'heading' | 'text'; text: string }
  | { kind: 'answer'; label: string; text: string }
  | { kind: 'item'; number: number; text: string };

const titles: Record<Document['kind'], string | undefined> = {
  letter: undefined,
  invitation: 'Uzaicinājums',
  minutes: 'Protokols',
  decision: 'Lēmums',
  report: 'Pārskats',
  other: undefined,
};

/** Makes a document. Pure: the same given, the same document. */
export function composeDocument(document: Document, definition: Definition, given: Given): ComposedDocument {
  const composer = new Composer(definition, given);
  const { recipient, by } = given;
  const { roles } = lookup(definition);
  const addressee = document.addressee ?? (recipient && (recipient.label.dative ?? recipient.label.nominative));
  const title = document.kind === 'other' ? document.label : titles[document.kind];
  return {
    author: given.from,
    ...(title !== undefined && { title }),
    ...(document.place !== undefined && { place: document.place }),
    date: headDate(given.date),
    number: given.number,
    restricted: document.restricted ?? false,
    ...(addressee !== undefined && { addressee }),
    emails: document.addressee === undefined ? (recipient?.emails ?? []) : [],
    ...(document.subject && { subject: composer.text(document.subject) }),
    paragraphs: document.blocks.flatMap((block) => composer.block(block)),
    attachments: composer.attachments(),
    signatures: document.signs?.map((role) => ({ post: capital(roles.get(role)?.label.nominative ?? role) })) ?? [
      { post: capital(by.roleLabel), name: by.name },
    ],
    electronic: given.electronic,
  };
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** The signed paper itself, on the pages of sending and signing. */
function isOfPaper(page: string, { key }: Field): boolean {
  return (page === 'sending' && key === 'signedDocument') || page === 'signing';
}

class Composer {
  readonly #definition: Definition;
  readonly #given: Given;

  constructor(definition: Definition, given: Given) {
    this.#definition = definition;
    this.#given = given;
  }

  block(block: DocumentBlock): Paragraph[] {
    switch (block.kind) {
      case 'heading':
      case 'paragraph': {
        if (block.when && !holds(block.when, this.#given.answers)) return [];
        return [{ kind: block.kind === 'heading' ? 'heading' : 'text', text: this.text(block.parts) }];
      }
      case 'fields':
        return block.when && !holds(block.when, this.#given.answers)
          ? []
          : block.fields.flatMap((field) => this.#answer(field));
      case 'entries':
        return this.#entries(block.group).map((entry, index) => ({
          kind: 'item',
          number: index + 1,
          text: this.text(block.parts, { entry, fields: this.#field(block.group)?.fields ?? [] }),
        }));
    }
    return block satisfies never;
  }

  text(parts: readonly DocumentPart[], of?: { entry: Record<string, unknown>; fields: Field[] }): string {
    return parts.map((part) => this.#part(part, of)).join('');
  }

  /** Files of all answers. Those of the signing and the sending of the document itself are not enclosed in it. */
  attachments(): ComposedDocument['attachments'] {
    const { form, answers, names } = this.#given;
    return form.pages.flatMap((page) =>
      page.fields
        .filter((field) => field.type === 'attachment' && !isOfPaper(page.key, field))
        .flatMap(({ key, label }) =>
          [answers[page.key]?.[key]]
            .flat()
            .filter((id) => typeof id === 'string')
            .map((id) => ({ id, label, name: names.file(id) ?? label })),
        ),
    );
  }

  #part(part: DocumentPart, of?: { entry: Record<string, unknown>; fields: Field[] }): string {
    if ('text' in part) return part.text;
    if ('field' in part) return this.#said(this.#field(part.field), this.#values(part.field));
    if ('entry' in part)
      return this.#said(
        of?.fields.find(({ key }) => key === part.entry),
        of?.entry ?? {},
      );
    const { recipient, from, caseNumber, date } = this.#given;
    switch (part.known) {
      case 'recipient':
        return recipient ? (recipient.label[part.case ?? 'nominative'] ?? recipient.label.nominative) : notGiven;
      case 'sender':
        return from;
      case 'caseNumber':
        return caseNumber;
      case 'today':
        return dateText(date);
    }
    return part.known satisfies never;
  }

  #said(field: Field | undefined, values: Record<string, unknown>): string {
    const { names } = this.#given;
    return (field && saidIn(this.#definition, field, values, names)) ?? notGiven;
  }

  #answer(reference: FieldRef): Paragraph[] {
    const field = this.#field(reference);
    const text = field && saidIn(this.#definition, field, this.#values(reference), this.#given.names);
    return field && text !== undefined ? [{ kind: 'answer', label: field.label, text }] : [];
  }

  #entries(reference: FieldRef): Record<string, unknown>[] {
    const value = this.#values(reference)[reference.field];
    return Array.isArray(value) && isAnswer(value) ? value.filter(isRecord) : [];
  }

  #field({ page, field }: FieldRef): Field | undefined {
    const { form } = this.#given;
    return form.pages.find((one) => one.key === page)?.fields.find((one) => one.key === field);
  }

  #values({ page }: FieldRef): Record<string, unknown> {
    return this.#given.answers[page] ?? {};
  }
}
