import type { Diagnostic, KeywordLanguage, Scheme } from './model.ts';

/**
 * Looks at a whole scheme that has no error, and says what it found; the proofs of the generator come in here.
 * Messages are wanted in `language`. A place in another file than the scheme's own is shown there or not at all.
 */
export type FindingsProvider = (scheme: Scheme, language: KeywordLanguage) => Diagnostic[] | Promise<Diagnostic[]>;
