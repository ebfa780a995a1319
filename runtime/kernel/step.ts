import { type Act, type Definition, lookup } from '../definition/index.ts';
import { admit, type Admitted } from './admit.ts';
import { type Context, refuse } from './context.ts';
import { followAct } from './follow.ts';
import { closedGate } from './gates.ts';
import { plan } from './plans.ts';
import { Recording } from './recording.ts';
import { notFound, ownerUnknown, seatUnfilled } from './refusals.ts';
import { unfilledSeat } from './seats.ts';
import { tasksIn } from './tasks.ts';
import { passTime } from './tick.ts';
import type { Accepted, Answers, CaseState, Command, Refusal, Setting } from './types.ts';

/**
 * One command on one case: the state after it, the events to record and the messages to send, or why not. Pure: the
 * state given stays as it is, and a refused command changes nothing. What fell due before it is recorded before it.
 *
 * `state` is undefined for the command that opens a case, which then has the id `command.case`. `now` is an ISO 8601
 * UTC instant with milliseconds. The answers must have been checked against the act's form. Throws a RangeError when
 * `definition` is not the one the case was opened under: another one would silently give the case another meaning.
 */
export function step(
  definition: Definition,
  state: CaseState | undefined,
  command: Command,
  now: string,
  setting: Setting,
): Accepted | Refusal {
  const recording = new Recording(definition, state, setting, now);
  if (state) passTime(recording, now);
  const before = state && recording.state;
  const context: Context = { definition, setting, actor: command.actor, state: before, at: now };
  const admitted = admit(context, command.act, command.target);
  if (admitted.refused) return admitted;
  const asks = admitted.act.form ?? acting(admitted).form;
  const form = asks === undefined ? undefined : lookup(definition).forms.get(asks);
  if (form && !command.answers) {
    return refuse('answers-missing', `Nav aizpildīta veidlapa «${form.label}».`, admitted.act.sentence);
  }
  // Answers to questions that the scheme does not ask are nobody's to keep.
  const answers = (form && command.answers) ?? {};
  const refused = forbidden(context, admitted, answers);
  if (refused) return refused;
  const planned = plan(context, admitted, answers);
  if (planned.refused) return planned;
  if (planned.bodies) {
    if (command.case === undefined) return notFound();
    const { bodies } = planned;
    const track = trackOf(definition, admitted);
    const opened = { type: 'opened', case: command.case, definition: definition.hash, bodies } as const;
    recording.record(track === undefined ? opened : { ...opened, track });
  }
  followAct(recording, { context, admitted, planned, command, answers: form && answers });
  return { refused: false, state: recording.state, events: recording.events, messages: recording.messages };
}

/** What the answers themselves forbid. */
function forbidden(context: Context, admitted: Admitted, answers: Answers): Refusal | undefined {
  const { definition, setting, state, actor } = context;
  const { act } = admitted;
  const shut = closedGate(context, act, answers, admitted.on === 'run' ? admitted.run.by.body : actor.body);
  if (shut || !state) return shut;
  const unfilled = unfilledSeat({ definition, setting }, state, acting(admitted), answers);
  if (unfilled) return seatUnfilled(context, unfilled.sentence);
  const { unowned } = tasksIn({ definition, state, setting }, acting(admitted), answers);
  return unowned.length > 0 ? ownerUnknown(context, unowned, act.sentence) : undefined;
}

/** The act whose answers these are: of a correction, that which is corrected. */
function acting(admitted: Admitted): Act {
  return admitted.on === 'entry' ? admitted.of : admitted.act;
}

function trackOf({ tracks }: Definition, admitted: Admitted): string | undefined {
  return (admitted.on === 'nothing' ? admitted.level.track : undefined) ?? tracks?.[0]?.key;
}
