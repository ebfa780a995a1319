import type { ActPath, Scheme } from '@riciba/language';
import type { Assigned, Setting } from '@riciba/runtime/kernel';
import { actPathKey, dutyPathKey } from '../act-paths.ts';
import { asciiKey, pathKey } from '../keys.ts';

/** Names of the scheme by the keys of its definition: a report speaks in the author's words. */
export class Names {
  readonly #levels: Map<string, string>;
  readonly #roles: Map<string, string>;
  readonly #parties: Map<string, string>;

  readonly #scheme: Scheme;

  constructor(scheme: Scheme) {
    const { levels, institutions, parties } = scheme;
    this.#scheme = scheme;
    this.#levels = new Map(levels.map(({ name }) => [asciiKey(name), name]));
    this.#roles = new Map(institutions.flatMap(({ roles }) => roles.map(({ name }) => [pathKey(name), name])));
    this.#parties = new Map(parties.map(({ name }) => [asciiKey(name), name]));
  }

  /** Key of the act that a path means; of a duty, of the act which fulfils it. */
  act(path: ActPath): string {
    return actPathKey(this.#scheme, path);
  }

  /** Key of a duty. */
  duty(path: ActPath): string {
    return dutyPathKey(this.#scheme, path);
  }

  level(key: string): string {
    return this.#levels.get(key) ?? key;
  }

  /** A role path or a party. */
  addressee(key: string): string {
    return this.#roles.get(key) ?? this.#parties.get(key) ?? key;
  }

  /** "Ozolu pamatskola: Pedagogs". */
  assigned({ body, roles }: Assigned, setting: Setting): string {
    const name = setting.bodies.find((one) => one.key === body)?.name ?? body;
    return `${name}: ${roles.map((role) => this.addressee(role).split('.').at(-1)).join(', ')}`;
  }
}
