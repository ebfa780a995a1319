import { holds, quantityOf } from './conditions.ts';
import type { Band, Field, Form } from './definition.ts';
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
  return [...ofPages, ...ofForm.map(({ page, field, message }) => ({ page, field, message }))];
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

/** The last band that is reached, or a later one that a person has chosen. */
function bandOf(bands: readonly Band[], quantity: number | undefined, raised: unknown): string | undefined {
  const reached = quantity === undefined ? -1 : bands.findLastIndex((band) => quantity >= band.from);
  const chosen = bands.findIndex((band) => band.code === raised);
  return bands[Math.max(reached, chosen)]?.code;
}

/** `around`: the answers of which these values are a part. Within a group a quantity speaks of the entry's own fields. */
function compute(
  fields: readonly Field[],
  values: Record<string, unknown>,
  around: (given: Record<string, unknown>) => Answers,
  world: World | undefined,
): Record<string, unknown> {
  return fields.reduce<Record<string, unknown>>((given, { key, computed, bands, raisedBy, fields: inner }) => {
    const value = given[key];
    if (computed) {
      const { [key]: _, ...rest } = given;
      const quantity = quantityOf(computed, around(rest), world);
      const answer = bands ? bandOf(bands, quantity, raisedBy === undefined ? undefined : rest[raisedBy]) : quantity;
      return answer === undefined ? rest : { ...rest, [key]: answer };
    }
    if (!inner || !Array.isArray(value)) return given;
    const entries = value.map((entry: unknown) => (isRecord(entry) ? compute(inner, entry, around, world) : entry));
    return { ...given, [key]: entries };
  }, values);
}
