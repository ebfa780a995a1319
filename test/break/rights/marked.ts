/** Answers whose every text is like no other, so that a single one that got somewhere it should not is known. */
import { type Definition, type Field, type Form, lookup, optionsOf } from '@riciba/runtime/definition';
import type { Performed } from './oracle.ts';

/** Named by every list to whoever has business with the case. */
const names = new Set(['vards', 'uzvards']);

export interface Marked {
  /** By field key, as `fill` takes them. */
  given: Record<string, unknown>;
  /** The texts that stand in them. */
  marks: string[];
}

/** @param pick gives a whole number below its argument */
export function marked(definition: Definition, act: string, number: number, pick: (below: number) => number): Marked {
  const { acts, forms } = lookup(definition);
  const form = forms.get(acts.get(act)?.form ?? '');
  const result: Marked = { given: {}, marks: [] };
  for (const field of form ? allFields(form) : []) {
    if (names.has(field.key)) result.given[field.key] = field.key === 'vards' ? 'Kārlis' : `Ozols${number}`;
    else if (field.type === 'text' || field.type === 'longText') {
      const mark = `zīme-${number}-${field.key}`;
      result.given[field.key] = mark;
      result.marks.push(mark);
    } else if (field.type === 'choices' && field.required) {
      const codes = optionsOf(definition, field).map((one) => one.key);
      const some = codes.filter(() => pick(2) === 0);
      result.given[field.key] = some.length > 0 ? some : codes.slice(0, 1);
    }
  }
  return result;
}

function allFields(form: Form): Field[] {
  return form.pages.flatMap((page) => page.fields.flatMap((field) => [field, ...(field.fields ?? [])]));
}

/** Ids of the files that stand in the answers of an event. */
export function filesIn(definition: Definition, event: Performed): string[] {
  const { acts, forms } = lookup(definition);
  const form = forms.get(acts.get(event.act)?.form ?? '');
  return (form?.pages ?? []).flatMap((page) =>
    page.fields.flatMap((field) => {
      const value = event.answers?.[page.key]?.[field.key];
      return field.type === 'attachment' && Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
    }),
  );
}
