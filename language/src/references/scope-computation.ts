import {
  type AstNodeDescription,
  DefaultScopeComputation,
  type LangiumDocument,
  type LocalSymbols,
  MultiMap,
} from 'langium';
import { isSchemeText } from '../generated/ast.ts';

/**
 * Only the text itself is known to the workspace: names inside it are found through `based on`
 * (scope-provider.ts), so the index stays small.
 */
export class RicibaScopeComputation extends DefaultScopeComputation {
  override async collectExportedSymbols(document: LangiumDocument): Promise<AstNodeDescription[]> {
    const text = document.parseResult.value;
    return isSchemeText(text) && text.name ? [this.descriptions.createDescription(text, text.name, document)] : [];
  }

  override async collectLocalSymbols(): Promise<LocalSymbols> {
    return new MultiMap();
  }
}
