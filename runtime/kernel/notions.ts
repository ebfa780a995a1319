import {
  type Act,
  type Condition,
  type Definition,
  type Duty,
  type Form,
  type Level,
  lookup,
  type Quantity,
  remembered,
} from '../definition/index.ts';

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
  /** Levels that have anything to decide. */
  deciding: ReadonlySet<string>;
  /** Duties that an act may open, by itself or by what follows from it, by act. */
  arising: ReadonlyMap<string, Duty[]>;
  /** Acts that fulfil a duty. */
  fulfilling: ReadonlySet<string>;
  /** Some duty has a reminder. */
  reminds: boolean;
  /** Some duty recurs. */
  recurs: boolean;
  /** Keys of duties that outlive the file. */
  outliving: ReadonlySet<string>;
  /** What a form asks that means something to the course, by form. */
  asked: ReadonlyMap<string, Asked>;
}

interface Asked {
  /** Pages that are shared parts. */
  parts: { key: string; part: string }[];
  /** Fields that ask for a body of an institution, and those that ask which seats of a group. */
  bodies: AskedOf[];
  seats: AskedOf[];
}

interface AskedOf {
  page: string;
  field: string;
  institution: string;
}

export const notions = remembered((definition: Definition): Notions => {
  const { acts, duties = [] } = definition;
  const dated = duties.flatMap(({ before }) => [before?.of, ...(before?.moved ?? [])].flatMap((of) => of?.act ?? []));
  const repeated = duties.flatMap((duty) => (duty.recurs ? duty.act : []));
  const known = lookup(definition).acts;
  return {
    kept: new Set([
      ...acts.filter((act) => act.keeps === true || act.tasks || act.items).map((act) => act.key),
      ...dated,
      ...repeated,
    ]),
    needed: new Set(acts.flatMap((act) => act.needs ?? [])),
    answering: answering(acts),
    datesMove: dated.length > 0,
    notices: new Map(definition.levels.map((level) => [level.key, noticesOf(definition, level)])),
    deciding: new Set(
      definition.levels.filter((level) => level.acts.some((key) => known.get(key)?.kind === 'outcome')).map(keyOf),
    ),
    arising: new Map(acts.map(({ key }) => [key, duties.filter((duty) => mayArise(duty, key))])),
    fulfilling: new Set(duties.map(({ act }) => act)),
    reminds: duties.some(({ reminder }) => reminder !== undefined),
    recurs: repeated.length > 0,
    outliving: new Set(duties.filter(({ outlives }: Duty) => outlives === true).map(keyOf)),
    asked: new Map(definition.forms.map((form) => [form.key, askedIn(form)])),
  };
});

function mayArise({ opens, recurs }: Duty, act: string): boolean {
  if (opens.length === 0) return recurs !== undefined;
  return opens.some((trigger) => (trigger.on === 'act' ? trigger.act === act : trigger.on !== 'late'));
}

const keyOf = ({ key }: { key: string }): string => key;

function askedIn({ pages }: Form): Asked {
  const fields = (type: 'body' | 'seats'): AskedOf[] =>
    pages.flatMap((page) =>
      page.fields.flatMap(({ type: own, key, institution }) =>
        own === type && institution !== undefined ? [{ page: page.key, field: key, institution }] : [],
      ),
    );
  return {
    parts: pages.flatMap(({ key, part }) => (part === undefined ? [] : [{ key, part }])),
    bodies: fields('body'),
    seats: fields('seats'),
  };
}

const nothing: Asked = { parts: [], bodies: [], seats: [] };

/** What an act's form asks that means something to the course. */
export function askedBy(definition: Definition, { form }: Act): Asked {
  return (form !== undefined && notions(definition).asked.get(form)) || nothing;
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
