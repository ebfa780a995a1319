import type { Definition } from '../definition/index.ts';
import type { Actor, CaseState, Refusal, Setting } from './types.ts';

/** Under what somebody wants to do something. */
export interface Context {
  definition: Definition;
  setting: Setting;
  actor: Actor;
  /** When. Absent where only asked what may be done, at no certain time: then what depends on the day is not judged. */
  at?: string;
  /** Absent: no case yet. */
  state: CaseState | undefined;
}

/** A refusal; `sentence` only where the scheme itself forbids it. */
export function refuse(code: Refusal['code'], text: string, sentence?: string): Refusal {
  return { refused: true, code, ...(sentence === undefined ? {} : { sentence }), text };
}
