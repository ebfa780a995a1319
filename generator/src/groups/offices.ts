import type { Institution, Performer, Place, Stated } from '@riciba/language';

/** Roles of a group by office: those who chair it first, then the deputies. */
export function chairs({ roles }: Institution): string[] {
  const held = (office: string) => roles.filter((role) => role.office === office).map(({ name }) => name);
  return [...held('chair'), ...held('deputy')];
}

/** Whoever works in the group: chair, deputies, secretary. */
export function officers(group: Institution): string[] {
  const secretaries = group.roles.filter(({ office }) => office === 'secretary').map(({ name }) => name);
  return [...chairs(group), ...secretaries];
}

/** Roles of the group that a rule names; where it names none, or only others, those of an office. */
export function ownRoles(
  group: Institution,
  rule: ({ by: string[] } & Stated) | undefined,
  otherwise: string[],
): string[] {
  const own = (rule?.by ?? []).filter((role) => group.roles.some(({ name }) => name === role));
  return own.length > 0 ? own : otherwise;
}

/**
 * Who convenes a meeting though they have no part in the work of the group: `first` as long as none was held, `each`
 * any. Whoever convenes each convenes the first one, too.
 */
export function conveners(group: Institution): { first: string[]; each: string[] } {
  const { firstMeeting, convening } = group.rules ?? {};
  const own = ownRoles(group, convening, chairs(group));
  const each = (convening?.by ?? []).filter((role) => !group.roles.some(({ name }) => name === role));
  return { first: (firstMeeting?.by ?? []).filter((role) => !own.includes(role) && !each.includes(role)), each };
}

export function performing(roles: string[], at: Place): Performer {
  return { roles, substitutes: [], at };
}
