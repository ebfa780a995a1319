import { type Answers, type Definition, type Field, lookup, optionsOf, prune } from '@riciba/runtime/definition';
import { pdf } from './answers.ts';
import type { Visitor } from './visitor.ts';

/** Who fills the form of which act, on which case. */
interface Filling {
  definition: Definition;
  visitor: Visitor;
  act: string;
  case?: string;
  /** Answers by field key, wherever the field stands. */
  given: Record<string, unknown>;
}

/** Valid answers to the required questions of an act's form, with files uploaded where they are asked for. */
export async function fill(filling: Filling): Promise<Answers | undefined> {
  const { acts, forms } = lookup(filling.definition);
  const form = forms.get(acts.get(filling.act)?.form ?? '');
  if (!form) return undefined;
  const answers: Answers = {};
  for (const page of form.pages) answers[page.key] = await fillFields(filling, page.key, page.fields);
  return prune(form, answers);
}

async function fillFields(filling: Filling, path: string, fields: Field[]): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = {};
  for (const field of fields) {
    const given = filling.given[field.key];
    if (given !== undefined) values[field.key] = given;
    else if (field.required) values[field.key] = await answer(filling, `${path}.${field.key}`, field);
  }
  return values;
}

async function answer(filling: Filling, path: string, field: Field): Promise<unknown> {
  const { definition, visitor, act } = filling;
  const firstCode = () => optionsOf(definition, field)[0]?.key;
  switch (field.type) {
    case 'text':
    case 'longText':
    case 'address':
      return `Atbilde: ${field.key}`;
    case 'wholeNumber':
      return 1;
    case 'yesNo':
      return false;
    case 'date':
      return '2026-01-15';
    case 'phone':
      return '+37120000000';
    case 'email':
      return 'vards@piemers.lv';
    case 'personalCode':
      return '320000-12340';
    case 'body': {
      const { body } = await visitor.get<{ key: string }[]>(`/bodies?institution=${field.institution}`);
      return body[0]?.key;
    }
    case 'choice':
      return firstCode();
    case 'choices':
    case 'roles':
    case 'seats':
      return [firstCode()];
    case 'attachment': {
      const fields = { act, field: path, ...(filling.case !== undefined && { case: filling.case }) };
      const { body } = await visitor.upload(pdf, 'Datne.pdf', fields);
      return [body.id];
    }
    case 'group':
      return [await fillFields(filling, path, field.fields ?? [])];
  }
  return field.type satisfies never;
}
