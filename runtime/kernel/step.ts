import { type Definition, lookup } from '../definition/index.ts';
import { admit } from './admit.ts';
import { type Context, refuse } from './context.ts';
import { factsIn } from './facts.ts';
import { plan } from './plans.ts';
import { Recording } from './recording.ts';
import { notFound } from './refusals.ts';
import { settle } from './settle.ts';
import type { Accepted, CaseState, Command, Refusal, Setting } from './types.ts';

/**
 * One command on one case: the state after it, the events to record and the messages to send, or why not. Pure: the
 * state given stays as it is, and a refused command changes nothing.
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
  if (state && state.definition !== definition.hash) {
    throw new RangeError(`The case runs by the definition ${state.definition}, not ${definition.hash}`);
  }
  const context: Context = { definition, setting, actor: command.actor, state };
  const admitted = admit(context, command.act, command.target);
  if (admitted.refused) return admitted;
  const { act } = admitted;
  const form = act.form === undefined ? undefined : lookup(definition).forms.get(act.form);
  if (form && !command.answers) {
    return refuse('answers-missing', `Nav aizpildīta veidlapa «${form.label}».`, act.sentence);
  }
  // Answers to questions that the scheme does not ask are nobody's to keep.
  const answers = (form && command.answers) ?? {};
  const planned = plan(context, admitted, answers);
  if (planned.refused) return planned;

  const recording = new Recording(definition, state, setting, now);
  if (planned.bodies) {
    if (command.case === undefined) return notFound();
    recording.record({ type: 'opened', case: command.case, definition: definition.hash, bodies: planned.bodies });
  }
  const performed = recording.next;
  recording.record({
    type: 'performed',
    act: act.key,
    ...(command.target === undefined ? {} : { target: command.target }),
    actor: command.actor,
    ...(form ? { answers } : {}),
    audience: [...new Set(planned.audience)].filter((body) => body !== command.actor.body),
    command: command.id,
  });
  for (const fact of factsIn(definition, act, answers)) recording.record({ type: 'factsRecorded', ...fact });
  planned.follow(recording, performed);
  settle(recording);
  return { refused: false, state: recording.state, events: recording.events, messages: recording.messages };
}
