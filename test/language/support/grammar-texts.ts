import { AstUtils, GrammarAST } from 'langium';
import { canonicalSpelling } from '../../../language/src/keywords/table.ts';
import type { KeywordLanguage } from '@riciba/language';

/** Texts made of the grammar itself, so that no place where a name may stand is forgotten. */

/** A word of a sentence as it is written, or a name (each place has a name of its own). */
export type Part = string | { place: string };

/** A place of the grammar where a name stands, and the shortest sentence in which it does. */
export interface NamePlace {
  /** "Recipient.institution" */
  place: string;
  parts: Part[];
  /** Which part it is. */
  index: number;
}

/** Number from 0 up to and without `below`. */
export type Choose = (below: number) => number;

const samples: Record<string, string> = { STRING: '"x"', INT: '1', DATE: '2026-05-11', TIME: '10:00' };

export class GrammarTexts {
  readonly #grammar: GrammarAST.Grammar;
  readonly #language: KeywordLanguage;
  readonly #shortest = new Map<GrammarAST.AbstractRule, Part[] | undefined>();

  constructor(grammar: GrammarAST.Grammar, language: KeywordLanguage) {
    this.#grammar = grammar;
    this.#language = language;
  }

  /** Every place within these rules, each in the shortest sentence of one of them that has it. */
  placesIn(roots: readonly string[]): NamePlace[] {
    const found: NamePlace[] = [];
    const around = new Map<GrammarAST.AbstractRule, (inner: Part[]) => Part[]>();
    const rules = roots.map((name) => this.#rule(name));
    for (const rule of rules) around.set(rule, (inner) => inner);
    // Breadth first: the first way to a rule is one of the shortest.
    for (const rule of rules) {
      const wrap = around.get(rule)!;
      for (const element of elementsOf(rule)) {
        const called = calledBy(element);
        if (isName(element)) {
          const place = placeOf(element);
          const parts = wrap(this.#through(bodyOf(rule), element, [{ place }])!);
          const index = parts.findIndex((part) => typeof part === 'object' && part.place === place);
          found.push({ place, parts, index });
        } else if (called && !around.has(called)) {
          around.set(called, (inner) => wrap(this.#through(bodyOf(rule), element, inner)!));
          rules.push(called);
        }
      }
    }
    return found;
  }

  /** A sentence of a rule, of any length, as it is chosen. */
  any(rule: string, choose: Choose): Part[] {
    return this.#anyOf(bodyOf(this.#rule(rule)), choose, 0);
  }

  #rule(name: string): GrammarAST.AbstractRule {
    return this.#grammar.rules.find((rule) => rule.name === name)!;
  }

  /** The shortest way through an element that has `inner` in the place of `target`. */
  #through(element: GrammarAST.AbstractElement, target: GrammarAST.AbstractElement, inner: Part[]): Part[] | undefined {
    if (element === target) return inner;
    if (GrammarAST.isAssignment(element)) return this.#through(element.terminal, target, inner);
    if (GrammarAST.isAlternatives(element)) {
      return element.elements.map((each) => this.#through(each, target, inner)).find((each) => each !== undefined);
    }
    if (!GrammarAST.isGroup(element)) return undefined;
    const ways = element.elements.map((each) => this.#through(each, target, inner));
    const taken = ways.findIndex((way) => way !== undefined);
    return taken < 0
      ? undefined
      : element.elements.flatMap((each, at) => (at === taken ? ways[at]! : this.#least(each)!));
  }

  /** The shortest way through an element; none through a rule that is being gone through. */
  #least(element: GrammarAST.AbstractElement): Part[] | undefined {
    if (element.cardinality === '?' || element.cardinality === '*') return [];
    if (GrammarAST.isKeyword(element)) return [canonicalSpelling(element.value, this.#language)];
    if (GrammarAST.isAssignment(element)) return this.#least(element.terminal);
    if (isName(element)) return [{ place: placeOf(element) }];
    const called = calledBy(element);
    if (called) return this.#leastOf(called);
    if (GrammarAST.isAlternatives(element)) {
      const ways = element.elements.flatMap((each) => [this.#least(each)].filter((way) => way !== undefined));
      return ways.toSorted((a, b) => a.length - b.length)[0];
    }
    const parts = GrammarAST.isGroup(element) ? element.elements.map((each) => this.#least(each)) : [];
    return parts.includes(undefined) ? undefined : parts.flatMap((part) => part!);
  }

  #leastOf(rule: GrammarAST.AbstractRule): Part[] | undefined {
    if (GrammarAST.isTerminalRule(rule)) return [samples[rule.name]!];
    if (this.#shortest.has(rule)) return this.#shortest.get(rule);
    this.#shortest.set(rule, undefined);
    const parts = this.#least(bodyOf(rule));
    // What was found while an outer rule was being gone through may be none only because of that.
    if (parts) this.#shortest.set(rule, parts);
    else this.#shortest.delete(rule);
    return parts;
  }

  #anyOf(element: GrammarAST.AbstractElement, choose: Choose, depth: number): Part[] {
    const times = timesOf(element, choose, depth);
    return Array.from({ length: times }, () => this.#once(element, choose, depth)).flat();
  }

  #once(element: GrammarAST.AbstractElement, choose: Choose, depth: number): Part[] {
    if (GrammarAST.isKeyword(element)) return [canonicalSpelling(element.value, this.#language)];
    if (GrammarAST.isAssignment(element)) return this.#anyOf(element.terminal, choose, depth);
    if (isName(element)) return [{ place: placeOf(element) }];
    if (GrammarAST.isGroup(element)) return element.elements.flatMap((each) => this.#anyOf(each, choose, depth));
    if (GrammarAST.isAlternatives(element)) {
      return this.#anyOf(element.elements[choose(element.elements.length)]!, choose, depth);
    }
    const called = calledBy(element)!;
    // Deep inside, sentences within sentences come to an end.
    if (GrammarAST.isTerminalRule(called) || depth > 9) return this.#leastOf(called)!;
    const first = this.#anyOf(bodyOf(called), choose, depth + 1);
    if (!GrammarAST.isInfixRule(called) || choose(3) > 0) return first;
    const operators = called.operators.precedences.flatMap((each) => each.operators);
    const operator = canonicalSpelling(operators[choose(operators.length)]!.value, this.#language);
    return [...first, operator, ...this.#anyOf(called.call, choose, depth + 1)];
  }
}

function timesOf({ cardinality }: GrammarAST.AbstractElement, choose: Choose, depth: number): number {
  if (cardinality === '?') return choose(2);
  if (cardinality === '*') return depth > 6 ? choose(2) : choose(3);
  return cardinality === '+' ? 1 + choose(2) : 1;
}

function bodyOf(rule: GrammarAST.AbstractRule): GrammarAST.AbstractElement {
  return GrammarAST.isInfixRule(rule) ? rule.call : rule.definition;
}

function elementsOf(rule: GrammarAST.AbstractRule): GrammarAST.AbstractElement[] {
  return [...AstUtils.streamAst(bodyOf(rule))].filter(GrammarAST.isAbstractElement);
}

/** A rule that is called; a name is no rule of its own here. */
function calledBy(element: GrammarAST.AbstractElement): GrammarAST.AbstractRule | undefined {
  return GrammarAST.isRuleCall(element) && !GrammarAST.isCrossReference(element.$container)
    ? element.rule.ref
    : undefined;
}

function isName(element: GrammarAST.AbstractElement): boolean {
  return GrammarAST.isCrossReference(element) || calledBy(element)?.name === 'Name';
}

function placeOf(element: GrammarAST.AbstractElement): string {
  const rule = AstUtils.getContainerOfType(element, GrammarAST.isParserRule)!;
  const assignment = AstUtils.getContainerOfType(element, GrammarAST.isAssignment)!;
  const names = elementsOf(rule).filter((each) => isName(each));
  const same = names.filter(
    (each) => AstUtils.getContainerOfType(each, GrammarAST.isAssignment)!.feature === assignment.feature,
  );
  const number = same.length > 1 ? ` ${same.indexOf(element) + 1}` : '';
  return `${rule.name}.${assignment.feature}${number}`;
}

/** A text: `name` says how each name is written. */
export function written(parts: readonly Part[], name: (place: string, index: number) => string): string {
  return parts.map((part, index) => (typeof part === 'string' ? part : name(part.place, index))).join(' ');
}
