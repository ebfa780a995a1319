import { digestOf } from '../digest.ts';

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
 * @param recorded a text, or its UTF-8 where somebody has made that already
 */
export function link(before: Buffer | undefined, { municipality, caseId }: ChainOf, recorded: string | Buffer): Buffer {
  const of = Buffer.from(`${municipality}\n${caseId}\n`);
  const bytes = Buffer.isBuffer(recorded) ? recorded : Buffer.from(recorded);
  return digestOf(Buffer.concat([before ?? nothing, of, bytes]));
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
