import {
  type AstNode,
  AstUtils,
  CstUtils,
  GrammarUtils,
  type IndexManager,
  type LangiumDocument,
  type LangiumDocuments,
  type NameProvider,
  type AstNodeLocator,
  type References,
} from 'langium';
import type { Location, Position, Range } from 'vscode-languageserver';
import { asCited, ownActOf } from '../citations/own-acts.ts';
import { isTextOfDocument, meaningOf, namesIn, writtenIn } from '../documents/placeholders.ts';
import { isCitation, type SchemeText } from '../generated/ast.ts';
import { originOf } from '../overlay/clone.ts';
import type { ComposedSchemes } from '../overlay/composed-schemes.ts';
import { isNamed } from '../overlay/parts.ts';
import { sameThing } from '../overlay/same-thing.ts';
import { isFragment } from '../parsing/parser.ts';
import { withBases } from '../references/visible.ts';
import type { RicibaServices } from './services.ts';
import { textsIn } from './rename-guards.ts';

/** A place where something is named, and what is named there. */
export interface Naming {
  range: Range;
  things: AstNode[];
}

/** One of the places where a thing is named. */
export interface Mention extends Location {
  /** How another name would be written there, where names are declined. */
  written?: (name: string) => string;
}

interface Said {
  thing: AstNode;
  start: number;
  end: number;
  written?: (name: string) => string;
}

/**
 * Where things are named: where they are declared, also once more to take the place of what a base says; where they
 * are referred to; in the braces of documents' texts; and where a citation names an act of the municipality.
 */
export class Namings {
  readonly #references: References;
  readonly #names: NameProvider;
  readonly #index: IndexManager;
  readonly #paths: AstNodeLocator;
  readonly #documents: LangiumDocuments;
  readonly #composed: ComposedSchemes;
  readonly #nameLetters: RegExp;

  constructor(services: RicibaServices) {
    this.#references = services.references.References;
    this.#names = services.references.NameProvider;
    this.#index = services.shared.workspace.IndexManager;
    this.#paths = services.workspace.AstNodeLocator;
    this.#documents = services.shared.workspace.LangiumDocuments;
    this.#composed = services.composed;
    this.#nameLetters = services.parser.GrammarConfig.nameRegexp;
  }

  /** What is named at a place, if anything is. */
  at({ parseResult, textDocument }: LangiumDocument, position: Position): Naming | undefined {
    const root = parseResult.value.$cstNode;
    const offset = textDocument.offsetAt(position);
    const leaf = CstUtils.findDeclarationNodeAtOffset(root, offset, this.#nameLetters);
    if (!leaf) {
      return undefined;
    }
    const said = this.#saidIn(leaf.astNode).find(({ start, end }) => start <= offset && offset <= end);
    const things = this.#references.findDeclarations(leaf).filter((thing) => !isFragment(thing));
    return said
      ? { range: rangeOf(said, textDocument), things: [said.thing] }
      : things.length > 0
        ? { range: leaf.range, things }
        : undefined;
  }

  /** Wherever a thing is named. */
  of(thing: AstNode, { declarations }: { declarations: boolean }): Mention[] {
    const texts = this.texts();
    const all = sameThing(thing, texts);
    const declared = declarations ? all.flatMap((each) => this.declarationOf(each) ?? []) : [];
    const referred = all.flatMap((each) =>
      this.#index
        .findAllReferences(each, this.#paths.getAstNodePath(each))
        .map(({ sourceUri, segment }) => ({ uri: sourceUri.toString(), range: segment.range }))
        .toArray(),
    );
    return [...declared, ...referred, ...this.#saidOf(all, texts)];
  }

  /** Where a thing gets its name. */
  declarationOf(thing: AstNode): Location | undefined {
    const name = this.#names.getNameNode(thing);
    return name && { uri: AstUtils.getDocument(thing).uri.toString(), range: name.range };
  }

  texts(): SchemeText[] {
    return textsIn(this.#documents.all);
  }

  /** Names that are no references of the grammar, in texts that see the thing. */
  #saidOf(all: AstNode[], texts: SchemeText[]): Mention[] {
    const homes = new Set(all.map((each) => AstUtils.findRootNode(each)));
    const names = all.filter(isNamed).map(({ name }) => name);
    return texts
      .filter((text) => withBases(text).some((each) => homes.has(each)))
      .filter((text) => names.some((name) => text.$cstNode?.text.includes(stemOf(name))))
      .flatMap((text) => {
        const { uri, textDocument } = AstUtils.getDocument(text);
        return AstUtils.streamAllContents(text)
          .flatMap((node) => this.#saidIn(node))
          .filter(({ thing }) => all.includes(thing))
          .map((said) => ({ uri: uri.toString(), range: rangeOf(said, textDocument), written: said.written }))
          .toArray();
      });
  }

  #saidIn(node: AstNode): Said[] {
    if (isCitation(node)) {
      const act = ownActOf(node);
      const name = GrammarUtils.findNodeForProperty(node.$cstNode, 'issuer');
      const written = act?.name === node.issuer ? undefined : (other: string) => asCited(other, node);
      return act && name ? [{ thing: act, start: name.offset, end: name.end, written }] : [];
    }
    return isTextOfDocument(node) ? this.namesInBraces(node) : [];
  }

  /** The names in the braces of a text, as it is meant together with what it builds on. */
  namesInBraces(node: AstNode): Said[] {
    const counterparts = this.#composed.counterpartsOf(node);
    const meant = counterparts.length > 0 ? counterparts : [node];
    return writtenIn(node).pairs.flatMap((pair) => {
      const meaning = meant.map((each) => meaningOf(pair.words, each)).find((each) => each !== undefined);
      return meaning ? namesIn(pair, meaning).map((name) => ({ ...name, thing: originOf<AstNode>(name.thing) })) : [];
    });
  }
}

/** What stays of a name when it is declined, or less. */
function stemOf(name: string): string {
  return name.slice(0, Math.max(1, name.length - 3));
}

function rangeOf({ start, end }: Said, document: LangiumDocument['textDocument']): Range {
  return { start: document.positionAt(start), end: document.positionAt(end) };
}
