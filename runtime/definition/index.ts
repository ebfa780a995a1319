/** The contract between generator and runtime: types of the definition, and what both need to read one. */
export type * from './definition.ts';
export { type Answers, holds, isAnswer, prune, relevantPages } from './conditions.ts';
export { canonicalJson, hashedText } from './canonical.ts';
export { type Lookup, lookup } from './lookup.ts';
export { type Option, optionsOf } from './options.ts';
export {
  normalisePersonalCode,
  personalCodePattern,
  type PersonalCodeState,
  personalCodeState,
} from './personal-code.ts';
