import { type FormEvent, type ReactNode, useState } from 'react';
import { useSearchParams } from 'wouter';
import { address } from '../../client/index.ts';
import type { ReportName, ReportView } from '../../server/contract/shapes/index.ts';
import { isLost, type ReportChoice, useReport, useReports } from '../api/queries.ts';
import { dateForField, formatMoment, noSuchDay, parseTypedDate } from '../format/dates.ts';
import { Heading } from '../shell/heading.tsx';
import { Loading, LoadFailed, Note, wordsFor } from '../shell/notes.tsx';
import { Status } from '../shell/status.tsx';
import { periodNames, reports as texts } from '../texts/reports.lv.ts';

/** Report and days stand in the address: it can be returned to, and names nobody. */
function choiceOf(search: URLSearchParams): ReportChoice | undefined {
  const [report, from, to] = ['report', 'from', 'to'].map((name) => search.get(name));
  return report && from && to ? { report, from, to } : undefined;
}

/** Counts over the cases of a period, for those who may read them. */
export function ReportsPage(): ReactNode {
  const [search, setSearch] = useSearchParams();
  const list = useReports();
  const choice = choiceOf(search);
  const query = useReport(choice);
  if (isLost(list)) return <LoadFailed title={texts.title} error={list.error} retry={() => void list.refetch()} />;
  const choose = (wanted: ReportChoice): void => {
    // Asked for again, it is counted again.
    if (isSame(wanted, choice)) void query.refetch();
    else setSearch(new URLSearchParams({ ...wanted }));
  };
  const [first] = list.data ?? [];
  return (
    <>
      <div className="no-print">
        <Heading title={texts.title} />
        {list.data ? null : <Loading />}
        {list.data && !first ? <p className="empty">{texts.none}</p> : null}
        {list.data && first ? (
          <Choice key={search.toString()} reports={[first, ...list.data.slice(1)]} choice={choice} onChoose={choose} />
        ) : null}
        <Status>
          {query.isFetching ? texts.preparing : null}
          {query.data && !query.isFetching ? texts.ready : null}
        </Status>
        {choice && query.isError ? (
          <Note kind="error" focus>
            <p>{wordsFor(query.error)}</p>
          </Note>
        ) : null}
      </div>
      {choice && query.data && !query.isError ? <Counts report={query.data} choice={choice} /> : null}
    </>
  );
}

function isSame(one: ReportChoice, other: ReportChoice | undefined): boolean {
  return one.report === other?.report && one.from === other.from && one.to === other.to;
}

interface ChoiceProps {
  reports: [ReportName, ...ReportName[]];
  choice: ReportChoice | undefined;
  onChoose: (choice: ReportChoice) => void;
}

/** Own days, in the list of periods. */
const own = 'own';

type Mistakes = Partial<Record<'from' | 'to', string>>;

function Choice({ reports, choice, onChoose }: ChoiceProps): ReactNode {
  const [key, setKey] = useState(choice?.report ?? reports[0].key);
  const [period, setPeriod] = useState(() => periodOf(reports, choice));
  const [mistakes, setMistakes] = useState<Mistakes>({});
  const report = reports.find((one) => one.key === key) ?? reports[0];
  const chosen = report.periods.some(({ from }) => from === period) ? period : (report.periods[0]?.from ?? own);
  const shown = period === own ? own : chosen;
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const known = report.periods.find(({ from }) => from === shown);
    if (known) {
      onChoose({ report: report.key, ...known });
      return;
    }
    const form = event.currentTarget;
    const typed = (name: 'from' | 'to') => form.querySelector<HTMLInputElement>(`#${name}`)?.value ?? '';
    const { mistakes: found = {}, days } = daysIn(typed('from'), typed('to'));
    setMistakes(found);
    const [wrong] = Object.keys(found);
    if (wrong !== undefined) form.querySelector<HTMLInputElement>(`#${wrong}`)?.focus();
    if (days) onChoose({ report: report.key, ...days });
  };
  return (
    <form className="report-choice" onSubmit={submit} noValidate>
      <p>{texts.intro}</p>
      <div className="field">
        <label htmlFor="report">{texts.report}</label>
        <select id="report" value={report.key} onChange={(event) => setKey(event.target.value)}>
          {reports.map((one) => (
            <option key={one.key} value={one.key}>
              {one.label}
            </option>
          ))}
        </select>
      </div>
      <div className="field">
        <label htmlFor="period">{texts.period}</label>
        <select id="period" value={shown} onChange={(event) => setPeriod(event.target.value)}>
          {report.periods.map((one) => (
            <option key={one.from} value={one.from}>
              {periodNames[report.period](one)}
            </option>
          ))}
          <option value={own}>{texts.ownDates}</option>
        </select>
      </div>
      {shown === own ? (
        <div className="report-dates">
          <Day name="from" label={texts.from} value={choice?.from} mistake={mistakes.from} />
          <Day name="to" label={texts.to} value={choice?.to} mistake={mistakes.to} />
        </div>
      ) : null}
      <button type="submit" className="button">
        {texts.show}
      </button>
    </form>
  );
}

/** By its first day; what is in no list are own days. */
function periodOf(reports: readonly ReportName[], choice: ReportChoice | undefined): string {
  if (!choice) return '';
  const periods = reports.find(({ key }) => key === choice.report)?.periods ?? [];
  return periods.find(({ from, to }) => from === choice.from && to === choice.to)?.from ?? own;
}

const longestMs = 10 * 366 * 86_400_000;

/** The days that were typed, or what is wrong with them. */
function daysIn(typedFrom: string, typedTo: string): { mistakes?: Mistakes; days?: { from: string; to: string } } {
  const [from, to] = [parseTypedDate(typedFrom), parseTypedDate(typedTo)];
  const mistakes = {
    ...(from === undefined && { from: wrongDay(typedFrom) }),
    ...(to === undefined && { to: wrongDay(typedTo) }),
  };
  if (from === undefined || to === undefined) return { mistakes };
  if (to < from) return { mistakes: { to: texts.backwards } };
  if (Date.parse(to) - Date.parse(from) > longestMs) return { mistakes: { to: texts.tooLong } };
  return { days: { from, to } };
}

function wrongDay(typed: string): string {
  const day = noSuchDay(typed);
  return day === undefined ? texts.noDate : texts.noDay(day);
}

interface DayProps {
  name: 'from' | 'to';
  label: string;
  value: string | undefined;
  mistake: string | undefined;
}

function Day({ name, label, value, mistake }: DayProps): ReactNode {
  const hint = `${name}-hint`;
  const error = `${name}-error`;
  return (
    <div className={mistake === undefined ? 'field' : 'field field-failed'}>
      <label htmlFor={name}>{label}</label>
      <p id={hint} className="hint">
        {texts.dateHint}
      </p>
      {mistake === undefined ? null : (
        <p id={error} className="field-error">
          {mistake}
        </p>
      )}
      <input
        id={name}
        name={name}
        type="text"
        autoComplete="off"
        defaultValue={dateForField(value)}
        aria-describedby={mistake === undefined ? hint : `${hint} ${error}`}
        aria-invalid={mistake === undefined ? undefined : true}
      />
    </div>
  );
}

/** The counts as they are read, printed, or taken into a spreadsheet. */
function Counts({ report, choice }: { report: ReportView; choice: ReportChoice }): ReactNode {
  const isHidden = report.counts.some(({ count }) => count === undefined);
  return (
    <section aria-labelledby="report-title">
      <h2 id="report-title">{report.label}</h2>
      <p>
        {texts.span(report)} <span className="muted">{texts.at(formatMoment(report.at))}.</span>
      </p>
      <table className="report-table">
        <caption className="visually-hidden">{report.label}</caption>
        <thead>
          <tr>
            <th scope="col">{texts.row}</th>
            <th scope="col">{texts.count}</th>
          </tr>
        </thead>
        <tbody>
          {report.counts.map((one) => (
            <tr key={`${one.row} ${one.part ?? ''}`}>
              <th scope="row" className={one.part === undefined ? undefined : 'report-part'}>
                {one.part === undefined ? null : <span className="visually-hidden">{one.label}: </span>}
                {one.part ?? one.label}
              </th>
              <td className={one.count === undefined ? 'report-hidden' : undefined}>{one.text}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {isHidden && report.hidesBelow !== undefined ? <p className="muted">{texts.hidden(report.hidesBelow)}</p> : null}
      {report.earlier ? <p className="muted">{texts.earlier}</p> : null}
      <p className="actions no-print">
        <button type="button" className="button" onClick={() => window.print()}>
          {texts.print}
        </button>
        <a
          className="button button-secondary"
          href={address('/reports/{key}/csv', {
            path: { key: choice.report },
            query: { from: choice.from, to: choice.to },
          })}
          download
        >
          {texts.download}
        </a>
      </p>
    </section>
  );
}
