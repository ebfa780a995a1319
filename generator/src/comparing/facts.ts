/** What a scheme says, one fact at a time, so that two schemes can be compared by what they mean. */
import type { Term } from '@riciba/language';
import { canonicalJson } from '@riciba/runtime/definition';
import { within } from '../terms.ts';
import type { Labels } from '../words.ts';

export type Kind =
  | 'scheme'
  | 'statement'
  | 'institution'
  | 'group'
  | 'party'
  | 'track'
  | 'level'
  | 'duty'
  | 'term'
  | 'form'
  | 'list'
  | 'document'
  | 'report';

/** Something a scheme says; `value` in words, empty where the fact is only that it is there. */
export interface Fact {
  /** What is compared with what; the same in both schemes. Facts about a thing begin with its key and a space. */
  key: string;
  kind: Kind;
  /** In the nominative: "1. līmenis «Pedagogs»: iznākums «Atrisināts»". */
  subject: string;
  /** What the author calls it. */
  label?: string;
  value: string;
  /** What the words stand for, so that nothing is passed over that two things are called alike. */
  meaning: string;
}

/** A property of a thing that has words. Without words it is not there. */
export interface Aspect {
  /** What is compared with what, beside the thing's own key. */
  key: string;
  /** "termiņš: jāizlemj". */
  about: string;
  words: string | false | undefined;
  /** Absent: the words are all there is. */
  means?: unknown;
  kind?: Kind;
}

/** A thing that has a name. */
export interface Thing {
  key: string;
  kind: Kind;
  subject: string;
  label?: string;
  /** As the scheme has it; what neither `aspects` tell nor `elsewhere` names is compared without words. */
  node: object;
  aspects: readonly Aspect[];
  /** Properties of `node` that are told by facts of their own, or by aspects of another name. */
  elsewhere?: readonly string[];
}

/** That the thing is there, and each of its properties. */
export function factsAbout({ key, kind, subject, label, node, aspects, elsewhere = [] }: Thing): Fact[] {
  const told = new Set(['name', 'label', ...elsewhere, ...aspects.map((aspect) => aspect.key)]);
  const rest = Object.entries(node).filter(([property]) => !told.has(property));
  return [
    { key, kind, subject, ...(label !== undefined && { label }), value: '', meaning: meant(Object.fromEntries(rest)) },
    ...aspects.flatMap((aspect): Fact[] => {
      const { about, words, means = words } = aspect;
      if (words === undefined || words === false) return [];
      return [
        {
          key: `${key} ${aspect.key}`,
          kind: aspect.kind ?? kind,
          subject: `${subject}: ${about}`,
          value: words,
          meaning: meant(means),
        },
      ];
    }),
  ];
}

/** Where a sentence stands, what it cites and why it was assumed make no difference in meaning. */
function meant(value: unknown): string {
  return canonicalJson(withoutSource(value) ?? null);
}

function withoutSource(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSource);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(
    ([key, inner]) => !sources.has(key) && inner !== undefined && inner !== false && !isEmpty(inner),
  );
  return Object.fromEntries(entries.map(([key, inner]) => [key, withoutSource(inner)]));
}

const sources = new Set(['at', 'cites', 'assumed']);

function isEmpty(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** A part of a key made of an author's words: without the spaces that part a thing from what belongs to it. */
export function keyOf(words: string): string {
  return encodeURIComponent(words);
}

const owed: Record<string, [lv: string, en: string]> = {
  decide: ['jāizlemj', 'decide'],
  inform: ['jāinformē', 'inform'],
  acknowledge: ['jāapstiprina saņemšana', 'acknowledge receipt'],
  answer: ['jāatbild', 'answer'],
};

/** "termiņš: jāizlemj", for each of the terms. */
export function termAspects(terms: Partial<Record<string, Term>> | undefined, { say, language }: Labels): Aspect[] {
  return Object.entries(terms ?? {}).flatMap(([what, term]): Aspect[] => {
    const [lv, en] = owed[what] ?? [what, what];
    if (!term) return [];
    const about = say(`termiņš: ${lv}`, `term: ${en}`);
    return [{ key: `term.${what}`, about, words: within(term, language), means: term, kind: 'term' }];
  });
}
