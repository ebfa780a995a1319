import type { Act, CodeList, Definition, Form, Institution, Level, Recipient, Role, Sentence } from './definition.ts';

/** A definition's things by key. */
export interface Lookup {
  institutions: ReadonlyMap<string, Institution>;
  /** By role path, of all institutions. */
  roles: ReadonlyMap<string, Role>;
  lists: ReadonlyMap<string, CodeList>;
  forms: ReadonlyMap<string, Form>;
  levels: ReadonlyMap<string, Level>;
  acts: ReadonlyMap<string, Act>;
  /** Recipients of all effects, by recipient key, with the act that sends to them. */
  recipients: ReadonlyMap<string, { recipient: Recipient; act: Act }>;
  sentences: ReadonlyMap<string, Sentence>;
}

const made = new WeakMap<Definition, Lookup>();

/** The definition by key; made once for each definition object, which must not be changed afterwards. */
export function lookup(definition: Definition): Lookup {
  const known = made.get(definition);
  if (known) return known;
  const fresh: Lookup = {
    institutions: byKey(definition.institutions),
    roles: byKey(definition.institutions.flatMap((institution) => institution.roles)),
    lists: byKey(definition.lists),
    forms: byKey(definition.forms),
    levels: byKey(definition.levels),
    acts: byKey(definition.acts),
    recipients: new Map(definition.acts.flatMap((act) => recipientsOf(act))),
    sentences: new Map(definition.sentences.map((sentence) => [sentence.id, sentence])),
  };
  made.set(definition, fresh);
  return fresh;
}

function recipientsOf(act: Act): [string, { recipient: Recipient; act: Act }][] {
  if (act.effect?.kind !== 'refer') return [];
  return act.effect.recipients.map((recipient) => [recipient.key, { recipient, act }]);
}

function byKey<T extends { key: string }>(things: readonly T[]): Map<string, T> {
  return new Map(things.map((thing) => [thing.key, thing]));
}
