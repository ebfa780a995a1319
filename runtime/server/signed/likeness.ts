import type { Likeness } from './found.ts';
import { formatOf, textIn } from './text.ts';

/** The files that were made of one document. */
export type Made = Record<'pdf' | 'docx', Buffer>;

/** How much of a text is shown around a difference, in letters. */
const around = 40;

/** How a file stands to the one of its kind that was made. */
export async function likenessOf(content: Buffer, made: Made): Promise<Likeness> {
  const format = content.length >= 4 ? formatOf(content) : undefined;
  if (!format) return { kind: 'unreadable' };
  if (content.equals(made[format])) return { kind: 'same' };
  const text = await textIn(content, format).catch(() => undefined);
  if (text === undefined) return { kind: 'unreadable' };
  return compared(await textIn(made[format], format), text);
}

/** Two texts, of which lines and spaces may differ. */
function compared(made: string, signed: string): Likeness {
  const [a, b] = [withoutSpaces(made), withoutSpaces(signed)];
  if (a === b) return { kind: 'same-text' };
  let at = 0;
  while (a[at] === b[at]) at += 1;
  return { kind: 'different', made: shown(made, at), signed: shown(signed, at) };
}

/** Where lines break and how far words stand apart is each program's own. */
export function withoutSpaces(text: string): string {
  return text.replaceAll(' ', '');
}

/** The words around the letter at a place, counted without spaces. */
function shown(text: string, place: number): string {
  let at = 0;
  for (let letters = 0; at < text.length && letters < place; at += 1) if (text[at] !== ' ') letters += 1;
  const from = Math.max(0, at - around);
  const to = Math.min(text.length, at + around);
  return `${from > 0 ? '…' : ''}${text.slice(from, to).trim()}${to < text.length ? '…' : ''}`.toWellFormed();
}
