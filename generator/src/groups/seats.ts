import type { Field, FieldType, Form, Institution, Scheme } from '@riciba/language';

/**
 * Forms of meetings speak of "the group": those of the first group keep their names, each other group gets its own
 * copies and asks them by default.
 */
export function formsFor(scheme: Scheme, group: Institution, isFirst: boolean): Scheme {
  const renamed = new Map<string, string>();
  const forms = scheme.forms.map((form): Form => {
    if (!form.pages.some((page) => page.fields.some(speaksOfTheGroup))) return form;
    const pages = form.pages.map((page) => ({ ...page, fields: page.fields.map((field) => of(field, group.name)) }));
    const name = isFirst ? form.name : `${form.name}_${group.name}`;
    renamed.set(form.name, name);
    return { ...form, name, pages };
  });
  const defaults = Object.entries(scheme.defaults).map(([kind, form]) => [kind, renamed.get(form) ?? form]);
  return { ...scheme, forms, defaults: Object.fromEntries(defaults) };
}

function speaksOfTheGroup({ type }: Field): boolean {
  return (
    (type.kind === 'seats' && type.group === undefined) || (type.kind === 'group' && type.fields.some(speaksOfTheGroup))
  );
}

function of(field: Field, group: string): Field {
  return { ...field, type: typeOf(field.type, group) };
}

function typeOf(type: FieldType, group: string): FieldType {
  if (type.kind === 'seats') return { ...type, group: type.group ?? group };
  return type.kind === 'group' ? { ...type, fields: type.fields.map((field) => of(field, group)) } : type;
}
