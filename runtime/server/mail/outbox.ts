import { createTransport } from 'nodemailer';
import { codeOf } from '../failure.ts';
import { isLoopback } from '../http/hosts.ts';
import type { Services } from '../services.ts';
import { keepWorking } from '../worker.ts';
import { letterOf, type Mail, type MailSettings } from './letter.ts';

/** A process that died while it was sending is waited for so long. */
const leaseMs = 2 * 60_000;
const firstPauseMs = 60_000;
const longestPauseMs = 60 * 60_000;
/** An e-mail that could not be sent for so long is given up, for a person to look at. */
const longestMs = 72 * 60 * 60_000;
const batch = 20;

type Send = (mail: Mail, to: string) => Promise<void>;

/** Sends what stands in the outbox, for as long as the server runs. Gives what ends it. */
export function keepSending(services: Services, settings: MailSettings, everyMs: number): () => Promise<void> {
  const send = sender(settings);
  return keepWorking({ name: 'mail', log: services.log, everyMs, once: () => sendDue(services, send) });
}

function sender(settings: MailSettings): Send {
  const url = new URL(settings.smtp);
  const transport = createTransport({
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
  });
  return async (mail, to) => void (await transport.sendMail(letterOf(mail, settings, to)));
}

/**
 * Sends what is due. Each e-mail is leased first, so that nothing is locked while a mail server is waited for; a process
 * that ends between sending and noting it sends again, under the same Message-ID.
 */
async function sendDue(services: Services, send: Send): Promise<number> {
  const mails = await lease(services);
  for (const mail of mails) await sendOne(services, send, mail);
  return mails.length;
}

async function lease({ db, directory, now }: Services): Promise<(Mail & Leased)[]> {
  const { municipality } = directory;
  const at = now();
  const due = db
    .selectFrom('outbox')
    .select('id')
    .where('municipality', '=', municipality)
    .where('status', '=', 'waiting')
    .where('nextAt', '<=', at)
    .orderBy('nextAt')
    .limit(batch)
    .forUpdate()
    .skipLocked();
  return await db
    .updateTable('outbox')
    .from('cases')
    .set(({ eb }) => ({ attempts: eb('attempts', '+', 1), nextAt: later(at, leaseMs), reason: null }))
    .where('outbox.municipality', '=', municipality)
    .where('outbox.id', 'in', due)
    .whereRef('cases.municipality', '=', 'outbox.municipality')
    .whereRef('cases.id', '=', 'outbox.caseId')
    .returning([
      'outbox.municipality',
      'outbox.id',
      'outbox.kind',
      'outbox.caseId',
      'outbox.post',
      'outbox.attempts',
      'outbox.createdAt',
      'cases.number',
    ])
    .execute();
}

interface Leased {
  post: string;
  attempts: number;
  createdAt: string;
}

async function sendOne(services: Services, send: Send, mail: Mail & Leased): Promise<void> {
  const to = services.directory.posts.get(mail.post)?.email;
  if (to === undefined) return await note(services, mail, { status: 'dead', reason: 'no-address' });
  try {
    await send(mail, to);
  } catch (error) {
    return await failed(services, mail, error);
  }
  await note(services, mail, { status: 'sent', reason: null });
}

async function failed(services: Services, mail: Mail & Leased, error: unknown): Promise<void> {
  const { attempts } = mail;
  const reason = reasonOf(error);
  const now = services.now();
  const dead = isFinal(error) || now > later(mail.createdAt, longestMs);
  // Neither the address nor what the mail server said of it.
  services.log(dead ? 'error' : 'warn', dead ? 'mail given up' : 'mail not sent yet', { reason, attempts });
  const pauseMs = Math.min(longestPauseMs, firstPauseMs * 2 ** (attempts - 1));
  await note(
    services,
    mail,
    dead ? { status: 'dead', reason } : { status: 'waiting', reason, nextAt: later(now, pauseMs) },
  );
}

/** Of the mail server: it will never take this one. Anything else may pass. */
function isFinal(error: unknown): boolean {
  return ['EENVELOPE', 'EMESSAGE'].includes(codeOf(error)) && responseOf(error) >= 500;
}

function reasonOf(error: unknown): string {
  const response = responseOf(error);
  return [codeOf(error) || 'error', ...(response > 0 ? [response] : [])].join(' ');
}

function responseOf(error: unknown): number {
  const has = typeof error === 'object' && error !== null && 'responseCode' in error;
  return has && typeof error.responseCode === 'number' ? error.responseCode : 0;
}

async function note(
  { db, now }: Services,
  { municipality, id }: Mail,
  change: { status: 'waiting' | 'sent' | 'dead'; reason: string | null; nextAt?: string },
): Promise<void> {
  await db
    .updateTable('outbox')
    .set({ ...change, endedAt: change.status === 'waiting' ? null : now() })
    .where('municipality', '=', municipality)
    .where('id', '=', id)
    .execute();
}

function later(instant: string, ms: number): string {
  return new Date(Date.parse(instant) + ms).toISOString();
}
