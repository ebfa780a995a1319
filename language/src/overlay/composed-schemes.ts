import {
  type AstNode,
  AstUtils,
  DocumentState,
  type LangiumCoreServices,
  type LangiumDocument,
  type LangiumDocumentFactory,
  type Linker,
} from 'langium';
import {
  isAmendment,
  isEmailRemoval,
  isScenario,
  isScenarioText,
  isSchemeText,
  type Scenario,
  type ScenarioText,
  type SchemeText,
} from '../generated/ast.ts';
import { basesOf, withBases } from '../references/visible.ts';
import { Cloner } from './clone.ts';
import { compose, type Composition } from './compose.ts';
import { isOverride, partsOf } from './parts.ts';
import { dayIn, dayOfStory, type Period, periodOf, periodsOf, validitiesIn } from './validity.ts';

/** A composition as a document of its own, so that its names are looked up within it. */
export interface ComposedScheme extends Composition {
  document: LangiumDocument;
}

/**
 * The schemes that texts mean together with their bases: one text without bases and overlay sentences for each
 * stretch of time within which they mean the same. Everything that can be asked of a text can be asked of it.
 */
export class ComposedSchemes {
  /** Only this day is of interest (ISO date); without it every stretch of time is. */
  on: string | undefined;
  readonly #linker: () => Linker;
  readonly #documents: LangiumDocumentFactory;
  readonly #made = new WeakMap<
    SchemeText,
    { texts: SchemeText[]; on: string | undefined; schemes: ComposedScheme[] }
  >();

  constructor(services: LangiumCoreServices) {
    this.#linker = () => services.references.Linker;
    this.#documents = services.shared.workspace.LangiumDocumentFactory;
  }

  /** Whether a text must be put together to know what it means: texts that only add up need not. */
  isNeededFor(text: SchemeText): boolean {
    return withBases(text).some((each) => isOverlay(each) || validitiesIn(each).length > 0);
  }

  /** The schemes a text means, the earliest first; more than one only where its sentences have dates. */
  of(text: SchemeText): ComposedScheme[] {
    const texts = withBases(text);
    const known = this.#made.get(text);
    if (known && known.on === this.on && isSameList(known.texts, texts)) {
      return known.schemes;
    }
    const schemes = this.#compose(texts, this.#onlyAddsUp(texts) ? [text] : texts);
    this.#made.set(text, { texts, on: this.on, schemes });
    return schemes;
  }

  /** The same with all their bases in them, also where a text only adds to what these say. */
  wholeOf(text: SchemeText): ComposedScheme[] {
    return this.#compose(withBases(text), withBases(text));
  }

  /** Whether a text with dates changes nothing in bases that have none: what these say need not be put together anew. */
  #onlyAddsUp(texts: SchemeText[]): boolean {
    const [text, ...bases] = texts.toReversed();
    return (
      !texts.some(isOverlay) && bases.every((base) => validitiesIn(base).length === 0 && !basesOf(base).includes(text!))
    );
  }

  #compose(texts: SchemeText[], together: SchemeText[]): ComposedScheme[] {
    const periods: [Period, string | undefined][] =
      this.on === undefined
        ? periodsOf(texts).map((period) => [period, dayIn(period)])
        : [[{ from: this.on, until: this.on }, this.on]];
    return periods.map(([period, on], index) => {
      const isTold = (story: Scenario) =>
        periodOf(
          dayOfStory(story),
          periods.map(([each]) => each),
        ) === index;
      const composition = compose(together, period, on, isTold, this.#linker());
      return { ...composition, document: this.#documentOf(composition.text, texts.at(-1)!, on) };
    });
  }

  /** What a text means, the earliest first: itself where it only adds to its bases. */
  meaningsOf(text: SchemeText): SchemeText[] {
    return this.isNeededFor(text) ? this.of(text).map((scheme) => scheme.text) : [text];
  }

  /** A sentence as it is meant: that of the composed scheme, or itself. */
  asMeant<N extends AstNode>(node: N): N {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a copy is of the type of what was copied
    return (this.counterpartsOf(node).at(-1) ?? node) as N;
  }

  /** The same sentence in each composed scheme it has a part in, the earliest first. */
  counterpartsOf(node: AstNode): AstNode[] {
    const root = AstUtils.findRootNode(node);
    if (isScenarioText(root)) {
      return this.#storyOf(root, node) ?? [];
    }
    if (!isSchemeText(root) || !root.$document || isComposed(root) || !this.isNeededFor(root)) {
      return [];
    }
    return this.of(root)
      .flatMap((scheme) => scheme.cloneOf(node) ?? [])
      .filter((clone) => isComposed(AstUtils.findRootNode(clone)));
  }

  /** Whether a sentence of a text has no part in what the text means: it is in force at another time, or undone. */
  isLeftOut(node: AstNode): boolean {
    const root = AstUtils.findRootNode(node);
    return isSchemeText(root) && !isComposed(root) && this.isNeededFor(root) && this.counterpartsOf(node).length === 0;
  }

  #documentOf<Root extends SchemeText | ScenarioText>(root: Root, source: Root, on = 'always'): LangiumDocument<Root> {
    const uri = AstUtils.getDocument(source).uri.with({ query: `composed=${on}` });
    const document = this.#documents.fromModel<Root>(root, uri);
    composedRoots.add(root);
    document.state = DocumentState.ComputedScopes;
    return document;
  }

  /** By the composed scheme. */
  readonly #stories = new WeakMap<SchemeText, { text: ScenarioText; cloner: Cloner }>();

  /** Stories of a file of their own speak of the composed scheme, too: of that of the day they begin. */
  #storyOf(text: ScenarioText, node: AstNode): AstNode[] | undefined {
    const named = text.scheme.ref;
    if (!named || isComposed(text) || node === text || !this.isNeededFor(named)) {
      return undefined;
    }
    const schemes = this.of(named);
    const story = AstUtils.getContainerOfType(node, isScenario);
    const periods = schemes.map(({ period }) => period);
    const scheme = schemes[periodOf(story && dayOfStory(story), periods)]!.text;
    let known = this.#stories.get(scheme);
    if (known?.text !== text) {
      const cloner = new Cloner(this.#linker(), this.on);
      const root = cloner.clone(text).find(isScenarioText)!;
      Object.assign(root, { scheme: { ref: scheme, $refText: text.scheme.$refText } });
      AstUtils.linkContentToContainer(root, { deep: true });
      this.#documentOf(root, text);
      known = { text, cloner };
      this.#stories.set(scheme, known);
    }
    const clone = known.cloner.cloneOf(node);
    return clone && [clone];
  }
}

function isSameList(some: SchemeText[], others: SchemeText[]): boolean {
  return some.length === others.length && some.every((each, index) => each === others[index]);
}

const composedRoots = new WeakSet<AstNode>();

/** Whether this is the root of a composed scheme, not of a text that somebody wrote. */
function isComposed(root: AstNode): boolean {
  return composedRoots.has(root);
}

const overlays = new WeakMap<SchemeText, boolean>();

/** Whether a text changes what it builds on. Additions to institutions and lists alone do not. */
function isOverlay(text: SchemeText): boolean {
  let found = overlays.get(text);
  if (found === undefined) {
    found = text.sentences.some(
      (each) => isAmendment(each) || [each, ...partsOf(each)].some((one) => isOverride(one) || isEmailRemoval(one)),
    );
    overlays.set(text, found);
  }
  return found;
}
