import type { RJSFValidationError } from '@rjsf/utils';
import type { Field, Page } from '../../definition/index.ts';
import { formatNumber, plural } from '../format/numbers.ts';
import { limitMessages as limits, requiredMessages, togetherTexts, wrongMessages } from '../texts/forms.lv.ts';
import { fieldAt, positionAt } from './places.ts';

/** Errors that only say that a branch of the schema failed, or that speak of a field that is not shown. */
const noise = new Set(['if', 'oneOf', 'anyOf', 'allOf', 'not', 'false schema', 'additionalProperties']);

/** Path of an error's property: ".vecaki.0.vards" or "vards". Keys are ASCII names, so a full stop only parts them. */
export function pathOf(property: string | undefined): string[] {
  return (property ?? '').split('.').filter((part) => part !== '');
}

/** What is wrong with an answer, in Latvian; the author's own message first. `keyword`, `params`: those of ajv. */
export function messageFor(field: Field, keyword: string, params: Record<string, unknown> = {}): string {
  if (field.message !== undefined) return field.message;
  if (field.unknown && keyword === 'required') return togetherTexts.answerOrTick;
  const limit = Number(params.limit);
  switch (keyword) {
    case 'required':
      return requiredMessages[field.type];
    case 'minLength':
      return limit <= 1 ? requiredMessages[field.type] : limits.tooShort(plural(limit, limits.characters));
    case 'maxLength':
      return limits.tooLong(plural(limit, limits.characters));
    case 'minItems':
      return limit <= 1 ? requiredMessages[field.type] : limits.tooFew(plural(limit, thingsOf(field)));
    case 'maxItems':
      return limits.tooMany(plural(limit, thingsOf(field)));
    case 'minimum':
      return limits.minimum(formatNumber(limit));
    case 'maximum':
      return limits.maximum(formatNumber(limit));
    case 'uniqueItems':
      return limits.repeated;
    default:
      return wrongMessages[field.type];
  }
}

function thingsOf(field: Field): typeof limits.entries {
  if (field.type === 'attachment') return limits.files;
  return field.type === 'group' ? limits.entries : limits.answers;
}

/** The renderer's errors without noise, one a field, in Latvian, in the order of the page. */
export function inLatvian(page: Page, errors: RJSFValidationError[]): RJSFValidationError[] {
  const told = new Set<string>();
  const kept: { error: RJSFValidationError; position: number[] }[] = [];
  for (const error of errors) {
    const path = pathOf(error.property);
    const field = fieldAt(page, path);
    if (noise.has(error.name ?? '') || !field) continue;
    const place = placeOf(path, field);
    const key = place.join('.');
    if (told.has(key)) continue;
    told.add(key);
    const message = messageFor(field, error.name ?? '', error.params);
    kept.push({
      error: { ...error, property: `.${key}`, message, stack: message },
      position: positionAt(page, place),
    });
  }
  return kept.toSorted((a, b) => inOrder(a.position, b.position)).map(({ error }) => error);
}

/** An error inside an answer (one of several choices or files) is told at the field. */
function placeOf(path: string[], field: Field): string[] {
  const last = path.lastIndexOf(field.key);
  return path.slice(0, last + 1);
}

function inOrder(a: number[], b: number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i += 1) {
    const difference = (a[i] ?? -1) - (b[i] ?? -1);
    if (difference !== 0) return difference;
  }
  return 0;
}
