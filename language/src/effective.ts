import { isSchemeText } from './generated/ast.ts';
import { type LoadOptions, openScheme, type SchemeFiles } from './load.ts';
import type { Diagnostic, KeywordLanguage } from './model.ts';
import { type Origin, originsOf } from './overlay/origins.ts';
import { printed } from './overlay/print.ts';
import type { Period } from './overlay/validity.ts';

export type { Origin } from './overlay/origins.ts';

/** What a text means together with everything it builds on. */
export interface Effective {
  /** A `.riciba` text without bases that means the same; above each sentence stands where it comes from. */
  text: string;
  origins: Origin[];
  /** From when until when it means this; an end that is not there is open. */
  period: Period;
}

/**
 * Puts a text together with its bases.
 *
 * @returns nothing effective if there are errors, or if the file holds no scheme; one for each stretch of time within
 *   which the text means the same, the earliest first; with `on`, the one of that day.
 */
export async function effectiveSchemes(
  mainFile: string,
  files: SchemeFiles,
  options: Pick<LoadOptions, 'on'> = {},
): Promise<{ effective: Effective[]; diagnostics: Diagnostic[]; language: KeywordLanguage }> {
  const opened = await openScheme(mainFile, files, options);
  if (!opened) {
    return { effective: [], diagnostics: [], language: 'lv' };
  }
  const { root, language, diagnostics, services, nameOf } = opened;
  const sound = !diagnostics.some(({ severity }) => severity === 'error');
  const schemes = sound && isSchemeText(root) ? services.composed.wholeOf(root) : [];
  const effective = schemes.map((scheme) => ({
    text: printed(scheme, language),
    origins: originsOf(scheme, nameOf),
    period: scheme.period,
  }));
  return { effective, diagnostics, language };
}
