/**
 * What the bench measures of the kernel, and XState beside it. Run as a program with the name of one of these works, it
 * does that when `Slices` tells it to.
 */
import { fileURLToPath } from 'node:url';
import { fold, step } from '@riciba/runtime/kernel';
import { initialTransition, transition } from 'xstate';
import { type Event, machineOf } from './machine.ts';
import { ofChild, ofGroup, path, type Played, read } from './played.ts';
import { serve, type Work } from './slices.ts';

/** Meetings of a group until its file has 300 obligations. */
export const manyMeetings = 58;

const works = {
  step: async () => steps(await ofChild()),
  transition: transitions,
  replay: async () => {
    const { events } = (await ofChild()).play;
    return { once: () => fold(events), units: events.length };
  },
  stepInNew: () => steps(ofGroup(2)),
  stepInLong: () => steps(ofGroup(manyMeetings)),
} satisfies Record<string, () => Work | Promise<Work>>;

/** All commands that were given, each on the state that was before it. */
function steps({ definition, setting, given }: Played): Work {
  return {
    once: () => {
      for (const { state, command, now } of given) step(definition, state, command, now, setting);
    },
    units: given.length,
  };
}

/** The same path by XState, each time on the snapshot that was before, as it is when it was stored and read. */
async function transitions(): Promise<Work> {
  const { definition, setting } = await ofChild();
  const machine = machineOf(definition, setting);
  let [snapshot] = initialTransition(machine);
  const moves = path.map(([actor, act, answers = {}]) => {
    const { value, context, status } = snapshot;
    const before = machine.resolveState({ value, context: read(context), status });
    const event: Event = { type: act, actor: read(actor), answers: read(answers) };
    [snapshot] = transition(machine, before, event);
    if (snapshot === before) throw new Error(`${act} moved nothing`);
    return { before, event };
  });
  if (snapshot.status !== 'done') throw new Error('The machine must come to the end, too');
  return {
    once: () => {
      for (const { before, event } of moves) transition(machine, before, event);
    },
    units: moves.length,
  };
}

export type WorkName = keyof typeof works;

export const worksFile = fileURLToPath(import.meta.url);

function isWork(name: string | undefined): name is WorkName {
  return name !== undefined && Object.hasOwn(works, name);
}

const [, program, name] = process.argv;
if (program === worksFile && isWork(name)) serve(await works[name]());
