import type { Scheme } from '@riciba/language';
import type { Code } from '@riciba/runtime/definition';
import { asciiKey, pathKey } from '../keys.ts';

/** The seats of a group, called by the institutions that may fill them, as `optionsOf` calls them. */
export function seatChoices({ institutions }: Scheme, group: string | undefined): Code[] {
  const label = (name: string): string => institutions.find((one) => one.name === name)?.label.nominative ?? name;
  const seats = institutions.find(({ name }) => name === group)?.seats ?? [];
  return seats.map(({ name, from }) => ({ key: asciiKey(name), label: from.map(label).join(' vai ') }));
}

/** The roles of these institutions, or of all. */
export function roleChoices({ institutions }: Scheme, wanted: readonly string[] | undefined): Code[] {
  return institutions
    .filter(({ name }) => wanted?.includes(name) ?? true)
    .flatMap(({ roles }) => roles.map(({ name, label }) => ({ key: pathKey(name), label: label.nominative })));
}
