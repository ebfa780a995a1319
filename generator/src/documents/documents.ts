import type * as Scheme from '@riciba/language';
import {
  canonicalJson,
  type Condition,
  type Document,
  type DocumentBlock,
  type DocumentPart,
  type FieldRef,
} from '@riciba/runtime/definition';
import { reasonKey } from '../forms/fields.ts';
import { asciiKey, freeKey, pathKey } from '../keys.ts';
import { Labels } from '../words.ts';

/** What the names of a document become in the form of an act. */
interface Composed {
  condition: (condition: Scheme.Condition) => Condition;
  located: (field: Scheme.FieldRef) => FieldRef;
}

/** Makes the documents of acts; what is equal for several acts is one. */
export class Documents {
  readonly #scheme: Scheme.Scheme;
  readonly #labels: Labels;
  readonly #made = new Map<string, Document>();

  constructor(scheme: Scheme.Scheme) {
    this.#scheme = scheme;
    this.#labels = new Labels(scheme);
  }

  /** All documents that acts make, by key. */
  get all(): Document[] {
    return [...this.#made.values()].toSorted((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** Keys of the documents of the forms of the scheme that an act asks for. */
  of(forms: readonly Scheme.Form[], composed: Composed): { documents?: string[] } {
    const wanted = this.#scheme.documents?.filter(({ form }) => forms.some(({ name }) => name === form)) ?? [];
    const keys = wanted.map((document) => this.#keep(this.#document(document, composed)));
    return keys.length > 0 ? { documents: keys } : {};
  }

  /** Fields of one form may stand in other places in the forms of other acts. */
  #keep(document: Document): string {
    const content = canonicalJson(document);
    const known = [...this.#made.values()].find((one) => canonicalJson({ ...one, key: document.key }) === content);
    if (known) return known.key;
    const key = freeKey(document.key, new Set(this.#made.keys()));
    this.#made.set(key, { ...document, key });
    return key;
  }

  #document(document: Scheme.Document, composed: Composed): Document {
    const { name, label, kind, to, subject, place, restricted, blocks, signs, retention } = document;
    return {
      key: asciiKey(name),
      label,
      kind,
      ...(to !== undefined && { to: pathKey(to), addressee: this.#name(to, 'dative') }),
      ...(subject && { subject: this.#parts(subject, composed) }),
      ...(place !== undefined && { place }),
      ...(restricted && { restricted }),
      blocks: blocks.map((block) => this.#block(block, document, composed)),
      ...(signs.length > 0 && { signs: signs.map((role) => pathKey(role)) }),
      ...(retention !== undefined && { retention: asciiKey(retention) }),
    };
  }

  #block(block: Scheme.DocumentBlock, { form }: Scheme.Document, composed: Composed): DocumentBlock {
    switch (block.kind) {
      case 'heading':
      case 'paragraph':
        return {
          kind: block.kind,
          parts: this.#parts(block.text, composed),
          ...(block.when && { when: composed.condition(block.when) }),
        };
      case 'fields':
        return {
          kind: block.kind,
          fields: block.fields.map((field) => composed.located(field)),
          ...(block.when && { when: composed.condition(block.when) }),
        };
      case 'page':
        return { kind: 'fields', fields: this.#fieldsOf(form, block.page, composed) };
      case 'each':
        return { kind: 'entries', group: composed.located(block.group), parts: this.#parts(block.text, composed) };
    }
    return block satisfies never;
  }

  /** Files are listed at the end of every document. Why a band was raised stands with the band. */
  #fieldsOf(form: string, page: string, { located }: Composed): FieldRef[] {
    const pages = this.#scheme.forms.find(({ name }) => name === form)?.pages ?? [];
    const fields = pages.find(({ name }) => name === page)?.fields ?? [];
    return fields
      .filter(({ type }) => type.kind !== 'attachment')
      .flatMap(({ name, banded }): FieldRef[] => {
        const at = located({ form, page, field: name });
        return banded?.raisable ? [at, { ...at, field: reasonKey(at.field) }] : [at];
      });
  }

  #parts(parts: readonly Scheme.TextPart[], { located }: Composed): DocumentPart[] {
    return parts.map((part): DocumentPart => {
      if ('field' in part) return { field: located(part.field) };
      if ('entry' in part) return { entry: asciiKey(part.entry) };
      if ('known' in part) return { known: part.known, ...(part.case !== 'nominative' && { case: part.case }) };
      return { text: 'name' in part ? this.#name(part.name, part.case) : part.text };
    });
  }

  /** Where the case form is missing the author was told so; the nominative is said then. */
  #name(path: string, asked: Scheme.GrammaticalCase): string {
    const isInstitution = this.#scheme.institutions.some(({ name }) => name === path);
    const label = isInstitution ? this.#labels.institution(path) : this.#labels.addressee(path);
    return label[asked] ?? label.nominative;
  }
}
