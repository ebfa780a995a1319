/** Cases done again, act by act: the same module in Node and in a browser. */
import { calendars } from '@riciba/runtime/calendars';
import type { Definition } from '@riciba/runtime/definition';
import {
  type Actor,
  apply,
  type CaseEvent,
  type CaseState,
  offers,
  type Setting,
  step,
  tick,
  view,
  wakesAt,
} from '@riciba/runtime/kernel';

/** A case that was played. */
export interface Path {
  definition: Definition;
  setting: Pick<Setting, 'bodies' | 'seats'>;
  events: CaseEvent[];
}

/** All that the kernel says on the way: what each act does, what everybody may do and sees, what time does. */
export function retrace({ definition, setting: { bodies, seats }, events }: Path): string[] {
  const kept = definition.institutions.flatMap(({ key, calendar }) =>
    calendar ? [[key, calendars[calendar]] as const] : [],
  );
  const setting: Setting = { bodies, seats, calendars: Object.fromEntries(kept) };
  const said: string[] = [];
  const log: CaseEvent[] = [];
  let state: CaseState | undefined;
  for (const event of events) {
    if (event.type === 'performed') said.push(JSON.stringify(redo(definition, state, event, setting)));
    state = apply(state, event);
    log.push(event);
  }
  if (!state) return said;
  const end = new Date(Date.parse(log.at(-1)?.at ?? '') + 4e10).toISOString();
  for (const actor of everybody(setting)) {
    said.push(JSON.stringify(offers(definition, state, actor, setting, end)));
    said.push(JSON.stringify(view(definition, state, log, actor, setting)));
  }
  said.push(JSON.stringify([tick(definition, state, end, setting), wakesAt(definition, state, setting), state]));
  return said;
}

function redo(
  definition: Definition,
  state: CaseState | undefined,
  { command: id, actor, act, target, answers, at }: CaseEvent & { type: 'performed' },
  setting: Setting,
): unknown {
  const begun = state !== undefined && state.version > 1;
  const command = {
    id,
    actor,
    act,
    ...(begun ? {} : { case: 'case-1' }),
    ...(target === undefined ? {} : { target }),
    ...(answers ? { answers } : {}),
  };
  return step(definition, begun ? state : undefined, command, at, setting);
}

function everybody({ bodies }: Setting): Actor[] {
  return bodies.flatMap(({ key, roles }) =>
    roles.map((role) => ({ post: `${key}/${role}`, name: role, body: key, role })),
  );
}
