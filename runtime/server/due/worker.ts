import { faultIn } from '../failure.ts';
import type { Log } from '../log.ts';

/** Something that is done in the background, for as long as the server runs. */
interface Work {
  /** For the log. */
  name: string;
  log: Log;
  /** Pause between two looks whether there is something to do. */
  everyMs: number;
  /** Does what there is to do now, no more of it when it is to end; gives how much that was. */
  once: (ending: AbortSignal) => Promise<number>;
}

/**
 * Looks again and again: at once when there was something to do, else after a pause. What fails is told and tried
 * again. Any number of processes may do the same work: `once` takes what nobody else has.
 * @returns what ends it, once what is under way is done
 */
export function keepWorking({ name, log, everyMs, once }: Work): () => Promise<void> {
  const ended = new AbortController();
  const run = async () => {
    while (!ended.signal.aborted) {
      const done = await once(ended.signal).catch((error: unknown) => {
        log('error', `${name} failed`, faultIn(error));
        return 0;
      });
      if (done === 0) await pause(everyMs, ended.signal);
    }
  };
  const running = run();
  return () => {
    ended.abort();
    return running;
  };
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    if (signal.aborted) return done();
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      done();
    };
    const timer = setTimeout(end, ms);
    timer.unref();
    signal.addEventListener('abort', end);
  });
}
