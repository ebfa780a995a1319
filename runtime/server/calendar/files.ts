import { createHash } from 'node:crypto';
import type { Definition } from '../../definition/index.ts';
import type { Actor, CaseEvent } from '../../kernel/index.ts';
import { notFound } from '../contract/problem.ts';
import { casePage } from '../cases/reads.ts';
import type { Services } from '../services.ts';
import { type CalendarEvent, icsOf } from './ics.ts';
import { type Meeting, meetingsOf } from './meetings.ts';

const meetingMinutes = 90;

interface Of {
  municipality: string;
  /** Number of the case. */
  number: string;
}

/** A meeting as its calendar entry: the group and the number of its file, and nobody it is about. */
function entryOf(meeting: Meeting, { municipality, number }: Of): CalendarEvent {
  const { run, label, day, time, place, revision, changedAt, cancelled } = meeting;
  return {
    uid: uidOf(municipality, run),
    sequence: revision,
    changedAt,
    when: time === undefined ? { day } : { day, time, minutes: meetingMinutes },
    summary: `${label} (${number})`,
    ...(place !== undefined && { place }),
    cancelled,
  };
}

/** The same for ever, and telling nothing. */
export function uidOf(municipality: string, id: string): string {
  return `${createHash('sha256').update(`${municipality}\n${id}`).digest('hex').slice(0, 40)}@riciba`;
}

/**
 * A meeting of a case as an iCalendar file, as far as the actor may see it.
 * @throws Refused 404 when there is none for them
 */
export async function meetingFile(services: Services, actor: Actor, caseId: string, run: string): Promise<string> {
  const page = await casePage(services, actor, caseId);
  const meeting = meetingsOf(page.seen.definitionAt, page.seen.events).find((one) => one.run === run);
  if (!meeting) throw notFound();
  const { municipality } = services.directory;
  return icsOf([entryOf(meeting, { municipality, number: page.number })], { name: meeting.label });
}

/**
 * What an e-mail about an event brings to a calendar: the meeting that the act convened, moved, cancelled or was done
 * on, as it was then. Without the place, which somebody wrote: that is read where one signs in.
 */
export function invitationFor(
  definitionAt: (seq: number) => Definition,
  events: readonly CaseEvent[],
  seq: number,
  of: Of,
): { method: 'REQUEST' | 'CANCEL'; content: string } | undefined {
  const act = events.findLast((event) => event.type === 'performed' && event.seq <= seq);
  const next = events.find((event) => event.type === 'performed' && event.seq > seq);
  const then = next ? events.filter((event) => event.seq < next.seq) : events;
  const meeting = act && meetingsOf(definitionAt, then).find(({ acts }) => acts.includes(act.seq));
  if (!meeting) return undefined;
  const { place: _, ...entry } = entryOf(meeting, of);
  const method = meeting.cancelled ? 'CANCEL' : 'REQUEST';
  return { method, content: icsOf([entry], { name: meeting.label, method }) };
}
