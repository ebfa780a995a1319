/**
 * Two works beside each other, each in a process of its own and a short slice at a time, in turn: what others do on the
 * machine meets both, and each pays for its own garbage and its own compiling, which in one process would fall to whoever
 * comes next.
 */
import { type ChildProcess, fork } from 'node:child_process';

/** What is done again and again, and how many of what is counted are in it. */
export interface Work {
  once: () => void;
  units: number;
}

const sliceMs = 10;
/** In one comparison. Enough that the collecting of garbage, which is not in every slice, is in each. */
const turns = 10;
const comparisons = 30;
/** CPU. Until then a program is still being compiled, and what it is compiled to still changes. */
const warmUpMs = 2_000;

/** Half of what was seen lies between `low` and `high`. */
export interface Spread {
  median: number;
  low: number;
  high: number;
}

/** Microseconds of CPU for each unit, and how often that of the first goes into that of the second. */
export interface Beside {
  one: Spread;
  other: Spread;
  ratio: Spread;
}

/** A process that does a work when it is told to. */
export class Slices {
  private readonly child: ChildProcess;

  /** @param file a program that calls `serve` */
  constructor(file: string, work: string) {
    this.child = fork(file, [work]);
  }

  /** Microseconds of CPU that each unit took, over one slice; the first time, after it has got warm. */
  async slice(): Promise<number> {
    return await new Promise((done, fail) => {
      const ended = (code: number | null): void => fail(new Error(`Ended with ${code}`));
      this.child.once('exit', ended);
      this.child.once('message', (perUnit: number) => {
        this.child.off('exit', ended);
        done(perUnit);
      });
      this.child.send('slice');
    });
  }

  end(): void {
    this.child.disconnect();
  }
}

/** In a process that `Slices` began: does the work whenever it is told to. */
export function serve({ once, units }: Work): void {
  let rounds = 0;
  process.on('message', () => {
    if (rounds === 0) rounds = warmed(once);
    process.send?.((spent(once, rounds) / (rounds * units)) * 1_000);
  });
}

/** Gives how many rounds fill a slice. */
function warmed(once: () => void): number {
  let rounds = 1;
  let all = 0;
  while (all < warmUpMs) {
    const taken = spent(once, rounds);
    all += taken;
    rounds = Math.max(1, Math.round((rounds * sliceMs) / Math.max(taken, 1)));
  }
  return rounds;
}

/** Milliseconds of CPU, with all threads of the process. */
function spent(once: () => void, rounds: number): number {
  const from = process.cpuUsage();
  for (let count = 0; count < rounds; count += 1) once();
  const { user, system } = process.cpuUsage(from);
  return (user + system) / 1_000;
}

/** Both in turn; who is first changes each time. */
export async function beside(one: Slices, other: Slices): Promise<Beside> {
  const seen: { one: number; other: number }[] = [];
  for (const who of [one, other]) await who.slice();
  for (let count = 0; count < comparisons; count += 1) {
    const sum = { one: 0, other: 0 };
    for (let turn = 0; turn < turns; turn += 1) {
      if (turn % 2 === 0) sum.one += await one.slice();
      sum.other += await other.slice();
      if (turn % 2 === 1) sum.one += await one.slice();
    }
    seen.push({ one: sum.one / turns, other: sum.other / turns });
  }
  for (const who of [one, other]) who.end();
  return {
    one: spread(seen.map((each) => each.one)),
    other: spread(seen.map((each) => each.other)),
    ratio: spread(seen.map((each) => each.other / each.one)),
  };
}

/** One alone. */
export async function alone(one: Slices): Promise<Spread> {
  await one.slice();
  const seen: number[] = [];
  for (let count = 0; count < comparisons; count += 1) seen.push(await one.slice());
  one.end();
  return spread(seen);
}

function spread(values: number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (share: number): number => sorted[Math.round((sorted.length - 1) * share)] ?? Number.NaN;
  return { median: at(0.5), low: at(0.25), high: at(0.75) };
}
