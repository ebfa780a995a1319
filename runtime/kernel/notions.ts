import { type Act, type Condition, type Definition, type Level, lookup, type Quantity } from '../definition/index.ts';

/** What follows from a definition as a whole, worked out once. */
interface Notions {
  /** Acts whose entries are kept: said so, or needed by what is said elsewhere. */
  kept: ReadonlySet<string>;
  /** Acts that another needs first. */
  needed: ReadonlySet<string>;
  /** Own answer acts of recipients: act key → recipient keys. */
  answering: ReadonlyMap<string, ReadonlySet<string>>;
  /** Some duty is due before a date that answers hold. */
  datesMove: boolean;
  /** Notices that any outcome of a level needs, each once, by level. */
  notices: ReadonlyMap<string, Act[]>;
}

const made = new WeakMap<Definition, Notions>();

export function notions(definition: Definition): Notions {
  const known = made.get(definition);
  if (known) return known;
  const { acts, duties = [] } = definition;
  const dated = duties.flatMap(({ before }) => [before?.of, ...(before?.moved ?? [])].flatMap((of) => of?.act ?? []));
  const repeated = duties.flatMap((duty) => (duty.recurs ? duty.act : []));
  const fresh: Notions = {
    kept: new Set([
      ...acts.filter((act) => act.keeps === true || act.tasks || act.items).map((act) => act.key),
      ...dated,
      ...repeated,
    ]),
    needed: new Set(acts.flatMap((act) => act.needs ?? [])),
    answering: answering(acts),
    datesMove: dated.length > 0,
    notices: new Map(definition.levels.map((level) => [level.key, noticesOf(definition, level)])),
  };
  made.set(definition, fresh);
  return fresh;
}

function noticesOf(definition: Definition, { acts: keys }: Level): Act[] {
  const { acts } = lookup(definition);
  const needed = new Set(keys.flatMap((key) => acts.get(key)?.needs ?? []));
  return [...needed].flatMap((key) => acts.get(key) ?? []).filter((act) => act.kind === 'notice');
}

function answering(acts: readonly Act[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const add = (act: string, recipient: string): void => {
    found.set(act, (found.get(act) ?? new Set()).add(recipient));
  };
  for (const act of acts) {
    if (act.recipient !== undefined) add(act.key, act.recipient);
    const recipients = act.effect?.kind === 'refer' ? act.effect.recipients : [];
    for (const one of recipients) if (one.answer !== undefined) add(one.answer, one.key);
  }
  return found;
}

/** The act whose entries a `correct` act corrects. */
export function correctedBy(act: Act): string {
  return act.key.slice('entry.correct.'.length);
}

/** Can it be judged before the answers are known? */
export function isOfFile(condition: Condition): boolean {
  switch (condition.op) {
    case 'and':
    case 'or':
    case 'some':
      return condition.of.every(isOfFile);
    case 'not':
      return isOfFile(condition.of);
    case 'is':
    case 'hasAny':
    case 'hasAll':
    case 'known':
    case 'less':
    case 'atMost':
    case 'atLeast':
    case 'more':
      return isFieldOfFile(condition.field);
    case 'compare':
      return isQuantityOfFile(condition.left) && isQuantityOfFile(condition.right);
    case 'before':
    case 'notAfter':
      return [condition.left, condition.right].every((day) => day.of !== 'field' || isFieldOfFile(day.field));
    case 'since':
      return true;
  }
  return condition satisfies never;
}

function isFieldOfFile({ part, act }: { part?: string; act?: string }): boolean {
  return part !== undefined || act !== undefined;
}

function isQuantityOfFile(quantity: Quantity): boolean {
  switch (quantity.of) {
    case 'number':
    case 'count':
    case 'sum':
      return true;
    case 'field':
    case 'chosen':
    case 'total':
      return isFieldOfFile(quantity.field);
    case 'age': {
      const { at } = quantity;
      return isFieldOfFile(quantity.field) && (at?.of !== 'field' || isFieldOfFile(at.field));
    }
    case 'score':
      return quantity.fields.every(isFieldOfFile);
    case 'plus':
      return quantity.parts.every(isQuantityOfFile);
  }
  return quantity satisfies never;
}
