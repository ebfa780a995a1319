import { DefaultFuzzyMatcher } from 'langium/lsp';
import { folded } from '../references/files.ts';

/** Letters with and without diacritics, large and small, are the same to somebody who types. */
export class FoldingMatcher extends DefaultFuzzyMatcher {
  override match(query: string, text: string): boolean {
    return super.match(folded(query), folded(text));
  }
}
