import type { AstNode, LangiumDocument } from 'langium';
import type { DefinitionProvider, DocumentHighlightProvider, ReferencesProvider } from 'langium/lsp';
import type {
  DefinitionParams,
  DocumentHighlight,
  DocumentHighlightParams,
  Location,
  LocationLink,
  ReferenceParams,
} from 'vscode-languageserver';
import { overriddenBy } from '../overlay/same-thing.ts';
import type { Naming, Namings } from './namings.ts';

/** Leads from a name to where it is declared; from what takes a place, to what it takes the place of. */
export class RicibaDefinitionProvider implements DefinitionProvider {
  readonly #namings: Namings;

  constructor({ namings }: { namings: Namings }) {
    this.#namings = namings;
  }

  getDefinition(document: LangiumDocument, { position }: DefinitionParams): LocationLink[] | undefined {
    const naming = this.#namings.at(document, position);
    return naming?.things.flatMap((thing) => {
      const target = this.#isDeclaredAt(document, naming, thing) ? (overriddenBy(thing) ?? thing) : thing;
      const declared = this.#namings.declarationOf(target);
      return declared
        ? [
            {
              targetUri: declared.uri,
              targetRange: target.$cstNode?.range ?? declared.range,
              targetSelectionRange: declared.range,
              originSelectionRange: naming.range,
            },
          ]
        : [];
    });
  }

  #isDeclaredAt({ textDocument }: LangiumDocument, { range }: Naming, thing: AstNode): boolean {
    const declared = this.#namings.declarationOf(thing);
    return declared?.uri === textDocument.uri && JSON.stringify(declared.range) === JSON.stringify(range);
  }
}

/** Finds every place where a thing is named. */
export class RicibaReferencesProvider implements ReferencesProvider {
  readonly #namings: Namings;

  constructor({ namings }: { namings: Namings }) {
    this.#namings = namings;
  }

  findReferences(document: LangiumDocument, { position, context }: ReferenceParams): Location[] {
    const things = this.#namings.at(document, position)?.things ?? [];
    return things
      .flatMap((thing) => this.#namings.of(thing, { declarations: context.includeDeclaration }))
      .map(({ uri, range }) => ({ uri, range }));
  }
}

/** Marks every place of the open text where a thing is named. */
export class RicibaHighlightProvider implements DocumentHighlightProvider {
  readonly #namings: Namings;

  constructor({ namings }: { namings: Namings }) {
    this.#namings = namings;
  }

  getDocumentHighlight(document: LangiumDocument, { position }: DocumentHighlightParams): DocumentHighlight[] {
    const things = this.#namings.at(document, position)?.things ?? [];
    return things
      .flatMap((thing) => this.#namings.of(thing, { declarations: true }))
      .filter(({ uri }) => uri === document.textDocument.uri)
      .map(({ range }) => ({ range }));
  }
}
