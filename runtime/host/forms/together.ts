import {
  type Answers,
  brokenRules,
  completed,
  type Field,
  type Form,
  holds,
  isOfSchema,
  missingBeyondSchema,
  notRaised,
  type Page,
  relevantPages,
  type Rule,
  withComputed,
  type World,
} from '../../definition/index.ts';
import { today } from '../format/dates.ts';
import { togetherTexts as texts } from '../texts/forms.lv.ts';
import { messageFor } from './messages.ts';
import { type FieldError, labelAt } from './places.ts';

/** What answers say together: computed fields, the author's rules, conditions that no schema can hold. Pure. */

/** Of the file a form knows nothing; what asks it is judged by the server. */
function world(): World {
  return { facts: {}, entries: [], today: today() };
}

/** The values of a page with its computed fields, as the answers of all pages give them. */
export function withWorkedOut(form: Form, page: Page, answers: Answers): Record<string, unknown> {
  return withComputed(form, { ...answers, [page.key]: answers[page.key] ?? {} }, world())[page.key] ?? {};
}

/** The pages that are asked by these answers and what is worked out of them. */
export function pagesAsked(form: Form, answers: Answers): Page[] {
  return relevantPages(form, withComputed(form, answers, world()), world());
}

/** The answers as they are handed in. */
export function handedIn(form: Form, answers: Answers): Answers {
  return completed(form, answers, world());
}

/** Fields of a page that are not asked by a condition which the renderer cannot judge: keys. */
export function notAsked(page: Page, answers: Answers): ReadonlySet<string> {
  const hidden = page.fields.filter(
    ({ when }) => when !== undefined && !isOfSchema(when) && !holds(when, answers, world()),
  );
  return new Set(hidden.map(({ key }) => key));
}

/** What the answers break together. A rule of the whole form without a field is told on the last page. */
export function brokenIn(form: Form, answers: Answers): FieldError[] {
  const last = pagesAsked(form, answers).at(-1)?.key ?? '';
  return [
    ...missingBeyondSchema(form, answers, world()).map(({ page, path, field }) => ({
      page,
      path,
      message: messageFor(field, 'required'),
    })),
    ...notRaised(form, answers, world()).map(({ page, path }) => ({ page, path, message: texts.notHigher })),
    ...brokenRules(withLocalRules(form), answers, world()).map(({ page = last, field, message }) => ({
      page,
      path: field === undefined ? [] : [field],
      message,
    })),
  ].map((error) => {
    const page = form.pages.find(({ key }) => key === error.page);
    return { ...error, label: page ? labelAt(page, error.path) : '' };
  });
}

/** Rules that ask the file cannot be judged here. */
function withLocalRules(form: Form): Form {
  return {
    ...form,
    ...(form.rules && { rules: local(form.rules) }),
    pages: form.pages.map((page) => (page.rules ? { ...page, rules: local(page.rules) } : page)),
  };
}

function local(rules: Rule[] | undefined): Rule[] | undefined {
  return rules?.filter((rule) => !asksFile(rule.when));
}

/** Counts, sums and terms name an act, facts a part. */
function asksFile(condition: unknown): boolean {
  if (typeof condition !== 'object' || condition === null) return false;
  if ('act' in condition || 'part' in condition) return true;
  return Object.values(condition).some(asksFile);
}

/** Keys of the fields that are worked out, and of the repeating parts in whose entries something is. */
export function computedKeys(fields: readonly Field[]): string[] {
  return fields
    .filter(({ computed, fields: inner = [] }) => computed ?? computedKeys(inner).length > 0)
    .map(({ key }) => key);
}
