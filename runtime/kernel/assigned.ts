import { type Definition, lookup, type Performer, remembered } from '../definition/index.ts';
import type { Actor, Assigned, Body, CaseState, Referral, Setting } from './types.ts';

/** What of a case decides which body stands for an institution in it. */
export type Place = Pick<CaseState, 'bodies' | 'levels' | 'referrals'>;

/** Is the actor's post among those assigned? */
export function isAmong(assigned: Assigned, actor: Actor): boolean {
  return assigned.body === actor.body && assigned.roles.includes(actor.role);
}

interface Bodies {
  byKey: ReadonlyMap<string, Body>;
  byInstitution: ReadonlyMap<string, Body[]>;
  /** Is of any of them known for which territory it works? */
  haveTerritory: boolean;
}

/** Made once for each list of bodies, which must not be changed afterwards. */
const known = remembered(
  (bodies: Body[]): Bodies => ({
    byKey: new Map(bodies.map((body) => [body.key, body])),
    byInstitution: Map.groupBy(bodies, ({ institution }) => institution),
    haveTerritory: bodies.some(({ territory }) => territory !== undefined),
  }),
);

/** The bodies by key. */
export function bodyOf(setting: Pick<Setting, 'bodies'>, key: string): Body | undefined {
  return known(setting.bodies).byKey.get(key);
}

/** The bodies of an institution. */
export function bodiesOf(setting: Pick<Setting, 'bodies'>, institution: string): readonly Body[] {
  return known(setting.bodies).byInstitution.get(institution) ?? [];
}

/** A post that no longer exists neither sees nor does anything. */
export function isInOffice(setting: Setting, actor: Actor): boolean {
  return bodyOf(setting, actor.body)?.roles.includes(actor.role) ?? false;
}

/**
 * The body that stands for an institution in this case: the case's own, else the one that already takes part, else the
 * only one that works for the case's territory, else the only one there is. Undefined: there is none, or of several it is not known which.
 */
export function bodyFor(definition: Definition, place: Place, institution: string, setting: Setting): Body | undefined {
  const bodies = bodiesOf(setting, institution);
  const own = place.bodies[institution];
  if (own !== undefined) return bodies.find((body) => body.key === own);
  const partaking = bodies.find((body) => partakes(definition, place, body.key));
  if (partaking) return partaking;
  if (known(setting.bodies).haveTerritory) {
    const near = worksFor(bodies, territoryOf(place, setting));
    if (near.length === 1) return near[0];
  }
  // Of an institution of which the territory has many, the only one in the directory need not be the right one.
  if (lookup(definition).institutions.get(institution)?.many) return undefined;
  return bodies.length === 1 ? bodies[0] : undefined;
}

const nowhere: ReadonlySet<string> = new Set();

/** The territories for which the case's own bodies work. */
export function territoryOf({ bodies }: Pick<Place, 'bodies'>, setting: Pick<Setting, 'bodies'>): ReadonlySet<string> {
  if (!known(setting.bodies).haveTerritory) return nowhere;
  return new Set(Object.values(bodies).flatMap((key) => bodyOf(setting, key)?.territory ?? []));
}

function worksFor(bodies: readonly Body[], units: ReadonlySet<string>): Body[] {
  return bodies.filter((body) => body.territory?.some((unit) => units.has(unit)));
}

function partakes(definition: Definition, { levels, referrals }: Place, body: string): boolean {
  return (
    levels.some((run) => run.by.body === body) ||
    referrals.some((referral) => referral.to.body === body && !isSurveyed(definition, referral))
  );
}

/** Whoever was asked among all of its kind does not stand for them in the case. */
function isSurveyed(definition: Definition, { recipient }: Referral): boolean {
  return lookup(definition).recipients.get(recipient)?.recipient.each === true;
}

/**
 * Who stands for those assigned now. While anybody holds one of their roles, they do, and with them whoever has come
 * into another of the roles that perform it (the chair whom the group has elected); when all have left, whoever
 * would perform it today: first at the same body, the substitutes last. So nobody is locked out of a case.
 */
export function standing(
  definition: Definition,
  place: Place,
  assigned: Assigned,
  performer: Performer | undefined,
  setting: Setting,
): Assigned {
  const held = bodyOf(setting, assigned.body)?.roles ?? [];
  if (!performer) return assigned;
  if (assigned.roles.some((role) => held.includes(role))) {
    if (!assigned.roles.every((role) => performer.roles.includes(role))) return assigned;
    const since = performer.roles.filter((role) => held.includes(role) && !assigned.roles.includes(role));
    return since.length === 0 ? assigned : { body: assigned.body, roles: [...assigned.roles, ...since] };
  }
  const here = [performer.roles, performer.substitutes].map((roles) => roles.filter((role) => held.includes(role)));
  const roles = here.find((found) => found.length > 0);
  if (roles) return { body: assigned.body, roles };
  return performers(definition, place, performer, setting) ?? assigned;
}

/** Who performs now: the roles that are filled; when none is, the filled substitutes. Undefined: nobody at all. */
export function performers(
  definition: Definition,
  place: Place,
  performer: Performer,
  setting: Setting,
): Assigned | undefined {
  return (
    filled(definition, place, performer.roles, setting) ?? filled(definition, place, performer.substitutes, setting)
  );
}

/** Roles of several institutions: those of the first one where any is filled, for a run is at one body. */
function filled(definition: Definition, place: Place, roles: string[], setting: Setting): Assigned | undefined {
  for (const { institution, own } of institutionsOf(roles)) {
    const body = bodyFor(definition, place, institution, setting);
    const held = body ? own.filter((role) => body.roles.includes(role)) : [];
    if (body && held.length > 0) return { body: body.key, roles: held };
  }
  return undefined;
}

/** Roles of a definition by their institutions, in the order of the text. */
const institutionsOf = remembered((roles: readonly string[]) =>
  [...Map.groupBy(roles, institutionOf)].map(([institution, own]) => ({ institution, own })),
);

/** "Skola.Pedagogs" is a role of "Skola". */
export function institutionOf(role: string): string {
  const dot = role.indexOf('.');
  return dot < 0 ? role : role.slice(0, dot);
}
