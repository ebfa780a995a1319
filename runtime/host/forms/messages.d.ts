import type { RJSFValidationError } from '@rjsf/utils';
import type { Field, Page } from '../../definition/index.ts';
/** Path of an error's property: ".vecaki.0.vards" or "vards". Keys are ASCII names, so a full stop only parts them. */
export declare function pathOf(property: string | undefined): string[];
/** What is wrong with an answer, in Latvian; the author's own message first. `keyword`, `params`: those of ajv. */
export declare function messageFor(field: Field, keyword: string, params?: Record<string, unknown>): string;
/** The renderer's errors without noise, one a field, in Latvian, in the order of the page. */
export declare function inLatvian(page: Page, errors: RJSFValidationError[]): RJSFValidationError[];
