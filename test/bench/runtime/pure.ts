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

const definition = await aizkraukle();
const setting = await directory();

const play = new Play(definition, setting);
const commands: { state: CaseState | undefined; command: Command }[] = [];
for (const [actor, act, answers = {}] of path) {
  const before = play.state;
  play.does(actor, act, answers);
  const done = play.events.findLast((event) => event.type === 'performed');
  const target = done?.target;
  commands.push({
    state: before && structuredClone(before),
    command: {
      id: 'c',
      actor,
      act,
      answers,
      ...(target === undefined ? {} : { target }),
      ...(before ? {} : { case: 'lieta-1' }),
    },
  });
}
if (play.case.status !== 'closed') throw new Error('The path must lead to the end');

const machine = machineOf(definition);
let [snapshot] = initialTransition(machine);
const moves = path.map(([{ post }, act, answers = {}]) => {
  const before = snapshot;
  const event: Event = { type: act, post, answers };
  [snapshot] = transition(machine, before, event);
  if (snapshot === before) throw new Error(`${act} moved nothing`);
  return { before, event };
});
if (snapshot.status !== 'done') throw new Error('The machine must come to the end, too');

/** How often a second of CPU; the best of some rounds, as others use the machine, too. */
function rate(perRound: number, work: () => void): number {
  let best = 0;
  for (let round = 0; round < 8; round += 1) {
    const from = process.cpuUsage();
    let done = 0;
    let cpu = 0;
    while (cpu < 300_000) {
      for (let count = 0; count < 300; count += 1) work();
      done += 300 * perRound;
      const { user, system } = process.cpuUsage(from);
      cpu = user + system;
    }
    best = Math.max(best, (done / cpu) * 1_000_000);
  }
  return best;
}

const now = '2026-09-01T08:30:00.000Z';
const { events } = play;
const result: PureMeasured = {
  ours: rate(commands.length, () => {
    for (const { state, command } of commands) step(definition, state, command, now, setting);
  }),
  xstate: rate(moves.length, () => {
    for (const { before, event } of moves) transition(machine, before, event);
  }),
  replay: rate(events.length, () => fold(events)),
  steps: commands.length,
  events: events.length,
  stateBytes: JSON.stringify(play.case).length,
};
console.log(JSON.stringify(result));
