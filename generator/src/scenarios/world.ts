import type { Scenario, ScenarioActor } from '@riciba/language';
import { calendars } from '@riciba/runtime/calendars';
import { type Definition, lookup } from '@riciba/runtime/definition';
import type { Actor, Body, Setting } from '@riciba/runtime/kernel';
import { asciiKey, pathKey } from '../keys.ts';

/** The bodies of a story, and who may be meant by the names in it. */
export class World {
  readonly setting: Setting;
  readonly #scenario: Scenario;

  constructor(definition: Definition, scenario: Scenario) {
    this.#scenario = scenario;
    const named = scenario.bodies.map((body) => ({
      key: asciiKey(body.name),
      institution: asciiKey(body.institution),
      name: body.label,
      roles: body.roles.map(pathKey),
      ...(body.units && { territory: body.units }),
    }));
    // An institution of which the story names no body has one, with every role filled.
    const others = definition.institutions
      .filter((institution) => !named.some((body) => body.institution === institution.key))
      .map((institution) => ({
        key: `body-${institution.key}`,
        institution: institution.key,
        name: institution.label.nominative,
        roles: institution.roles.map((role) => role.key),
      }));
    const bodies = [...named, ...others];
    this.setting = { bodies, seats: seatsOf(definition, bodies), calendars: calendarsOf(definition) };
  }

  /** The posts that a name in the story may mean: a post for each role; roles nobody holds are among them. */
  actors({ institution, body, roles }: ScenarioActor): Actor[] {
    const at = this.#body(asciiKey(institution), body);
    return roles.map((path) => {
      const role = pathKey(path);
      return { post: `${at?.key}/${role}`, name: `${at?.name}: ${path}`, body: at?.key ?? '', role };
    });
  }

  /** Key of the body that a name of the story means. */
  bodyNamed(name: string): string {
    return asciiKey(name);
  }

  /** The body that an answer names when the story says nothing: the actor's own, else the first. */
  anyBody(institution: string, actor: Actor): string | undefined {
    const bodies = this.setting.bodies.filter((body) => body.institution === institution);
    return (bodies.find((body) => body.key === actor.body) ?? bodies[0])?.key;
  }

  #body(institution: string, name: string | undefined): Body | undefined {
    const key = name ?? this.#scenario.bodies.find((body) => asciiKey(body.institution) === institution)?.name;
    return this.setting.bodies.find((body) =>
      key === undefined ? body.institution === institution : body.key === asciiKey(key),
    );
  }
}

/** Each seat of a group is filled from the first of its institutions that has a body. */
function seatsOf(definition: Definition, bodies: readonly Body[]): Setting['seats'] {
  const { institutions } = lookup(definition);
  return Object.fromEntries(
    bodies.flatMap((group) => {
      const seats = institutions.get(group.institution)?.seats ?? [];
      if (seats.length === 0) return [];
      const filled = seats.flatMap(({ key, from }) => {
        const body = from.flatMap((institution) => bodies.find((one) => one.institution === institution) ?? [])[0];
        return body ? [[key, body.key]] : [];
      });
      return [[group.key, Object.fromEntries(filled)]];
    }),
  );
}

/** The calendars that the institutions keep, as on the server. */
function calendarsOf({ institutions }: Definition): Setting['calendars'] {
  const kept = institutions.flatMap(({ key, calendar }) => (calendar ? [[key, calendars[calendar]] as const] : []));
  return Object.fromEntries(kept);
}
