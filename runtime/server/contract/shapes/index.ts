/**
 * What travels between server and host. One source: requests are validated with these, OpenAPI is made from them (by
 * which addresses: contract/), and the host takes their types (`import type`, so that zod stays out of its bundle).
 */
import { z } from 'zod';
import { Attachment, id, instant } from './papers.ts';

export * from './papers.ts';
export * from './reports.ts';
export * from './retention.ts';
export * from './session.ts';

const answers = z
  .record(z.string().max(100), z.record(z.string().max(100), z.unknown()))
  .refine((given) => isFlat(given), 'nested too deeply');

/** Page, field, list, entry, field, list: nothing in a form lies deeper. What lies much deeper is no form's. */
const deepest = 20;

function isFlat(value: unknown): boolean {
  let level = [value];
  for (let depth = 0; depth <= deepest; depth += 1) {
    level = level.flatMap((one): unknown[] => (typeof one === 'object' && one !== null ? Object.values(one) : []));
    if (level.length === 0) return true;
  }
  return false;
}

/** What a column of whole numbers holds. */
const counted = z.number().int().min(0).max(2_147_483_647);

export const DraftRequest = z.object({
  answers,
  page: z.string().max(100).optional(),
  /** Counts up in the client: an older save that arrives late changes nothing. */
  revision: counted,
  /** Id the form's command will have, so that a retry after a crash is the same command. */
  command: z.uuid(),
  /** Takes the place of a draft of another window's form, whose words its reader has seen. */
  replace: z.boolean().optional(),
});
export type DraftRequest = z.infer<typeof DraftRequest>;
export const Draft = DraftRequest.omit({ replace: true }).extend({ savedAt: instant });
export type Draft = z.infer<typeof Draft>;

export const Problem = z.object({
  code: z.string(),
  /** Latvian, for the reader. */
  message: z.string(),
  /** The sentence of the scheme that forbids it. */
  sentence: z.string().optional(),
  /** Errors in answers: page, path of the field (entries of a group by index), message. */
  errors: z.array(z.object({ page: z.string(), path: z.array(z.string()), message: z.string() })).optional(),
  /** stale: the version of the case now. */
  version: z.number().int().optional(),
  /** conflict: the draft that is stored, of another window's form. */
  draft: Draft.optional(),
  /** submitted, with other answers: the case that they went to. already-running: where one goes on. */
  case: id.optional(),
  /** infected: the name of the file that nobody can open. */
  file: z.string().optional(),
});
export type Problem = z.infer<typeof Problem>;

/** What waits for me: an open obligation of mine. */
export const InboxItem = z.object({
  obligation: id,
  case: id,
  number: z.string(),
  /** Who the case is about, as this post may see it. */
  about: z.string(),
  kind: z.enum(['decide', 'inform', 'acknowledge', 'answer', 'duty', 'task']),
  /** What to do, in Latvian. */
  text: z.string(),
  /** Level label, or who sent it. */
  where: z.string(),
  since: instant,
  /** The last day, or for hours the moment. Absent: the scheme states no term, or no date can be given for it. */
  due: z.string().optional(),
  /** From when on it is late. */
  lateAt: instant.optional(),
  /** A date that people set is a day off: the next working day. */
  nextWorkingDay: z.iso.date().optional(),
  /** Latvian: the term, and how its date was counted, or why there is none. Absent: the scheme states no term. */
  dueWhy: z.array(z.string()).optional(),
});
export type InboxItem = z.infer<typeof InboxItem>;

/** `about`: a case's number, or the whole name of whom it is about. */
export const EmergencyRequest = z.object({ about: z.string().min(3).max(200), reason: z.string().max(2_000) });
export type EmergencyRequest = z.infer<typeof EmergencyRequest>;
export const EmergencyOpened = z.object({ cases: z.array(z.object({ id, number: z.string() })) });
export type EmergencyOpened = z.infer<typeof EmergencyOpened>;

const ActorName = z.object({ name: z.string(), roleLabel: z.string(), bodyName: z.string() });

/** Somebody looked into the file who had no business with it. */
export const EmergencyView = z.object({ by: ActorName, at: instant, until: instant, reason: z.string() });
export type EmergencyView = z.infer<typeof EmergencyView>;

export const Notice = z.object({
  id,
  case: id,
  number: z.string(),
  about: z.string(),
  text: z.string(),
  /** Which task it is about, as it was written. */
  task: z.string().optional(),
  at: instant,
  seen: z.boolean(),
  /** This post may open the case; else it is only told, and `about` is empty. */
  open: z.boolean(),
  emergency: EmergencyView.optional(),
});
export type Notice = z.infer<typeof Notice>;

/** A page of what waits, the most urgent first (`total`: on all pages, 1,000 at most), and the latest notices. */
export const Inbox = z.object({
  items: z.array(InboxItem),
  total: z.number().int(),
  page: z.number().int(),
  pageSize: z.number().int(),
  notices: z.array(Notice),
});
export type Inbox = z.infer<typeof Inbox>;

export const CaseRow = z.object({
  id,
  number: z.string(),
  about: z.string(),
  /** What kind of file it is; absent where the scheme has but one. */
  track: z.string().optional(),
  status: z.enum(['open', 'closed']),
  /** Labels of the levels where it stands. */
  where: z.array(z.string()),
  openedAt: instant,
  changedAt: instant,
});
export type CaseRow = z.infer<typeof CaseRow>;
export const InboxQuery = z.object({ page: z.coerce.number().int().min(1).max(10_000).default(1) });

/** `q`: words of the case's number or of the name of whom it is about. */
export const CaseSearch = z.object({
  q: z.string().max(100).optional(),
  status: z.enum(['open', 'closed']).optional(),
  /** Key of a track. */
  track: z.string().max(100).optional(),
  page: z.number().int().min(1).max(10_000).default(1),
});
export type CaseSearch = z.infer<typeof CaseSearch>;

export const CaseList = z.object({
  cases: z.array(CaseRow),
  /** Kinds of files that the scheme tells apart; none where it has but one. */
  tracks: z.array(z.object({ key: z.string(), label: z.string() })),
  total: z.number().int(),
  /** There may be more: beyond some they are not counted. */
  atLeast: z.boolean(),
  page: z.number().int(),
  pageSize: z.number().int(),
});
export type CaseList = z.infer<typeof CaseList>;

export const TimelineEntry = z.object({
  seq: z.number().int(),
  at: instant,
  /** Act key; the label is in `text`. */
  act: z.string(),
  /** Latvian: what was done. */
  text: z.string(),
  by: ActorName,
  /** Number of the letter that it sent, in the register of the sender: "2026/7". */
  register: z.string().optional(),
  /** Hash of the definition under which it was done, where that is not the case's present one. */
  definition: z.string().optional(),
  /** Form and answers, when this post may read them; attachments in them are ids listed below. */
  form: z.string().optional(),
  answers: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
  attachments: z.array(Attachment.omit({ kind: true })),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const ReferralView = z.object({
  id,
  toName: z.string(),
  /** For a letter's address line. */
  toDative: z.string(),
  toEmails: z.array(z.string()),
  /** Key of the recipient's institution in the definition: its place on the diagram. */
  institution: z.string().optional(),
  fromName: z.string(),
  channel: z.string(),
  status: z.enum(['sent', 'acknowledged', 'refused', 'done']),
  sentAt: instant,
  acknowledgedAt: instant.optional(),
  endedAt: instant.optional(),
  /** Sequence number of the act that sent it, whose answers are the letter. */
  sentBy: z.number().int(),
  mine: z.enum(['sender', 'recipient', 'other']),
});
export type ReferralView = z.infer<typeof ReferralView>;

export const OfferView = z.object({
  act: z.string(),
  target: id.optional(),
  /** With the meeting to which it belongs, where a group has those. */
  label: z.string(),
  kind: z.string(),
  /** What it is done on, Latvian, where that is an obligation or an entry. */
  on: z.string().optional(),
  form: z.string().optional(),
  level: z.string().optional(),
  /** Why not yet: text and sentence of the scheme. */
  blocked: z.object({ text: z.string(), sentence: z.string().optional() }).optional(),
  /** First answers: facts of the case for shared parts; of an act that opens a case, the post's own body; of a correction, what is entered now. */
  prefill: z.record(z.string(), z.record(z.string(), z.unknown())),
  hasDraft: z.boolean(),
});
export type OfferView = z.infer<typeof OfferView>;

export const CaseView = z.object({
  id,
  number: z.string(),
  about: z.string(),
  /** What kind of file it is; absent where the scheme has but one. */
  track: z.string().optional(),
  status: z.enum(['open', 'closed']),
  openedAt: instant,
  closedAt: instant.optional(),
  /** Send it back with the next command: a stale page gets a clear answer. */
  version: z.number().int(),
  definition: z.string(),
  /** This post sees the whole course of the case: what is not here has not happened. */
  whole: z.boolean(),
  levels: z.array(
    z.object({
      run: id,
      level: z.string(),
      status: z.enum(['active', 'waiting', 'done']),
      by: z.string(),
      /** This post is among those who act in it. */
      mine: z.boolean(),
      openedAt: instant,
      endedAt: instant.optional(),
    }),
  ),
  referrals: z.array(ReferralView),
  /** Meetings that it has, as far as this post may see them. */
  meetings: z.array(
    z.object({
      run: id,
      label: z.string(),
      day: z.iso.date(),
      /** "14:00". */
      time: z.string().optional(),
      place: z.string().optional(),
      cancelled: z.boolean(),
    }),
  ),
  obligations: z.array(InboxItem.extend({ debtor: z.string(), mine: z.boolean() })),
  timeline: z.array(TimelineEntry),
  /** When the case went on under another version of its text, and under which. */
  continued: z.array(z.object({ seq: z.number().int(), at: instant, text: z.string() })),
  offers: z.array(OfferView),
  emergencies: z.array(EmergencyView),
});
export type CaseView = z.infer<typeof CaseView>;

export const Opening = OfferView.pick({
  act: true,
  label: true,
  form: true,
  level: true,
  prefill: true,
  hasDraft: true,
  blocked: true,
}).extend({
  /** Why it is blocked: this file runs already, where it is theirs to open. */
  running: z.object({ case: id, number: z.string() }).optional(),
  /** What the form is of; sent back with the command that opens the case. */
  definition: z.string(),
});
export type Opening = z.infer<typeof Opening>;

export const CommandRequest = z.object({
  /** Made by the client once per form; the same id again gives the first answer again and does nothing. */
  id: z.uuid(),
  /** Absent: opens a case. */
  case: id.optional(),
  /** The version the page was made from. */
  version: counted.optional(),
  /** Of an opening: the definition that the form is of. */
  definition: id.optional(),
  act: id,
  target: id.optional(),
  answers: answers.optional(),
});
export type CommandRequest = z.infer<typeof CommandRequest>;

export const CommandResult = z.object({ case: id, version: z.number().int(), seq: z.number().int() });
export type CommandResult = z.infer<typeof CommandResult>;

export const BodyName = z.object({ key: z.string(), name: z.string() });
export type BodyName = z.infer<typeof BodyName>;
