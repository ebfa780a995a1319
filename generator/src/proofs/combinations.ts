import type * as Scheme from '@riciba/language';
import { type Answers, type Condition, holds, isAnswer } from '@riciba/runtime/definition';
import { abstracted, standInField } from './atoms.ts';
import { translated } from '../forms/conditions.ts';

/** A field that conditions speak of, and every answer to it that they can tell apart. */
interface Fact {
  reference: Scheme.FieldRef;
  field: Scheme.Field;
  answers: unknown[];
  /** Conditions under which the field is asked. */
  asked: Condition[];
}

/** One combination: answers as conditions read them, and what of it is answered. */
export interface Combination {
  answers: Answers;
  given: { reference: Scheme.FieldRef; value: unknown }[];
}

/** More combinations than this are not counted through. */
const most = 1 << 16;

/**
 * Every combination of answers that the conditions can tell apart and the forms let through: what is required is
 * answered, what is not asked is not. Finite: of a list only the codes that are named, and one other, matter; of a
 * number only its values about the bounds.
 * @returns undefined if there are more than 65 536.
 */
export function combinations(
  scheme: Scheme.Scheme,
  conditions: readonly Scheme.Condition[],
): Combination[] | undefined {
  const facts = factsOf(scheme, conditions);
  const count = facts.reduce((sofar, fact) => sofar * fact.answers.length, 1);
  if (count > most) return undefined;
  return product(facts).filter(({ answers }) => facts.every((fact) => isPossible(fact, answers)));
}

/** A condition over the answers of combinations. */
export function overPages(condition: Scheme.Condition): Condition {
  return translated(abstracted(condition), { located, code: (name) => name, act: (path) => path });
}

function located(field: Scheme.FieldRef): { page: string; field: string } {
  return { page: `${field.form}.${field.page}`, field: field.field };
}

function isPossible({ reference, field, asked }: Fact, answers: Answers): boolean {
  const { page, field: name } = located(reference);
  const given = isAnswer(answers[page]?.[name]);
  const isAsked = asked.every((condition) => holds(condition, answers));
  return isAsked ? given || !field.required : !given;
}

function product(facts: readonly Fact[]): Combination[] {
  let all: Combination[] = [{ answers: {}, given: [] }];
  for (const { reference, answers } of facts) {
    const { page, field } = located(reference);
    all = all.flatMap((one) =>
      answers.map((value) => ({
        answers: { ...one.answers, [page]: { ...one.answers[page], [field]: value } },
        given: isAnswer(value) ? [...one.given, { reference, value }] : one.given,
      })),
    );
  }
  return all;
}

/** The fields that the conditions speak of, and those that the asking of these depends on. */
function factsOf(scheme: Scheme.Scheme, conditions: readonly Scheme.Condition[]): Fact[] {
  const facts = new Map<string, Fact>();
  const all = conditions.map(abstracted);
  // `all` grows while it is read: a field that is asked only when something holds brings that condition in.
  for (const condition of all) {
    for (const reference of references(condition)) {
      const key = JSON.stringify(located(reference));
      const page = pageOf(scheme, reference);
      const field = standInField(reference) ?? page?.fields.find((one) => one.name === reference.field);
      if (facts.has(key) || !field) continue;
      const asked = [page?.when, field.when].filter((when) => when !== undefined);
      facts.set(key, { reference, field, answers: [], asked: asked.map(overPages) });
      all.push(...asked.map(abstracted));
    }
  }
  const comparisons = all.flatMap(comparisonsOf);
  for (const fact of facts.values()) {
    const own = comparisons.filter(({ field }) => sameField(field, fact.reference));
    fact.answers = answersOf(scheme, fact.field, own);
    if (!fact.field.required || fact.asked.length > 0) fact.answers.unshift(undefined);
  }
  return [...facts.values()];
}

type Comparison = Extract<Scheme.Condition, { field: Scheme.FieldRef }>;

function comparisonsOf(condition: Scheme.Condition): Comparison[] {
  if ('field' in condition) return [condition];
  if (condition.op === 'not') return comparisonsOf(condition.of);
  return 'of' in condition ? condition.of.flatMap(comparisonsOf) : [];
}

function references(condition: Scheme.Condition): Scheme.FieldRef[] {
  return comparisonsOf(condition).map(({ field }) => field);
}

function sameField(a: Scheme.FieldRef, b: Scheme.FieldRef): boolean {
  return a.form === b.form && a.page === b.page && a.field === b.field;
}

function pageOf(scheme: Scheme.Scheme, reference: Scheme.FieldRef): Scheme.Page | undefined {
  return scheme.forms.find((form) => form.name === reference.form)?.pages.find((page) => page.name === reference.page);
}

function answersOf(scheme: Scheme.Scheme, { type }: Scheme.Field, comparisons: readonly Comparison[]): unknown[] {
  if (type.kind === 'yesNo') return [true, false];
  if (type.kind === 'wholeNumber') return numbers(type, comparisons);
  if (type.kind === 'calculated') return numbers({}, comparisons);
  if (type.kind !== 'choice') return ['…'];
  const named = new Set(comparisons.flatMap((one) => ('values' in one ? one.values : [])));
  const codes = scheme.lists.find((list) => list.name === type.list)?.codes.map((code) => code.name) ?? [];
  const other = codes.find((code) => !named.has(code));
  const told = [...(other === undefined ? [] : [other]), ...codes.filter((code) => named.has(code))];
  return type.many ? subsets(told) : told;
}

/** Every choice of one or more. */
function subsets(codes: readonly string[]): string[][] {
  return codes.reduce<string[][]>((all, code) => [...all, ...all.map((one) => [...one, code])], [[]]).slice(1);
}

function numbers({ min, max }: { min?: number; max?: number }, comparisons: readonly Comparison[]): number[] {
  const bounds = comparisons.flatMap((one) => ('value' in one ? [one.value - 1, one.value, one.value + 1] : []));
  const within = [...bounds, min ?? max ?? 0].filter((value) => value >= (min ?? value) && value <= (max ?? value));
  return [...new Set(within)].toSorted((a, b) => a - b);
}
