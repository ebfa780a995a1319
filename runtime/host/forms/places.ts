import type { Field, Page } from '../../definition/index.ts';
import { fieldTexts, summaryTexts } from '../texts/forms.lv.ts';

/** Ids and names of fields by their place: page key and path in the page, entries of a group by index. */

export interface FieldError {
  page: string;
  path: string[];
  /** As a person knows the field: its label, with the entry of the group it is in. */
  label: string;
  message: string;
}

/** Id of a field's control, as the renderer makes it from the page's key. */
export function fieldId(page: string, path: readonly string[]): string {
  return [page, ...path].join('_');
}

export const hintId = (id: string): string => `${id}__hint`;
export const errorId = (id: string): string => `${id}__error`;
export const optionId = (id: string, index: number): string => `${id}-${index}`;
export const addButtonId = (id: string): string => `${id}__add`;

/** The field at a path of a page; inside an answer (the second of several choices) the field it belongs to. */
export function fieldAt(page: Page, path: readonly string[]): Field | undefined {
  let fields: Field[] | undefined = page.fields;
  let found: Field | undefined;
  for (const key of path) {
    if (/^\d+$/.test(key)) continue;
    found = fields?.find((field) => field.key === key);
    fields = found?.fields;
  }
  return found;
}

/** "Vecāki, 2. ieraksts: Tālrunis" for a field of the group's second entry, the field's label for any other. */
export function labelAt(page: Page, path: readonly string[]): string {
  const field = fieldAt(page, path);
  const [first, second] = path;
  if (path.length < 3 || second === undefined || !/^\d+$/.test(second)) return field?.label ?? page.label;
  const group = fieldAt(page, [first ?? '']);
  return `${group?.label}, ${summaryTexts.entry(Number(second) + 1)}: ${field?.label}`;
}

/** Where fields stand on a page, for putting errors in the order of the eye. */
export function positionAt(page: Page, path: readonly string[]): number[] {
  let fields: Field[] | undefined = page.fields;
  return path.map((key) => {
    if (/^\d+$/.test(key)) return Number(key);
    const index = fields?.findIndex((field) => field.key === key) ?? -1;
    fields = fields?.[index]?.fields;
    return index;
  });
}

/** Moves the focus to the control of a field: itself, the first of its options, or the button that adds an entry. */
export function focusField(id: string): boolean {
  for (const candidate of [id, optionId(id, 0), addButtonId(id)]) {
    const element = document.getElementById(candidate);
    if (!element) continue;
    element.focus();
    if (document.activeElement !== element) continue;
    element.scrollIntoView({ block: 'center' });
    return true;
  }
  return false;
}

/** Hints that belong to a kind of field whatever its author says. */
export const kindHints: Record<string, string> = {
  date: fieldTexts.dateHint,
  phone: fieldTexts.phoneHint,
  email: fieldTexts.emailHint,
  personalCode: fieldTexts.personalCodeHint,
};
