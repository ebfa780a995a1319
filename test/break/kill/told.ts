/** What time and commands must have told whom, worked out anew from the logs; compared with what the database has. */
import { isDeepStrictEqual } from 'node:util';
import { calendars } from '@riciba/runtime/calendars';
import type { Definition } from '@riciba/runtime/definition';
import { apply, type CaseEvent, type CaseState, type Message, type Setting, step, tick } from '@riciba/runtime/kernel';
import type { smallPosts } from '../../server/support/definition.ts';

/** By what the servers of a run worked. */
export interface Scheme {
  definition: Definition;
  posts: typeof smallPosts;
}

function settingOf({ definition, posts }: Scheme): Setting {
  const kept = definition.institutions.flatMap((one) =>
    one.calendar ? [[one.key, calendars[one.calendar]] as const] : [],
  );
  const rolesAt = (body: string): string[] => [
    ...new Set(posts.posts.filter((post) => post.body === body).map((post) => post.role)),
  ];
  return {
    bodies: posts.bodies.map((body) => ({ ...body, roles: rolesAt(body.key) })),
    seats: posts.seats,
    calendars: Object.fromEntries(kept),
  };
}

/** The messages of a log, and whether its commands and the time between them make these events again. */
export function again(scheme: Scheme, log: readonly CaseEvent[]): { same: boolean; messages: Message[] } {
  const setting = settingOf(scheme);
  const messages: Message[] = [];
  let state: CaseState | undefined;
  let at = 0;
  while (at < log.length) {
    const made = next(scheme.definition, setting, state, log, at);
    const events = log.slice(at, at + (made?.events.length ?? 0));
    if (!made || !isDeepStrictEqual(JSON.parse(JSON.stringify(made.events)), events)) return { same: false, messages };
    messages.push(...made.messages);
    state = events.reduce<CaseState | undefined>(apply, state);
    at += events.length;
  }
  return { same: true, messages };
}

/** What follows in the log: a command, or the passing of time up to the next event. */
function next(
  definition: Definition,
  setting: Setting,
  state: CaseState | undefined,
  log: readonly CaseEvent[],
  at: number,
) {
  const [first, second] = [log[at], log[at + 1]];
  const done = first?.type === 'opened' ? second : first;
  if (first && state && done?.type !== 'performed') return tick(definition, state, first.at, setting);
  if (done?.type !== 'performed') return undefined;
  const { actor, act, target, answers, command: id } = done;
  const opens = first?.type === 'opened' ? { case: first.case } : {};
  const command = {
    id,
    actor,
    act,
    ...opens,
    ...(target === undefined ? {} : { target }),
    ...(answers && { answers }),
  };
  const result = step(definition, state, command, done.at, setting);
  return result.refused ? undefined : result;
}

interface Due {
  missed: number;
  doubled: number;
  elsewhen: number;
}

/** Of terms that had passed at an instant. A term that is kept in time does not pass. */
export function dueDates(state: CaseState, log: readonly CaseEvent[], asOf: string): Due {
  const found: Due = { missed: 0, doubled: 0, elsewhen: 0 };
  for (const { id, term, endedAt = asOf } of state.obligations) {
    const late = term && 'late' in term ? term.late : undefined;
    const told = log.filter((event) => event.type === 'obligationLate' && event.obligation === id);
    if (told.length > 1) found.doubled += 1;
    if (late !== undefined && late < endedAt && told.length === 0) found.missed += 1;
    if (told.some((event) => event.at !== late)) found.elsewhen += 1;
  }
  return found;
}
