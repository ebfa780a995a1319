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

/** Between whom an invitation goes (RFC 5546, 3.2.2 and 3.2.5): the mailbox that sends it, and the one that receives it. */
interface Sent extends Of {
  organizer: string;
  attendee: string;
}

/**
 * What an e-mail about an event brings to a calendar: the meeting that the act convened, moved, cancelled or was done
 * on, as it was then. Without the place, which somebody wrote: that is read where one signs in. Nothing where the e-mail
 * tells of what time brought after that act: who has the meeting already, or was never asked to it, is not asked anew.
 */
export function invitationFor(
  definitionAt: (seq: number) => Definition,
  events: readonly CaseEvent[],
  seq: number,
  { organizer, attendee, ...of }: Sent,
): { method: 'REQUEST' | 'CANCEL'; content: string } | undefined {
  const act = events.findLast((event) => event.type === 'performed' && event.seq <= seq);
  if (!act || !followsAtOnce(events, act, seq)) return undefined;
  const next = events.find((event) => event.type === 'performed' && event.seq > seq);
  const then = next ? events.filter((event) => event.seq < next.seq) : events;
  const meeting = meetingsOf(definitionAt, then).find(({ acts }) => acts.includes(act.seq));
  if (!meeting) return undefined;
  const { place: _, ...entry } = entryOf(meeting, of);
  const method = meeting.cancelled ? 'CANCEL' : 'REQUEST';
  return { method, content: icsOf([{ ...entry, organizer, attendee }], { name: meeting.label, method }) };
}

/** Does all from the act to this event belong to the act? What was late as soon as it was owed bears the act's moment, too. */
function followsAtOnce(events: readonly CaseEvent[], act: CaseEvent, seq: number): boolean {
  return events
    .filter((event) => event.seq > act.seq && event.seq <= seq)
    .every(({ at, type }) => at === act.at && type !== 'obligationLate');
}
