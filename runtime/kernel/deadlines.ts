/** Until when an obligation must be met, and why. Terms are counted by the calendar of the institution that must act. */
import type { Term } from '../definition/index.ts';
import { bodyOf } from './assigned.ts';
import type { Recording } from './recording.ts';
import { due, dueText, explain, explainUncertain, withinTermText } from './time/index.ts';
import type { Calendar } from './time/types.ts';
import type { Assigned, Obligation, Setting } from './types.ts';

/** The date of an obligation that opens now, with what it was worked out by. Nothing where no term is stated. */
export function dueBy(
  { setting, at }: Pick<Recording, 'setting' | 'at'>,
  debtor: Assigned,
  within: Term | undefined,
): Pick<Obligation, 'due' | 'term'> {
  if (!within) return {};
  const calendar = calendarOf(setting, debtor);
  if (!calendar) return { term: { within, noDue: noCalendar } };
  const result = due(within, at, calendar);
  if (!result.known) return { term: { within, noDue: result.problem.text.lv } };
  const { late, uncertain } = result;
  return {
    due: result.at,
    term: { within, late, calendar: result.calendar, ...(uncertain.length > 0 && { uncertain: true }) },
  };
}

const noCalendar = 'iestādei nav norādīts kalendārs';

function calendarOf(
  { bodies, calendars }: Pick<Setting, 'bodies' | 'calendars'>,
  debtor: Assigned,
): Calendar | undefined {
  const institution = bodyOf({ bodies }, debtor.body)?.institution;
  return institution === undefined ? undefined : calendars[institution];
}

/**
 * Why an obligation is due when it is, in Latvian sentences: its term, the days one by one, what is not certain.
 * Empty where the scheme states no term. The date stays the one that was set at the opening: when the calendar has
 * changed since and would give another, that is said.
 */
export function explainDue(obligation: Obligation, setting: Setting): string[] {
  const { term, openedAt, debtor } = obligation;
  if (!term) return [];
  const stated = withinTermText(term.within, 'lv');
  if ('noDue' in term) return [`Termiņš: ${stated}. Datumu nevar noteikt: ${term.noDue}.`];
  const calendar = calendarOf(setting, debtor);
  if (!calendar) return [`Termiņš: ${stated}. Kalendāra «${term.calendar.key}» vairs nav.`];
  const again = due(term.within, openedAt, calendar);
  if (!again.known) return [`Termiņš: ${stated}. Pēc tagadējā kalendāra to nevar noteikt: ${again.problem.text.lv}.`];
  const head = `Termiņš: ${stated}. Kalendārs: ${calendar.label.lv}.`;
  const changed =
    again.late === term.late
      ? []
      : [`Kalendārs kopš termiņa noteikšanas ir mainīts; pēc tagadējā termiņš būtu ${dueText(again, calendar.zone)}.`];
  return [head, ...explain(again.derivation), ...explainUncertain(again.uncertain), ...changed];
}
