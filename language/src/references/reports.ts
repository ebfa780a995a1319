import {
  type Form,
  isReportAmendment,
  isReportRow,
  type Report,
  type ReportAmendment,
  type ReportRow,
  type SchemeText,
} from '../generated/ast.ts';
import { actMeant, formOfAct } from './acts.ts';

/** The form of what a row counts, where all of it has one: its answers may be spoken of by the name of the field. */
export function formOfRow({ acts }: ReportRow): Form | undefined {
  const forms = new Set(acts.map((act) => formOfAct(actMeant(act))));
  return forms.size === 1 ? [...forms][0] : undefined;
}

/** The rows a report has. */
function rowsOf(report: Report | ReportAmendment | undefined): ReportRow[] {
  return report?.sentences.filter(isReportRow) ?? [];
}

/** The rows that texts state for a report: its own, and those of the sentences that extend it. */
export function rowsIn(report: Report | undefined, texts: SchemeText[]): ReportRow[] {
  const extensions = texts.flatMap(({ sentences }) => sentences).filter(isReportAmendment);
  return [report, ...extensions.filter(({ target }) => target.ref === report)].flatMap(rowsOf);
}
