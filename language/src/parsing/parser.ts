import {
  type AstNode,
  type AstReflection,
  AstUtils,
  createParser,
  LangiumParser,
  type LangiumCoreServices,
  type ParseResult,
  type ParserOptions,
} from 'langium';

/**
 * Gives of a text that cannot be read whole a tree of what can: every node in it has all that the grammar demands of its
 * kind, as its type says. So whoever reads the tree, of this text or of one that builds on it, need not ask each time.
 */
class RicibaParser extends LangiumParser {
  readonly #reflection: AstReflection;

  constructor(services: LangiumCoreServices) {
    super(services);
    this.#reflection = services.shared.AstReflection;
  }

  override parse<T extends AstNode = AstNode>(input: string, options?: ParserOptions): ParseResult<T> {
    const result = super.parse<T>(input, options);
    if (result.parserErrors.length > 0) {
      leaveOutFragments(result.value, this.#reflection);
    }
    return result;
  }
}

/** A parser for the grammar and the words of these services. */
export function ricibaParser(services: LangiumCoreServices): LangiumParser {
  const parser = createParser(services.Grammar, new RicibaParser(services), services.parser.Lexer.definition);
  parser.finalize();
  return parser;
}

/** Whether a node lacks something, or stands in one that does: it is no part of the tree that others read. */
export function isFragment(node: AstNode): boolean {
  const { $container: container, $containerProperty: property, $containerIndex: index } = node;
  if (!container || property === undefined) {
    return false;
  }
  const value: unknown = Reflect.get(container, property);
  return (Array.isArray(value) ? value[index!] : value) !== node || isFragment(container);
}

/**
 * Takes out of a tree what lacks something, the innermost first: what is left of a sentence without it may be whole.
 * The root stays. What is taken out still knows what it stood in, so that an editor can say where its words are.
 */
function leaveOutFragments(node: AstNode, reflection: AstReflection): void {
  for (const child of AstUtils.streamContents(node).toArray()) {
    leaveOutFragments(child, reflection);
    if (!isWhole(child, reflection)) {
      leaveOut(child, node);
    }
  }
}

function isWhole(node: AstNode, reflection: AstReflection): boolean {
  return Object.values(reflection.getTypeMetaData(node.$type).properties).every(
    ({ name, optional, defaultValue }) =>
      optional === true || defaultValue !== undefined || Reflect.get(node, name) !== undefined,
  );
}

function leaveOut(child: AstNode, container: AstNode): void {
  const property = child.$containerProperty!;
  const value: unknown = Reflect.get(container, property);
  if (!Array.isArray(value)) {
    Reflect.deleteProperty(container, property);
    return;
  }
  const rest: AstNode[] = value.filter((each) => each !== child);
  for (const [index, each] of rest.entries()) {
    Reflect.set(each, '$containerIndex', index);
  }
  Reflect.set(container, property, rest);
}
