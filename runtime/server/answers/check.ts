import type { ErrorObject, ValidateFunction } from 'ajv';
import {
  type Answers,
  type Field,
  type Form,
  brokenRules,
  completed,
  isAnswer,
  missingBeyondSchema,
  notRaised,
  personalCodeState,
  type World as FileWorld,
} from '../../definition/index.ts';
import type { Problem } from '../contract/shapes/index.ts';
import { messageFor, missingText, notHigher } from './messages.ts';

type AnswerError = NonNullable<Problem['errors']>[number];

/** What only the server knows, asked while answers are checked. */
export interface World {
  /** The file as far as conditions and computed fields may ask of it, and the day. */
  file: FileWorld;
  /** Is there such a body of this institution? */
  isBody(key: string, institution: string): boolean;
  /** What is wrong with an attachment that stands in a field; nothing when it may stand there. */
  attachmentFault(id: string, field: string): string | undefined;
}

export interface Checked {
  /** The relevant answers only. */
  answers: Answers;
  errors: AnswerError[];
  /** Attachments that the answers hold. */
  attachments: string[];
}

/** An answer with its place: page, path in it, and the field that asks for it. */
interface Placed {
  page: string;
  path: string[];
  field: Field;
  value: unknown;
}

/**
 * Checks answers against a form: irrelevant ones are dropped, what is worked out is worked out here whatever was sent,
 * the strict schema is applied, then what a schema cannot hold and the author's rules. One error a place, the scheme
 * author's message first.
 */
export function checkAnswers(form: Form, validate: ValidateFunction, given: Answers, world: World): Checked {
  const filled = Object.entries(given).filter(([, values]) => isRecord(values));
  const blankless = Object.fromEntries(filled.map(([page, values]) => [page, withoutBlanks(values)]));
  // A page that is asked but was not filled lacks its fields, not itself.
  const answers = completed(form, blankless, world.file);
  const errors: AnswerError[] = [];
  if (!validate(answers)) errors.push(...(validate.errors ?? []).flatMap((error) => inForm(form, error)));
  const placed = form.pages.flatMap((page) => placeAll(page.key, page.fields, answers[page.key] ?? {}, []));
  for (const one of placed) {
    const message = beyondSchema(one, world);
    if (message) errors.push({ page: one.page, path: one.path, message });
  }
  errors.push(...beyondSchemas(form, answers, world.file));
  return {
    answers,
    errors: firstOfEachPlace(errors),
    attachments: placed.filter(({ field }) => field.type === 'attachment').flatMap(({ value }) => attachmentIds(value)),
  };
}

/** What several answers say together. */
function beyondSchemas(form: Form, answers: Answers, file: FileWorld): AnswerError[] {
  const last = Object.keys(answers).at(-1) ?? '';
  return [
    ...missingBeyondSchema(form, answers, file).map(({ page, path, field }) => ({
      page,
      path,
      message: field.message ?? missingText(field),
    })),
    ...notRaised(form, answers, file).map(({ page, path }) => ({ page, path, message: notHigher })),
    // A rule of the whole form is told where the form ends.
    ...brokenRules(form, answers, file).map(({ page = last, field, message }) => ({
      page,
      path: field === undefined ? [] : [field],
      message,
    })),
  ];
}

/** Without what a form leaves behind when an answer is taken away: empty texts, empty lists. */
function withoutBlanks(values: Record<string, unknown>): Record<string, unknown> {
  const kept = Object.entries(values).filter(([, value]) => isAnswer(value));
  return Object.fromEntries(
    kept.map(([key, value]) => [
      key,
      Array.isArray(value) ? value.map((entry: unknown) => (isRecord(entry) ? withoutBlanks(entry) : entry)) : value,
    ]),
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An attachment field holds ids, one or several. */
function attachmentIds(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((id): id is string => typeof id === 'string' && id !== '');
}

/** All answers with their fields, those of group entries one by one. */
function placeAll(page: string, fields: Field[], values: Record<string, unknown>, at: string[]): Placed[] {
  return fields.flatMap((field) => {
    const value = Object.hasOwn(values, field.key) ? values[field.key] : undefined;
    if (!isAnswer(value)) return [];
    const path = [...at, field.key];
    const { fields: inner } = field;
    if (!inner || !Array.isArray(value)) return [{ page, path, field, value }];
    return value.flatMap((entry: unknown, index) =>
      isRecord(entry) ? placeAll(page, inner, entry, [...path, String(index)]) : [],
    );
  });
}

function beyondSchema({ page, path, field, value }: Placed, world: World): string | undefined {
  if (field.type === 'attachment')
    return attachmentIds(value)
      .map((id) => world.attachmentFault(id, fieldPath(page, path)))
      .find((fault) => fault !== undefined);
  if (typeof value !== 'string') return undefined;
  if (field.type === 'personalCode' && personalCodeState(value) === 'wrong')
    return field.message ?? 'Pārbaudiet personas kodu: tāda datuma nav vai ciparu skaits nav pareizs.';
  if (field.type === 'body' && !world.isBody(value, field.institution ?? ''))
    return field.message ?? 'Izvēlieties iestādi no saraksta.';
  return undefined;
}

/** Where a field stands in its form, whichever entry of a group it is in: "page.group.field". */
function fieldPath(page: string, path: string[]): string {
  return [page, ...path.filter((part) => !/^\d+$/.test(part))].join('.');
}

/** The field of a form by that path. */
export function fieldAt(form: Form, path: string): Field | undefined {
  const [page, ...keys] = path.split('.');
  let fields = form.pages.find((candidate) => candidate.key === page)?.fields;
  let found: Field | undefined;
  for (const key of keys) {
    found = fields?.find((candidate) => candidate.key === key);
    fields = found?.fields;
  }
  return found;
}

function inForm(form: Form, error: ErrorObject): AnswerError[] {
  // These only say that a branch failed; the branch's own errors say why.
  if (['if', 'anyOf', 'oneOf', 'allOf', 'not'].includes(error.keyword) && error.instancePath === '') return [];
  if (error.keyword === 'if') return [];
  const missing = error.keyword === 'required' || error.keyword === 'dependentRequired';
  const extra = error.keyword === 'additionalProperties';
  const key: unknown = missing ? error.params.missingProperty : extra ? error.params.additionalProperty : undefined;
  const parts = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const [page = '', ...path] = typeof key === 'string' ? [...parts, key] : parts;
  const field = nearestField(form, page, path);
  return [{ page, path, message: field?.message ?? messageFor(error, field) }];
}

/** The field of a place; for a place inside an answer (the second of several choices), the field it belongs to. */
function nearestField(form: Form, page: string, path: string[]): Field | undefined {
  const keys = path.filter((part) => !/^\d+$/.test(part));
  return fieldAt(form, [page, ...keys].join('.'));
}

function firstOfEachPlace(errors: AnswerError[]): AnswerError[] {
  const seen = new Set<string>();
  return errors.filter(({ page, path }) => {
    const place = JSON.stringify([page, path]);
    return !seen.has(place) && seen.add(place);
  });
}
