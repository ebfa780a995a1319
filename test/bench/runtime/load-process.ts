/** The load in a process of its own, whose CPU is counted apart. Run as a program it is that process. */
import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { answers, bareCommits, commands, type Rate, reads } from './load.ts';

const kinds = { answers, bareCommits, commands, reads };

type Kinds = typeof kinds;

/** What it did, and the CPU it took itself for each, in milliseconds. */
export type Loaded = Rate & { own: number };

/** One that goes on from one cell to the next: what has just begun is slower. */
export class LoadProcess {
  private readonly child: ChildProcess = fork(fileURLToPath(import.meta.url));

  async run<K extends keyof Kinds>(kind: K, ...args: Parameters<Kinds[K]>): Promise<Loaded> {
    return await new Promise((done, fail) => {
      this.child.once('message', (message: { rate?: Loaded; error?: string }) => {
        if (message.rate) done(message.rate);
        else fail(new Error(message.error));
      });
      this.child.send({ kind, args });
    });
  }

  end(): void {
    this.child.disconnect();
  }
}

async function work({ kind, args }: { kind: keyof Kinds; args: unknown[] }): Promise<void> {
  const before = process.cpuUsage();
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as `run` sends them
  const rate = await (kinds[kind] as (...given: unknown[]) => Promise<Rate>)(...args);
  const { user, system } = process.cpuUsage(before);
  process.send?.({ rate: { ...rate, own: (user + system) / 1_000 / rate.done } });
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  process.on('message', (asked: Parameters<typeof work>[0]) => {
    work(asked).catch((error: unknown) => process.send?.({ error: String(error) }));
  });
