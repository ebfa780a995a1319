import { addMonths, isoDate, readDate } from './days.ts';
import type {
  AgeQuantity,
  CompareCondition,
  Condition,
  CountQuantity,
  Day,
  NumberCondition,
  Quantity,
  RollingWindow,
  ScoreQuantity,
  SinceCondition,
  SomeCondition,
  SumQuantity,
  Term,
  TotalQuantity,
  ValueCondition,
  Window,
} from './definition.ts';
import { type Answers, isAnswer, isRecord, type KeptEntry, own, valueOf, type World } from './values.ts';

/**
 * Does the condition hold on these answers, in this world? Total: a field without an answer, or with an answer of
 * another kind than the condition asks for, has no value, and whatever asks for a value that is not there is false.
 * Without a world, nothing is known of the file and of the day.
 */
export function holds(condition: Condition, answers: Answers, world?: World): boolean {
  switch (condition.op) {
    case 'and':
      return condition.of.every((part) => holds(part, answers, world));
    case 'or':
      return condition.of.some((part) => holds(part, answers, world));
    case 'not':
      return !holds(condition.of, answers, world);
    case 'some':
      return holdsForSome(condition, answers, world);
    case 'is':
    case 'hasAny':
    case 'hasAll':
      return holdsForValue(condition, valueOf(condition.field, answers, world));
    case 'known':
      return isAnswer(valueOf(condition.field, answers, world));
    case 'less':
    case 'atMost':
    case 'atLeast':
    case 'more':
      return holdsForNumber(condition, valueOf(condition.field, answers, world));
    case 'compare':
      return holdsForQuantities(condition, answers, world);
    case 'before':
    case 'notAfter': {
      const [left, right] = [dayOf(condition.left, answers, world), dayOf(condition.right, answers, world)];
      if (left === undefined || right === undefined) return false;
      return condition.op === 'before' ? left < right : left <= right;
    }
    case 'since':
      return world !== undefined && holdsSince(condition, world);
  }
  return condition satisfies never;
}

/**
 * As `holds`, but undefined where it hangs on a period that no calendar tells: a count in a semester that is not entered
 * is neither few nor many.
 */
export function judged(condition: Condition, answers: Answers, world: World): boolean | undefined {
  if (condition.op === 'not') {
    const inner = judged(condition.of, answers, world);
    return inner === undefined ? undefined : !inner;
  }
  if (condition.op === 'compare') {
    const isUnknown = [condition.left, condition.right].some((one) => isOfUnknownPeriod(one, world));
    return isUnknown ? undefined : holds(condition, answers, world);
  }
  if (condition.op !== 'and' && condition.op !== 'or' && condition.op !== 'some')
    return holds(condition, answers, world);
  const parts = new Set(condition.of.map((part) => judged(part, answers, world)));
  // One that fails decides a conjunction, one that holds an alternative.
  if (condition.op !== 'some' && parts.has(condition.op === 'or')) return condition.op === 'or';
  return parts.has(undefined) ? undefined : holds(condition, answers, world);
}

function isOfUnknownPeriod(quantity: Quantity, world: World): boolean {
  if (quantity.of === 'plus') return quantity.parts.some((part) => isOfUnknownPeriod(part, world));
  if (quantity.of !== 'count' && quantity.of !== 'sum') return false;
  return quantity.window !== undefined && spanOf(quantity.window, world) === undefined;
}

function holdsForSome({ of, exactly, atLeast }: SomeCondition, answers: Answers, world?: World): boolean {
  const count = of.filter((part) => holds(part, answers, world)).length;
  if (exactly !== undefined && count !== exactly) return false;
  return count >= (atLeast ?? (exactly === undefined ? 1 : 0));
}

function holdsForValue(condition: ValueCondition, value: unknown): boolean {
  if (condition.op === 'is') return condition.values.some((wanted) => wanted === value);
  if (!Array.isArray(value)) return false;
  return condition.op === 'hasAny'
    ? condition.values.some((wanted) => value.includes(wanted))
    : condition.values.every((wanted) => value.includes(wanted));
}

function holdsForNumber(condition: NumberCondition, value: unknown): boolean {
  return typeof value === 'number' && compared(condition.op, value, condition.value);
}

function holdsForQuantities({ left, relation, right }: CompareCondition, answers: Answers, world?: World): boolean {
  const [one, other] = [quantityOf(left, answers, world), quantityOf(right, answers, world)];
  return one !== undefined && other !== undefined && compared(relation, one, other);
}

function compared(relation: CompareCondition['relation'], one: number, other: number): boolean {
  switch (relation) {
    case 'less':
      return one < other;
    case 'atMost':
      return one <= other;
    case 'equal':
      return one === other;
    case 'atLeast':
      return one >= other;
    case 'more':
      return one > other;
  }
  return relation satisfies never;
}

/** How much that is; undefined when an answer, the file or a calendar does not tell. */
export function quantityOf(quantity: Quantity, answers: Answers, world?: World): number | undefined {
  switch (quantity.of) {
    case 'number':
      return quantity.value;
    case 'field': {
      const value = valueOf(quantity.field, answers, world);
      return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
    }
    case 'chosen': {
      const { part, act } = quantity.field;
      if (!world && (part !== undefined || act !== undefined)) return undefined;
      const value = valueOf(quantity.field, answers, world);
      return Array.isArray(value) ? value.length : 0;
    }
    case 'age':
      return ageOf(quantity, answers, world);
    case 'count':
      return counted(quantity, world)?.length;
    case 'sum':
      return summed(quantity, world);
    case 'score':
      return scored(quantity, answers, world);
    case 'total':
      return totalled(quantity, answers, world);
    case 'plus':
      return total(quantity.parts.map((part) => quantityOf(part, answers, world)));
  }
  return quantity satisfies never;
}

function total(parts: readonly (number | undefined)[]): number | undefined {
  return parts.reduce((sum, part) => (sum === undefined || part === undefined ? undefined : sum + part), 0);
}

/** Full years. Whoever was born on 29 February is a year older from 1 March where the year has no such day. */
function ageOf({ field, at }: AgeQuantity, answers: Answers, world?: World): number | undefined {
  const born = dayOf({ of: 'field', field }, answers, world);
  const day = dayOf(at ?? { of: 'today' }, answers, world);
  if (born === undefined || day === undefined || day < born) return undefined;
  return Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0);
}

function summed(quantity: SumQuantity, world?: World): number | undefined {
  const entries = counted(quantity, world);
  return entries?.reduce((sum, { answers }) => {
    const value = valueOf(quantity.field, answers, world);
    return sum + (typeof value === 'number' && Number.isFinite(value) ? value : 0);
  }, 0);
}

function totalled({ field, inner }: TotalQuantity, answers: Answers, world?: World): number | undefined {
  const { part, act } = field;
  if (!world && (part !== undefined || act !== undefined)) return undefined;
  const entries = valueOf(field, answers, world);
  const values = Array.isArray(entries)
    ? entries.map((one: unknown) => (isRecord(one) ? own(one, inner) : undefined))
    : [];
  return values.reduce<number>(
    (sum, value) => sum + (typeof value === 'number' && Number.isFinite(value) ? value : 0),
    0,
  );
}

function scored({ fields, points, asked = [] }: ScoreQuantity, answers: Answers, world?: World): number | undefined {
  const isOpen = ({ field, when }: (typeof asked)[number]): boolean =>
    !isAnswer(valueOf(field, answers, world)) && (when === undefined || holds(when, answers, world));
  if (asked.some(isOpen)) return undefined;
  const chosen = fields.flatMap((field) => valueOf(field, answers, world));
  return chosen.reduce<number>((sum, code) => {
    return sum + (typeof code === 'string' && Object.hasOwn(points, code) ? (points[code] ?? 0) : 0);
  }, 0);
}

/** The kept entries that count; undefined when the file or the window is not known. */
function counted(
  { act, window, where }: Pick<CountQuantity, 'act' | 'window' | 'where'>,
  world: World | undefined,
): KeptEntry[] | undefined {
  const span = world && (window === undefined ? always : spanOf(window, world));
  if (!world || !span) return undefined;
  return world.entries.filter(
    (entry) =>
      entry.act === act &&
      entry.date >= span.from &&
      entry.date <= span.to &&
      (where === undefined || holds(where, entry.answers, world)),
  );
}

interface Span {
  from: string;
  to: string;
}

const always: Span = { from: '0000', to: '9999-99-99' };

/** First and last day of a window; undefined when no calendar tells. */
function spanOf(window: Window, { on, today, calendar }: World): Span | undefined {
  const day = on ?? today;
  if (typeof window === 'object') return rollingTo(day, window);
  switch (window) {
    case 'year':
      return { from: `${day.slice(0, 4)}-01-01`, to: `${day.slice(0, 4)}-12-31` };
    case 'month':
      return { from: `${day.slice(0, 7)}-01`, to: `${day.slice(0, 7)}-31` };
    case 'semester':
    case 'schoolYear':
      return calendar?.periodOf(window, day);
  }
  return window satisfies never;
}

/** So long up to and with the day: a month up to 31 March begins on 1 March, one up to 15 March on 16 February. */
function rollingTo(day: string, { rolling: { amount, unit } }: RollingWindow): Span | undefined {
  const last = readDate(day);
  if (last === undefined) return undefined;
  return { from: isoDate(shifted(last, -amount, unit) + 1), to: day };
}

/** The day so many days, weeks, months or years later, by dates alone. */
function shifted(day: number, amount: number, unit: RollingWindow['rolling']['unit']): number {
  switch (unit) {
    case 'calendarDay':
      return day + amount;
    case 'week':
      return day + amount * 7;
    case 'month':
      return addMonths(day, amount).number;
    case 'year':
      return addMonths(day, amount * 12).number;
  }
  return unit satisfies never;
}

function holdsSince({ act, within }: SinceCondition, world: World): boolean {
  const day = world.on ?? world.today;
  const dates = world.entries.filter((entry) => entry.act === act && entry.date <= day).map((entry) => entry.date);
  const latest = dates.toSorted().at(-1);
  const last = latest === undefined ? undefined : lastDay(within, latest, world);
  return last !== undefined && day <= last;
}

/**
 * The last day of a term as an age, not as something to be done: it does not roll. A chair elected for a year on
 * 29 February is in office up to and with 28 February.
 */
function lastDay(term: Term, from: string, { calendar }: World): string | undefined {
  const day = readDate(from);
  if (day === undefined) return undefined;
  if (term.kind === 'endOf') return from;
  // Hours run from a moment, and an entry has a day.
  if (term.kind === 'elapsed') return undefined;
  if (term.unit === 'workingDay' || term.unit === 'studyDay') return calendar?.lastDay(term, from);
  return isoDate(shifted(day, term.amount, term.unit));
}

/** The day as `YYYY-MM-DD`; undefined when it is not there or is no day that exists. */
function dayOf(day: Day, answers: Answers, world?: World): string | undefined {
  switch (day.of) {
    case 'today':
      return world?.today;
    case 'date':
      return day.date;
    case 'field': {
      const value = valueOf(day.field, answers, world);
      return typeof value === 'string' && readDate(value) !== undefined ? value : undefined;
    }
  }
  return day satisfies never;
}
