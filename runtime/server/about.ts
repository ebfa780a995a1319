import type { Definition } from '../definition/index.ts';
import { about, type CaseState } from '../kernel/index.ts';

/** Whom a case is about, to show; a case may begin before that is known. */
export function aboutOf(definition: Definition, state: CaseState): string {
  return about(definition, state) ?? 'Bērns vēl nav norādīts';
}
