import type { Field, FieldRef, Form, Page, Scheme } from '@riciba/language';

/** A name as an ASCII identifier: Ģimene → Gimene. Letters without an ASCII likeness become "_". */
export function asciiKey(name: string): string {
  const folded = name
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^A-Za-z0-9_]/g, '_');
  return /^[A-Za-z_]/.test(folded) ? folded : `_${folded}`;
}

/** Keys for names that stand beside each other; names that fold alike get _2, _3 in the order of the text. */
export function uniqueKeys(names: Iterable<string>): Map<string, string> {
  const keys = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of new Set(names)) {
    const key = freeKey(asciiKey(name), taken);
    taken.add(key);
    keys.set(name, key);
  }
  return keys;
}

/** `wanted`, or `wanted_2`, `wanted_3`, … if it is taken. */
export function freeKey(wanted: string, taken: ReadonlySet<string>): string {
  if (!taken.has(wanted)) return wanted;
  let count = 2;
  while (taken.has(`${wanted}_${count}`)) count += 1;
  return `${wanted}_${count}`;
}

/** The ASCII keys of everything a scheme names. */
export class Keys {
  readonly #institutions: Map<string, string>;
  readonly #parties: Map<string, string>;
  readonly #levels: Map<string, string>;
  readonly #lists: Map<string, string>;
  readonly #forms: Map<string, string>;
  readonly #inner = new Map<string, Map<string, string>>();

  constructor(scheme: Scheme) {
    this.#institutions = uniqueKeys(scheme.institutions.map(nameOf));
    this.#parties = uniqueKeys(scheme.parties.map(nameOf));
    this.#levels = uniqueKeys(scheme.levels.map(nameOf));
    this.#lists = uniqueKeys(scheme.lists.map(nameOf));
    this.#forms = uniqueKeys(scheme.forms.map(nameOf));
    for (const institution of scheme.institutions) {
      this.#inner.set(`roles ${institution.name}`, uniqueKeys(institution.roles.map((role) => lastName(role.name))));
      this.#inner.set(`seats ${institution.name}`, uniqueKeys(institution.seats.map(nameOf)));
    }
    for (const list of scheme.lists) this.#inner.set(`codes ${list.name}`, uniqueKeys(list.codes.map(nameOf)));
    for (const level of scheme.levels) {
      // `inform`, `open` and `request` begin the keys of other acts of a level.
      const acts = [...level.options, ...level.outcomes].map(nameOf);
      this.#inner.set(`acts ${level.name}`, uniqueKeys(['inform', 'open', 'request', ...acts]));
      this.#inner.set(`entries ${level.name}`, uniqueKeys(level.entries.map(nameOf)));
    }
  }

  institution(name: string): string {
    return found(this.#institutions, name);
  }

  /** Of a role path: "Skola.Administrācija" → "Skola.Administracija". */
  role(path: string): string {
    const institution = path.slice(0, path.lastIndexOf('.'));
    return `${this.institution(institution)}.${this.#of('roles', institution, lastName(path))}`;
  }

  /** Of whom a notice goes to: a role path or a party. */
  addressee(name: string): string {
    return name.includes('.') ? this.role(name) : this.party(name);
  }

  party(name: string): string {
    return found(this.#parties, name);
  }

  seat(institution: string, name: string): string {
    return this.#of('seats', institution, name);
  }

  level(name: string): string {
    return found(this.#levels, name);
  }

  /** Of an outcome or an option: "Atbalsts.navRezultatu". */
  act(level: string, name: string): string {
    return `${this.level(level)}.${this.#of('acts', level, name)}`;
  }

  entry(level: string, name: string): string {
    return `${this.level(level)}.open.${this.#of('entries', level, name)}`;
  }

  list(name: string): string {
    return this.#lists.get(name) ?? asciiKey(name);
  }

  code(list: string, name: string): string {
    return this.#inner.get(`codes ${list}`)?.get(name) ?? asciiKey(name);
  }

  form(name: string): string {
    return found(this.#forms, name);
  }

  #of(kind: string, owner: string, name: string): string {
    return found(this.#inner.get(`${kind} ${owner}`), name);
  }
}

/** Keys of the pages of a form, and of the fields of a page or group: these are scopes of their own. */
export function keysOf(things: readonly { name: string }[]): Map<string, string> {
  return uniqueKeys(things.map(nameOf));
}

/** The field a condition speaks of, and where it stands. */
export function fieldOf(form: Form, reference: FieldRef): { page: Page; field: Field } | undefined {
  const page = form.pages.find((candidate) => candidate.name === reference.page);
  const field = page?.fields.find((candidate) => candidate.name === reference.field);
  return page && field ? { page, field } : undefined;
}

function found(keys: Map<string, string> | undefined, name: string): string {
  const key = keys?.get(name);
  if (key === undefined) throw new Error(`The scheme names "${name}" and does not declare it.`);
  return key;
}

function nameOf(thing: { name: string }): string {
  return thing.name;
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}
