import type { Page } from '../../definition/index.ts';
/** A personal code that has the right digits but a doubtful last one: to be confirmed, not refused. */
export interface Doubt {
  path: string[];
  code: string;
}
export declare function doubtsOf(page: Page, values: Record<string, unknown>): Doubt[];
/**
 * What a page's form begins with: a required group shows its first entry at once, since one is asked for.
 */
export declare function startValues(page: Page, values: Record<string, unknown> | undefined): Record<string, unknown>;
