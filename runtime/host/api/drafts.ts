import type { Draft, DraftRequest } from '../../server/contract/shapes/index.ts';
import { canonicalJson } from '../../definition/index.ts';
import { ApiError } from '../../client/index.ts';
import { api, OfflineError } from './client.ts';
import { onConnection, isConnected } from './connection.ts';
import { currentIdentity, isFarewell, isRenewal, onIdentity } from './identity.ts';

type Answers = DraftRequest['answers'];

export type SaveState =
  | { kind: 'untouched' }
  | { kind: 'dirty'; savedAt?: string }
  | { kind: 'saved'; savedAt: string }
  | { kind: 'offline' | 'signedOut' | 'failed' }
  /** Submitted already, here or in another window: there is no draft any more. */
  | { kind: 'submitted' }
  /** Another window saved a newer draft; `theirs` is it. */
  | { kind: 'conflict'; theirs: Draft };

/** Where drafts are kept; the server's routes by default, something quick in tests. */
export interface DraftStore {
  /** @param post in whose name it is kept; undefined where nobody signs in */
  put(id: string, draft: DraftRequest, how: { keepalive: boolean; post: string | undefined }): Promise<Draft>;
  remove(id: string): Promise<void>;
}

/** @throws OfflineError, ApiError */
export function loadDraft(id: string, signal?: AbortSignal): Promise<Draft | null> {
  return api.get('/drafts/{id}', { path: { id }, signal });
}

const serverDrafts: DraftStore = {
  put: (id, draft, how) => api.put('/drafts/{id}', { path: { id }, body: draft, ...how }),
  remove: (id) => api.delete('/drafts/{id}', { path: { id } }),
};

const debounceMs = 400;
const firstRetryMs = 1000;
const lastRetryMs = 30_000;

const patienceMs = 5000;

/** Keepers of forms on the screen, and of forms that went away while words of theirs were unsaved. */
const awake = new Set<DraftKeeper>();

/** Waits, a few seconds at most, until the words of one draft, or of all, are safe. */
export async function savesSettled(id?: string): Promise<void> {
  const saves = [...awake].filter((keeper) => id === undefined || keeper.id === id).map((keeper) => keeper.settled());
  let limit: ReturnType<typeof setTimeout> | undefined;
  const patience = new Promise<void>((resolve) => {
    limit = setTimeout(resolve, patienceMs);
  });
  await Promise.race([Promise.all(saves), patience]);
  clearTimeout(limit);
}

/** An answer in words, under its question. */
export interface Written {
  question: string;
  text: string;
}

let rescued: Written[] = [];

/** Words that were unsaved when the session became another post's: they can only be copied. */
export function rescuedWords(): Written[] {
  return rescued;
}

/** Whoever wrote them is not at this window any more: the next post's session must not save them as its own. */
export function forgetUnsaved(): void {
  for (const keeper of awake) keeper.finish();
}

onIdentity((now, before) => {
  if (isRenewal(now, before)) for (const keeper of awake) keeper.retryNow();
  if (!isFarewell(now, before)) return;
  rescued = now.standing === 'other' ? [...awake].flatMap((keeper) => (keeper.unsaved ? keeper.words() : [])) : [];
  forgetUnsaved();
});

export interface KeeperStart {
  answers: Answers;
  draft: Draft | null;
  /** Id of the command of a form without a draft. */
  command: string;
  /** The answers as a person may copy them. */
  words?: (answers: Answers) => Written[];
}

/**
 * Keeps one form's draft on the server while it is being filled. Saves a moment after each change, one save at a time,
 * and again after a failure until it succeeds. No typed word is dropped: while something is unsaved it is in `answers`.
 */
export class DraftKeeper {
  readonly id: string;
  readonly command: string;
  #answers: Answers;
  #page: string | undefined;
  #revision: number;
  #state: SaveState;
  #unsaved = false;
  #saving: Promise<void> | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #retryMs = firstRetryMs;
  #stopped = false;
  readonly #listeners = new Set<() => void>();
  readonly #store: DraftStore;
  readonly #post = currentIdentity().post;
  readonly #wording: KeeperStart['words'];
  /** What was sent and is not known to be replaced yet, by revision. */
  readonly #sent = new Map<number, Answers>();
  /** What the draft held when the form began. */
  readonly #begun: Answers;
  #stored = 0;
  /** The person chose these words over those of another window. */
  #replace = false;

  constructor(id: string, start: KeeperStart, store = serverDrafts) {
    this.id = id;
    this.#wording = start.words;
    this.#begun = start.draft?.answers ?? {};
    this.command = start.draft?.command ?? start.command;
    this.#answers = start.answers;
    this.#page = start.draft?.page;
    this.#revision = start.draft?.revision ?? 0;
    this.#state = start.draft ? { kind: 'saved', savedAt: start.draft.savedAt } : { kind: 'untouched' };
    this.#store = store;
  }

  get state(): SaveState {
    return this.#state;
  }

  get unsaved(): boolean {
    return this.#unsaved;
  }

  /** What was written and is not stored. */
  words(): Written[] {
    const wording = this.#wording ?? (() => []);
    const kept = wording(this.#sent.get(this.#stored) ?? this.#begun);
    const isKept = (one: Written): boolean => kept.some((k) => k.question === one.question && k.text === one.text);
    return wording(this.#answers).filter((one) => !isKept(one));
  }

  /** For useSyncExternalStore. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
    };
  };

  readonly snapshot = (): SaveState => this.#state;

  /** Begins to save by itself again when the connection or the session comes back. Gives the function that ends it. */
  start(): () => void {
    this.#stopped = false;
    awake.add(this);
    const stop = onConnection(() => {
      if (isConnected()) this.retryNow();
    });
    if (this.#unsaved) this.#schedule(debounceMs);
    return () => {
      stop();
      this.#stopped = true;
      clearTimeout(this.#timer);
      awake.delete(this);
    };
  }

  /** The form goes away, the window does not: saves on until no word is unsaved, and then calls `end`. */
  leave(end: () => void): void {
    this.flushAtExit();
    if (this.#isSettled()) end();
    else void this.settled().then(end);
  }

  /** Waits until no word is unsaved, or somebody must choose between two drafts. */
  settled(): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!this.#isSettled()) return;
        stop();
        resolve();
      };
      const stop = this.subscribe(look);
      look();
    });
  }

  #isSettled(): boolean {
    return !this.#unsaved || this.#state.kind === 'conflict';
  }

  /** Something was typed, or another page of the form is shown. */
  update(answers: Answers, page: string | undefined): void {
    this.#answers = answers;
    this.#page = page;
    if (this.#state.kind === 'submitted') return;
    this.#unsaved = true;
    if (this.#state.kind === 'conflict') return;
    if (this.#state.kind === 'untouched' || this.#state.kind === 'saved') {
      const savedAt = this.#state.kind === 'saved' ? this.#state.savedAt : undefined;
      this.#become({ kind: 'dirty', savedAt });
    }
    if (this.#state.kind === 'dirty') this.#schedule(debounceMs);
  }

  /** After signing in again, or when the connection is back. */
  retryNow(): void {
    if (!this.#unsaved || this.#stopped) return;
    this.#retryMs = firstRetryMs;
    this.#schedule(0);
  }

  /** Saves what is unsaved in a way that outlives the page. */
  flushAtExit(): void {
    if (!this.#unsaved || this.#state.kind === 'conflict') return;
    clearTimeout(this.#timer);
    // A body too large for keepalive is refused by the browser; the warning before leaving is for that case.
    void this.#put(true).catch(() => this.#schedule(debounceMs));
  }

  /** Stops saving, and waits for the save that is on its way: the form is being submitted. */
  async pause(): Promise<void> {
    clearTimeout(this.#timer);
    this.#stopped = true;
    await this.#saving;
  }

  /** The submission failed: what is unsaved is saved again. */
  resume(): void {
    this.#stopped = false;
    if (this.#unsaved) this.#schedule(0);
  }

  /** Conflict: what is written in this window replaces the other. */
  keepMine(): void {
    if (this.#state.kind !== 'conflict') return;
    this.#revision = Math.max(this.#revision, this.#state.theirs.revision);
    this.#replace = true;
    this.#unsaved = true;
    this.#become({ kind: 'dirty' });
    this.#schedule(0);
  }

  /** The form was accepted: its draft is gone and nothing is to be saved. */
  finish(): void {
    clearTimeout(this.#timer);
    this.#unsaved = false;
    this.#stopped = true;
    this.#become({ kind: 'submitted' });
  }

  /** Removes the draft from the server. @throws OfflineError, ApiError */
  async discard(): Promise<void> {
    await this.pause();
    this.#unsaved = false;
    await this.#store.remove(this.id);
  }

  #request(): DraftRequest {
    const replace = this.#replace || undefined;
    return { answers: this.#answers, page: this.#page, revision: this.#revision, command: this.command, replace };
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer);
    if (this.#stopped) return;
    this.#timer = setTimeout(() => {
      this.#saving ??= this.#save().finally(() => {
        this.#saving = undefined;
      });
    }, ms);
  }

  async #save(): Promise<void> {
    try {
      await this.#put(false);
    } catch (error) {
      this.#fail(error);
    }
  }

  async #put(keepalive: boolean): Promise<void> {
    this.#revision += 1;
    this.#sent.set(this.#revision, this.#answers);
    this.#accept(await this.#store.put(this.id, this.#request(), { keepalive, post: this.#post }));
  }

  /** The server's answer: what it holds now, which may be a later save of this window that overtook an earlier one. */
  #accept(draft: Draft): void {
    if (this.#state.kind === 'submitted' || this.#state.kind === 'conflict') return;
    this.#retryMs = firstRetryMs;
    // An answer that was itself overtaken says nothing new.
    if (draft.command === this.command && draft.revision < this.#stored) return;
    const saved = this.#sent.get(draft.revision);
    const mine = saved && draft.command === this.command && canonicalJson(draft.answers) === canonicalJson(saved);
    if (!mine) {
      this.#become({ kind: 'conflict', theirs: draft });
      return;
    }
    this.#stored = draft.revision;
    this.#replace = false;
    for (const revision of this.#sent.keys()) if (revision < draft.revision) this.#sent.delete(revision);
    if (saved === this.#answers) {
      this.#unsaved = false;
      this.#become({ kind: 'saved', savedAt: draft.savedAt });
    } else {
      this.#become({ kind: 'dirty', savedAt: draft.savedAt });
      this.#schedule(debounceMs);
    }
  }

  #fail(error: unknown): void {
    if (this.#state.kind === 'submitted') return;
    if (error instanceof ApiError && error.status === 401) {
      this.#become({ kind: 'signedOut' });
      return;
    }
    if (error instanceof ApiError && error.status === 409) {
      const { draft } = error.problem;
      if (draft) this.#become({ kind: 'conflict', theirs: draft });
      else this.finish();
      return;
    }
    this.#become({ kind: error instanceof OfflineError ? 'offline' : 'failed' });
    this.#schedule(this.#retryMs);
    this.#retryMs = Math.min(this.#retryMs * 2, lastRetryMs);
  }

  #become(state: SaveState): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}
