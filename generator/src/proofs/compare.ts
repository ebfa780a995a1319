import type { Scheme } from '@riciba/language';
import { capitalised } from '../words.ts';
import { type Fact, factsOf } from './facts.ts';

/** A difference in meaning between two schemes. */
export interface Difference {
  change: 'added' | 'removed' | 'changed';
  kind: Fact['kind'];
  key: string;
  /** In words; absent where the scheme does not say it, or where there is nothing more to say than that it is there. */
  before?: string;
  after?: string;
  /** Latvian. */
  sentence: string;
}

/**
 * What is different in meaning: what one scheme says and the other does not, and what they say otherwise. Order,
 * layout, comments and where a sentence stands make no difference. What stands in something that was added or
 * removed is not listed again.
 */
export function compareSchemes(before: Scheme, after: Scheme): Difference[] {
  const [old, fresh] = [before, after].map((scheme) => new Map(factsOf(scheme).map((fact) => [fact.key, fact])));
  const removed = [...old!.values()].filter(({ key }) => !fresh!.has(key)).filter(isOutermost);
  const added = [...fresh!.values()].filter(({ key }) => !old!.has(key)).filter(isOutermost);
  const changed = [...fresh!.values()].flatMap((fact): Difference[] => {
    const earlier = old!.get(fact.key);
    if (!earlier || (earlier.value === fact.value && (fact.value !== '' || earlier.subject === fact.subject)))
      return [];
    return [difference(earlier, fact)];
  });
  return [...removed.map((fact) => gone(fact)), ...added.map((fact) => come(fact)), ...changed];
}

/** Whether what a fact belongs to is not missing, too: a role of a new institution is not news beside it. */
function isOutermost(fact: Fact, _: number, facts: Fact[]): boolean {
  return !facts.some((other) => other !== fact && fact.key.startsWith(`${other.key.trimEnd()} `));
}

function gone({ key, kind, subject, value }: Fact): Difference {
  return {
    change: 'removed',
    kind,
    key: key.trimEnd(),
    ...(value && { before: value }),
    sentence: `Vairs nav: ${told(subject, value)}.`,
  };
}

function come({ key, kind, subject, value }: Fact): Difference {
  return {
    change: 'added',
    kind,
    key: key.trimEnd(),
    ...(value && { after: value }),
    sentence: `Klāt nācis: ${told(subject, value)}.`,
  };
}

function told(subject: string, value: string): string {
  return value ? `${subject} (${value})` : subject;
}

function difference(earlier: Fact, fact: Fact): Difference {
  const [before, after] = earlier.value === fact.value ? [earlier.subject, fact.subject] : [earlier.value, fact.value];
  const what = earlier.value === fact.value ? 'Citādi nosaukts' : capitalised(fact.subject);
  return {
    change: 'changed',
    kind: fact.kind,
    key: fact.key.trimEnd(),
    before,
    after,
    sentence: `${what}: bija ${before || 'nekas'}, tagad ${after || 'nekas'}.`,
  };
}
