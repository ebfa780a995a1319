import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ApiError } from '@riciba/runtime/client';
import { OfflineError } from '../../runtime/host/api/client.ts';
import { DraftKeeper, type DraftStore, forgetUnsaved, savesSettled } from '../../runtime/host/api/drafts.ts';

type DraftRequest = Parameters<DraftStore['put']>[1];
type Draft = Awaited<ReturnType<DraftStore['put']>>;

/** Keeps drafts by the server's rules: an older revision changes nothing, another form's draft only when that is meant. */
class Memory implements DraftStore {
  stored: Draft | undefined;
  puts = 0;
  failure: Error | undefined;
  /** What is given back, whatever is stored. */
  answerOf: Draft | undefined;

  async put(_id: string, draft: DraftRequest, _how?: { keepalive: boolean }): Promise<Draft> {
    this.puts += 1;
    if (this.failure) throw this.failure;
    if (this.answerOf) return this.answerOf;
    const old = this.stored;
    const another = old && old.command !== draft.command;
    if (another && !draft.replace) throw new ApiError(409, { code: 'conflict', message: 'x', draft: old });
    const { replace: _, ...kept } = draft;
    if (!old || another || old.revision < draft.revision)
      this.stored = structuredClone({ ...kept, savedAt: '2026-05-11T11:02:00.000Z' });
    if (!this.stored) throw new Error('nothing is stored');
    return this.stored;
  }

  async remove(): Promise<void> {
    this.stored = undefined;
  }
}

/** A line on which whatever is not sent at exit waits until it is released. */
class Overtaken extends Memory {
  readonly #waiting: (() => void)[] = [];

  override async put(id: string, draft: DraftRequest, how: { keepalive: boolean }): Promise<Draft> {
    const sent = structuredClone(draft);
    if (!how.keepalive) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    return await super.put(id, sent);
  }

  release(): void {
    for (const go of this.#waiting.splice(0)) go();
  }
}

const answer = (text: string): DraftRequest['answers'] => ({ lapa: { apraksts: text } });
const refused = (status: number): ApiError => new ApiError(status, { code: 'x', message: 'x' });

let memory: Memory;
let keeper: DraftKeeper;
let stop: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  memory = new Memory();
  keeper = new DraftKeeper('new~x', { answers: {}, draft: null, command: 'c1' }, memory);
  stop = keeper.start();
});

afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('a draft is kept while one types', () => {
  test('a moment after the last letter, once, with the last words', async () => {
    for (const text of ['J', 'Jā', 'Jān']) {
      keeper.update(answer(text), 'lapa');
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(memory.puts).toBe(0);
    await vi.advanceTimersByTimeAsync(400);
    expect(memory.puts).toBe(1);
    expect(memory.stored?.answers).toEqual(answer('Jān'));
    expect(keeper.state).toEqual({ kind: 'saved', savedAt: '2026-05-11T11:02:00.000Z' });
    expect(keeper.unsaved).toBe(false);
  });

  test('words typed while the server is away are saved when it is back, with no further letter', async () => {
    memory.failure = new OfflineError();
    keeper.update(answer('vārdi'), 'lapa');
    await vi.advanceTimersByTimeAsync(5000);
    expect(keeper.state.kind).toBe('offline');
    expect(keeper.unsaved).toBe(true);
    memory.failure = undefined;
    await vi.advanceTimersByTimeAsync(30_000);
    expect(memory.stored?.answers).toEqual(answer('vārdi'));
    expect(keeper.unsaved).toBe(false);
  });

  test('after the session ended nothing is sent until the post signed in again, and then everything is', async () => {
    memory.failure = refused(401);
    keeper.update(answer('vārdi'), 'lapa');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(memory.puts).toBe(1);
    expect(keeper.state.kind).toBe('signedOut');
    memory.failure = undefined;
    keeper.retryNow();
    await vi.advanceTimersByTimeAsync(1);
    expect(memory.stored?.answers).toEqual(answer('vārdi'));
  });

  test('words of a form that went away while the server was away are saved when it is back', async () => {
    memory.failure = new OfflineError();
    keeper.update(answer('vārdi'), 'lapa');
    let ended = false;
    keeper.leave(() => {
      ended = true;
    });
    await vi.advanceTimersByTimeAsync(10_000);
    expect([ended, keeper.unsaved]).toEqual([false, true]);
    memory.failure = undefined;
    const reopened = savesSettled('new~x').then(() => memory.stored?.answers);
    keeper.retryNow();
    await vi.advanceTimersByTimeAsync(1);
    expect(await reopened).toEqual(answer('vārdi'));
    expect([ended, keeper.unsaved]).toEqual([true, false]);
  });

  test('words that were not saved when their post signed out are not saved as those of the next', async () => {
    memory.failure = new OfflineError();
    keeper.update(answer('vārdi'), 'lapa');
    keeper.leave(stop);
    await vi.advanceTimersByTimeAsync(1000);
    forgetUnsaved();
    memory.failure = undefined;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(memory.stored).toBeUndefined();
    expect(keeper.unsaved).toBe(false);
  });

  test('a draft that is continued keeps the id of its command, so that a retry is the same command', () => {
    const draft = { answers: answer('a'), revision: 4, command: 'c0', savedAt: '2026-05-11T11:02:00.000Z' };
    const continued = new DraftKeeper('new~x', { answers: draft.answers, draft, command: 'c9' }, memory);
    expect(continued.command).toBe('c0');
  });

  test('a second window does not overwrite the first without being asked', async () => {
    const draft = { answers: answer('sākums'), revision: 5, command: 'c1', savedAt: '2026-05-11T11:00:00.000Z' };
    memory.stored = structuredClone(draft);
    const windows = [1, 2].map(() => new DraftKeeper('new~x', { answers: draft.answers, draft, command: '' }, memory));
    const [first, second] = windows;
    const stops = windows.map((one) => one.start());
    first?.update(answer('pirmais'), 'lapa');
    await vi.advanceTimersByTimeAsync(500);
    second?.update(answer('otrais'), 'lapa');
    await vi.advanceTimersByTimeAsync(500);
    expect(second?.state.kind).toBe('conflict');
    expect(memory.stored?.answers).toEqual(answer('pirmais'));
    second?.keepMine();
    await vi.advanceTimersByTimeAsync(500);
    expect(memory.stored?.answers).toEqual(answer('otrais'));
    for (const end of stops) end();
  });

  test('a second window that began the same form anew is asked too, and its choice replaces the other', async () => {
    const second = new DraftKeeper('new~x', { answers: {}, draft: null, command: 'c2' }, memory);
    const end = second.start();
    keeper.update(answer('pirmais'), 'lapa');
    await vi.advanceTimersByTimeAsync(500);
    second.update(answer('otrais'), 'lapa');
    await vi.advanceTimersByTimeAsync(500);
    expect(second.state).toMatchObject({ kind: 'conflict', theirs: { command: 'c1', answers: answer('pirmais') } });
    second.keepMine();
    await vi.advanceTimersByTimeAsync(500);
    expect(memory.stored).toMatchObject({ command: 'c2', answers: answer('otrais') });
    keeper.update(answer('trešais'), 'lapa');
    await vi.advanceTimersByTimeAsync(500);
    expect(keeper.state.kind).toBe('conflict');
    end();
  });

  test('an answer that gives the draft of another form is a conflict', async () => {
    keeper.update(answer('mans'), 'lapa');
    memory.answerOf = { answers: answer('mans'), revision: 1, command: 'c2', savedAt: '2026-05-11T11:00:00.000Z' };
    await vi.advanceTimersByTimeAsync(500);
    expect(keeper.state.kind).toBe('conflict');
  });

  test('a save at exit that overtakes the one on its way is not taken for another window', async () => {
    const slow = new Overtaken();
    const own = new DraftKeeper('new~x', { answers: {}, draft: null, command: 'c1' }, slow);
    const end = own.start();
    own.update(answer('agri'), 'lapa');
    await vi.advanceTimersByTimeAsync(500);
    own.update(answer('agri un vēlu'), 'lapa');
    own.flushAtExit();
    await vi.advanceTimersByTimeAsync(500);
    expect(own.state.kind).toBe('saved');
    slow.release();
    await vi.advanceTimersByTimeAsync(500);
    expect(own.state.kind).toBe('saved');
    expect(own.unsaved).toBe(false);
    expect(slow.stored).toMatchObject({ revision: 2, answers: answer('agri un vēlu') });
    end();
  });

  test('a form that was submitted is not brought back by a late save', async () => {
    memory.failure = refused(409);
    keeper.update(answer('a'), 'lapa');
    await vi.advanceTimersByTimeAsync(500);
    expect(keeper.state.kind).toBe('submitted');
    keeper.update(answer('b'), 'lapa');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(memory.puts).toBe(1);
    expect(keeper.unsaved).toBe(false);
  });

  test('while the form is being submitted nothing is saved, and after a refusal saving goes on', async () => {
    keeper.update(answer('a'), 'lapa');
    await keeper.pause();
    await vi.advanceTimersByTimeAsync(1000);
    expect(memory.puts).toBe(0);
    keeper.resume();
    await vi.advanceTimersByTimeAsync(1);
    expect(memory.stored?.answers).toEqual(answer('a'));
  });
});
