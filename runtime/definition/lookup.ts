import type {
  Act,
  CodeList,
  Definition,
  Duty,
  Form,
  Institution,
  Level,
  Recipient,
  Role,
  Sentence,
} from './definition.ts';
import { remembered } from './remembered.ts';

/** A definition's things by key. */
export interface Lookup {
  institutions: ReadonlyMap<string, Institution>;
  /** By role path, of all institutions. */
  roles: ReadonlyMap<string, Role>;
  lists: ReadonlyMap<string, CodeList>;
  forms: ReadonlyMap<string, Form>;
  levels: ReadonlyMap<string, Level>;
  acts: ReadonlyMap<string, Act>;
  duties: ReadonlyMap<string, Duty>;
  /** Recipients of all effects, by recipient key, with the act that sends to them. */
  recipients: ReadonlyMap<string, { recipient: Recipient; act: Act }>;
  sentences: ReadonlyMap<string, Sentence>;
}

/** The definition by key; made once for each definition object, which must not be changed afterwards. */
export const lookup = remembered(
  (definition: Definition): Lookup => ({
    institutions: byKey(definition.institutions),
    roles: byKey(definition.institutions.flatMap((institution) => institution.roles)),
    lists: byKey(definition.lists),
    forms: byKey(definition.forms),
    levels: byKey(definition.levels),
    acts: byKey(definition.acts),
    duties: byKey(definition.duties ?? []),
    recipients: recipientsOf(definition.acts),
    sentences: new Map(definition.sentences.map((sentence) => [sentence.id, sentence])),
  }),
);

function recipientsOf(acts: readonly Act[]): Map<string, { recipient: Recipient; act: Act }> {
  const sent = acts.flatMap((act) =>
    act.effect?.kind === 'refer' ? act.effect.recipients.map((recipient) => ({ recipient, act })) : [],
  );
  const alike = alikeOf(sent.map(({ recipient }) => recipient));
  return new Map(sent.map(({ act }, at) => [alike[at]!.key, { recipient: alike[at]!, act }]));
}

function byKey<T extends { key: string }>(things: readonly T[]): Map<string, T> {
  return new Map(alikeOf(things).map((thing) => [thing.key, thing]));
}

/** Copies that all have the same keys, absent ones undefined: what reads many things of one form is several times faster. */
function alikeOf<T extends object>(things: readonly T[]): T[] {
  const blank = Object.fromEntries(things.flatMap((thing) => Object.keys(thing)).map((key) => [key, undefined]));
  return things.map((thing) => ({ ...blank, ...thing }));
}
