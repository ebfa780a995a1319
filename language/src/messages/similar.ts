import { folded } from '../references/files.ts';

/** The candidate most like what was written, if any is like enough to be meant; diacritics and case do not count. */
export function mostSimilar(written: string, candidates: Iterable<string>): string | undefined {
  const goal = folded(written);
  let best: string | undefined;
  let least = Math.max(1, Math.floor(goal.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(goal, folded(candidate));
    if (distance < least && candidate !== written) {
      best = candidate;
      least = distance;
    }
  }
  return best;
}

/** What a quick fix writes in the place of what a message is about. */
export interface Replacement {
  replacement: string;
}

/** A proposal as data of a message, for a quick fix. */
export function replacedBy(proposal: string | undefined): { data?: Replacement } {
  return proposal === undefined ? {} : { data: { replacement: proposal } };
}

/** How many letters must be added, left out or changed. */
export function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      row.push(Math.min(change, previous[j]! + 1, row[j - 1]! + 1));
    }
    previous = row;
  }
  return previous[b.length]!;
}
