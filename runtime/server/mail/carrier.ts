import { createTransport } from 'nodemailer';
import { definitionsOf } from '../../kernel/index.ts';
import { invitationFor } from '../calendar/files.ts';
import { caseLog } from '../cases/case-log.ts';
import { codeOf } from '../failure.ts';
import { isLoopback } from '../http/hosts.ts';
import { type Carrier, type Due, Unsent } from '../outbox/outbox.ts';
import type { Services } from '../services.ts';
import { letterOf, type MailSettings } from './letter.ts';

/** E-mail by SMTP. */
export function mailCarrier(settings: MailSettings, services: Services): Carrier {
  const transport = createTransport(wayTo(settings));
  return {
    channel: 'mail',
    carry: async (due) => {
      const to = services.directory.posts.get(due.post)?.email;
      if (to === undefined) throw new Unsent('no-address', true);
      const icalEvent = await invitationIn(services, due, { organizer: settings.from, attendee: to });
      try {
        await transport.sendMail({ ...letterOf(due, settings, to), ...(icalEvent && { icalEvent }) });
      } catch (error) {
        throw new Unsent(reasonOf(error), isFinal(error));
      }
    },
  };
}

/** Of what is told about a meeting: the meeting, for the reader's calendar. */
async function invitationIn(
  { db, definitions }: Services,
  { municipality, caseId, number, seq }: Due,
  between: { organizer: string; attendee: string },
) {
  if (seq === null) return undefined;
  const { definition: hash } = await db
    .selectFrom('cases')
    .select('definition')
    .where('municipality', '=', municipality)
    .where('id', '=', caseId)
    .executeTakeFirstOrThrow();
  const { definition } = await definitions.pinned(hash);
  const events = await caseLog(db, municipality, caseId);
  const invitation = invitationFor(definitionsOf(events, definition, await definitions.of(events)), events, seq, {
    municipality,
    number,
    ...between,
  });
  return invitation && { ...invitation, filename: 'sede.ics' };
}

/** A way to the mail server that settings name. */
export function wayTo({ smtp }: MailSettings) {
  const url = new URL(smtp);
  return {
    host: url.hostname,
    port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
    secure: url.protocol === 'smtps:',
    // Over a network that others share, never in the open.
    requireTLS: url.protocol === 'smtp:' && !isLoopback(url.hostname),
    auth: url.username ? { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } : undefined,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Of the mail server: it will never take this one. Anything else may pass. */
function isFinal(error: unknown): boolean {
  return ['EENVELOPE', 'EMESSAGE'].includes(codeOf(error)) && responseOf(error) >= 500;
}

/** Neither the address nor what the mail server said of it. */
function reasonOf(error: unknown): string {
  const response = responseOf(error);
  return [codeOf(error) || 'error', ...(response > 0 ? [response] : [])].join(' ');
}

function responseOf(error: unknown): number {
  const has = typeof error === 'object' && error !== null && 'responseCode' in error;
  return has && typeof error.responseCode === 'number' ? error.responseCode : 0;
}
