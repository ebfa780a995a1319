/** Shapes of what the API says of reports; the addresses stand in api.ts. */
import { z } from 'zod';
import { instant } from './papers.ts';

const day = z.iso.date();
/** First and last day. */
const Period = z.object({ from: day, to: day });

/** A report that a post may read; `periods`: the present one of its kind and those before it. */
export const ReportName = z.object({
  key: z.string(),
  label: z.string(),
  period: z.enum(['year', 'schoolYear', 'semester', 'month']),
  periods: z.array(Period),
});
export type ReportName = z.infer<typeof ReportName>;

const longestPeriodMs = 10 * 366 * 86_400_000;
export const ReportQuery = Period.refine(
  ({ from, to }) => from <= to && Date.parse(to) - Date.parse(from) <= longestPeriodMs,
  'not a period',
);

export const ReportView = Period.extend({
  key: z.string(),
  label: z.string(),
  /** When it was counted. */
  at: instant,
  /** Counts under this are not told. */
  hidesBelow: z.number().int().optional(),
  /** Cases of an earlier version of the scheme are among those counted. */
  earlier: z.boolean(),
  counts: z.array(
    z.object({
      row: z.string(),
      label: z.string(),
      /** Absent: of the whole row. */
      part: z.string().optional(),
      /** Absent: it is not told. */
      count: z.number().int().optional(),
      /** The count, or what is said in its place. */
      text: z.string(),
    }),
  ),
});
export type ReportView = z.infer<typeof ReportView>;
