/** Who sits in the seats of a group. */
import { type Act, type Definition, lookup, type Performer } from '../definition/index.ts';
import { bodyFor, bodyOf, institutionOf, type Place } from './assigned.ts';
import { askedBy } from './notions.ts';
import type { Actor, Answers, Assigned, Setting } from './types.ts';

/** A filled seat of a group's body: which body is in it. */
interface Filled {
  seat: string;
  body: string;
  /** Of those whom the scheme names for the seat, the roles of that body; none: it names nobody there. */
  by: Performer | undefined;
}

/** The filled seats of a group's body. */
export function seatsOf(definition: Definition, setting: Setting, group: string): Filled[] {
  const { institutions } = lookup(definition);
  const known = institutions.get(bodyOf(setting, group)?.institution ?? '')?.seats ?? [];
  return Object.entries(setting.seats[group] ?? {}).map(([seat, body]) => {
    const by = known.find(({ key }) => key === seat)?.by;
    const institution = bodyOf(setting, body)?.institution;
    const own = (roles: string[]): string[] => roles.filter((role) => institutionOf(role) === institution);
    const named = by && { roles: own(by.roles), substitutes: own(by.substitutes) };
    return { seat, body, by: named && named.roles.length > 0 ? named : undefined };
  });
}

/**
 * Who sits in a seat now: those whom the scheme names, and only where none of them is in office, who stands in for them.
 * Where it names nobody, all of the body. `instead`: who stands in was there.
 */
export function sitting(definition: Definition, setting: Setting, { body, by }: Filled, instead = false): Assigned {
  const at = bodyOf(setting, body);
  if (!by) {
    const roles = lookup(definition).institutions.get(at?.institution ?? '')?.roles ?? [];
    return { body, roles: roles.map(({ key }) => key) };
  }
  const held = (roles: string[]): string[] => roles.filter((role) => at?.roles.includes(role));
  if (instead && by.substitutes.length > 0) return { body, roles: by.substitutes };
  const found = [held(by.roles), held(by.substitutes)].find((roles) => roles.length > 0);
  return { body, roles: found ?? by.roles };
}

/** Is the actor's post one that may sit in a seat of the group, be it in the place of another? */
export function maySit(definition: Definition, setting: Setting, group: string, { body, role }: Actor): boolean {
  return seatsOf(definition, setting, group).some(
    (seat) => seat.body === body && (!seat.by || [...seat.by.roles, ...seat.by.substitutes].includes(role)),
  );
}

/** The sentence on how members are approved, where a seat is ticked in the answers that nobody fills. */
export function unfilledSeat(
  { definition, setting }: { definition: Definition; setting: Setting },
  place: Place,
  act: Act,
  answers: Answers,
): { sentence: string } | undefined {
  for (const { page, field, institution } of askedBy(definition, act).seats) {
    const sentence = lookup(definition).institutions.get(institution)?.composition;
    const ticked = answers[page]?.[field];
    if (sentence === undefined || !Array.isArray(ticked)) continue;
    const body = bodyFor(definition, place, institution, setting)?.key ?? '';
    const filled = new Set<unknown>(seatsOf(definition, setting, body).map(({ seat }) => seat));
    if (ticked.some((one) => !filled.has(one))) return { sentence };
  }
  return undefined;
}
