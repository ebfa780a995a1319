import type { TimelineEntry } from '../../server/contract/shapes/index.ts';
import type { Answers, Field, Form } from '../../definition/index.ts';
import { localDay } from '../format/dates.ts';

type Step = Pick<TimelineEntry, 'at' | 'text' | 'by'>;

/**
 * The first answers with the steps of the case where the scheme wants them: each act that was done is an entry, its day
 * in the first date, who did it in the first text, what was done in the next.
 */
export function stepsInto(form: Form, prefill: Answers, timeline: readonly Step[]): Answers {
  const filled: Answers = { ...prefill };
  for (const page of form.pages)
    for (const field of page.fields)
      if (field.prefill === 'steps' && timeline.length > 0)
        filled[page.key] = { ...filled[page.key], [field.key]: timeline.map((step) => entryOf(field, step)) };
  return filled;
}

const written = new Set<Field['type']>(['text', 'longText']);

function entryOf({ fields = [] }: Field, { at, by, text }: Step): Record<string, unknown> {
  const date = fields.find(({ type }) => type === 'date');
  const [who, what] = fields.filter(({ type }) => written.has(type));
  return {
    ...(date && { [date.key]: localDay(at) }),
    ...(who && { [who.key]: `${by.name}, ${by.roleLabel}` }),
    ...(what && { [what.key]: text }),
  };
}
