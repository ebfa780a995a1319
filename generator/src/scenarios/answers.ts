import type { ScenarioAnswer, ScenarioStep, ScenarioValue } from '@riciba/language';
import {
  type Act,
  type Answers,
  brokenRules,
  completed,
  type Definition,
  type Field,
  type Form,
  lookup,
  notRaised,
  optionsOf,
  type World as FileWorld,
} from '@riciba/runtime/definition';
import type { Actor, FirstItems } from '@riciba/runtime/kernel';
import { asciiKey, pathKey } from '../keys.ts';
import type { World } from './world.ts';

/** Who fills the form of which act. */
export interface Filling {
  definition: Definition;
  world: World;
  actor: Actor;
  act: Act;
  step: ScenarioStep;
  /** Of a correction: what was answered; what the story does not say stays so. */
  before: Answers;
  /** Entries of a repeating part that the form begins with: what was carried over from the last meeting. */
  first?: FirstItems | undefined;
  /** The file as far as conditions may ask of it, and the day. */
  file: FileWorld;
}

/** The answers of a step; or the fields it answers that such a form does not ask, or what the form says of them. */
export type Filled = { answers: Answers | undefined } | { notAsked: string[] } | { broken: string[] };

const tooLow = 'Var izvēlēties tikai augstāku vērtējumu par aprēķināto.';

type Values = Record<string, unknown>;

/** The answers the story gives, and valid ones to whatever else is required; a form asks no more than it must. */
export function fill(filling: Filling): Filled {
  const { definition, act, step } = filling;
  const form = lookup(definition).forms.get(act.form ?? '');
  if (!form) return step.answers.length > 0 ? { notAsked: namesOf(step.answers) } : { answers: undefined };
  const given = givenAnswers(filling, form);
  const answers: Answers = {};
  for (const page of form.pages) {
    answers[page.key] = fillFields(filling, page.fields, page.schema, {
      ...filling.before[page.key],
      ...withFirst(filling, page.key, given.get(page.key)),
    });
  }
  const asked = completed(form, answers, filling.file);
  const notAsked = step.answers.filter((answer) => {
    const page = pageOf(form, answer, act);
    return page === undefined || asked[page]?.[asciiKey(answer.field.field)] === undefined;
  });
  if (notAsked.length > 0) return { notAsked: namesOf(notAsked) };
  const broken = brokenRules(form, asked, filling.file).map(({ message }) => message);
  if (notRaised(form, asked, filling.file).length > 0) broken.push(tooLow);
  return broken.length > 0 ? { broken } : { answers: asked };
}

/** What the form begins with stays, but for what the story tells of the same item. */
function withFirst({ first }: Filling, page: string, given: Values | undefined): Values | undefined {
  if (!first || first.items.page !== page) return given;
  const { group, text } = first.items;
  const told = given?.[group];
  const rows = Array.isArray(told) ? told.filter(isRecord) : [];
  const known = first.rows.map((row) => ({ ...row, ...rows.find((one) => one[text] === row[text]) }));
  const fresh = rows.filter((row) => !first.rows.some((one) => one[text] === row[text]));
  return { ...given, [group]: [...known, ...fresh] };
}

function namesOf(answers: readonly ScenarioAnswer[]): string[] {
  return answers.map(({ field }) => `${field.page}.${field.field}`);
}

function givenAnswers(filling: Filling, form: Form): Map<string, Values> {
  const { act, step } = filling;
  const given = new Map<string, Values>();
  const put = (page: string, field: string, value: unknown): void => {
    given.set(page, { ...given.get(page), [field]: value });
  };
  for (const answer of step.answers) {
    const page = pageOf(form, answer, act);
    const key = asciiKey(answer.field.field);
    const at = form.pages.find((one) => one.key === page);
    const field = at?.fields.find((one) => one.key === key);
    if (at && field) put(at.key, key, valueOf(filling, field, answer.values, inside(at.schema, 'properties', key)));
  }
  const { until } = step.act.kind === 'extend' ? step.act : { until: undefined };
  for (const { key, fields } of until === undefined ? [] : form.pages) {
    const date = fields.find(({ type }) => type === 'date');
    if (date) put(key, date.key, until);
  }
  const { effect } = act;
  const channelField = effect?.kind === 'refer' ? effect.channelField : undefined;
  if (channelField && step.channel !== undefined) put(channelField.page, channelField.field, step.channel);
  return given;
}

/** Pages of two forms with one name follow each other in an act's form; the act's own form comes first. */
function pageOf(form: Form, { field }: ScenarioAnswer, act: Act): string | undefined {
  const name = asciiKey(field.page);
  const pages = form.pages.filter(
    ({ key, fields }) =>
      (key === name || key.startsWith(`${name}_`)) && fields.some((one) => one.key === asciiKey(field.field)),
  );
  const isOwn = act.form?.startsWith(asciiKey(field.form)) ?? false;
  return (isOwn ? pages[0] : pages.at(-1))?.key;
}

function valueOf(filling: Filling, field: Field, values: ScenarioValue[], schema: Values): unknown {
  if (field.type === 'attachment') return values.map((_, index) => `datne-${index + 1}`);
  const each = values.map((value) => {
    if (typeof value !== 'object') return typeof value === 'string' ? keyOf(field, value) : value;
    return 'body' in value ? filling.world.bodyNamed(value.body) : rowOf(filling, field, value.row, schema);
  });
  return manyValued.has(field.type) ? each : each[0];
}

const manyValued = new Set<Field['type']>(['choices', 'roles', 'seats', 'group']);

/** Codes, seats and roles are answered by their keys; texts and dates as they are. */
function keyOf({ list, type }: Field, value: string): string {
  if (type === 'roles') return pathKey(value);
  return list !== undefined || type === 'seats' ? asciiKey(value) : value;
}

/** One entry of a repeating part: what the story says of it, and what else is required. */
function rowOf(
  filling: Filling,
  { fields = [] }: Field,
  row: readonly { field: string; values: ScenarioValue[] }[],
  schema: Values,
): Values {
  const items = inside(schema, 'items');
  const given: Values = {};
  for (const { field: name, values } of row) {
    const field = fields.find(({ key }) => key === asciiKey(name));
    if (field) given[field.key] = valueOf(filling, field, values, inside(items, 'properties', field.key));
  }
  return fillFields(filling, fields, items, given);
}

function fillFields(filling: Filling, fields: readonly Field[], schema: Values, given: Values): Values {
  const values: Values = {};
  for (const field of fields) {
    const known = given[field.key];
    if (field.computed) continue;
    if (known !== undefined) values[field.key] = known;
    else if (field.required) values[field.key] = dummy(filling, field, inside(schema, 'properties', field.key));
  }
  return values;
}

/** An answer that the field's schema takes. */
function dummy(filling: Filling, field: Field, schema: Values): unknown {
  const { definition, step, world, actor } = filling;
  const firstCode = (): string | undefined => optionsOf(definition, field)[0]?.key;
  const many = <Value>(value: (index: number) => Value): Value[] =>
    Array.from({ length: Math.max(1, numberOf(schema, 'minItems') ?? 1) }, (_, index) => value(index));
  switch (field.type) {
    case 'text':
    case 'longText':
    case 'address':
      return 'Stāsta atbilde'.slice(0, numberOf(schema, 'maxLength'));
    case 'wholeNumber':
      return numberOf(schema, 'minimum') ?? Math.min(1, numberOf(schema, 'maximum') ?? 1);
    case 'yesNo':
      return false;
    case 'date':
      return step.date;
    case 'phone':
      return '+37120000000';
    case 'email':
      return 'vards@piemers.lv';
    case 'personalCode':
      return '320000-12340';
    case 'body':
      return world.anyBody(field.institution ?? '', actor);
    case 'choice':
      return firstCode();
    case 'choices':
    case 'roles':
    case 'seats':
      return [firstCode()];
    case 'attachment':
      return many((index) => `datne-${index + 1}`);
    case 'group':
      return many(() => fillFields(filling, field.fields ?? [], inside(schema, 'items'), {}));
  }
  return field.type satisfies never;
}

function inside(schema: Values, ...path: string[]): Values {
  let found: unknown = schema;
  for (const key of path) found = isRecord(found) ? found[key] : undefined;
  return isRecord(found) ? found : {};
}

function numberOf(schema: Values, key: string): number | undefined {
  const value = schema[key];
  return typeof value === 'number' ? value : undefined;
}

function isRecord(value: unknown): value is Values {
  return typeof value === 'object' && value !== null;
}
