import { type AstNode, AstUtils, type Linker } from 'langium';
import {
  type BasedOn,
  isBasedOn,
  isDefaultRemoval,
  isEmailRemoval,
  isExtension,
  isOutcome,
  isOutcomeAmendment,
  isRemoval,
  isScenario,
  type Outcome,
  type OutcomeAmendment,
  type Removal,
  type Scenario,
  type SchemeText,
} from '../generated/ast.ts';
import { basesOf, headerOf, schemeTextOf } from '../references/visible.ts';
import { amendOutcome, removeRecipient, withSentenceOfItsOwn } from './clauses.ts';
import { Cloner, isTakenFrom, originOf } from './clone.ts';
import { History, type Problem, type Step } from './history.ts';
import {
  addOtherParts,
  type Change,
  changedType,
  isChange,
  isOverride,
  listsAround,
  namedBy,
  onlyOne,
  partsOf,
} from './parts.ts';
import { lookUp, takeOut } from './removal.ts';
import type { Period } from './validity.ts';

/** A text with all it builds on, put together into one text without bases and without overlay sentences. */
export interface Composition {
  text: SchemeText;
  /** The stretch of time for which it was put together. */
  period: Period;
  /** The copy of a sentence of one of the texts, if it has a part in this composition. */
  cloneOf(node: AstNode): AstNode | undefined;
  /** What cannot be put together. */
  problems: Problem[];
  history: History;
}

/**
 * @param texts what is put together, the last one with the others it builds on; bases that are not among them are
 *   built on by the composition, too
 * @param on ISO date: what is not in force on this day is left out.
 * @param isTold whether a story begins within the period
 */
export function compose(
  texts: SchemeText[],
  period: Period,
  on: string | undefined,
  isTold: (story: Scenario) => boolean,
  linker: Linker,
): Composition {
  return new Composer(texts, on, linker).result(period, isTold);
}

class Composer {
  readonly #main: SchemeText;
  readonly #texts: SchemeText[];
  readonly #cloner: Cloner;
  readonly #history: History;
  readonly #text: SchemeText;

  constructor(texts: SchemeText[], on: string | undefined, linker: Linker) {
    const main = texts.at(-1)!;
    this.#main = main;
    this.#texts = texts;
    this.#cloner = new Cloner(linker, on);
    this.#history = new History(main);
    const { $type, library, name, label, $cstNode } = main;
    const bases = basesOf(main).filter((base) => !texts.includes(base));
    const header = (bases.length > 0 ? main.header : headerOf(main)).filter((each) => !isBasedOn(each));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- copies are of the type of what was copied
    const copies = header.flatMap((each) => this.#cloner.clone(each)) as SchemeText['header'];
    this.#text = { $type, library, name, label, $cstNode, header: copies, sentences: [] };
    this.#text.header.push(...(bases.length > 0 ? [basedOn(bases, this.#text)] : []));
    isTakenFrom(this.#text, main);
  }

  result(period: Period, isTold: (story: Scenario) => boolean): Composition {
    for (const text of this.#texts) {
      // The stories of a base try the base.
      const sentences = text.sentences.filter((each) => !isScenario(each) || (text === this.#main && isTold(each)));
      for (const copy of sentences.flatMap((each) => this.#cloner.clone(each))) {
        this.#place(copy, this.#text, []);
      }
    }
    AstUtils.linkContentToContainer(this.#text, { deep: true });
    return {
      text: this.#text,
      period,
      cloneOf: (node) => this.#cloner.cloneOf(node),
      problems: this.#history.problems(),
      history: this.#history,
    };
  }

  /** Puts a copied sentence where it belongs: among the parts of what it stands in, or in the place of another. */
  #place(copy: AstNode, container: AstNode, path: Step[]): void {
    const parts = partsOf(container);
    if (isRemoval(copy)) {
      this.#remove(copy);
    } else if (isDefaultRemoval(copy)) {
      this.#removeAll(copy, parts, [...path, { type: `DefaultForm ${copy.kind}`, name: '' }]);
    } else if (isEmailRemoval(copy)) {
      this.#removeAll(copy, parts, [...path, { type: 'Emails', name: '' }]);
    } else if (isChange(copy) && this.#isOfBase(copy)) {
      parts.push(copy);
    } else if (isChange(copy)) {
      this.#amend(copy, parts, path);
    } else if (isOverride(copy) && namedBy(copy).length > 0) {
      this.#override(copy, parts, path);
    } else {
      this.#add(copy, parts, path);
    }
  }

  /** Whether what a sentence adds to is not among what is put together. */
  #isOfBase(change: Change): boolean {
    const target = originOf(change).target.ref;
    return target !== undefined && !this.#texts.includes(schemeTextOf(target));
  }

  /** What there can be one of takes the place of what a base says. */
  #add(copy: AstNode, parts: AstNode[], path: Step[]): void {
    const key = onlyOne(copy);
    const index = parts.findIndex((each) => key !== undefined && isLike(each, copy));
    if (index < 0 || !this.#history.replaces([...path, { type: key!, name: '' }], copy, parts[index]!)) {
      parts.push(copy);
      return;
    }
    const others = parts.filter((each) => !isLike(each, copy));
    parts.splice(0, parts.length, ...others.slice(0, index), copy, ...others.slice(index));
  }

  #override(copy: AstNode, parts: AstNode[], path: Step[]): void {
    for (const named of namedBy(copy)) {
      const step = { type: named.$type, name: named.name };
      const { list, index, found } = lookFor(parts, step);
      if (!this.#history.override([...path, step], named, found)) {
        continue;
      }
      keepKind(list[index]!, copy);
      const emptied = takeOut(list, found!);
      if (!list.includes(copy)) {
        list.splice(emptied ? index : index + 1, 0, copy);
      }
    }
  }

  #amend(change: Change, parts: AstNode[], path: Step[]): void {
    const step = { type: changedType(change), name: change.target.$refText };
    const { list, index, found } = lookFor(parts, step);
    if (!this.#history.amend([...path, step], change, found)) {
      return;
    }
    if (isOutcomeAmendment(change)) {
      this.#amendOutcome(change, list, index, found!);
      return;
    }
    if (isExtension(change)) {
      const { label, cases, several } = change;
      Object.assign(found!, { ...(label !== undefined && { label, cases }), ...(several && { several }) });
    }
    addOtherParts(found!, change);
    for (const part of partsOf(change)) {
      this.#place(part, found!, [...path, step]);
    }
  }

  #amendOutcome(change: OutcomeAmendment, parts: AstNode[], index: number, found: AstNode): void {
    const outcome = parts[index];
    if (isOutcome(outcome)) {
      amendOutcome(this.#alone(outcome, found, parts, index), change);
    }
  }

  /** The outcome in a sentence of its own. */
  #alone(outcome: Outcome, found: AstNode, parts: AstNode[], index: number): Outcome {
    const copy = () => this.#cloner.clone(originOf(outcome)).find(isOutcome)!;
    const outcomes = withSentenceOfItsOwn(outcome, found, copy);
    parts.splice(index, 1, ...outcomes);
    return outcomes.at(-1)!;
  }

  #remove(removal: Removal): void {
    const { path, parts, found } = lookUp(removal, this.#text);
    if (!this.#history.remove(path, removal, found)) {
      return;
    }
    if (removal.kind === 'remove_recipient') {
      this.#removeRecipient(path);
    } else {
      takeOut(parts, found!);
    }
  }

  #removeRecipient(path: Step[]): void {
    const [level, name, institution] = path;
    const statements = lookFor(this.#text.sentences, level!).found;
    const { list, index, found } = lookFor(statements ? partsOf(statements) : [], name!);
    const outcome = list[index];
    if (isOutcome(outcome) && found) {
      const own = this.#alone(outcome, found, list, index);
      removeRecipient(own, institution!.name);
    }
  }

  /** What has no name and of which there may be several: taken out together. */
  #removeAll(removal: AstNode, parts: AstNode[], path: Step[]): void {
    const isMeant = (each: AstNode) => each.$type === path.at(-1)!.type || onlyOne(each) === path.at(-1)!.type;
    if (this.#history.remove(path, removal, parts.find(isMeant))) {
      parts.splice(0, parts.length, ...parts.filter((each) => !isMeant(each)));
    }
  }
}

function basedOn(bases: SchemeText[], $container: SchemeText): BasedOn {
  return { $type: 'BasedOn', $container, bases: bases.map((ref) => ({ ref, $refText: ref.name })) };
}

/** Where something stands, and itself; a level may stand in a track. */
function lookFor(parts: AstNode[], { type, name }: Step): { list: AstNode[]; index: number; found?: AstNode } {
  const isMeant = (node: AstNode & { name: string }) => node.$type === type && node.name === name;
  for (const list of listsAround(parts)) {
    const index = list.findIndex((each) => namedBy(each).some(isMeant));
    const found = index >= 0 ? namedBy(list[index]!).find(isMeant) : undefined;
    if (found) {
      return { list, index, found };
    }
  }
  return { list: parts, index: -1 };
}

/** New addresses that take the place of others take that of all. */
function isLike(there: AstNode, copy: AstNode): boolean {
  return there.$type === copy.$type && (onlyOne(there) ?? onlyOne(copy)) === onlyOne(copy);
}

/** What overrides a group is a group, and what overrides the chair is the chair. */
function keepKind(base: AstNode, copy: AstNode): void {
  if (base.$type !== copy.$type) {
    return;
  }
  if ('group' in base) {
    Object.assign(copy, { group: base.group });
  }
  if ('office' in base) {
    Object.assign(copy, { office: base.office });
  }
}
