import { isAlsoCalled, isSuccession, type Institution, type SchemeText } from '../generated/ast.ts';
import type { Label } from '../model.ts';
import { institutionsIn, membersOf } from '../references/visible.ts';

/** A name under which an institution is known no more. */
export interface AbolishedName {
  name: string;
  successor: Institution;
  /** ISO date from which the successor stands in its place, where it is known. */
  date?: string;
}

/** A place where an abolished name is used, and its form there. */
interface Use extends AbolishedName {
  start: number;
  end: number;
}

/** The names that these texts call abolished; a name another institution still goes by is none. */
export function abolishedNames(texts: SchemeText[]): AbolishedName[] {
  const institutions = institutionsIn(texts);
  const living = new Set(
    institutions.flatMap((each) =>
      membersOf(each, texts)
        .filter(isAlsoCalled)
        .flatMap(({ names }) => names),
    ),
  );
  return institutions.flatMap((successor) =>
    membersOf(successor, texts)
      .filter(isSuccession)
      .flatMap(({ names, date }) => names.map((name) => ({ name, successor, ...(date !== undefined && { date }) })))
      .filter(({ name }) => !living.has(name)),
  );
}

/** Where a text uses abolished names, in whatever case their last word stands. */
export function usesOf(names: AbolishedName[], text: string): Use[] {
  return names.flatMap((abolished) =>
    [...text.matchAll(patternOf(abolished.name))].map((match) => ({
      ...abolished,
      start: match.index,
      end: match.index + match[0].length,
    })),
  );
}

const patterns = new Map<string, RegExp>();

/** Of names in several words the last is the one that changes its ending; an abbreviation has none. */
function patternOf(name: string): RegExp {
  let pattern = patterns.get(name);
  if (!pattern) {
    const stem = /\p{Ll}$/u.test(name)
      ? `${escaped(name.replace(/[aāeēiīsšuū]{1,2}$/u, ''))}\\p{Ll}{0,4}`
      : escaped(name);
    pattern = new RegExp(`(?<![\\p{L}\\p{N}])${stem}(?![\\p{L}\\p{N}])`, 'gu');
    patterns.set(name, pattern);
  }
  return pattern;
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\s+/g, '\\s+');
}

/** Endings of the Latvian cases of the singular, by which the form of a name is told: feminine, then masculine. */
const endings: [ending: RegExp, form: keyof Label][] = [
  [/(as|es)$/u, 'genitive'],
  [/(ai|ei|am|im|um)$/u, 'dative'],
  [/(ā|ē|ī)$/u, 'locative'],
  [/u$/u, 'accusative'],
];

/** The name of the successor in the form in which the abolished name stands; the nominative where that is not known. */
export function inTheSameForm(used: string, abolished: string, label: Label): string {
  const form = used === abolished ? undefined : endings.find(([ending]) => ending.test(used))?.[1];
  return (form && label[form]) ?? label.nominative;
}
