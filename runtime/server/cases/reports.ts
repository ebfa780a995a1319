import { type Actor, localDay, periodsUpTo, ReportCounter, type ReportPeriod, reportsFor } from '../../kernel/index.ts';
import type { ReportName, ReportView } from '../contract/shapes/index.ts';
import { recordOverview } from '../chain/overviews.ts';
import { notFound } from '../contract/problem.ts';
import type { Services } from '../services.ts';

/** Cases that are in memory at once. */
const batch = 200;
/** How many periods back one can choose from. */
const choices = 4;

/** The reports that a post may read, with the latest periods of each. */
export function listReports(services: Services, actor: Actor): ReportName[] {
  const { definition } = services.definitions.current;
  const setting = services.directory.settingFor(definition);
  const today = localDay(services.now());
  return reportsFor(definition, actor, setting).map((report) => {
    const { key, label, period } = report;
    return { key, label, period, periods: periodsUpTo(report, today, setting, choices) };
  });
}

/**
 * Counts a report over all cases of the municipality as they are at one moment. Cases begun under an earlier version of
 * the scheme count, too, by what they have in common with this one. That somebody read it is recorded.
 * @throws Refused 404 when there is no such report or it is not for this post
 */
export async function readReport(
  services: Services,
  actor: Actor,
  key: string,
  period: ReportPeriod,
  what: 'report' | 'report-csv' = 'report',
): Promise<ReportView> {
  const { definition } = services.definitions.current;
  const setting = services.directory.settingFor(definition);
  const report = reportsFor(definition, actor, setting).find((one) => one.key === key);
  if (!report) throw notFound();
  const counter = new ReportCounter(definition, report, period, setting);
  let earlier = false;
  for await (const { hash, state } of allCases(services)) {
    counter.add(state);
    earlier ||= hash !== definition.hash;
  }
  await recordOverview(services, actor, { what, report: key, ...period });
  return {
    key,
    label: report.label,
    ...period,
    at: services.now(),
    ...(report.hidesBelow !== undefined && { hidesBelow: report.hidesBelow }),
    earlier,
    counts: counter.counts().map(({ row, label, by, count, text }) => ({
      row,
      label,
      ...(by && { part: by.label }),
      ...(count !== undefined && { count }),
      text,
    })),
  };
}

/** All cases, some at a time: a year of a city does not fit into memory. */
async function* allCases({ db, directory }: Services) {
  let after = '';
  for (;;) {
    const rows = await db
      .selectFrom('cases')
      .select(['id', 'definition as hash', 'state'])
      .where('municipality', '=', directory.municipality)
      .where('id', '>', after)
      .orderBy('id')
      .limit(batch)
      .execute();
    yield* rows;
    const last = rows.at(-1);
    if (!last || rows.length < batch) return;
    after = last.id;
  }
}

/** For a spreadsheet as Latvian offices have it: semicolons, and a mark that it is UTF-8. */
export function reportCsv({ label, from, to, counts }: ReportView): string {
  const lines = [[label], [`${latvian(from)} – ${latvian(to)}`], [], ['Rinda', 'Iedalījums', 'Skaits']];
  const rows = counts.map((one) => [one.label, one.part ?? '', one.text]);
  return `\u{FEFF}${[...lines, ...rows].map((cells) => `${cells.map(cell).join(';')}\r\n`).join('')}`;
}

/** "01.09.2026." from an ISO date. */
function latvian(date: string): string {
  return `${date.split('-').toReversed().join('.')}.`;
}

/** Quoted where it must be; what a spreadsheet would take for a formula is kept a text. */
function cell(text: string): string {
  const plain = /^[=+\-@\t]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
