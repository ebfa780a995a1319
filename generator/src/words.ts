/** Phrases that several sentences are made of. Labels of the scheme stand in the nominative, in quotes. */
import type { ActPath, Field, FieldRef, KeywordLanguage, Label, Level, Performer, Scheme } from '@riciba/language';

export function quoted(label: string, language: KeywordLanguage = 'lv'): string {
  return language === 'lv' ? `«${label}»` : `“${label}”`;
}

export function capitalised(text: string): string {
  return `${text.slice(0, 1).toLocaleUpperCase('lv')}${text.slice(1)}`;
}

/** As it stands within a sentence; what is written in capitals stays so. */
export function uncapitalised(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? `${text.slice(0, 1).toLocaleLowerCase('lv')}${text.slice(1)}` : text;
}

/** With one full stop at its end, whatever an author put there. */
export function ended(text: string): string {
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}

/** "a, b un c". */
export function listed(items: readonly string[], last: string): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} ${last} ${items.at(-1)}`;
}

/** Says one thing in the language of a scheme's texts. */
export type Say = (lv: string, en: string) => string;

export function sayIn(language: KeywordLanguage = 'lv'): Say {
  return (lv, en) => (language === 'en' ? en : lv);
}

/** Which of two Latvian words is said of so many: of 1 and 21 the one, of 2 and 11 the other. */
export function byCount(count: number, one: string, more: string): string {
  return count % 10 === 1 && count % 100 !== 11 ? one : more;
}

/** "1 reizi", "21 reizi", "2 reizes". */
export function counted(count: number, one: string, more: string): string {
  return `${count} ${byCount(count, one, more)}`;
}

/** "3. līmenis «Izglītības iestādes administrācija»"; the work of a group is no numbered stage of a case. */
export function levelName({ number, label }: Level, language: KeywordLanguage): string {
  const name = quoted(label, language);
  return number === 0 ? name : sayIn(language)(`${number}. līmenis ${name}`, `level ${number} ${name}`);
}

/** Labels of things a scheme names, for sentences about them, and the language of these. */
export class Labels {
  readonly language: KeywordLanguage;
  readonly say: Say;
  readonly quoted: (label: string) => string;
  readonly #scheme: Scheme;

  /** `language`: absent, that of the scheme's own texts. */
  constructor(scheme: Scheme, language: KeywordLanguage = scheme.language ?? 'lv') {
    this.#scheme = scheme;
    this.language = language;
    this.say = sayIn(language);
    this.quoted = (label) => quoted(label, language);
  }

  /** "a, b un c". */
  all(items: readonly string[]): string {
    return listed(items, this.say('un', 'and'));
  }

  /** "a, b vai c". */
  any(items: readonly string[]): string {
    return listed(items, this.say('vai', 'or'));
  }

  levelName(level: Level): string {
    return levelName(level, this.language);
  }

  /** "3. līmenī «…»", "darbā «…»": where. */
  levelLocative({ number, label }: Level): string {
    const name = this.quoted(label);
    return number === 0
      ? this.say(`darbā ${name}`, `in ${name}`)
      : this.say(`${number}. līmenī ${name}`, `at level ${number} ${name}`);
  }

  level(name: string): Level {
    return must(this.#scheme.levels, name);
  }

  /** Of a group's own duty its work is the track, and the group's name stands for it. */
  track(name: string): string {
    return this.#scheme.tracks.find((each) => each.name === name)?.label ?? this.institution(name).nominative;
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

  /** "a, b vai c": any of the roles. */
  performers(by: Performer): string {
    return this.any(by.roles.map((role) => this.role(role).nominative));
  }

  /** The label of one answer to a field: of a code, or jā/nē. */
  answer(reference: FieldRef, value: string | boolean | number): string {
    if (typeof value === 'boolean') return value ? this.say('jā', 'yes') : this.say('nē', 'no');
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
    return this.quoted(found?.label ?? path);
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
    return this.quoted(this.field(reference)?.label ?? reference.field);
  }
}

/** "papīra formātā vai elektroniski ar drošu elektronisko parakstu". */
export const channelWords = {
  paper: { lv: 'papīra formātā', en: 'on paper' },
  eSigned: {
    lv: 'elektroniski ar drošu elektronisko parakstu',
    en: 'electronically with a secure electronic signature',
  },
  eAddress: { lv: 'oficiālajā elektroniskajā adresē', en: 'at the official electronic address' },
  handed: { lv: 'personīgi', en: 'handed over in person' },
} satisfies Record<string, Record<KeywordLanguage, string>>;

function must<T extends { name: string }>(things: readonly T[], name: string): T {
  const thing = things.find((candidate) => candidate.name === name);
  if (!thing) throw new Error(`The scheme names "${name}" and does not declare it.`);
  return thing;
}
