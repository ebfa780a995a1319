import { type AstNode, AstUtils } from 'langium';
import { isOutcome, isSchemeText, isTrack, isTrackAmendment, type SchemeText } from '../generated/ast.ts';
import { withBases } from '../references/visible.ts';
import { type Change, changedType, isChange, isNamed, isOverride } from './parts.ts';

type Named = AstNode & { name: string };

/** A thing as one text declares it or takes the place of what its base says: all these are one thing to whoever names it. */
export function sameThing(thing: AstNode, texts: Iterable<SchemeText>): AstNode[] {
  const first = firstOf(thing);
  const home = AstUtils.findRootNode(first);
  if (!isNamed(first) || !isSchemeText(home)) {
    return [thing];
  }
  const overlays = [...texts].filter((text) => text !== home && withBases(text).includes(home));
  const others = overlays.flatMap((text) => declaredIn(text, first)).filter((each) => firstOf(each) === first);
  return [first, ...others];
}

/** What a declaration takes the place of, as written in the nearest base. */
export function overriddenBy(thing: AstNode): AstNode | undefined {
  const home = AstUtils.findRootNode(thing);
  if (!isNamed(thing) || !isSchemeText(home) || !takesAPlace(thing)) {
    return undefined;
  }
  const bases = withBases(home).slice(0, -1).toReversed();
  return bases.flatMap((text) => declaredIn(text, thing))[0];
}

/** The sentences of these texts that change a part of a thing. */
export function changesOf(thing: AstNode, texts: SchemeText[]): Change[] {
  const all = sameThing(thing, texts);
  return texts.flatMap((text) =>
    AstUtils.streamAllContents(text)
      .filter(isChange)
      .filter((change) => all.some((each) => each === change.target.ref))
      .toArray(),
  );
}

/** Whether a sentence says by name that it takes the place of what the base says. */
function takesAPlace(thing: AstNode): boolean {
  return isOverride(isOutcome(thing.$container) ? thing.$container : thing);
}

function firstOf(thing: AstNode): AstNode {
  const base = overriddenBy(thing);
  return base ? firstOf(base) : thing;
}

function declaredIn(text: SchemeText, thing: Named): Named[] {
  const path = pathOf(thing);
  return AstUtils.streamAllContents(text)
    .filter(isNamed)
    .filter((each) => each.name === thing.name && pathOf(each) === path)
    .toArray();
}

/** The way to a thing: its name and those of what it stands in, there or in a sentence that amends it. */
function pathOf(thing: AstNode): string {
  const steps: string[] = [];
  for (let node: AstNode | undefined = thing; node && !isSchemeText(node); node = node.$container) {
    // A level is the same thing in whatever track it stands.
    if (node !== thing && (isTrack(node) || isTrackAmendment(node))) {
      continue;
    }
    if (isChange(node)) {
      steps.unshift(`${changedType(node)} ${node.target.$refText}`);
    } else if (isNamed(node)) {
      steps.unshift(`${node.$type} ${node.name}`);
    }
  }
  return steps.join('/');
}
