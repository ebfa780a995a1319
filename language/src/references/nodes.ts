import { type AstNode, isAstNode, isReference, type Reference } from 'langium';

/**
 * A node and all that stands in it, in the order of the text. Texts are gone through many times at every letter typed,
 * and the streams of Langium take several times as long.
 */
export function nodesIn(root: AstNode): AstNode[] {
  const found: AstNode[] = [];
  collect(root, found);
  return found;
}

/** What a node says of one of its properties. */
export function valueOf(node: AstNode, property: string): unknown {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- nodes are plain objects
  return (node as AstNode & Record<string, unknown>)[property];
}

function collect(node: AstNode, found: AstNode[]): void {
  found.push(node);
  for (const property in node) {
    if (property[0] === '$') {
      continue;
    }
    const value = valueOf(node, property);
    if (Array.isArray(value)) {
      for (const each of value) {
        if (isAstNode(each)) {
          collect(each, found);
        }
      }
    } else if (isAstNode(value)) {
      collect(value, found);
    }
  }
}

/** The names a node itself says of other things. */
export function referencesOf(node: AstNode): Reference[] {
  const found: Reference[] = [];
  for (const property in node) {
    const value = valueOf(node, property);
    if (isReference(value)) {
      found.push(value);
    } else if (Array.isArray(value) && value.some(isReference)) {
      found.push(...value.filter(isReference));
    }
  }
  return found;
}
