/** Shapes of what the API says of how long closed cases are kept; a part of api.ts. */
import { z } from 'zod';
import { id, instant } from './papers.ts';

/** `number`: of one case only. */
export const KeptQuery = z.object({
  page: z.coerce.number().int().min(1).max(10_000).default(1),
  number: z.string().max(40).optional(),
});
export type KeptQuery = z.infer<typeof KeptQuery>;

/** A closed case, and until when it is kept. */
export const KeptCase = z.object({
  case: id,
  number: z.string(),
  closedAt: instant,
  /** Labels of the retention classes of its papers. */
  classes: z.array(z.string()),
  /** The first day on which it may be erased; absent: nobody has set for how long those in `unset` are kept. */
  from: z.iso.date().optional(),
  unset: z.array(z.string()),
  /** It may be erased today. */
  over: z.boolean(),
  /** It is not to be erased, whatever its day. */
  held: z.object({ reason: z.string(), since: instant }).optional(),
});
export type KeptCase = z.infer<typeof KeptCase>;

/** Those closed first come first. */
export const KeptList = z.object({
  items: z.array(KeptCase),
  total: z.number().int(),
  page: z.number().int(),
  pageSize: z.number().int(),
});
export type KeptList = z.infer<typeof KeptList>;

export const HoldCase = z.object({
  number: z.string().min(1).max(40),
  /** False: it is held no longer. */
  hold: z.boolean(),
  reason: z.string().trim().min(1).max(500),
});
export type HoldCase = z.infer<typeof HoldCase>;
