import {
  type BaseParser,
  EOF,
  type ILookaheadStrategy,
  type IToken,
  LLkLookaheadStrategy,
  type Rule,
  type TokenType,
} from 'chevrotain';
import { type Fork, LookaheadGraph, type Match, type Node } from './lookahead-graph.ts';

/** Told of a text that the grammar reads in two ways. */
export type AmbiguityReport = (message: string) => void;

type Alternation = Parameters<ILookaheadStrategy['buildLookaheadForAlternation']>[0];
type Optional = Parameters<ILookaheadStrategy['buildLookaheadForOptional']>[0];

/**
 * Chooses how a text goes on by as many words as it takes, and by everything that may follow where the text stands:
 * at the end of a rule by what its callers expect. So a keyword names something wherever the text tells that it does.
 * Where the text can be read in both ways, the word is the keyword.
 *
 * This is what ALL(*) does with its full context (Parr, Harwell, Fisher: Adaptive LL(*) Parsing, 2014, 3.3); the
 * strategy that comes with Langium stops at the end of a rule. Nothing is worked out before a text needs it.
 */
export class RicibaLookahead extends LLkLookaheadStrategy implements ILookaheadStrategy {
  readonly #report: AmbiguityReport | undefined;
  #graph = new LookaheadGraph([]);
  #contexts = new Contexts();

  constructor(report?: AmbiguityReport) {
    super();
    this.#report = report;
  }

  /** Each parser, that of texts and that of completion, has rules of its own. */
  override initialize({ rules }: { rules: Rule[] }): void {
    this.#graph = new LookaheadGraph(rules);
    this.#contexts = new Contexts();
  }

  /** Words decide at any distance, so alternatives that begin alike are no fault. */
  override validateAmbiguousAlternationAlternatives(): [] {
    return [];
  }

  override validateEmptyOrAlternatives(): [] {
    return [];
  }

  override buildLookaheadForAlternation({
    rule,
    prodOccurrence,
  }: Alternation): (this: BaseParser) => number | undefined {
    const decision = this.#decision(rule, 'Alternation', prodOccurrence);
    return function choose() {
      return decision().predict(running(this));
    };
  }

  override buildLookaheadForOptional({ rule, prodType, prodOccurrence }: Optional): (this: BaseParser) => boolean {
    const decision = this.#decision(rule, prodType, prodOccurrence);
    return function goesIn() {
      return decision().predict(running(this)) === 0;
    };
  }

  #decision(rule: Rule, kind: string, occurrence: number): () => Decision {
    const [graph, contexts, report] = [this.#graph, this.#contexts, this.#report];
    let made: Decision | undefined;
    return () => (made ??= new Decision(graph.fork(rule, kind, occurrence), graph, contexts, report));
  }
}

/** The state of Chevrotain's parser: the rules it is in, innermost last, and by which of their calls it came there. */
interface RunningParser {
  LA(howMuch: number): IToken;
  RULE_STACK: number[];
  RULE_STACK_IDX: number;
  RULE_OCCURRENCE_STACK: number[];
  shortRuleNameToFull: Record<number, string>;
}

function running(parser: BaseParser): RunningParser {
  if (!isRunning(parser)) {
    throw new TypeError('This parser does not tell which rules it is in.');
  }
  return parser;
}

function isRunning(parser: object): parser is RunningParser {
  return 'RULE_STACK_IDX' in parser;
}

/** Where the text goes on after the rule it is in: `follow`, and after the rule of that, `up`. */
interface Context {
  id: number;
  follow: Node;
  up: Context | undefined;
  inner: Map<Node, Context>;
}

/** Each context is made once, so that the same ones are one object. */
class Contexts {
  readonly #outer = new Map<Node, Context>();
  #made = 1;

  within(up: Context | undefined, follow: Node): Context {
    const known = up?.inner ?? this.#outer;
    let context = known.get(follow);
    if (!context) {
      context = { id: this.#made++, follow, up, inner: new Map() };
      known.set(follow, context);
    }
    return context;
  }

  of(parser: RunningParser, graph: LookaheadGraph): Context | undefined {
    const { RULE_STACK, RULE_OCCURRENCE_STACK, shortRuleNameToFull } = parser;
    let context: Context | undefined;
    for (let depth = 1; depth <= parser.RULE_STACK_IDX; depth++) {
      const caller = shortRuleNameToFull[RULE_STACK[depth - 1]!]!;
      const callee = shortRuleNameToFull[RULE_STACK[depth]!]!;
      context = this.within(context, graph.followOf(caller, callee, RULE_OCCURRENCE_STACK[depth]!));
    }
    return context;
  }
}

/** A way of the decision, and the place it has come to: a word that may come next, or the end of what is known. */
interface Reached {
  way: number;
  place: Match | 'outside';
  context: Context | undefined;
  /** Order of readings: the lower one took an earlier word for the keyword it is spelled like. */
  rank: number;
}

/** Everything that the words read so far leave possible. */
interface State {
  reached: Reached[];
  /** Nothing but this way is left. */
  decided: number | undefined;
  next: Map<number, State | undefined>;
}

const needsContext = -1;
const noWay = -2;

class Decision {
  readonly #fork: Fork;
  readonly #graph: LookaheadGraph;
  readonly #contexts: Contexts;
  readonly #report: AmbiguityReport | undefined;
  /** Of the rule alone, whoever calls it. */
  #alone: Reached[] | undefined;
  readonly #byToken = new Map<number, number>();
  readonly #states = new Map<Context | undefined, State>();

  constructor(fork: Fork, graph: LookaheadGraph, contexts: Contexts, report: AmbiguityReport | undefined) {
    this.#fork = fork;
    this.#graph = graph;
    this.#contexts = contexts;
    this.#report = report;
  }

  /** The number of the way to go, or undefined if no way begins with the word that comes. */
  predict(parser: RunningParser): number | undefined {
    const { tokenTypeIdx } = parser.LA(1);
    let way = this.#byToken.get(tokenTypeIdx);
    if (way === undefined) {
      way = this.#wayAlone(tokenTypeIdx);
      this.#byToken.set(tokenTypeIdx, way);
    }
    if (way === needsContext) {
      return this.#simulate(parser);
    }
    return way === noWay ? undefined : way;
  }

  /** The way that the next word alone decides, whatever follows the rule. */
  #wayAlone(token: number): number {
    this.#alone ??= this.#from(undefined, 'rule');
    const begun = new Set<number>();
    const passed = new Set<number>();
    for (const { way, place } of this.#alone) {
      if (place === 'outside') {
        passed.add(way);
      } else if (takes(place.token, token)) {
        begun.add(way);
      }
    }
    const possible = new Set([...begun, ...passed]);
    if (possible.size > 1) {
      return needsContext;
    }
    const [only = noWay] = possible;
    return only;
  }

  #simulate(parser: RunningParser): number | undefined {
    const context = this.#contexts.of(parser, this.#graph);
    let state = this.#states.get(context);
    if (!state) {
      state = stateOf(this.#from(context, 'text'));
      this.#states.set(context, state);
    }
    for (let ahead = 1; state.decided === undefined; ahead++) {
      const token = parser.LA(ahead);
      const next: State | undefined = this.#after(state, token);
      if (!next) {
        // The text is wrong from here on: the best of what was possible until now will come upon the fault.
        return ahead === 1 ? undefined : bestOf(state.reached).way;
      }
      state = next;
    }
    return state.decided;
  }

  #after(state: State, { tokenTypeIdx, tokenType }: IToken): State | undefined {
    if (state.next.has(tokenTypeIdx)) {
      return state.next.get(tokenTypeIdx);
    }
    const going = new Walk(this.#graph, this.#contexts, 'text', (ways) => this.#tell(ways, tokenType));
    const taken = state.reached.flatMap((each) => rankedBy(each, tokenTypeIdx)).toSorted(inOrder);
    const ranks = [...new Set(taken.map(({ rank }) => rank))];
    for (const { place, context, way, rank } of taken) {
      going.to(place === 'outside' ? undefined : place.next, context, { way, rank: ranks.indexOf(rank) });
    }
    const next = going.reached.length > 0 ? stateOf(going.reached) : undefined;
    state.next.set(tokenTypeIdx, next);
    return next;
  }

  #from(context: Context | undefined, until: Until): Reached[] {
    const going = new Walk(this.#graph, this.#contexts, until, () => {});
    for (const [way, node] of this.#fork.ways.entries()) {
      going.to(node, context, { way, rank: 0 });
    }
    return going.reached;
  }

  #tell(ways: number[], { name }: TokenType): void {
    this.#report?.(`${this.#fork.rule}: the ways ${ways.join(' and ')} cannot be told apart at ${name}.`);
  }
}

/** How far a walk goes at the end of the rule: no farther, or on to what the context expects. */
type Until = 'rule' | 'text';

/** Follows the graph from places to the next words. Of two readings that come to one place the first one stays. */
class Walk {
  readonly reached: Reached[] = [];
  readonly #seen = new Map<number, { way: number; rank: number }>();
  readonly #graph: LookaheadGraph;
  readonly #contexts: Contexts;
  readonly #until: Until;
  readonly #isAmbiguous: (ways: number[]) => void;

  constructor(graph: LookaheadGraph, contexts: Contexts, until: Until, isAmbiguous: (ways: number[]) => void) {
    this.#graph = graph;
    this.#contexts = contexts;
    this.#until = until;
    this.#isAmbiguous = isAmbiguous;
  }

  to(node: Node | undefined, context: Context | undefined, reading: { way: number; rank: number }): void {
    if (!node) {
      return;
    }
    const key = node.id + (context?.id ?? 0) * nodesAtMost;
    const before = this.#seen.get(key);
    if (before) {
      if (before.way !== reading.way && before.rank === reading.rank) {
        this.#isAmbiguous([before.way, reading.way]);
      }
      return;
    }
    this.#seen.set(key, reading);
    if (node.kind === 'match') {
      this.reached.push({ ...reading, place: node, context });
    } else if (node.kind === 'fork') {
      for (const way of node.ways) {
        this.to(way, context, reading);
      }
    } else if (node.kind === 'call') {
      this.to(this.#graph.startOf(node.rule), this.#contexts.within(context, node.next), reading);
    } else if (context) {
      this.to(context.follow, context.up, reading);
    } else {
      this.reached.push({ ...reading, place: this.#until === 'rule' ? 'outside' : endOfText, context });
    }
  }
}

/** More than the graph of any grammar has, so that a node and a context make one number. */
const nodesAtMost = 1_000_000;

const endOfText: Match = { kind: 'match', id: -1, token: EOF, next: { kind: 'end', id: -2 } };

function takes(expected: TokenType, token: number): boolean {
  return expected.tokenTypeIdx === token || expected.categoryMatchesMap![token] === true;
}

/** What a word makes of a reading: nothing if it does not fit, and a later one if the word is taken for a name. */
function rankedBy(reached: Reached, token: number): Reached[] {
  const { place, rank } = reached;
  if (place === 'outside' || !takes(place.token, token)) {
    return [];
  }
  return [{ ...reached, rank: rank * 2 + (place.token.tokenTypeIdx === token ? 0 : 1) }];
}

function inOrder(a: Reached, b: Reached): number {
  return a.rank - b.rank || a.way - b.way;
}

function bestOf(reached: Reached[]): Reached {
  return reached.toSorted(inOrder)[0]!;
}

function stateOf(reached: Reached[]): State {
  const ways = new Set(reached.map(({ way }) => way));
  return { reached, decided: ways.size === 1 ? reached[0]!.way : undefined, next: new Map() };
}
