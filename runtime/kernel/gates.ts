/** What must hold, and what must have been done, before an act may be. */
import { type Act, type Condition, judged, lookup, type World } from '../definition/index.ts';
import { type Context, refuse } from './context.ts';
import { dayOfEntry } from './entries.ts';
import { isOfFile } from './notions.ts';
import { mustFirst } from './refusals.ts';
import { dateText } from './time/index.ts';
import type { Answers, CaseState, LevelRun, Refusal } from './types.ts';
import { worldOf } from './world.ts';

/** The gate that stays shut whatever is answered, if there is one. */
export function shutGate(context: Context, act: Act, body: string): Refusal | undefined {
  // The day of what is entered stands in the answers, and windows lie around it.
  if (!act.gates || context.at === undefined || act.dateField) return undefined;
  const world = worldOf(context.state, context.setting, context.at, body);
  return refusal(
    context,
    act.gates.find((gate) => isOfFile(gate.when) && !judged(gate.when, {}, world)),
    {},
    world,
  );
}

/** The first gate that these answers do not open. */
export function closedGate(context: Context, act: Act, answers: Answers, body: string): Refusal | undefined {
  if (!act.gates || context.at === undefined) return undefined;
  const world = worldOf(context.state, context.setting, context.at, body, dayOfEntry(act, answers, context.at));
  return refusal(
    context,
    act.gates.find((gate) => !judged(gate.when, answers, world)),
    answers,
    world,
  );
}

/** Of a gate that stays shut; where nobody can tell whether it would open, that is said. */
function refusal(
  { definition }: Context,
  gate: { sentence: string; when: Condition } | undefined,
  answers: Answers,
  world: World,
): Refusal | undefined {
  if (!gate) return undefined;
  const said = lookup(definition).sentences.get(gate.sentence)?.text ?? gate.sentence;
  return refuse('only-if', `${whyShut(gate.when, answers, world)} Nosacījums: ${said}`, gate.sentence);
}

/** A sentence before the condition itself. */
export function whyShut(when: Condition, answers: Answers, world: World): string {
  if (judged(when, answers, world) === false) return 'To nedrīkst darīt šādā gadījumā.';
  const day = dateText(world.on ?? world.today, 'lv');
  return `Nevar zināt, vai to drīkst: kalendārā nav ievadīts laika posms, kurā ir ${day}`;
}

/** Acts that must be done first and are not; those of the run's own level during its stay, others ever in the file. */
export function missingFirst(context: Context, act: Act, state: CaseState, run?: LevelRun): Refusal | undefined {
  if (!act.needs) return undefined;
  const { acts } = lookup(context.definition);
  const missing = act.needs.filter((need) => !isDone(need, acts.get(need), state, run));
  if (missing.length === 0) return undefined;
  const known = missing.flatMap((need) => acts.get(need) ?? []);
  return known.length > 0 ? mustFirst(known, act) : undefined;
}

function isDone(key: string, act: Act | undefined, state: CaseState, run: LevelRun | undefined): boolean {
  if (run?.done.includes(key)) return true;
  if (run && act?.level === run.level) return isDutyDone(key, state, (target) => target === run.id);
  const ever = state.levels.some((one) => one.done.includes(key) || one.outcome === key);
  return ever || isDutyDone(key, state, () => true);
}

function isDutyDone(act: string, { obligations }: CaseState, where: (target: string) => boolean): boolean {
  return obligations.some((one) => one.kind === 'duty' && one.act === act && one.status === 'met' && where(one.target));
}
