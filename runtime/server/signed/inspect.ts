import { Worker } from 'node:worker_threads';
import type { Found } from './found.ts';
import type { Made } from './likeness.ts';

/** What an honest container takes is a hundredth of it. */
const limits = { ms: 20_000, megabytes: 512 };

/** Reads a signed container, in a thread that may fail. Nothing when it cannot be read. */
export async function inspect(content: Uint8Array, made: Made): Promise<Found | undefined> {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { content, ...made },
    resourceLimits: { maxOldGenerationSizeMb: limits.megabytes },
    stdout: true,
    stderr: true,
  });
  const late = setTimeout(() => void worker.terminate(), limits.ms);
  try {
    return await new Promise<Found | undefined>((done) => {
      worker.once('message', ({ found }: { found?: Found }) => done(found));
      worker.once('error', () => done(undefined));
      worker.once('exit', () => done(undefined));
    });
  } finally {
    clearTimeout(late);
    await worker.terminate();
  }
}
