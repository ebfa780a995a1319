import { type AstNode, AstUtils, isAstNode, isReference, type LangiumDocument, type Linker } from 'langium';
import { valueOf } from '../references/nodes.ts';
import { isDatedMember, isDatedSentence, isDatedStatement } from '../generated/ast.ts';
import { holdsOn, validityOf } from './validity.ts';

/** In the copy itself: as a table beside it this would cost more than the copying. */
const origin = Symbol('origin');

interface Copy extends AstNode {
  [origin]?: AstNode;
}

/** Notes what a composed sentence was taken from. */
export function isTakenFrom(copy: Copy, from: AstNode): void {
  copy[origin] = from;
}

/** The sentence a composed one was taken from; a sentence of a text is its own origin. */
export function originOf<N extends AstNode>(node: N & Copy): N {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a copy is of the type of what was copied
  return (node[origin] ?? node) as N;
}

/** The document a node was written in, also when it was taken over into a composed scheme. */
export function documentOf(node: AstNode): LangiumDocument {
  return AstUtils.getDocument(originOf(node));
}

/** Copies sentences into a composed scheme, leaving out what is not in force on a day. */
export class Cloner {
  readonly #linker: Linker;
  readonly #on: string | undefined;
  readonly #clones = new Map<AstNode, AstNode>();

  constructor(linker: Linker, on: string | undefined) {
    this.#linker = linker;
    this.#on = on;
  }

  /** The copy of a sentence in this composition, if it is in force and still said. */
  cloneOf(node: AstNode): AstNode | undefined {
    return this.#clones.get(node);
  }

  /** The copy, of the content where the sentence is dated; nothing where it is not in force. */
  clone(node: AstNode): AstNode[] {
    const validity = validityOf(node);
    if (validity && !holdsOn(validity, this.#on)) {
      return [];
    }
    if (isDatedSentence(node) || isDatedMember(node) || isDatedStatement(node)) {
      return this.clone(node.content);
    }
    return [this.#copy(node)];
  }

  #copy(node: AstNode): AstNode {
    const copy: AstNode & Record<string, unknown> = { $type: node.$type, $cstNode: node.$cstNode };
    isTakenFrom(copy, node);
    this.#clones.set(node, copy);
    for (const name in node) {
      if (name[0] !== '$' && name !== 'validity') {
        const value = valueOf(node, name);
        copy[name] = Array.isArray(value)
          ? value.flatMap((each: unknown) => this.#value(copy, name, each))
          : typeof value === 'object'
            ? this.#value(copy, name, value)[0]
            : value;
      }
    }
    return copy;
  }

  #value(container: AstNode, property: string, value: unknown): unknown[] {
    if (isAstNode(value)) {
      return this.clone(value);
    }
    return [
      isReference(value) ? this.#linker.buildReference(container, property, value.$refNode, value.$refText) : value,
    ];
  }
}
