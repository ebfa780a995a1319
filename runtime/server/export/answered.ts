import { type Answers, type Definition, type Field, type Form, lookup } from '../../definition/index.ts';
import { type Names, saidIn } from '../../documents/index.ts';

/** A question of a form and what was answered. Without `answer`: not to be handed to the family. */
export interface Answered {
  page: string;
  question: string;
  answer?: string;
}

/** The form of an act, or of the correction of one. */
export function formOf(definition: Definition, key: string): Form | undefined {
  const { acts, forms } = lookup(definition);
  const act = acts.get(key);
  return forms.get(act?.form ?? acts.get(key.replace('entry.correct.', ''))?.form ?? '');
}

/** What was answered in a form. @param all also what is not to be handed to the family */
export function said(
  definition: Definition,
  form: Form | undefined,
  answers: Answers,
  names: Names,
  all: boolean,
): Answered[] {
  return (form?.pages ?? []).flatMap(({ key, label, fields }) =>
    fields.flatMap((field) => answered(definition, label, field, answers[key] ?? {}, names, all)),
  );
}

function answered(
  definition: Definition,
  page: string,
  field: Field,
  values: Record<string, unknown>,
  names: Names,
  all: boolean,
): Answered[] {
  const { label: question } = field;
  const answer = saidIn(definition, field, values, names);
  if (answer === undefined) return [];
  if (all) return [{ page, question, answer }];
  if (field.notForFamily) return [{ page, question }];
  const withheld = (field.fields ?? []).filter((one) => one.notForFamily);
  if (withheld.length === 0) return [{ page, question, answer }];
  const open = { ...field, fields: field.fields?.filter((one) => !one.notForFamily) };
  return [
    { page, question, answer: saidIn(definition, open, values, names) ?? '' },
    ...withheld.map((one) => ({ page, question: `${question}: ${one.label}` })),
  ];
}
