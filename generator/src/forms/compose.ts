import type * as Scheme from '@riciba/language';
import {
  canonicalJson,
  type Code,
  type CodeList,
  type Condition,
  type Field,
  type FieldRef,
  type Form,
  type Page,
} from '@riciba/runtime/definition';
import { asciiKey, freeKey } from '../keys.ts';
import { translated } from './conditions.ts';
import { makeFields } from './fields.ts';
import { formSchema, standalonePageSchema } from './schema.ts';
import { channelField, type Sending, sendingForm } from './sending.ts';
import { uiSchema } from './ui-schema.ts';

/** What an act asks for: its own form, the default form of its kind, and what sending asks. */
export interface Wanted {
  own?: string;
  byDefault?: string;
  sending?: Sending;
}

/** The form of an act, and the scheme's conditions over it. */
export interface Composed {
  /** Absent: the act asks nothing. */
  form?: string;
  channelField?: FieldRef;
  condition: (condition: Scheme.Condition) => Condition;
}

/** A page of the scheme at its place in a composed form. `repeats`: the part stands there already. */
interface Placed {
  form: string;
  page: Scheme.Page;
  key: string;
  repeats: boolean;
}

/** Composes the forms of acts; forms that are equal are one. */
export class Forms {
  readonly #scheme: Scheme.Scheme;
  readonly #forms = new Map<string, Form>();
  readonly #byContent = new Map<string, string>();
  readonly #lists: Map<string, Scheme.CodeList>;

  constructor(scheme: Scheme.Scheme) {
    this.#scheme = scheme;
    this.#lists = new Map(scheme.lists.map((list) => [list.name, list]));
  }

  /** All forms that acts ask for, by key. */
  get all(): Form[] {
    return [...this.#forms.values()].toSorted(byKey);
  }

  /** The code lists that these forms use, by key. */
  get lists(): CodeList[] {
    const used = new Set(this.all.flatMap((form) => form.pages.flatMap((page) => page.fields.flatMap(listsOf))));
    return [...this.#lists.values()]
      .map((list) => ({
        key: asciiKey(list.name),
        label: list.label,
        codes: this.#codes(list.name),
      }))
      .filter((list) => used.has(list.key))
      .toSorted(byKey);
  }

  /** The form of an act. Pages of its own form come first, then those of the default form, then sending. */
  of(wanted: Wanted): Composed {
    const sending = wanted.sending && sendingForm(wanted.sending);
    if (sending?.list) this.#lists.set(sending.list.name, sending.list);
    const sources = [this.#source(wanted.own), this.#source(wanted.byDefault), sending?.form].filter(
      (form) => form !== undefined,
    );
    const placed = place(sources);
    const condition = (one: Scheme.Condition): Condition => translated(one, (field) => located(placed, field));
    const first = sources[0];
    if (!first) return { condition };
    const pages = placed
      .filter(({ repeats }) => !repeats)
      .map((one) => this.#page(one, whenAnyAsks(placed, one.key, condition)));
    const name = first === sending?.form ? 'sending' : `${asciiKey(first.name)}${sending ? '_sending' : ''}`;
    return {
      form: this.#keep(name, first.label, pages),
      condition,
      ...(sending?.list && { channelField: located(placed, channelField(sending.form.name)) }),
    };
  }

  #source(name: string | undefined): Scheme.Form | undefined {
    return name === undefined ? undefined : this.#scheme.forms.find((form) => form.name === name);
  }

  #keep(name: string, label: string, pages: Page[]): string {
    const content = canonicalJson({ label, pages });
    const known = this.#byContent.get(content);
    if (known !== undefined) return known;
    const key = freeKey(name, new Set(this.#forms.keys()));
    this.#byContent.set(content, key);
    this.#forms.set(key, { key, label, pages, schema: formSchema(pages) });
    return key;
  }

  #page({ page, key }: Placed, when: Condition | undefined): Page {
    const made = makeFields(page.fields, key, (list) => this.#codes(list));
    return {
      key,
      label: page.label,
      fields: made.map(({ field }) => field),
      schema: standalonePageSchema(made),
      uiSchema: { lv: uiSchema(made) },
      ...(page.hint !== undefined && { hint: page.hint }),
      ...(when && { when }),
      ...(page.part !== undefined && { part: asciiKey(page.part) }),
    };
  }

  #codes(list: string): Code[] {
    const codes = this.#lists.get(list)?.codes ?? [];
    return codes.map(({ name, label }) => ({ key: asciiKey(name), label }));
  }
}

/** Where a field of one of the forms stands in the composed one. */
function located(placed: readonly Placed[], reference: Scheme.FieldRef): FieldRef {
  const at = placed.find(({ form, page }) => form === reference.form && page.name === reference.page);
  if (!at) throw new Error(`A condition speaks of "${reference.page}.${reference.field}", which its act does not ask.`);
  return { page: at.key, field: asciiKey(reference.field) };
}

/** A shared part that two of the forms ask stands once; other pages of the same name get keys of their own. */
function place(sources: readonly Scheme.Form[]): Placed[] {
  const placed: Placed[] = [];
  for (const form of sources) {
    for (const page of form.pages) {
      const same = page.part === undefined ? undefined : repeated(placed, form.name, page.part);
      const taken = new Set(placed.map((one) => one.key));
      const key = same?.key ?? freeKey(asciiKey(page.name), taken);
      placed.push({ form: form.name, page, key, repeats: same !== undefined });
    }
  }
  return placed;
}

/** A part that stands once for several forms is asked when any of them asks it; undefined: always. */
function whenAnyAsks(
  placed: readonly Placed[],
  key: string,
  condition: (one: Scheme.Condition) => Condition,
): Condition | undefined {
  const asking = placed.filter((one) => one.key === key).map(({ page }) => page.when && condition(page.when));
  const conditions = asking.filter((one) => one !== undefined);
  if (conditions.length < asking.length) return undefined;
  const distinct = [...new Map(conditions.map((one) => [canonicalJson(one), one])).values()];
  return distinct.length > 1 ? { op: 'or', of: distinct } : distinct[0];
}

function repeated(placed: readonly Placed[], form: string, part: string): Placed | undefined {
  return placed.find((one) => one.form !== form && one.page.part === part);
}

function listsOf(field: Field): string[] {
  return [...(field.list === undefined ? [] : [field.list]), ...(field.fields ?? []).flatMap(listsOf)];
}

function byKey(a: { key: string }, b: { key: string }): number {
  return a.key < b.key ? -1 : 1;
}
