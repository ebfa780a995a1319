/** Until when an obligation must be met, and why. Terms are counted by the calendar of the institution that must act. */
import type { Recurrence, Term, TermBefore } from '../definition/index.ts';
import type { Recording } from './recording.ts';
import { dateText, due, dueText, explain, explainUncertain, termText, withinTermText } from './time/index.ts';
import type { Calendar, Due, DueResult } from './time/types.ts';
import type { Assigned, Obligation, Setting, StatedTerm } from './types.ts';
import { calendarOf, endOfDay, startOfDay } from './world.ts';

/** Until when, and what it was worked out by. Nothing where no term is stated. */
export type Dating = Pick<Obligation, 'due' | 'term' | 'dayOff'>;

const noCalendar = 'iestādei nav norādīts kalendārs';
const noDate = 'datums, no kura to skaita, vēl nav zināms';

/**
 * The date of an obligation with a term.
 * @param from the local date it is counted from, where that is not the moment at hand
 */
export function dueBy(
  { setting, at }: Pick<Recording, 'setting' | 'at'>,
  debtor: Assigned,
  within: Term | undefined,
  from?: string,
): Dating {
  if (!within) return {};
  // Hours run from a moment, not from a day.
  const day = within.kind === 'elapsed' ? undefined : from;
  const stated = { within, ...(day === undefined ? {} : { from: day }) };
  const calendar = calendarOf(setting, debtor.body);
  if (!calendar) return { term: { ...stated, noDue: noCalendar } };
  return dated(stated, due(within, day ?? at, calendar));
}

/** The date of an obligation that must be met so long before a date; undefined: that is not known. */
export function dueBefore(
  { setting }: Pick<Recording, 'setting'>,
  debtor: Assigned,
  before: TermBefore,
  from: string | undefined,
): Dating {
  if (from === undefined) return { term: { before, noDue: noDate } };
  const calendar = calendarOf(setting, debtor.body);
  if (!calendar) return { term: { before, from, noDue: noCalendar } };
  return dated({ before, from }, due(before, from, calendar));
}

function dated(
  stated: { within: Term; from?: string } | { before: TermBefore; from: string },
  result: DueResult,
): Dating {
  if (!result.known) return { term: { ...stated, noDue: result.problem.text.lv } };
  const { late, uncertain, calendar } = result;
  return { due: result.at, term: { ...stated, late, calendar, ...(uncertain.length > 0 && { uncertain: true }) } };
}

/** A period ends when it ends: its last day does not roll. */
export function dueInPeriod(per: Recurrence['per'], period: { to: string } | undefined): Dating {
  if (!period) return { term: { per, noDue: 'perioda datumi kalendārā nav ievadīti' } };
  return { due: period.to, term: { per, late: endOfDay(period.to) } };
}

/** A date that people wrote is kept as written, and flagged when it is a day off. */
export function dueOn({ setting }: Pick<Recording, 'setting'>, debtor: Assigned, date: string): Dating {
  const calendar = calendarOf(setting, debtor.body);
  const result = calendar && due({ kind: 'date', date }, date, calendar);
  const next = result?.known ? result.dayOff?.next : undefined;
  return {
    due: date,
    term: { written: true, late: endOfDay(date) },
    ...(next === undefined ? {} : { dayOff: { next } }),
  };
}

/** When the debtor is to be reminded: so long before it is due, as the day begins. Undefined: it cannot be told. */
export function reminderAt(obligation: Obligation, before: TermBefore, setting: Setting): string | undefined {
  const calendar = calendarOf(setting, obligation.debtor.body);
  if (obligation.due === undefined || !calendar) return undefined;
  const result = due(before, obligation.due, calendar);
  if (!result.known) return undefined;
  return before.kind === 'elapsed' ? result.at : startOfDay(result.date);
}

/**
 * Why an obligation is due when it is, in Latvian sentences: its term, the days one by one, what is not certain.
 * Empty where the scheme states no term. The date stays the one that was set: when the calendar has changed since and
 * would give another, that is said.
 */
export function explainDue(obligation: Obligation, setting: Setting): string[] {
  const { term, debtor } = obligation;
  if (!term) return [];
  const head = ended(`Termiņš: ${statedText(obligation, term)}`);
  if ('noDue' in term) return [`${head} Datumu nevar noteikt: ${term.noDue}.`];
  if (!('within' in term) && !('before' in term)) return [head, ...dayOffText(obligation)];
  const calendar = calendarOf(setting, debtor.body);
  if (!calendar) return [`${head} Kalendāra «${term.calendar?.key}» vairs nav.`];
  const again = recounted(obligation, term, calendar);
  if (!again.known) return [`${head} Pēc tagadējā kalendāra to nevar noteikt: ${again.problem.text.lv}.`];
  return [`${head} Kalendārs: ${calendar.label.lv}.`, ...derivation(again), ...changedText(again, term.late, calendar)];
}

function statedText({ due: date = '' }: Obligation, term: StatedTerm): string {
  if ('within' in term) return withinTermText(term.within, 'lv');
  if ('before' in term) {
    const day = term.from === undefined ? 'norādītā datuma' : dateText(term.from, 'lv');
    return `${termText(term.before, 'lv')} ${day}`;
  }
  return 'per' in term ? periodEnds[term.per] : `${dateText(date, 'lv')}, kā ierakstīts`;
}

/** A date has its full stop already. */
function ended(text: string): string {
  return text.endsWith('.') ? text : `${text}.`;
}

const periodEnds: Record<Recurrence['per'], string> = {
  year: 'līdz gada beigām',
  semester: 'līdz semestra beigām',
  schoolYear: 'līdz mācību gada beigām',
  month: 'līdz mēneša beigām',
};

function dayOffText({ dayOff }: Obligation): string[] {
  return dayOff ? [`Tā nav darba diena; nākamā darba diena ir ${dateText(dayOff.next, 'lv')}`] : [];
}

function recounted(
  { openedAt }: Obligation,
  term: { within: Term; from?: string } | { before: TermBefore; from?: string },
  calendar: Calendar,
): DueResult {
  return due('within' in term ? term.within : term.before, term.from ?? openedAt, calendar);
}

function derivation(result: Due): string[] {
  return [...explain(result.derivation), ...explainUncertain(result.uncertain)];
}

function changedText(again: Due, late: string, { zone }: Calendar): string[] {
  if (again.late === late) return [];
  return [`Kalendārs kopš termiņa noteikšanas ir mainīts; pēc tagadējā termiņš būtu ${dueText(again, zone)}.`];
}
