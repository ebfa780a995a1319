import type { CaseEvent } from '../../kernel/index.ts';
import type { Leaving } from '../outbox/outbox.ts';
import { type Endpoint, eventTypes } from './endpoints.ts';

/** The name under which an event goes out; undefined: nobody is told of it. */
function typeOf({ type }: CaseEvent): (typeof eventTypes)[keyof typeof eventTypes] | undefined {
  const types: Partial<Record<CaseEvent['type'], (typeof eventTypes)[keyof typeof eventTypes]>> = eventTypes;
  return types[type];
}

/** What endpoints are told of events of a case, for the outbox: one for each. */
export function announced(endpoints: readonly Endpoint[], caseId: string, events: readonly CaseEvent[]): Leaving[] {
  return events.flatMap((event) => {
    const kind = typeOf(event);
    if (kind === undefined) return [];
    return endpoints
      .filter((endpoint) => endpoint.events === undefined || endpoint.events.includes(kind))
      .map(({ name }) => ({
        id: `${caseId}~${event.seq}~webhook~${name}`,
        channel: 'webhook',
        kind,
        seq: event.seq,
        post: name,
      }));
  });
}
