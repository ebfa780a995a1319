import { type Definition, lookup } from '../../definition/index.ts';
import { type CaseEvent, localDay, stretches } from '../../kernel/index.ts';

/** Years by retention class; `*` for what has no class. */
export type RetentionTerms = ReadonlyMap<string, number>;

/** How long a closed case is kept. */
export interface Kept {
  /** Labels of the classes of its papers. */
  classes: string[];
  /** The first day on which it may be destroyed. */
  from?: string;
  /** Labels of classes for which nobody has set how long. */
  unset: string[];
}

/**
 * How long a closed case is kept: as the longest of the classes of the papers that were made in it. Counted in years
 * from the 1 January after its closing, as files of a year are; the years themselves are those of the institution's file
 * nomenclature, set where the product is deployed.
 * @param definitions by which it ran, by hash
 */
export function keptUntil(
  events: readonly CaseEvent[],
  closedAt: string,
  definitions: ReadonlyMap<string, Definition>,
  terms: RetentionTerms,
): Kept {
  const classes = classesOf(events, definitions);
  const named = classes.size > 0 ? [...classes] : [['*', 'bez klases'] as const];
  const years = named.map(([key]) => terms.get(key));
  const unset = named.filter(([key]) => !terms.has(key)).map(([, label]) => label);
  const labels = named.map(([, label]) => label);
  if (unset.length > 0) return { classes: labels, unset };
  const longest = Math.max(...years.map((one) => one ?? 0));
  return { classes: labels, unset, from: `${Number(localDay(closedAt).slice(0, 4)) + longest + 1}-01-01` };
}

/** Key → label of the classes of the forms that were filled and of the documents made of them. */
function classesOf(events: readonly CaseEvent[], definitions: ReadonlyMap<string, Definition>): Map<string, string> {
  const parts = stretches(events).toReversed();
  const found = new Map<string, string>();
  for (const event of events) {
    if (event.type !== 'performed') continue;
    const definition = definitions.get(parts.find(({ from }) => from <= event.seq)?.definition ?? '');
    const act = definition && lookup(definition).acts.get(event.act);
    if (!definition || !act) continue;
    const form = lookup(definition).forms.get(act.form ?? '');
    const made = (definition.documents ?? []).filter(({ key }) => act.documents?.includes(key));
    for (const key of [form, ...made].flatMap((one) => one?.retention ?? []))
      found.set(key, definition.retention?.find((one) => one.key === key)?.label ?? key);
  }
  return found;
}
