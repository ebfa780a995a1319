/** The part of what travels that is about files, papers, calendars and what leaves by mail or webhook (see api.ts). */
import { z } from 'zod';

export const id = z.string().min(1).max(200);
export const instant = z.iso.datetime();

/** The number of an act, in an address. */
export const seqParam = z.coerce.number().int().min(1).max(2_147_483_647);

export const Attachment = z.object({
  id,
  name: z.string(),
  size: z.number().int(),
  kind: z.string(),
  /** Nobody could be asked whether there is a virus in it. */
  unchecked: z.boolean().optional(),
  /** A virus was found in it after it was handed in: nobody can open it. */
  infected: z.boolean().optional(),
});
export type Attachment = z.infer<typeof Attachment>;

/** What could not be sent. */
export const GivenUp = z.object({
  id: z.string(),
  channel: z.enum(['mail', 'webhook']),
  /** Number of the case it is about. */
  number: z.string(),
  /** Post and institution, or the name of the endpoint. */
  to: z.string(),
  /** What it tells of. */
  kind: z.string(),
  createdAt: instant,
  givenUpAt: instant,
  attempts: z.number().int(),
  /** Latvian. */
  reason: z.string(),
});
export type GivenUp = z.infer<typeof GivenUp>;

export const GivenUpList = z.object({
  items: z.array(GivenUp),
  /** How many wait to be sent. */
  waiting: z.number().int(),
});
export type GivenUpList = z.infer<typeof GivenUpList>;

/** again: it is sent anew. handled: a person saw to it. */
export const SettleGivenUp = z.object({ id: z.string().min(1).max(400), settle: z.enum(['again', 'handled']) });
export type SettleGivenUp = z.infer<typeof SettleGivenUp>;

/** A signed container of a document, with what was found in it when it was handed in. */
export const SignedDocument = Attachment.omit({ kind: true }).extend({
  /** Of the container, hexadecimal. */
  sha256: z.string(),
  /** Name of the post that handed it in. */
  by: z.string(),
  at: instant,
  found: z.object({
    likeness: z.object({
      /** Byte for byte; another file that says the same; something else; nothing to compare. */
      kind: z.enum(['same', 'same-text', 'different', 'unreadable']),
      /** different: the words at the first place where they differ. */
      made: z.string().optional(),
      signed: z.string().optional(),
      /** same, same-text: but for its date, which is this earlier day, when it was printed to be signed. */
      day: z.string().optional(),
    }),
    document: z.string().optional(),
    /** As the container says; not verified. */
    signers: z.array(z.object({ name: z.string(), organisation: z.string().optional(), at: instant.optional() })),
    /** All signatures are of this document. */
    covered: z.boolean(),
  }),
});
export type SignedDocument = z.infer<typeof SignedDocument>;

export const SignedDocuments = z.object({
  documents: z.array(SignedDocument),
  /** This post may hand one in. */
  mayAdd: z.boolean(),
  /** Endings of files that are taken. */
  accept: z.array(z.string()),
});
export type SignedDocuments = z.infer<typeof SignedDocuments>;

/** A post's due dates for its calendar. */
export const CalendarFeed = z.object({
  /** Since when it has an address. */
  since: instant.optional(),
  /** Path of the address, when it was just made. */
  path: z.string().optional(),
});
export type CalendarFeed = z.infer<typeof CalendarFeed>;
