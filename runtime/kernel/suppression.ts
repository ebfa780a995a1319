/** Which counts of a report may be shown, so that nobody can work out how few somebody is among. */

/** The counts of a row: of all, and of each part into which it is split. */
export interface RowCounts {
  total: number;
  parts: number[];
  /** Where something may be in several parts: the place of the part that is of what is in none of the others. */
  rest?: number;
}

/** small: told to be under the limit. hidden: not told; another count would follow from it. */
export type Shown = 'shown' | 'small' | 'hidden';

export interface RowShown {
  total: Shown;
  parts: Shown[];
}

/**
 * What may be shown of rows that count the same things (a family): `whole` are those that count all of them and so have
 * one total; the others count some of these. Nought is always shown: it is about nobody.
 *
 * Guarded: a hidden count does not follow from anything shown in its family, not even for somebody who knows these
 * rules. Where a part is small, all parts up to some size are hidden, so many that two of them differ: with these two
 * exchanged it would look the same, so nobody can tell which is which. Where no two differ, or the total itself is
 * small, the total is hidden, too, and every part that is not nought. In a family of several rows a single small count
 * hides all but the total of the whole.
 * Not guarded: what follows from rows of other families, from two reports on periods that overlap, and from what
 * somebody knows of a case anyhow.
 */
export function shownOf(family: readonly { counts: RowCounts; whole: boolean }[], below: number): RowShown[] {
  const isSmall = (count: number): boolean => count > 0 && count < below;
  const [first, ...others] = family;
  if (!first) return [];
  if (others.length === 0) return [ofRow(first.counts, below)];
  if (!family.some(({ counts }) => [counts.total, ...counts.parts].some(isSmall)))
    return family.map(({ counts: { parts } }) => ({ total: 'shown', parts: parts.map(() => 'shown') }));
  const wholes = family.filter(({ whole }) => whole).map(({ counts }) => counts);
  const isTold = wholes.every(({ total, parts }) => !isSmall(total) && (parts.length === 0 || differ(parts)));
  return family.map(({ counts, whole }) => ({
    total: whole && isTold ? 'shown' : unlessNought(counts.total),
    parts: counts.parts.map(unlessNought),
  }));
}

function ofRow({ total, parts, rest }: RowCounts, below: number): RowShown {
  const isSmall = (count: number): boolean => count > 0 && count < below;
  if (parts.length === 0) return { total: isSmall(total) ? 'small' : 'shown', parts: [] };
  const small = parts.filter(isSmall);
  if (small.length === 0) return { total: 'shown', parts: parts.map(() => 'shown') };
  // It is what the others leave, however they overlap, so it cannot be exchanged with one of them.
  const equals = parts.filter((_, index) => index !== rest);
  if (isSmall(total) || !differ(equals)) {
    const hidden = parts.map(unlessNought);
    return { total: unlessNought(total), parts: rest === undefined ? hidden : hidden.with(rest, 'hidden') };
  }
  const [, second = 0] = sizes(equals);
  const limit = Math.max(second, ...equals.filter(isSmall));
  const isHidden = (count: number, index: number): boolean => index === rest || (count > 0 && count <= limit);
  return { total: 'shown', parts: parts.map((count, index) => (isHidden(count, index) ? 'hidden' : 'shown')) };
}

function unlessNought(count: number): Shown {
  return count > 0 ? 'hidden' : 'shown';
}

/** The sizes that are there, the smallest first. */
function sizes(parts: readonly number[]): number[] {
  return [...new Set(parts.filter((count) => count > 0))].toSorted((one, other) => one - other);
}

function differ(parts: readonly number[]): boolean {
  return sizes(parts).length > 1;
}
