/** A look into a file with which one has no business, because somebody may be in danger: with a reason, for hours. */
import type { Definition } from '../definition/index.ts';
import { hasBusiness, withBusiness } from './access.ts';
import { isInOffice } from './assigned.ts';
import { refuse } from './context.ts';
import { Recording } from './recording.ts';
import { notInOffice } from './refusals.ts';
import { describeRoles } from './texts.ts';
import { passTime } from './tick.ts';
import type { Accepted, Actor, Assigned, CaseState, Refusal, Setting } from './types.ts';

/** Characters of the shortest reason that says something. */
const shortestReason = 20;

const hour = 60 * 60_000;

/**
 * Lets an actor read a file for some hours; nothing else. That it was so, and why, is an event of the case, which all
 * who take part in it see; they and those whom the place names are told at once. Refused where the place does not allow
 * it to the role, without a reason, and to those who have business with the file: they need none.
 */
export function openEmergency(
  definition: Definition,
  state: CaseState,
  { actor, reason }: { actor: Actor; reason: string },
  now: string,
  setting: Setting,
): Accepted | Refusal {
  const no = emergencyRefused(definition, actor, setting);
  if (no) return no;
  if (hasBusiness(definition, state, actor, setting)) return refuse('not-now', 'Šī lieta jums jau ir pieejama.');
  if (reason.trim().length < shortestReason)
    return refuse('reason-short', 'Uzrakstiet iemeslu tā, lai to saprot arī cits: kas noticis un kāpēc lieta jāredz.');
  const recording = new Recording(definition, state, setting, now);
  passTime(recording, now);
  recording.at = now;
  const { hours = 0, tells = [] } = setting.emergency ?? {};
  const until = new Date(Date.parse(now) + hours * hour).toISOString();
  recording.record({ type: 'emergencyOpened', actor, reason: reason.trim(), until });
  const told = [...withBusiness(definition, recording.state, setting), ...holding(setting, tells)];
  recording.sendAll('emergency', told, `Ārkārtas piekļuve: ${actor.name} šo lietu var lasīt ${hours} h.`);
  return { refused: false, state: recording.state, events: recording.events, messages: recording.messages };
}

/** Who may is said by the place: whoever may not is told the rule, of no certain file. Absent: may ask. */
export function emergencyRefused(definition: Definition, actor: Actor, setting: Setting): Refusal | undefined {
  if (!isInOffice(setting, actor)) return notInOffice();
  if (!setting.emergency) return refuse('not-yours', 'Ārkārtas piekļuve svešām lietām šeit nav paredzēta nevienam.');
  const { roles } = setting.emergency;
  if (roles.includes(actor.role)) return undefined;
  return refuse(
    'not-yours',
    `Ārkārtas piekļuve svešām lietām šeit ir paredzēta tikai: ${describeRoles(definition, roles)}.`,
  );
}

/** Bodies where somebody has one of the roles. */
function holding({ bodies }: Setting, roles: string[]): Assigned[] {
  return bodies.flatMap((body) => {
    const held = body.roles.filter((role) => roles.includes(role));
    return held.length > 0 ? [{ body: body.key, roles: held }] : [];
  });
}
