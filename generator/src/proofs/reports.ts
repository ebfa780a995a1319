import type { Diagnostic, KeywordLanguage, ReportRow, Scheme } from '@riciba/language';
import { quoted } from '../words.ts';
import { examine } from './stops.ts';

/** Rows of reports that never count anything: no case can come to where they count. */
export function idleRows(scheme: Scheme, language: KeywordLanguage): Diagnostic[] {
  const rows = (scheme.reports ?? []).flatMap((report) => report.rows);
  if (rows.length === 0) return [];
  const { stops } = examine(scheme);
  const unreached = new Set(stops.flatMap(({ code, level }) => (code === 'RIC0504' ? [level.name] : [])));
  return rows.flatMap((row) => {
    const levels = levelsOf(row);
    if (levels.length === 0 || !levels.every((name) => unreached.has(name))) return [];
    const name = quoted(row.label);
    const lv = `Pārskata rinda ${name} nekad neko nesaskaitīs: neviena lieta nevar nonākt līmenī, par kuru tā ir.`;
    const en = `The row ${name} never counts anything: no case can come to the level it is about.`;
    return [{ code: 'RIC0508', severity: 'warning', at: row.at, message: language === 'lv' ? lv : en }];
  });
}

/** The levels at which happens what a row counts; none where it may happen anywhere. */
function levelsOf({ counts }: ReportRow): string[] {
  switch (counts.of) {
    case 'files':
    case 'levels':
      return counts.level === undefined ? [] : [counts.level];
    case 'entries':
      return counts.acts.flatMap((path) => path.split('.').slice(0, -1));
    case 'obligations':
      return counts.duty?.split('.').slice(0, -1) ?? [];
    case 'meetings':
    case 'referrals':
      return [];
  }
  return counts satisfies never;
}
