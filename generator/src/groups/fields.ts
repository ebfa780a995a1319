import type { FieldRef, FieldType, Form, Scheme } from '@riciba/language';

/** The first field of a kind on a form's own pages. A form of a meeting may be the municipality's: fields are found by what they are. */
export function firstField(
  scheme: Scheme,
  form: string | undefined,
  kind: FieldType['kind'],
  nth = 0,
): FieldRef | undefined {
  const found = scheme.forms.find(({ name }) => name === form);
  return found && fieldsOfKind(found, kind)[nth];
}

function fieldsOfKind(form: Form, kind: FieldType['kind']): FieldRef[] {
  return form.pages.flatMap((page) =>
    page.fields
      .filter(({ type }) => type.kind === kind)
      .map((field) => ({ form: form.name, page: page.name, field: field.name })),
  );
}
