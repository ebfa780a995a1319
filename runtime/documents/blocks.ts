import type { ComposedDocument } from './compose.ts';
import { wordsIn } from './words.ts';

/**
 * A document as a row of blocks, in the order in which it is read (MK 558: author, kind, place, date, number, addressee,
 * text, attachments, signature). Whatever shows a document walks these, so that all of them say the same.
 */
export type Block =
  | { role: PlainRole; text: string }
  | { role: 'answer'; label: string; text: string }
  | { role: 'item'; number: number; text: string }
  /** `line`: a place to sign by hand. */
  | { role: 'signature'; post: string; name: string; line: boolean };

type PlainRole =
  | 'author'
  | 'restricted'
  | 'kind'
  | 'head'
  | 'addressee'
  | 'email'
  | 'subject'
  | 'heading'
  | 'text'
  | 'enclosed'
  | 'electronic';

export function blocksOf(paper: ComposedDocument): Block[] {
  const words = wordsIn(paper);
  const { place, date, number, emails, attachments, electronic } = paper;
  return [
    ...one('author', paper.author),
    ...one('restricted', paper.restricted ? words.restricted : undefined),
    ...one('kind', paper.title),
    ...[place, date, `${words.number} ${number}`].flatMap((text) => one('head', text)),
    ...one('addressee', paper.addressee),
    ...(paper.addressee === undefined ? [] : emails.flatMap((text) => one('email', text))),
    ...one('subject', paper.subject),
    ...paper.paragraphs.map(blockOf),
    ...one('enclosed', attachments.length > 0 ? words.attachments : undefined),
    ...attachments.map(
      ({ label, name }, index): Block => ({ role: 'item', number: index + 1, text: `${label}: ${name}` }),
    ),
    ...paper.signatures.map(({ post, name = '' }): Block => ({ role: 'signature', post, name, line: !electronic })),
    ...one('electronic', electronic ? words.electronic : undefined),
  ].map(cleaned);
}

function blockOf(paragraph: ComposedDocument['paragraphs'][number]): Block {
  const { kind, text } = paragraph;
  if (kind === 'answer') return { role: kind, label: paragraph.label, text };
  if (kind === 'item') return { role: kind, number: paragraph.number, text };
  return { role: kind, text };
}

function one(role: PlainRole, text: string | undefined): Block[] {
  return text === undefined ? [] : [{ role, text }];
}

function cleaned(block: Block): Block {
  const entries = Object.entries(block).map(([key, value]) => [key, typeof value === 'string' ? clean(value) : value]);
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same keys with the same kinds of values
  return Object.fromEntries(entries) as Block;
}

/**
 * Text that any file can hold: composed letters, whole characters, one kind of line end. Characters that control a
 * terminal or turn the reading direction say nothing and could hide something.
 */
function clean(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(/(?!\n)\p{Cc}|\p{Bidi_Control}|\uFEFF/gu, '');
}

/** What a block says, as one reads it aloud. */
export function saidBy(block: Block): string {
  if (block.role === 'answer') return block.text === '' ? `${block.label}:` : `${block.label}: ${block.text}`;
  if (block.role === 'item') return `${block.number}. ${block.text}`;
  if (block.role === 'signature') return block.name === '' ? block.post : `${block.post} ${block.name}`;
  return block.text;
}

/** All that a document says, one block a line: what every file of it must say too. */
export function textOf(paper: ComposedDocument): string {
  return blocksOf(paper).map(saidBy).join('\n');
}
