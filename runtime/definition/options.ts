import type { Definition, Field } from './definition.ts';
import { lookup } from './lookup.ts';

/** What may be chosen in a field: its value as it is stored, and its label. */
export interface Option {
  key: string;
  label: string;
}

/** The answers among which a field lets choose, in the order of the scheme; of other fields, none. */
export function optionsOf(definition: Definition, field: Field): readonly Option[] {
  const { institutions, lists } = lookup(definition);
  if (field.type === 'roles') return roleOptions(definition, field.institutions);
  if (field.type !== 'seats') return lists.get(field.list ?? '')?.codes ?? [];
  const seats = institutions.get(field.institution ?? '')?.seats ?? [];
  return seats.map(({ key, from }) => ({
    key,
    label: from.map((one) => institutions.get(one)?.label.nominative ?? one).join(' vai '),
  }));
}

function roleOptions({ institutions }: Definition, wanted: readonly string[] | undefined): Option[] {
  return institutions
    .filter((institution) => wanted?.includes(institution.key) ?? true)
    .flatMap(({ roles }) => roles.map((role) => ({ key: role.key, label: role.label.nominative })));
}
