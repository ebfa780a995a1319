import {
  Alternation,
  Alternative,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  RepetitionMandatory,
  type Rule,
  Terminal,
  type TokenType,
} from 'chevrotain';

/** What may come at a place of a rule, as a graph: words to be read, rules to be gone through, and choices. */
export type Node = Match | Call | Fork | End;

/** A word of this kind comes. */
export interface Match {
  kind: 'match';
  id: number;
  token: TokenType;
  next: Node;
}

/** A rule comes, and after it `next`. */
interface Call {
  kind: 'call';
  id: number;
  rule: Rule;
  next: Node;
}

/** One of the ways goes on. Of what may be left out or repeated the first way goes in, the second one passes by. */
export interface Fork {
  kind: 'fork';
  id: number;
  rule: string;
  ways: Node[];
}

interface End {
  kind: 'end';
  id: number;
}

interface RuleGraph {
  start: Node;
  forks: Map<string, Fork>;
  /** What follows a call, by the rule that is called and which call of it this is. */
  follows: Map<string, Node>;
}

/** The graphs of the rules of a parser, each made when it is first needed: few texts need them all. */
export class LookaheadGraph {
  readonly #rules: Map<string, Rule>;
  readonly #graphs = new Map<string, RuleGraph>();
  #made = 0;

  constructor(rules: readonly Rule[]) {
    this.#rules = new Map(rules.map((rule) => [rule.name, rule]));
  }

  startOf(rule: Rule): Node {
    return this.#of(rule.name).start;
  }

  fork(rule: Rule, kind: string, occurrence: number): Fork {
    return this.#of(rule.name).forks.get(`${kind}${occurrence}`)!;
  }

  /** What follows where `caller` calls `callee` for that time. */
  followOf(caller: string, callee: string, occurrence: number): Node {
    return this.#of(caller).follows.get(callee + occurrence)!;
  }

  #of(name: string): RuleGraph {
    let graph = this.#graphs.get(name);
    if (!graph) {
      graph = { start: { kind: 'end', id: this.#made++ }, forks: new Map(), follows: new Map() };
      this.#graphs.set(name, graph);
      graph.start = this.#sequence(this.#rules.get(name)!.definition, graph.start, { graph, rule: name });
    }
    return graph;
  }

  #sequence(productions: readonly IProduction[], next: Node, of: Place): Node {
    return productions.reduceRight<Node>((after, production) => this.#production(production, after, of), next);
  }

  #production(production: IProduction, next: Node, of: Place): Node {
    if (production instanceof Terminal) {
      return { kind: 'match', id: this.#made++, token: production.terminalType, next };
    }
    if (production instanceof NonTerminal) {
      of.graph.follows.set(production.nonTerminalName + production.idx, next);
      return { kind: 'call', id: this.#made++, rule: production.referencedRule, next };
    }
    const fork: Fork = { kind: 'fork', id: this.#made++, rule: of.rule, ways: [] };
    if (production instanceof Alternation) {
      of.graph.forks.set(`Alternation${production.idx}`, fork);
      fork.ways = production.definition
        .filter((way) => way instanceof Alternative)
        .map((way) => this.#sequence(way.definition, next, of));
      return fork;
    }
    if (production instanceof Option || production instanceof Repetition || production instanceof RepetitionMandatory) {
      const { definition, idx } = production;
      of.graph.forks.set(`${kindOf(production)}${idx}`, fork);
      const body = this.#sequence(definition, production instanceof Option ? next : fork, of);
      fork.ways = [body, next];
      return production instanceof RepetitionMandatory ? body : fork;
    }
    throw new TypeError('The grammars of this language have no such production.');
  }
}

/** As Chevrotain calls it when it asks for a decision. */
function kindOf(production: IProduction): 'Option' | 'Repetition' | 'RepetitionMandatory' {
  if (production instanceof Option) {
    return 'Option';
  }
  return production instanceof Repetition ? 'Repetition' : 'RepetitionMandatory';
}

interface Place {
  graph: RuleGraph;
  rule: string;
}
