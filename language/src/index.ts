export { citationWords } from './citations/words.ts';
export { type Effective, effectiveSchemes, type Origin } from './effective.ts';
export type { FindingsProvider } from './findings.ts';
export { type LoadOptions, loadScheme, type SchemeFiles } from './load.ts';
export type * from './model.ts';
export { textMateGrammar } from './keywords/textmate.ts';
export { type Asks, nationalRules, type NationalRule, type NationalRules } from './national-rules.ts';
export { translateKeywords } from './translate.ts';
