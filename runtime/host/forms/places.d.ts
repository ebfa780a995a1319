import type { Field, Page } from '../../definition/index.ts';
/** Ids and names of fields by their place: page key and path in the page, entries of a group by index. */
export interface FieldError {
  page: string;
  path: string[];
  /** As a person knows the field: its label, with the entry of the group it is in. */
  label: string;
  message: string;
}
/** Id of a field's control, as the renderer makes it from the page's key. */
export declare function fieldId(page: string, path: readonly string[]): string;
export declare const hintId: (id: string) => string;
export declare const errorId: (id: string) => string;
export declare const optionId: (id: string, index: number) => string;
export declare const addButtonId: (id: string) => string;
/** The field at a path of a page; inside an answer (the second of several choices) the field it belongs to. */
export declare function fieldAt(page: Page, path: readonly string[]): Field | undefined;
/** "Vecāki, 2. ieraksts: Tālrunis" for a field of the group's second entry, the field's label for any other. */
export declare function labelAt(page: Page, path: readonly string[]): string;
/** Where fields stand on a page, for putting errors in the order of the eye. */
export declare function positionAt(page: Page, path: readonly string[]): number[];
/** Moves the focus to the control of a field: itself, the first of its options, or the button that adds an entry. */
export declare function focusField(id: string): boolean;
/** Hints that belong to a kind of field whatever its author says. */
export declare const kindHints: Record<string, string>;
