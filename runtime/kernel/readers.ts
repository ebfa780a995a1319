/** Fields that only some may read, beside the body that answered them. */
import { type Answers, type Definition, type Field, lookup } from '../definition/index.ts';
import { bodyOf, institutionOf } from './assigned.ts';
import { maySit } from './seats.ts';
import type { Actor, Setting } from './types.ts';

interface Reading {
  definition: Definition;
  setting: Setting;
}

/** Is the actor's role among them, or its institution, or a group in which it may sit? */
export function isReader({ definition, setting }: Reading, actor: Actor, readers: readonly string[]): boolean {
  const own = bodyOf(setting, actor.body)?.institution ?? institutionOf(actor.role);
  if (readers.includes(actor.role) || readers.includes(own)) return true;
  return setting.bodies.some(
    (body) => readers.includes(body.institution) && maySit(definition, setting, body.key, actor),
  );
}

/** The answers of an act without those that the actor may not read. `author`: the body that answered. */
export function readable(reading: Reading, form: string, answers: Answers, author: string, actor: Actor): Answers {
  const pages = lookup(reading.definition).forms.get(form)?.pages ?? [];
  if (author === actor.body || !pages.some((page) => restricts(page.fields))) return answers;
  return Object.fromEntries(
    Object.entries(answers).map(([key, values]) => {
      const page = pages.find((one) => one.key === key);
      return [key, page ? without(reading, page.fields, values, actor) : values];
    }),
  );
}

function restricts(fields: readonly Field[]): boolean {
  return fields.some((field) => field.readers !== undefined || restricts(field.fields ?? []));
}

function without(reading: Reading, fields: readonly Field[], values: Answers[string], actor: Actor): Answers[string] {
  const seen = Object.entries(values).flatMap(([key, value]): [string, unknown][] => {
    const field = fields.find((one) => one.key === key);
    if (field?.readers && !isReader(reading, actor, field.readers)) return [];
    const inner = field?.fields;
    if (!inner || !Array.isArray(value)) return [[key, value]];
    return [[key, value.map((entry: unknown) => (isEntry(entry) ? without(reading, inner, entry, actor) : entry))]];
  });
  return Object.fromEntries(seen);
}

function isEntry(entry: unknown): entry is Answers[string] {
  return typeof entry === 'object' && entry !== null;
}
