import { createHash } from 'node:crypto';
import type { Message } from '../../kernel/index.ts';
import type { Due } from '../outbox/outbox.ts';

/** How e-mail leaves the server. */
export interface MailSettings {
  /** `smtp://user:password@host:port`, or `smtps://…`. */
  smtp: string;
  /** The address it comes from. */
  from: string;
  /** The site's address, for the link to the case. */
  site: string;
}

/** What a message is about, in words that tell nothing of the child. */
const subjects: Partial<Record<Message['kind'], string>> = {
  late: 'nokavēts termiņš',
  reminder: 'tuvojas termiņš',
  task: 'jauns uzdevums',
  referral: 'jauns sūtījums',
  emergency: 'ārkārtas piekļuve',
};

/**
 * An e-mail is a doorbell: it says that there is something, in which case, and where to read it. Whom the case is
 * about, and what somebody wrote, stays where one signs in.
 */
export function letterOf(mail: Due, { from, site }: MailSettings, to: string) {
  const kinds: Record<string, string | undefined> = subjects;
  const what = kinds[mail.kind] ?? 'jauns paziņojums';
  return {
    from: { name: 'Rīcība', address: from },
    to,
    subject: `Rīcība: ${what}`,
    text: `Rīcībā lietā ${mail.number} ir ${what}.

Lai to izlasītu, pierakstieties: ${new URL(`/cases/${encodeURIComponent(mail.caseId)}`, site).href}

Šī vēstule ir nosūtīta automātiski, uz to nav jāatbild.
`,
    messageId: messageId(mail, from),
    headers: { 'Auto-Submitted': 'auto-generated' },
  };
}

/** The same each time it is sent: whoever receives it twice can tell. */
function messageId({ municipality, id }: Due, from: string): string {
  const digest = createHash('sha256').update(`${municipality}\n${id}`).digest('hex').slice(0, 40);
  return `<${digest}@${from.split('@').at(-1) ?? 'riciba'}>`;
}
