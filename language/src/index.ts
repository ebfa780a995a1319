export type { FindingsProvider } from './findings.ts';
export { type LoadOptions, loadScheme, type SchemeFiles } from './load.ts';
export type * from './model.ts';
export { translateKeywords } from './translate.ts';
