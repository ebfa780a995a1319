import { type AstNode, type AstNodeDescription, EMPTY_STREAM, type Scope, type Stream, stream } from 'langium';

export type Named = AstNode & { name?: string };

type Describe<Thing> = (thing: Thing) => AstNodeDescription | undefined;
type Mean = Describe<AstNodeDescription>;

/**
 * What has which name. A thing is described only when it is asked for: of the many names that might stand in a place
 * one is written.
 */
export class Names<Thing> implements Scope {
  readonly #things: ReadonlyMap<string, Thing>;
  readonly #describe: Describe<Thing>;
  readonly #described = new Map<string, AstNodeDescription | undefined>();

  constructor(things: ReadonlyMap<string, Thing>, describe: Describe<Thing>) {
    this.#things = things;
    this.#describe = describe;
  }

  getElement(name: string): AstNodeDescription | undefined {
    const thing = this.#things.get(name);
    if (thing === undefined || this.#described.has(name)) {
      return this.#described.get(name);
    }
    const description = this.#describe(thing);
    this.#described.set(name, description);
    return description;
  }

  getElements(name: string): Stream<AstNodeDescription> {
    return only(this.getElement(name));
  }

  getAllElements(): Stream<AstNodeDescription> {
    return stream(this.#things.keys()).flatMap((name) => this.getElement(name) ?? []);
  }
}

/** Of elements with the same name the first is meant. */
export function firstByName(nodes: readonly Named[]): Map<string, Named> {
  const first = new Map<string, Named>();
  for (const node of nodes) {
    if (node.name && !first.has(node.name)) {
      first.set(node.name, node);
    }
  }
  return first;
}

/** The names of several scopes: the first scope that has a name says what is meant. */
export class FirstOf implements Scope {
  readonly #scopes: readonly Scope[];
  readonly #mean: Mean;

  /** @param mean what is meant by what a scope has found, where that is something else */
  constructor(scopes: readonly Scope[], mean: Mean = (found) => found) {
    this.#scopes = scopes;
    this.#mean = mean;
  }

  getElement(name: string): AstNodeDescription | undefined {
    for (const scope of this.#scopes) {
      const found = scope.getElement(name);
      const meant = found && this.#mean(found);
      if (meant) {
        return meant;
      }
    }
    return undefined;
  }

  getElements(name: string): Stream<AstNodeDescription> {
    return only(this.getElement(name));
  }

  getAllElements(): Stream<AstNodeDescription> {
    return stream(this.#scopes)
      .flatMap((scope) => scope.getAllElements())
      .flatMap((found) => this.#mean(found) ?? [])
      .distinct(({ name }) => name);
  }
}

function only(found: AstNodeDescription | undefined): Stream<AstNodeDescription> {
  return found ? stream([found]) : EMPTY_STREAM;
}
