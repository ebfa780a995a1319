/** The kernel's step beside XState's pure transition on the same scheme and path, and in files new and long; replay. */
import { fileURLToPath } from 'node:url';
import type { CaseState } from '@riciba/runtime/kernel';
import { ofChild, ofGroup } from './played.ts';
import { alone, beside, type Beside, Slices, type Spread } from './slices.ts';
import { manyMeetings, type WorkName, worksFile } from './works.ts';

/** Times are microseconds of CPU. */
interface PureMeasured {
  /** The kernel's step first, XState's transition second. */
  xstate: Beside;
  /** A step in a file that is new, and in one with years behind it. */
  long: Beside;
  /** Of an event. */
  replay: Spread;
  child: string;
  group: string;
}

const at = (work: WorkName): Slices => new Slices(worksFile, work);

export async function pure(): Promise<PureMeasured> {
  return {
    xstate: await beside(at('step'), at('transition')),
    long: await beside(at('stepInNew'), at('stepInLong')),
    replay: await alone(at('replay')),
    child: sizeOf((await ofChild()).play.case),
    group: sizeOf(ofGroup(manyMeetings).play.case),
  };
}

function sizeOf(state: CaseState): string {
  const { version, obligations } = state;
  const open = obligations.filter(({ status }) => status === 'open').length;
  return `${version} events, ${obligations.length} obligations (${open} open), ${JSON.stringify(state).length} bytes`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(JSON.stringify(await pure(), undefined, 1));
