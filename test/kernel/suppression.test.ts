import { array, assert, integer, oneof, property } from 'fast-check';
import { describe, expect, test } from 'vitest';
// oxlint-disable-next-line no-restricted-imports -- the rule alone, on numbers
import { type RowCounts, shownOf } from '../../runtime/kernel/suppression.ts';

/** One table of counts as it is shown: hidden counts are not in it, and small ones say only that they are. */
interface Table {
  counts: RowCounts;
  whole: boolean;
}

const split = (parts: number[]): Table => ({
  counts: { total: parts.reduce((sum, part) => sum + part, 0), parts },
  whole: true,
});

const alone = (total: number, whole: boolean): Table => ({ counts: { total, parts: [] }, whole });

/** Every count of a family with what is shown of it, in a fixed order. */
function cellsOf(family: Table[], below: number): { count: number; shown: string }[] {
  return shownOf(family, below).flatMap(({ total, parts }, row) => {
    const { counts } = family[row]!;
    return [
      { count: counts.total, shown: total },
      ...parts.map((shown, at) => ({ count: counts.parts[at]!, shown: shown as string })),
    ];
  });
}

const told = (family: Table[], below: number): string =>
  cellsOf(family, below)
    .map(({ count, shown }) => (shown === 'shown' ? count : shown))
    .join(' ');

/**
 * Hidden counts that somebody who knows the rules can work out: in all tables that look the same, they are the same.
 * That nobody is counted may be known.
 * @param families every table there can be
 * @param most of counts that are larger it may be known, too
 */
function derivable(families: Table[][], below: number, most = Number.POSITIVE_INFINITY): string[] {
  const alike = Map.groupBy(families, (family) => told(family, below));
  return [...alike].flatMap(([look, same]) => {
    const cells = same.map((family) => cellsOf(family, below));
    return (cells[0] ?? []).flatMap(({ shown }, at) => {
      const values = new Set(cells.map((row) => row[at]!.count));
      const isTold = values.size < 2 && [...values].some((value) => value > 0 && value <= most);
      return shown !== 'shown' && isTold ? [`${look}: cell ${at} is ${[...values].join()}`] : [];
    });
  });
}

/** All lists of so many counts up to a most. */
const lists = (length: number, most: number): number[][] =>
  length === 0
    ? [[]]
    : lists(length - 1, most).flatMap((rest) => Array.from({ length: most + 1 }, (_, count) => [count, ...rest]));

/** All that are so many together at most: of these there is none beyond the edge that looks the same. */
const together = (length: number, most: number): number[][] =>
  length === 0
    ? [[]]
    : Array.from({ length: most + 1 }, (_, count) =>
        together(length - 1, most - count).map((rest) => [count, ...rest]),
      ).flat();

describe('what a report shows of its counts', () => {
  test.each([3, 4, 5])('with a limit of %i, no hidden part follows from the others and the total', (below) => {
    for (const [length, most] of [[1, 14] as const, [2, 14] as const, [3, 11] as const, [4, 7] as const])
      expect(
        derivable(
          lists(length, most).map((parts) => [split(parts)]),
          below,
        ),
      ).toEqual([]);
  });

  test.each([3, 5])('with a limit of %i, neither where parts overlap', (below) => {
    // How many have only the first, only the second, both, and neither.
    const tables = together(4, 10).map(([first = 0, second = 0, both = 0, neither = 0]): Table[] => {
      const parts = [first + both, second + both, neither];
      return [{ counts: { total: first + second + both + neither, parts, rest: 2 }, whole: true }];
    });
    expect(derivable(tables, below)).toEqual([]);
  });

  test('neither where three overlap', () => {
    // How many have none, the first, the second, both, the third, the first and the third, …
    const tables = together(8, 8).map((having): Table[] => {
      const parts = [1, 2, 4].map((part) =>
        having.reduce((sum, count, has) => sum + ((has & part) > 0 ? count : 0), 0),
      );
      const total = having.reduce((sum, count) => sum + count, 0);
      return [{ counts: { total, parts: [...parts, having[0]!], rest: 3 }, whole: true }];
    });
    expect(derivable(tables, 3)).toEqual([]);
  });

  test.each([3, 5])('with a limit of %i, neither from rows beside those that count some of it', (below) => {
    const tables = together(3, 16).map(([a = 0, b = 0, c = 0]) => [
      alone(a + b + c, true),
      alone(a, false),
      alone(a + b, false),
    ]);
    expect(derivable(tables, below)).toEqual([]);
    const beside = together(3, 16).map((parts) => [split(parts), alone(parts[0]! + parts[1]!, false)]);
    // Where nothing else is, some of it is all of it.
    expect(derivable(beside, below, below - 1)).toEqual([]);
  });

  test('any table of any size looks as another does in which the hidden count is another', () => {
    const counts = array(oneof(integer({ min: 0, max: 6 }), integer({ min: 0, max: 400 })), {
      minLength: 1,
      maxLength: 9,
    });
    assert(
      property(counts, integer({ min: 3, max: 9 }), (parts, below) => {
        const look = told([split(parts)], below);
        const hidden = parts.flatMap((_, at) => (look.split(' ')[at + 1] === String(parts[at]) ? [] : [at]));
        for (const at of hidden) {
          const exchanged = parts.map((_, other) => parts.with(at, parts[other]!).with(other, parts[at]!));
          const even = Array.from({ length: below }, (_, value) => parts.map((part) => (part === 0 ? 0 : value + 1)));
          const another = [...exchanged, ...even].some(
            (other) => other[at] !== parts[at] && told([split(other)], below) === look,
          );
          expect(another, `${parts.join()} under ${below}`).toBe(true);
        }
      }),
    );
  });

  test('shows the total where it can, and hides the next smallest beside a small part', () => {
    expect(told([split([3, 20, 24, 0])], 5)).toBe('47 hidden hidden 24 0');
    expect(told([split([3, 2, 24])], 5)).toBe('29 hidden hidden 24');
    expect(told([split([6, 20])], 5)).toBe('26 6 20');
    expect(told([split([4, 4])], 5)).toBe('hidden hidden hidden');
    expect(told([split([0, 0])], 5)).toBe('0 0 0');
  });
});
