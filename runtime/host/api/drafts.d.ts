import type { Draft, DraftRequest } from '../../server/api.ts';
type Answers = DraftRequest['answers'];
export type SaveState =
  | {
      kind: 'untouched';
    }
  | {
      kind: 'dirty';
      savedAt?: string;
    }
  | {
      kind: 'saved';
      savedAt: string;
    }
  | {
      kind: 'offline' | 'signedOut' | 'failed';
    }
  /** Submitted already, here or in another window: there is no draft any more. */
  | {
      kind: 'submitted';
    }
  /** Another window saved a newer draft; `theirs` is it. */
  | {
      kind: 'conflict';
      theirs: Draft;
    };
/** Where drafts are kept; the server's routes by default, something quick in tests. */
export interface DraftStore {
  put(id: string, draft: DraftRequest, keepalive: boolean): Promise<Draft>;
  remove(id: string): Promise<void>;
}
export declare const serverDrafts: DraftStore;
/**
 * Keeps one form's draft on the server while it is being filled. Saves a moment after each change, one save at a time,
 * and again after a failure until it succeeds. No typed word is dropped: while something is unsaved it is in `answers`.
 */
export declare class DraftKeeper {
  #private;
  readonly id: string;
  readonly command: string;
  constructor(
    id: string,
    start: {
      answers: Answers;
      draft: Draft | null;
      command: string;
    },
    store?: DraftStore,
  );
  get state(): SaveState;
  get unsaved(): boolean;
  /** For useSyncExternalStore. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly snapshot: () => SaveState;
  /** Begins to save by itself again when the connection or the session comes back. Gives the function that ends it. */
  start(): () => void;
  /** Something was typed, or another page of the form is shown. */
  update(answers: Answers, page: string | undefined): void;
  /** After signing in again, or when the connection is back. */
  retryNow(): void;
  /** Saves what is unsaved in a way that outlives the page. */
  flushAtExit(): void;
  /** Stops saving, and waits for the save that is on its way: the form is being submitted. */
  pause(): Promise<void>;
  /** The submission failed: what is unsaved is saved again. */
  resume(): void;
  /** Conflict: what is written in this window replaces the other. */
  keepMine(): void;
  /** The form was accepted: its draft is gone and nothing is to be saved. */
  finish(): void;
  /** Removes the draft from the server. @throws OfflineError, ApiError */
  discard(): Promise<void>;
}
export {};
