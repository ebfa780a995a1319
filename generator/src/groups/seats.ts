import type { Field, FieldType, Form, Institution, Scheme } from '@riciba/language';

/**
 * Forms of meetings speak of "the group": those of the first group keep their names, each other group gets its own
 * copies and asks them by default.
 */
export function formsFor(scheme: Scheme, group: Institution, isFirst: boolean): Scheme {
  const renamed = new Map<string, string>();
  const hasDeputies = group.seats.some(({ deputies }) => deputies.length > 0);
  const forms = scheme.forms.map((form): Form => {
    if (!form.pages.some((page) => page.fields.some(speaksOfTheGroup))) return form;
    const without = form.name === scheme.defaults.minutes && !hasDeputies ? secondSeats(form) : undefined;
    const pages = form.pages.map((page) => ({
      ...page,
      fields: page.fields.filter((field) => field !== without).flatMap((field) => of(field, group)),
    }));
    const name = isFirst ? form.name : `${form.name}_${group.name}`;
    renamed.set(form.name, name);
    return { ...form, name, pages };
  });
  const defaults = Object.entries(scheme.defaults).map(([kind, form]) => [kind, renamed.get(form) ?? form]);
  return { ...scheme, forms, defaults: Object.fromEntries(defaults) };
}

function speaksOfTheGroup({ type }: Field): boolean {
  return (
    type.kind === 'invitees' ||
    (type.kind === 'seats' && type.group === undefined) ||
    (type.kind === 'group' && type.fields.some(speaksOfTheGroup))
  );
}

/** In minutes: the seats for which whoever stands in was there. Where nobody does, it is not asked. */
function secondSeats({ pages }: Form): Field | undefined {
  return pages.flatMap(({ fields }) => fields).filter(({ type }) => type.kind === 'seats')[1];
}

/** Nothing where the group names nobody whom it may invite. */
function of(field: Field, group: Institution): Field[] {
  const type = typeOf(field.type, group);
  return type.kind === 'roles' && type.institutions?.length === 0 ? [] : [{ ...field, type }];
}

function typeOf(type: FieldType, group: Institution): FieldType {
  if (type.kind === 'seats') return { ...type, group: type.group ?? group.name };
  if (type.kind === 'invitees') return { kind: 'roles', institutions: group.rules?.invitees?.institutions ?? [] };
  return type.kind === 'group' ? { ...type, fields: type.fields.flatMap((field) => of(field, group)) } : type;
}
