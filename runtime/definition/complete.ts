import { withComputed } from './computed.ts';
import { holds } from './conditions.ts';
import type { Condition, Field, Form } from './definition.ts';
import { prune, relevantPages } from './relevance.ts';
import { type Answers, isAnswer, isRecord, type World } from './values.ts';

/**
 * Answers as they are handed in: what is worked out is put in, what is not asked is dropped, and every page that is
 * asked is there. What is worked out may decide what is asked, so both are done until nothing changes.
 */
export function completed(form: Form, given: Answers, world?: World): Answers {
  let answers = given;
  // Each round settles at least one computed field of those that hang on each other.
  for (let round = 0; round <= form.pages.length + 1; round += 1) {
    const asked = relevantPages(form, withComputed(form, answers, world), world);
    const pages = Object.fromEntries(asked.map(({ key }) => [key, answers[key] ?? {}]));
    const next = prune(form, withComputed(form, pages, world), world);
    const isSettled = JSON.stringify(next) === JSON.stringify(answers);
    answers = next;
    if (isSettled) break;
  }
  return answers;
}

/** Where something stands in answers: page, and path in it. */
interface At {
  page: string;
  path: string[];
  field: Field;
}

/**
 * Fields that lack an answer although they must have one, as far as no schema can tell: those whose condition compares
 * answers or asks the file.
 */
export function missingBeyondSchema(form: Form, answers: Answers, world?: World): At[] {
  return relevantPages(form, answers, world).flatMap(({ key, fields }) =>
    missingIn(fields, answers[key] ?? {}, answers, { page: key, path: [] }, world),
  );
}

function missingIn(
  fields: readonly Field[],
  values: Record<string, unknown>,
  around: Answers,
  { page, path }: Omit<At, 'field'>,
  world: World | undefined,
): At[] {
  return fields.flatMap((field): At[] => {
    const at = { page, path: [...path, field.key] };
    const value = values[field.key];
    if (field.fields && Array.isArray(value)) {
      const inner = field.fields;
      return value.flatMap((entry: unknown, index) =>
        isRecord(entry)
          ? missingIn(inner, entry, { [page]: entry }, { page, path: [...at.path, String(index)] }, world)
          : [],
      );
    }
    const { when, required, computed } = field;
    const isMissing = required && !computed && when && !isOfSchema(when) && !isAnswer(value);
    return isMissing && holds(when, around, world) ? [{ ...at, field }] : [];
  });
}

/** Fields in which a person chose a band that is not higher than the one worked out: nothing may be lowered. */
export function notRaised(form: Form, answers: Answers, world?: World): At[] {
  return form.pages.flatMap(({ key: page, fields }) =>
    fields.flatMap(({ bands = [], raisedBy }): At[] => {
      const field = fields.find(({ key }) => key === raisedBy);
      const chosen = field && answers[page]?.[field.key];
      if (!field || chosen === undefined) return [];
      const { [field.key]: _, ...without } = answers[page] ?? {};
      const worked = withComputed(form, { ...answers, [page]: without }, world)[page] ?? {};
      const rank = (code: unknown): number => bands.findIndex((band) => band.code === code);
      const banded = fields.find((one) => one.raisedBy === field.key);
      return rank(chosen) > rank(worked[banded?.key ?? '']) ? [] : [{ page, path: [field.key], field }];
    }),
  );
}

/** Whether a JSON Schema can say the condition: it looks at one answer at a time, and at no file. */
export function isOfSchema(condition: Condition): boolean {
  switch (condition.op) {
    case 'and':
    case 'or':
    case 'some':
      return condition.of.every(isOfSchema);
    case 'not':
      return isOfSchema(condition.of);
    case 'compare':
    case 'before':
    case 'notAfter':
    case 'since':
      return false;
    case 'is':
    case 'hasAny':
    case 'hasAll':
    case 'known':
    case 'less':
    case 'atMost':
    case 'atLeast':
    case 'more':
      return condition.field.part === undefined && condition.field.act === undefined;
  }
  return condition satisfies never;
}
