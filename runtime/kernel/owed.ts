/**
 * What of a file's obligations is still of consequence, so that a step takes as long as there is open, whatever there ever
 * was. Nothing but what the list itself says: it is worked out again for any list that is not the last one asked of, as for
 * one that a store gave back, and it is never stored.
 */
import type { CaseState, Obligation } from './types.ts';

type Of = Pick<CaseState, 'obligations'>;

interface Parts {
  of: readonly Obligation[];
  open: readonly Obligation[];
  recurring: readonly Obligation[];
}

const isOpen = ({ status }: Obligation): boolean => status === 'open';
const recurs = ({ times }: Obligation): boolean => times !== undefined;

/** One command asks of one file many times; what it changes is carried over. */
let last: Parts = { of: [], open: [], recurring: [] };

function partsOf(of: readonly Obligation[]): Parts {
  if (last.of === of) return last;
  const open: Obligation[] = [];
  const recurring: Obligation[] = [];
  for (const one of of) {
    if (isOpen(one)) open.push(one);
    if (recurs(one)) recurring.push(one);
  }
  last = { of, open, recurring };
  return last;
}

/** Those that are open, in the order in which they were opened. */
export function openOf({ obligations }: Of): readonly Obligation[] {
  return partsOf(obligations).open;
}

/** Those that recur, of a period that is over or not, in the order in which they were opened. */
export function recurringOf({ obligations }: Of): readonly Obligation[] {
  return partsOf(obligations).recurring;
}

/** The list with one more. */
export function withOne(of: readonly Obligation[], one: Obligation): Obligation[] {
  const after = [...of, one];
  if (last.of === of) {
    const open = isOpen(one) ? [...last.open, one] : last.open;
    last = { of: after, open, recurring: recurs(one) ? [...last.recurring, one] : last.recurring };
  }
  return after;
}

/** The list with another in the place of one. */
export function withOther(of: readonly Obligation[], place: number, other: Obligation): Obligation[] {
  const after = of.slice();
  const one = of[place];
  after[place] = other;
  if (last.of === of && one) {
    const parted = (list: readonly Obligation[], isPart: (each: Obligation) => boolean): readonly Obligation[] => {
      if (!isPart(one)) return isPart(other) ? after.filter(isPart) : list;
      return isPart(other) ? list.map((each) => (each === one ? other : each)) : list.filter((each) => each !== one);
    };
    last = { of: after, open: parted(last.open, isOpen), recurring: parted(last.recurring, recurs) };
  }
  return after;
}
