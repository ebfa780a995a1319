import {
  type Act,
  type Answers,
  type Condition,
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
  prune,
} from '../definition/index.ts';
import { dateText, entryText, headDate, isRecord, joined, type Names, saidIn } from './text.ts';
import { wordsIn } from './words.ts';

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
  /** Absent: Latvian. */
  language?: 'en';
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

/** Makes a document. Pure: the same given, the same document. */
export function composeDocument(document: Document, definition: Definition, given: Given): ComposedDocument {
  const composer = new Composer(definition, given);
  const { roles } = lookup(definition);
  const { addressee } = document;
  const title = titleOf(document, definition);
  return {
    ...frameOf(given, definition),
    ...(title !== undefined && { title }),
    ...(document.place !== undefined && { place: document.place }),
    restricted: document.restricted ?? false,
    ...(addressee !== undefined && { addressee, emails: [] }),
    ...(document.subject && { subject: composer.text(document.subject) }),
    paragraphs: document.blocks.flatMap((block) => composer.block(block)),
    attachments: composer.attachments(isOfPaper),
    ...(document.signs && {
      signatures: document.signs.map((role) => ({ post: capital(roles.get(role)?.label.nominative ?? role) })),
    }),
  };
}

/**
 * Makes the letter of an act for which the scheme has no text of its own: what the act is called, and all its answers,
 * page by page, but files and the choice of the way it goes. Pure.
 * @param about whom the case is about
 */
export function composeLetter(act: Act, definition: Definition, given: Given, about: string): ComposedDocument {
  const composer = new Composer(definition, given);
  const channel = channelFieldOf(act);
  const isChosen = (page: string, { key }: Field) => page === channel?.page && key === channel.field;
  return {
    ...frameOf(given, definition),
    restricted: false,
    subject: wordsIn(definition.scheme).cooperation(about),
    paragraphs: [{ kind: 'text', text: act.label }, ...composer.pages(isChosen)],
    attachments: composer.attachments((_page, { when }) => isFor(when, channel)),
  };
}

/** A letter has none; what is no kind of its own is called as the scheme calls it. */
function titleOf({ kind, label }: Document, { scheme }: Definition): string | undefined {
  if (kind === 'letter') return undefined;
  return kind === 'other' ? label : wordsIn(scheme)[kind];
}

/** What stands around the text of any document, unless its scheme says otherwise. */
function frameOf({ from, date, number, recipient, by, electronic }: Given, { scheme }: Definition) {
  const { label, emails = [] } = recipient ?? {};
  return {
    author: from,
    ...(scheme.language && { language: scheme.language }),
    date: headDate(date, scheme),
    number,
    ...(label && { addressee: label.dative ?? label.nominative }),
    emails,
    signatures: [{ post: capital(by.roleLabel), name: by.name }],
    electronic,
  };
}

/** Where the sender of an act's letter chooses how it goes; undefined when the act sends none, or there is no choice. */
export function channelFieldOf({ effect }: Act): FieldRef | undefined {
  return effect?.kind === 'refer' ? effect.channelField : undefined;
}

/** A file that is asked for because of how the letter goes is the signed letter itself, and not enclosed in it. */
function isFor(when: Condition | undefined, channel: FieldRef | undefined): boolean {
  return when?.op === 'is' && when.field.page === channel?.page && when.field.field === channel.field;
}

/** The documents that an act makes, in the order of the scheme. */
export function documentsOf(definition: Definition, act: string): Document[] {
  const keys = lookup(definition).acts.get(act)?.documents ?? [];
  return definition.documents?.filter(({ key }) => keys.includes(key)) ?? [];
}

/** The scheme's own text of an act's letter, if it has one; a document with an addressee of its own goes to that. */
export function letterTextOf(definition: Definition, act: string): Document | undefined {
  const all = documentsOf(definition, act).filter(({ to }) => to === undefined);
  return all.find(({ kind }) => kind === 'letter') ?? all[0];
}

/** As it begins a line or a sentence. */
export function capital(text: string): string {
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

  get #words() {
    return wordsIn(this.#definition.scheme);
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
    return joined(parts.map((part) => this.#part(part, of)));
  }

  /** All answers under the headings of their pages, each entry of a group as an item. */
  pages(isLeftOut: (page: string, field: Field) => boolean): Paragraph[] {
    const { form, answers } = this.#given;
    const relevant = prune(form, answers);
    return form.pages.flatMap(({ key: page, label, fields }): Paragraph[] => {
      const said = fields
        .filter((field) => relevant[page] && field.type !== 'attachment' && !isLeftOut(page, field))
        .flatMap((field) =>
          field.type === 'group' ? this.#listed(page, field) : this.#answer({ page, field: field.key }),
        );
      return said.length > 0 ? [{ kind: 'heading', text: label }, ...said] : [];
    });
  }

  #listed(page: string, field: Field): Paragraph[] {
    const entries = this.#entries({ page, field: field.key });
    if (entries.length === 0) return [];
    const items = entries.map(
      (entry, index): Paragraph => ({
        kind: 'item',
        number: index + 1,
        text: entryText(this.#definition, field, entry, this.#given.names),
      }),
    );
    return [{ kind: 'answer', label: field.label, text: '' }, ...items];
  }

  /** Files of all answers but those that are the signed document itself. */
  attachments(isTheDocument: (page: string, field: Field) => boolean): ComposedDocument['attachments'] {
    const { form, answers, names } = this.#given;
    return form.pages.flatMap((page) =>
      page.fields
        .filter((field) => field.type === 'attachment' && !isTheDocument(page.key, field))
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
        return recipient
          ? (recipient.label[part.case ?? 'nominative'] ?? recipient.label.nominative)
          : this.#words.notGiven;
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
    return (field && saidIn(this.#definition, field, values, names)) ?? this.#words.notGiven;
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
