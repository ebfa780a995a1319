import { editDistance } from '../messages/similar.ts';
import type { Citation } from '../model.ts';
import { folded } from '../references/files.ts';
import { type Act, type ActRegistry, actRegistry } from './registry.ts';

/** By what a citation and an act can agree or differ. */
export type Mark = 'number' | 'date' | 'title';

/** What the registry says of a citation. */
export type Judgement =
  | { kind: 'known'; act: Act }
  /** Surely this act is meant, and some marks are wrong. */
  | { kind: 'mismatched'; act: Act; agreeing: Mark[]; differing: Mark[] }
  | { kind: 'replaced'; by: Act }
  /** `like`: an act of the same day with nearly the same number. */
  | { kind: 'unknown'; like?: Act }
  /** The registry does not keep acts of this issuer. */
  | { kind: 'unjudged' };

type Cited = Pick<Citation, 'issuer' | 'date' | 'title'> & { number: string };

/** Looks a citation up. Number, date and title count as far as both sides state them. */
export function judgeCitation(cited: Cited, registry: ActRegistry = actRegistry): Judgement {
  const said = plain(cited.issuer);
  const issuer = registry.issuers.find(({ key, name }) => plainOf(key) === said || plainOf(name) === said);
  if (!issuer) {
    return { kind: 'unjudged' };
  }
  const stated = { ...cited, number: plainNumber(cited.number), title: cited.title && plain(cited.title) };
  const compared = registry.acts
    .filter((act) => act.issuer === issuer.key)
    .map((act) => ({ act, ...compare(stated, act) }));
  const known = compared.find(({ agreeing, differing }) => agreeing.includes('number') && differing.length === 0);
  const meant = known ?? compared.find((each) => isMeant(cited, each.act, each.agreeing));
  if (meant) {
    return meant.differing.length === 0 ? { kind: 'known', act: meant.act } : { kind: 'mismatched', ...meant };
  }
  const by = compared.find(({ act }) => replaces(act, cited))?.act;
  return by ? { kind: 'replaced', by } : { kind: 'unknown', like: likeAct(cited, registry.acts) };
}

/** "Nr.8", "Nr. 8" and "8" are the same number. */
export function plainNumber(number: string): string {
  return number
    .replace(/^\s*(?:nr|no)\b\.?\s*/i, '')
    .replaceAll(/\s/g, '')
    .toUpperCase();
}

/** @param cited its number and title as they are compared */
function compare(cited: Cited, act: Act): { agreeing: Mark[]; differing: Mark[] } {
  const date = act.unconfirmed?.includes('date') ? undefined : act.date;
  const marks: [mark: Mark, cited: string | undefined, stated: string | undefined][] = [
    ['number', cited.number, act.number && plainNumber(act.number)],
    ['date', cited.date, date],
    ['title', cited.title, act.title && plainOf(act.title)],
  ];
  const stated = marks.filter(([, ours, theirs]) => ours !== undefined && theirs !== undefined);
  return {
    agreeing: stated.filter(([, ours, theirs]) => ours === theirs).map(([mark]) => mark),
    differing: stated.filter(([, ours, theirs]) => ours !== theirs).map(([mark]) => mark),
  };
}

/**
 * Numbers of acts begin anew each year, so a number alone names no act: it does with the day, or the year. A title
 * does alone, also when it is miswritten a little.
 */
function isMeant(cited: Cited, act: Act, agreeing: Mark[]): boolean {
  const sameNumber = agreeing.includes('number');
  const sameYear = cited.date?.slice(0, 4) === act.date?.slice(0, 4);
  return agreeing.includes('title') || isSimilarTitle(cited.title, act.title) || (sameNumber && sameYear);
}

function isSimilarTitle(cited: string | undefined, stated: string | undefined): boolean {
  if (cited === undefined || stated === undefined) {
    return false;
  }
  const [a, b] = [plain(cited), plainOf(stated)];
  const limit = Math.floor(b.length / 8);
  return Math.abs(a.length - b.length) <= limit && editDistance(a, b) <= limit;
}

function replaces({ replaces: replaced = [] }: Act, { number, date }: Cited): boolean {
  return replaced.some(
    (each) =>
      plainNumber(each.number) === plainNumber(number) &&
      (date === undefined || Number(date.slice(0, 4)) === each.year),
  );
}

function likeAct({ number, date }: Cited, acts: readonly Act[]): Act | undefined {
  return acts.find(
    (act) => act.date === date && act.number && date && editDistance(plainNumber(number), act.number) === 1,
  );
}

/** Letters and digits alone: quotes, spaces and diacritics tell no two acts apart. */
export function plain(text: string): string {
  return folded(text).replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

const plainWords = new Map<string, string>();

/** The same of the words of the registry, which are few and asked for with every citation. */
function plainOf(words: string): string {
  let found = plainWords.get(words);
  if (found === undefined) {
    found = plain(words);
    plainWords.set(words, found);
  }
  return found;
}
