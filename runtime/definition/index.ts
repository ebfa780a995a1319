/** The contract between generator and runtime: types of the definition, and what both need to read one. */
export type * from './definition.ts';
export { completed, isOfSchema, missingBeyondSchema, notRaised } from './complete.ts';
export { type BrokenRule, brokenRules, withComputed } from './computed.ts';
export { holds, judged, quantityOf } from './conditions.ts';
export { addMonths, civil, type DayNumber, dayNumber, daysInMonth, isoDate, readDate, yearOf } from './days.ts';
export { prune, relevantPages } from './relevance.ts';
export { type Answers, isAnswer, type KeptEntry, valueOf, type World, type WorldCalendar } from './values.ts';
export { canonicalJson, hashedText, isEqual } from './canonical.ts';
export { type Lookup, lookup } from './lookup.ts';
export { remembered } from './remembered.ts';
export { type Option, optionsOf } from './options.ts';
export {
  normalisePersonalCode,
  personalCodePattern,
  type PersonalCodeState,
  personalCodeState,
} from './personal-code.ts';
