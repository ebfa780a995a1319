/** `node pure.ts`: the kernel's step beside XState's pure transition on the same scheme and path; replay. A line of JSON. */
import { type CaseState, fold, type Command, step } from '@riciba/runtime/kernel';
import { initialTransition, transition } from 'xstate';
import { aizkraukle, directory } from '../../kernel/support/aizkraukle.ts';
import { Play } from '../../kernel/support/play.ts';
import { type Event, machineOf } from './machine.ts';
import { path } from './path.ts';

/** Rates a second. */
export interface PureMeasured {
  /** By CPU of this process, of which there is one thread's worth. */
  ours: number;
  xstate: number;
  /** Events folded. */
  replay: number;
  steps: number;
  events: number;
  stateBytes: number;
}

/**
 * As a server has it that has read it from a file. Nothing is frozen on the way here, either: functions that have once met
 * frozen arrays stay slower for all others.
 */
function read<T>(thing: T): T {
  return structuredClone(thing);
}

const definition = read(await aizkraukle());
const setting = read(await directory());

const play = new Play(read(definition), read(setting), false);
const commands: { state: CaseState | undefined; command: Command }[] = [];
for (const [actor, act, answers = {}] of path) {
  const before = play.state;
  play.does(actor, act, answers);
  const done = play.events.findLast((event) => event.type === 'performed');
  const target = done?.target;
  commands.push({
    state: before && read(before),
    command: {
      id: 'c',
      actor: read(actor),
      act,
      answers: read(answers),
      ...(target === undefined ? {} : { target }),
      ...(before ? {} : { case: 'lieta-1' }),
    },
  });
}
if (play.case.status !== 'closed') throw new Error('The path must lead to the end');

const machine = machineOf(definition, setting);
let [snapshot] = initialTransition(machine);
const moves = path.map(([actor, act, answers = {}]) => {
  const before = snapshot;
  const event: Event = { type: act, actor: read(actor), answers: read(answers) };
  [snapshot] = transition(machine, before, event);
  if (snapshot === before) throw new Error(`${act} moved nothing`);
  return { before, event };
});
if (snapshot.status !== 'done') throw new Error('The machine must come to the end, too');

/** How often a second of CPU. */
function rate(perRound: number, work: () => void): number {
  const from = process.cpuUsage();
  let done = 0;
  let cpu = 0;
  while (cpu < 150_000) {
    for (let count = 0; count < 100; count += 1) work();
    done += 100 * perRound;
    const { user, system } = process.cpuUsage(from);
    cpu = user + system;
  }
  return (done / cpu) * 1_000_000;
}

/** The best of some rounds, in turn, as others use the machine, too; the first are not counted: programs get warm. */
function rates(works: [perRound: number, work: () => void][]): number[] {
  const best = works.map(() => 0);
  for (let round = 0; round < 20; round += 1) {
    works.forEach(([perRound, work], at) => {
      const now = rate(perRound, work);
      if (round >= 4) best[at] = Math.max(best[at] ?? 0, now);
    });
  }
  return best;
}

const now = '2026-09-01T08:30:00.000Z';
const { events } = play;
const ofStep = (): void => {
  for (const { state, command } of commands) step(definition, state, command, now, setting);
};
const ofTransition = (): void => {
  for (const { before, event } of moves) transition(machine, before, event);
};
const [ours = 0, xstate = 0, replay = 0] = rates([
  [commands.length, ofStep],
  [moves.length, ofTransition],
  [events.length, () => fold(events)],
]);
const result: PureMeasured = {
  ours,
  xstate,
  replay,
  steps: commands.length,
  events: events.length,
  stateBytes: JSON.stringify(play.case).length,
};
console.log(JSON.stringify(result));
