import { type AstNode, AstUtils } from 'langium';
import { isSchemeText, type SchemeText } from '../generated/ast.ts';
import { basesOf, withBases } from '../references/visible.ts';
import { originOf } from './clone.ts';

/** One step of the way from a text to what it names: "Level Administrācija". */
export interface Step {
  type: string;
  name: string;
}

type Deed = 'override' | 'remove' | 'amend';

interface Entry {
  deed: Deed;
  text: SchemeText;
  /** The overlay sentence, as written. */
  by: AstNode;
}

/** What is wrong with the way texts change each other; `by` stands in the text that is put together. */
export type Problem =
  /** It changes what no base says, or what it says itself. */
  | { kind: 'nothing' | 'own'; by: AstNode; step: Step }
  /** It changes the same thing twice. */
  | { kind: 'twice'; by: AstNode; step: Step }
  /** What it would change was removed by `other`. */
  | { kind: 'removed'; by: AstNode; step: Step; other: AstNode }
  /** Two bases change the same thing, and none builds on the other. */
  | { kind: 'conflict'; base: number; by: AstNode; step: Step; other: AstNode };

/** How a sentence of the composed text came to be what it is. */
export interface Trace {
  /** What it took the place of, as written in a base. */
  overrides: AstNode[];
  /** The sentences that changed a part of it, as written. */
  amendedBy: AstNode[];
}

/** Who changed what while texts were put together. */
export class History {
  readonly #main: SchemeText;
  readonly #entries = new Map<string, Entry[]>();
  readonly #traces = new Map<AstNode, Trace>();
  readonly #problems: Problem[] = [];
  readonly #conflicts = new Map<string, Problem>();
  readonly #gone: { step: Step; by: AstNode }[] = [];

  constructor(main: SchemeText) {
    this.#main = main;
  }

  problems(): Problem[] {
    return [...this.#problems, ...this.#conflicts.values()];
  }

  traceOf(node: AstNode): Trace {
    return this.#traces.get(node) ?? { overrides: [], amendedBy: [] };
  }

  /** The sentence that took away what had this name. */
  removedBy(name: string): AstNode | undefined {
    return this.#gone.findLast(({ step }) => step.name === name)?.by;
  }

  /** Notes that a sentence takes the place of another; false where it cannot. */
  override(path: Step[], named: AstNode, found: AstNode | undefined): boolean {
    const may = this.#note('override', path, named, found);
    if (may) {
      this.#traces.set(named, { overrides: [...this.traceOf(found!).overrides, originOf(found!)], amendedBy: [] });
    }
    return may;
  }

  amend(path: Step[], change: AstNode, found: AstNode | undefined): boolean {
    const may = this.#note('amend', path, change, found);
    if (may) {
      const { overrides, amendedBy } = this.traceOf(found!);
      this.#traces.set(found!, { overrides, amendedBy: [...amendedBy, originOf(change)] });
    }
    return may;
  }

  remove(path: Step[], removal: AstNode, found: AstNode | undefined): boolean {
    const may = this.#note('remove', path, removal, found);
    if (may) {
      this.#gone.push({ step: path.at(-1)!, by: originOf(removal) });
    }
    return may;
  }

  /** Notes that what is said last holds: false in one and the same text, which then says it twice. */
  replaces(path: Step[], copy: AstNode, found: AstNode): boolean {
    if (textOf(found) === textOf(copy)) {
      return false;
    }
    this.#traces.set(copy, { overrides: [originOf(found)], amendedBy: [] });
    return this.#note('override', path, copy, found);
  }

  #note(deed: Deed, path: Step[], by: AstNode, found: AstNode | undefined): boolean {
    const key = path.map(({ type, name }) => `${type} ${name}`).join('/');
    const step = path.at(-1)!;
    const text = textOf(by);
    const earlier = this.#entries.get(key) ?? [];
    const clash = earlier.find((each) =>
      deed !== 'amend' || each.deed !== 'amend' ? !buildsOn(text, each.text) : false,
    );
    if (clash) {
      this.#conflict(key, { deed, text, by: originOf(by) }, step, clash);
    } else if (deed !== 'amend') {
      this.#settle(key, text);
    }
    const problem = this.#problemOf(deed, by, found, step, earlier);
    if (problem && !clash && text === this.#main) {
      this.#problems.push(problem);
    }
    this.#entries.set(key, [...earlier, { deed, text, by: originOf(by) }]);
    return !problem;
  }

  #problemOf(deed: Deed, node: AstNode, found: AstNode | undefined, step: Step, earlier: Entry[]): Problem | undefined {
    const by = originOf(node);
    const text = textOf(node);
    const before = earlier.at(-1);
    if (before && before.text === text && before.by !== by && (before.deed !== 'amend' || deed !== 'amend')) {
      return { kind: 'twice', by, step };
    }
    if (!found) {
      return before?.deed === 'remove'
        ? { kind: 'removed', by, step, other: before.by }
        : { kind: 'nothing', by, step };
    }
    return textOf(found) === text && deed !== 'amend' ? { kind: 'own', by, step } : undefined;
  }

  #conflict(key: string, { text, by }: Entry, step: Step, clash: Entry): void {
    const base = basesOf(this.#main).findIndex((each) => withBases(each).includes(text));
    if (base >= 0) {
      this.#conflicts.set(key, { kind: 'conflict', base, by, step, other: clash.by });
    }
  }

  /** A text that builds on both may say which holds. */
  #settle(key: string, text: SchemeText): void {
    const conflict = this.#conflicts.get(key);
    if (conflict?.kind === 'conflict' && [conflict.by, conflict.other].every((each) => buildsOn(text, textOf(each)))) {
      this.#conflicts.delete(key);
    }
  }
}

/** The text a sentence was written in. */
export function textOf(node: AstNode): SchemeText {
  const root = AstUtils.findRootNode(originOf(node));
  if (!isSchemeText(root)) {
    throw new Error(`A ${root.$type} stands in no text.`);
  }
  return root;
}

function buildsOn(text: SchemeText, other: SchemeText): boolean {
  return withBases(text).includes(other);
}
