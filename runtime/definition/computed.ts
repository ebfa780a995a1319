import { holds, quantityOf } from './conditions.ts';
import type { Field, Form } from './definition.ts';
import { relevantPages } from './relevance.ts';
import { type Answers, isRecord, type World } from './values.ts';

/** A rule between answers that does not hold. `page` and `field`: where its message stands, if the rule says so. */
export interface BrokenRule {
  page?: string;
  field?: string;
  message: string;
}

/** The rules of the form and of its pages that are asked which these answers break, in the order of the scheme. */
export function brokenRules(form: Form, answers: Answers, world?: World): BrokenRule[] {
  const ofPages = relevantPages(form, answers, world).flatMap(({ key, rules = [] }) =>
    rules
      .filter((rule) => !holds(rule.when, answers, world))
      .map(({ field, message }) => ({ page: key, ...(field !== undefined && { field }), message })),
  );
  const ofForm = (form.rules ?? []).filter((rule) => !holds(rule.when, answers, world));
  return [...ofPages, ...ofForm.map(({ message }) => ({ message }))];
}

/**
 * The answers with those that are worked out put in, whatever stood there; one that cannot be worked out is absent.
 * A computed field may use what was computed before it in the form.
 */
export function withComputed(form: Form, answers: Answers, world?: World): Answers {
  return form.pages.reduce<Answers>((filled, { key, fields }) => {
    const values = answers[key];
    if (values === undefined) return filled;
    const computed = compute(fields, values, (given) => ({ ...filled, [key]: given }), world);
    return { ...filled, [key]: computed };
  }, answers);
}

/** `around`: the answers of which these values are a part. Within a group a quantity speaks of the entry's own fields. */
function compute(
  fields: readonly Field[],
  values: Record<string, unknown>,
  around: (given: Record<string, unknown>) => Answers,
  world: World | undefined,
): Record<string, unknown> {
  return fields.reduce<Record<string, unknown>>((given, { key, computed, fields: inner }) => {
    const value = given[key];
    if (computed) {
      const { [key]: _, ...rest } = given;
      const quantity = quantityOf(computed, around(rest), world);
      return quantity === undefined ? rest : { ...rest, [key]: quantity };
    }
    if (!inner || !Array.isArray(value)) return given;
    const entries = value.map((entry: unknown) => (isRecord(entry) ? compute(inner, entry, around, world) : entry));
    return { ...given, [key]: entries };
  }, values);
}
