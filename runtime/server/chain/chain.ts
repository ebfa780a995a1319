import { hash } from 'node:crypto';

/** What the first link of a chain stands on. */
const nothing: Buffer = Buffer.alloc(32);

/** What a chain is a chain of: what happened to a case, or who looked at it. */
interface ChainOf {
  municipality: string;
  caseId: string;
}

/**
 * One more link: SHA-256 over the link before it and what is recorded. Whoever alters, removes or inserts a row must
 * make all later links anew. The same for ever: stored links must stay true.
 */
export function link(before: Buffer | undefined, { municipality, caseId }: ChainOf, text: string): Buffer {
  const recorded = Buffer.from(`${municipality}\n${caseId}\n${text}`);
  return hash('sha256', Buffer.concat([before ?? nothing, recorded]), 'buffer');
}

/** Who looked, as it is linked. `n` counts the looks at a case from 1; whose account it was, where that is known. */
export function lookText(look: {
  n: number;
  at: string;
  post: string;
  what: string;
  attachment: string | null;
  person?: string | null;
}): string {
  const known = look.person ? [look.person] : [];
  return JSON.stringify([look.n, look.at, look.post, look.what, look.attachment, ...known]);
}
