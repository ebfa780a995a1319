import type { KeywordLanguage, Scheme } from '@riciba/language';
import { capitalised, Labels } from '../words.ts';
import type { Fact, Kind } from './facts.ts';
import { factsOf } from './scheme.ts';

/** A difference in meaning between two schemes. */
export interface Difference {
  change: 'added' | 'removed' | 'changed' | 'renamed';
  kind: Kind;
  key: string;
  /** In words; absent where the scheme does not say it, or where there is nothing more to say than that it is there. */
  before?: string;
  after?: string;
  /** In the language asked for. */
  sentence: string;
}

/**
 * What is different in meaning: what one scheme says and the other does not, and what they say otherwise. Order,
 * layout, comments, citations and where a sentence stands make no difference. What stands in something that was added
 * or removed is not listed again.
 */
export function compareSchemes(before: Scheme, after: Scheme, language: KeywordLanguage = 'lv'): Difference[] {
  const tell = new Telling(language);
  const [old, fresh] = [before, after].map(
    (scheme) => new Map(factsOf(scheme, new Labels(scheme, language)).map((fact) => [fact.key, fact])),
  );
  const removed = outermost([...old!.values()].filter(({ key }) => !fresh!.has(key)));
  const added = outermost([...fresh!.values()].filter(({ key }) => !old!.has(key)));
  const changed = [...fresh!.values()].flatMap((fact) => {
    const earlier = old!.get(fact.key);
    return earlier ? tell.changed(earlier, fact) : [];
  });
  return [...removed.map((fact) => tell.gone(fact)), ...added.map((fact) => tell.come(fact)), ...changed];
}

/** Keys of what a fact belongs to, however far out. */
function owners(key: string): string[] {
  return [...key.matchAll(/ /g)].map(({ index }) => key.slice(0, index));
}

/** Without what belongs to something that is missing, too: a role of a new institution is not news beside it. */
function outermost(facts: readonly Fact[]): Fact[] {
  const missing = new Set(facts.map(({ key }) => key));
  return facts.filter(({ key }) => !owners(key).some((owner) => missing.has(owner)));
}

class Telling {
  readonly #language: KeywordLanguage;

  constructor(language: KeywordLanguage) {
    this.#language = language;
  }

  #say(lv: string, en: string): string {
    return this.#language === 'lv' ? lv : en;
  }

  gone({ key, kind, subject, value }: Fact): Difference {
    const sentence = `${this.#say('Vairs nav', 'No longer there')}: ${told(subject, value)}.`;
    return { change: 'removed', kind, key, ...(value && { before: value }), sentence };
  }

  come({ key, kind, subject, value }: Fact): Difference {
    const sentence = `${this.#say('Klāt nāk', 'New')}: ${told(subject, value)}.`;
    return { change: 'added', kind, key, ...(value && { after: value }), sentence };
  }

  /** A thing may both have another name and mean something else. */
  changed(earlier: Fact, { key, kind, subject, label, value, meaning }: Fact): Difference[] {
    const renamed: Difference = {
      change: 'renamed',
      kind,
      key,
      before: earlier.subject,
      after: subject,
      sentence: `${this.#say('Citādi nosaukts', 'Called otherwise')}: ${this.#was(earlier.subject, subject)}.`,
    };
    const other: Difference = {
      change: 'changed',
      kind,
      key,
      ...(earlier.value && { before: earlier.value }),
      ...(value && { after: value }),
      sentence: `${capitalised(subject)}: ${
        earlier.value === value
          ? this.#say('tagad nozīmē ko citu', 'it now means something else')
          : this.#was(earlier.value, value)
      }.`,
    };
    return [...(earlier.label === label ? [] : [renamed]), ...(earlier.meaning === meaning ? [] : [other])];
  }

  #was(before: string, after: string): string {
    const nothing = this.#say('nekas', 'nothing');
    return this.#say(
      `bija ${before || nothing}, tagad ${after || nothing}`,
      `was ${before || nothing}, is now ${after || nothing}`,
    );
  }
}

/** An author's words may end with a full stop of their own. */
function told(subject: string, value: string): string {
  return value ? `${subject} (${value.replace(/\.$/, '')})` : subject;
}
