/** Terms and calendars: when something is due, and why. Pure; calendars are given as data. */

export { dayAt, resolveCalendar } from './calendar.ts';
export { type CommandResult, type TermCommandOptions, termCommand } from './command.ts';
export { isoDate, readDate } from './dates.ts';
export { due } from './due.ts';
export { dayReason, dueText, explain, explainUncertain } from './explain.ts';
export { type Parsed, parseTerm, type Reading, type UnclearTerm } from './parse.ts';
export { chained, every, type Tally, tally } from './recurring.ts';
export { type Semester, semesterAt } from './school.ts';
export type * from './types.ts';
export {
  amountText,
  beforeText,
  dateText,
  dayText,
  momentText,
  termText,
  withinTermText,
  withinText,
} from './words.ts';
export { instant, localTime, momentAt } from './zone.ts';
