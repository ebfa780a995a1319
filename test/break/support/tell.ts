import { setTimeout as sleep } from 'node:timers/promises';
import type { Books } from '../kill/books.ts';
import type { Mailbox } from '../../server/support/mailbox.ts';
import type { Counted } from '../kill/count.ts';

/** Until so many more commands were acknowledged; fails when that takes too long. */
export async function workOf(books: Books, more: number): Promise<void> {
  const enough = books.acknowledged.length + more;
  const until = performance.now() + 120_000;
  while (books.acknowledged.length < enough) {
    if (performance.now() > until) throw new Error('The clients get no further');
    await sleep(10);
  }
}

/** What makes a server send its e-mail there. */
export function mailTo({ port }: Mailbox): Record<string, string> {
  return {
    RICIBA_SMTP: `smtp://127.0.0.1:${port}`,
    RICIBA_MAIL_FROM: 'riciba@piemers.lv',
    RICIBA_SITE: 'https://riciba.piemers.lv',
  };
}

/** Prints what was counted. @returns the exit code: 1 when anything is not 0 that must be */
export function table(must: Record<string, number>, counted: Counted, also: Record<string, number>): number {
  for (const [what, number] of Object.entries({ ...must, ...counted, ...also }))
    console.log(`  ${what.padEnd(48)} ${String(number).padStart(7)}`);
  const bad = Object.entries(counted).filter(
    ([what, number]) =>
      number !== 0 && / and |twice|never|missing|missed|doubled|differ|skipped|lost|faults|two /.test(what),
  );
  return bad.length > 0 || Object.values(must).some((number) => number !== 0) ? 1 : 0;
}
