import type * as Scheme from '@riciba/language';
import {
  canonicalJson,
  type Code,
  type CodeList,
  type Condition,
  type Document,
  type Field,
  type FieldRef,
  type Form,
  type Page,
  type Rule,
} from '@riciba/runtime/definition';
import { actPathKey } from '../act-paths.ts';
import { Documents } from '../documents/documents.ts';
import { asciiKey, freeKey } from '../keys.ts';
import { type Keys, type Scored, standing, translated } from './conditions.ts';
import { checkable } from './rules.ts';
import { makeFields } from './fields.ts';
import { roleChoices, seatChoices } from './choices.ts';
import { formSchema, standalonePageSchema } from './schema.ts';
import { channelField, type Sending, sendingForm } from './sending.ts';
import { signingForm } from './signing.ts';
import { uiSchema } from './ui-schema.ts';
import { type Say, sayIn } from '../words.ts';

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
  /** Where a field of the scheme's forms stands in it. */
  located: (field: Scheme.FieldRef) => FieldRef;
  /** Keys of the documents made of it. */
  documents?: string[];
}

/** A page of the scheme at its place in a composed form. `repeats`: the part stands there already. */
interface Placed {
  form: string;
  page: Scheme.Page;
  key: string;
  repeats: boolean;
}

/** What a form is made of; forms of the same are one. */
interface Kept {
  name: string;
  label: string;
  pages: Page[];
  rules: Rule[];
  retention: string | undefined;
}

/** Composes the forms of acts; forms that are equal are one. */
export class Forms {
  readonly #scheme: Scheme.Scheme;
  readonly #forms = new Map<string, Form>();
  readonly #byContent = new Map<string, string>();
  readonly #lists: Map<string, Scheme.CodeList>;
  readonly #documents: Documents;
  readonly #say: Say;

  constructor(scheme: Scheme.Scheme) {
    this.#scheme = scheme;
    this.#documents = new Documents(scheme);
    this.#say = sayIn(scheme.language);
    this.#lists = new Map(scheme.lists.map((list) => [list.name, list]));
  }

  /** What names of the scheme become, where a field stands being said for each form. */
  #keys(where: Keys['located']): Keys {
    return {
      located: where,
      act: (path) => actPathKey(this.#scheme, path),
      pointsOf: (field) => this.#pointsOf(field),
    };
  }

  /** For conditions that stand at no form: of gates, duties, reports. */
  get keys(): Keys {
    return this.#keys(standing);
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

  /** All documents that acts make, by key. */
  get documents(): Document[] {
    return this.#documents.all;
  }

  /** The form of an act. Pages of its own form come first, then those of the default form, then sending. */
  of(wanted: Wanted): Composed {
    const sending = wanted.sending && sendingForm(wanted.sending, this.#say);
    const written = [this.#source(wanted.own), this.#source(wanted.byDefault)].filter((form) => form !== undefined);
    const signing = signingForm(this.#scheme, written, sending !== undefined);
    for (const list of [sending?.list, signing?.list]) if (list) this.#lists.set(list.name, list);
    const sources = [...written, signing?.form, sending?.form].filter((form) => form !== undefined);
    const placed = place(sources);
    const keys = this.#keys((field) => located(placed, field));
    const condition = (one: Scheme.Condition): Condition => translated(one, keys);
    const first = sources[0];
    if (!first) return { condition, located: keys.located };
    const pages = placed
      .filter(({ repeats }) => !repeats)
      .map((one) => this.#page(one, whenAnyAsks(placed, one.key, condition), keys));
    const name = first === sending?.form ? 'sending' : `${asciiKey(first.name)}${sending ? '_sending' : ''}`;
    return {
      form: this.#keep({
        name,
        label: first.label,
        pages,
        rules: written.flatMap(({ rules = [] }) => rules.map((rule) => this.#rule(rule, keys))),
        retention: written.find((form) => form.retention !== undefined)?.retention,
      }),
      condition,
      located: keys.located,
      ...this.#documents.of(written, { condition, located: keys.located }),
      ...(sending?.list && { channelField: located(placed, channelField(sending.form.name)) }),
    };
  }

  /** Keeps a form that the product makes itself; gives its key. */
  made(form: Scheme.Form): string {
    const pages = place([form]).map((one) => this.#page(one, undefined, this.keys));
    return this.#keep({ name: asciiKey(form.name), label: form.label, pages, rules: [], retention: undefined });
  }

  #source(name: string | undefined): Scheme.Form | undefined {
    return name === undefined ? undefined : this.#scheme.forms.find((form) => form.name === name);
  }

  #keep({ name, label, pages, rules, retention }: Kept): string {
    const more = {
      ...(rules.length > 0 && { rules }),
      ...(retention !== undefined && { retention: asciiKey(retention) }),
    };
    const content = canonicalJson({ label, pages, ...more });
    const known = this.#byContent.get(content);
    if (known !== undefined) return known;
    const key = freeKey(name, new Set(this.#forms.keys()));
    this.#byContent.set(content, key);
    this.#forms.set(key, { key, label, pages, schema: formSchema(pages), ...more });
    return key;
  }

  #page({ page, key }: Placed, when: Condition | undefined, keys: Keys): Page {
    const made = makeFields(page.fields, { page: key, keys, codes: (type) => this.#choices(type), say: this.#say });
    return {
      key,
      label: page.label,
      fields: made.map(({ field }) => field),
      schema: standalonePageSchema(made),
      uiSchema: { lv: uiSchema(made, this.#say) },
      ...(page.hint !== undefined && { hint: page.hint }),
      ...(when && { when }),
      ...(page.part !== undefined && { part: asciiKey(page.part) }),
      ...(page.rules && { rules: page.rules.map((rule) => this.#rule(rule, keys, key)) }),
    };
  }

  /** `page`: key of the page whose rule it is. */
  #rule(rule: Scheme.Rule, keys: Keys, page?: string): Rule {
    const at = rule.field && keys.located(rule.field);
    return {
      when: translated(checkable(rule.when), keys),
      message: rule.message,
      ...(at && { field: at.field }),
      ...(at && at.page !== page && { page: at.page }),
    };
  }

  #choices(type: Scheme.FieldType): Code[] {
    if (type.kind === 'choice') return this.#codes(type.list);
    if (type.kind === 'seats') return seatChoices(this.#scheme, type.group);
    return type.kind === 'roles' ? roleChoices(this.#scheme, type.institutions) : [];
  }

  #codes(list: string): Code[] {
    const codes = this.#lists.get(list)?.codes ?? [];
    return codes.map(({ name, label, points }) => ({
      key: asciiKey(name),
      label,
      ...(points !== undefined && { points }),
    }));
  }

  #pointsOf(reference: Scheme.FieldRef): Scored {
    const { form, page: wanted, part } = reference;
    const pages = part === undefined ? this.#source(form)?.pages : this.#scheme.forms.flatMap((one) => one.pages);
    const page = pages?.find((one) => (part === undefined ? one.name === wanted : one.part === part));
    const field = page?.fields.find(({ name }) => name === reference.field);
    const type = field?.type;
    const list = type?.kind === 'choice' ? type.list : '';
    // Of a choice of many, none is an answer; of a page that may not be asked, it is not known whether it was.
    const isAsked = type?.kind === 'choice' && !type.many && page?.when === undefined;
    return {
      list,
      points: Object.fromEntries(this.#codes(list).map(({ key, points = 0 }) => [key, points])),
      ...(isAsked && { asked: field?.when ? { when: field.when } : {} }),
    };
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
