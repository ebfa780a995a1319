/** May this be done now on what is owed, or on what was entered? */
import { type Act, judged, lookup, type Performer } from '../definition/index.ts';
import type { Admitted } from './admit.ts';
import { isAmong, performers } from './assigned.ts';
import { type Context, refuse } from './context.ts';
import { owing } from './debtors.ts';
import { missingFirst, shutGate, whyShut } from './gates.ts';
import { correctedBy } from './notions.ts';
import { caseClosed, notFound, notYours } from './refusals.ts';
import type { CaseState, Entry, Obligation, Refusal } from './types.ts';
import { worldOf } from './world.ts';

export function admitOnObligation(
  context: Context,
  state: CaseState,
  act: Act,
  obligation: Obligation,
): Admitted | Refusal {
  const by = isFor(act, obligation) ? whoMay(context, state, act, obligation) : undefined;
  if (!by) return notFound();
  const sentence = obligation.sentence;
  if (!by.mays) return notYours(context, by.roles, sentence);
  // What is still open in a closed file outlives it.
  if (state.status === 'closed' && obligation.status !== 'open') return caseClosed(context, state);
  if (obligation.status === 'met') return refuse('not-now', 'Tas jau ir izdarīts.', sentence);
  if (obligation.status === 'cancelled') return refuse('not-now', 'Tas vairs nav jādara.', sentence);
  const run = state.levels.find((one) => one.id === obligation.target);
  return (
    missingFirst(context, act, state, run) ??
    notToExtend(context, state, act, obligation) ??
    shutGate(context, act, obligation.debtor.body) ?? { refused: false, on: 'obligation', act, state, obligation }
  );
}

function isFor(act: Act, { kind, act: asked }: Obligation): boolean {
  if (act.kind === 'fulfil') return kind === 'duty' && asked === act.key;
  if (act.kind === 'finish') return kind === 'task';
  return act.kind === 'extend' && (kind === 'duty' || kind === 'task');
}

/** A later date may be set only under the condition that the scheme states for it. */
function notToExtend(context: Context, state: CaseState, act: Act, obligation: Obligation): Refusal | undefined {
  const duty =
    act.kind === 'extend' ? context.definition.duties?.find((one) => one.key === obligation.duty) : undefined;
  const when = duty?.extension?.when;
  if (!duty || !when || context.at === undefined) return undefined;
  const world = worldOf(state, context.setting, context.at, obligation.debtor.body);
  if (judged(when, {}, world)) return undefined;
  const sentence = lookup(context.definition).sentences.get(duty.sentence);
  return refuse('only-if', `${whyShut(when, {}, world)} Nosacījums: ${sentence?.text ?? duty.label}`, duty.sentence);
}

interface Mays {
  mays: boolean;
  roles: readonly string[];
}

/** Its debtor does it; a later date is set by those whom the scheme names. Undefined: it names nobody. */
function whoMay(context: Context, state: CaseState, act: Act, obligation: Obligation): Mays | undefined {
  const { definition, setting, actor } = context;
  if (act.kind === 'extend') {
    const duty = definition.duties?.find((one) => one.key === obligation.duty);
    const by = obligation.kind === 'duty' ? duty?.extension?.by : act.by;
    return by && { mays: mayExtend(context, state, by), roles: by.roles };
  }
  const { body, roles } = owing(definition, state, obligation, setting);
  return { mays: isAmong({ body, roles }, actor), roles };
}

/** Those in office in the case's body of their institution. */
function mayExtend({ definition, setting, actor }: Context, state: CaseState, by: Performer): boolean {
  const now = performers(definition, state, by, setting);
  return now !== undefined && isAmong(now, actor);
}

/** The roles that may enter it may correct it, at the body that did, as long as the file is open. */
export function admitCorrection(context: Context, state: CaseState, act: Act, entry: Entry): Admitted | Refusal {
  const of = lookup(context.definition).acts.get(entry.act);
  if (act.kind !== 'correct' || !of || correctedBy(act) !== of.key) return notFound();
  const roles = [...new Set([...entry.by.roles, ...(of.by?.roles ?? [])])];
  if (!isAmong({ body: entry.by.body, roles }, context.actor)) return notYours(context, roles, act.sentence);
  if (state.status === 'closed') return caseClosed(context, state);
  return { refused: false, on: 'entry', act, state, entry, of };
}
