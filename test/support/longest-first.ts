import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take long, the longest first: begun last, one would keep one core busy while the other has nothing left to do. */
const long = [
  'server/rights',
  'server/accounts',
  'server/metrics',
  'server/start',
  'server/crash',
  'server/time',
  'server/signed',
  'server/retention',
  'generator/cli',
  'kernel/properties',
  'generator/scenarios',
  'language/translation',
  'language/unfinished',
  'generator/examples',
  'language/diagnostics',
];

/** Place of a file among those that take long; after them all the others. */
function rank({ moduleId }: TestSpecification): number {
  const at = long.findIndex((name) => moduleId.endsWith(`/test/${name}.test.ts`));
  return at < 0 ? long.length : at;
}

/** Begins with the files that take long; the others follow as vitest orders them. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    // oxlint-disable-next-line unicorn/no-array-sort -- it sorts no array, and changes none
    const others = await super.sort(files);
    return others.toSorted((a, b) => rank(a) - rank(b));
  }
}
