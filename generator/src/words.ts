/** Latvian phrases that several sentences are made of. Labels of the scheme stand in the nominative, in «quotes». */
import type { ActPath, Field, FieldRef, Label, Level, Performer, Scheme } from '@riciba/language';

export function quoted(label: string): string {
  return `«${label}»`;
}

export function capitalised(text: string): string {
  return `${text.slice(0, 1).toLocaleUpperCase('lv')}${text.slice(1)}`;
}

/** "a, b un c". */
export function listed(items: readonly string[], last: 'un' | 'vai'): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** "3. līmenis «Izglītības iestādes administrācija»"; the work of a group is no numbered stage of a case. */
export function levelName(level: Level): string {
  return level.number === 0 ? quoted(level.label) : `${level.number}. līmenis ${quoted(level.label)}`;
}

/** "3. līmenī «…»": where. */
export function levelLocative(level: Level): string {
  return level.number === 0 ? quoted(level.label) : `${level.number}. līmenī ${quoted(level.label)}`;
}

/** Labels of things a scheme names, for sentences about them. */
export class Labels {
  readonly #scheme: Scheme;

  constructor(scheme: Scheme) {
    this.#scheme = scheme;
  }

  level(name: string): Level {
    return must(this.#scheme.levels, name);
  }

  track(name: string): string {
    return must(this.#scheme.tracks, name).label;
  }

  institution(name: string): Label {
    return must(this.#scheme.institutions, name).label;
  }

  role(path: string): Label {
    return must(
      this.#scheme.institutions.flatMap((institution) => institution.roles),
      path,
    ).label;
  }

  /** Of whom a notice goes to: a role path or a party. */
  addressee(name: string): Label {
    return name.includes('.') ? this.role(name) : must(this.#scheme.parties, name).label;
  }

  /** Of whom a duty is owed to: also an institution. */
  anybody(name: string): Label {
    return this.#scheme.institutions.find((one) => one.name === name)?.label ?? this.addressee(name);
  }

  /** "a, b un c": any of the roles. */
  performers(by: Performer): string {
    return listed(
      by.roles.map((role) => this.role(role).nominative),
      'un',
    );
  }

  /** The label of one answer to a field: of a code, or jā/nē. */
  answer(reference: FieldRef, value: string | boolean | number): string {
    if (typeof value === 'boolean') return value ? 'jā' : 'nē';
    const type = this.field(reference)?.type;
    const list = type && 'list' in type ? this.#scheme.lists.find((one) => one.name === type.list) : undefined;
    return list?.codes.find((code) => code.name === value)?.label ?? String(value);
  }

  /** The label of an act, in quotes. */
  act(path: ActPath): string {
    const [where = '', what = ''] = path.split('.');
    const level = this.#scheme.levels.find(({ name }) => name === where);
    const acts = level ? [...level.entries, ...level.options, ...level.outcomes, ...level.reopenings] : [];
    const found = acts.find(({ name }) => name === what) ?? this.#scheme.duties.find(({ name }) => name === path);
    return quoted(found?.label ?? path);
  }

  field(reference: FieldRef): Field | undefined {
    const { part } = reference;
    if (part !== undefined) {
      const pages = this.#scheme.forms.flatMap((form) => form.pages.filter((page) => page.part === part));
      return pages.flatMap((page) => page.fields).find((field) => field.name === reference.field);
    }
    const form = this.#scheme.forms.find((candidate) => candidate.name === reference.form);
    const page = form?.pages.find((candidate) => candidate.name === reference.page);
    return page?.fields.find((candidate) => candidate.name === reference.field);
  }

  /** The label of a field, in quotes. */
  fieldName(reference: FieldRef): string {
    return quoted(this.field(reference)?.label ?? reference.field);
  }
}

/** "papīra formātā vai elektroniski ar drošu elektronisko parakstu". */
export const channelWords = {
  paper: 'papīra formātā',
  eSigned: 'elektroniski ar drošu elektronisko parakstu',
  eAddress: 'oficiālajā elektroniskajā adresē',
  handed: 'nododot personīgi',
} satisfies Record<string, string>;

function must<T extends { name: string }>(things: readonly T[], name: string): T {
  const thing = things.find((candidate) => candidate.name === name);
  if (!thing) throw new Error(`The scheme names "${name}" and does not declare it.`);
  return thing;
}
