import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { api, OfflineError } from '../../runtime/host/api/client.ts';
import { DraftKeeper, type DraftStore, rescuedWords } from '../../runtime/host/api/drafts.ts';
import {
  currentIdentity,
  sessionChanged,
  sessionMet,
  sessionOver,
  sessionRefused,
} from '../../runtime/host/api/identity.ts';
import { queryClient } from '../../runtime/host/api/queries.ts';

type Answers = Parameters<DraftStore['put']>[1]['answers'];
type Session = Parameters<typeof sessionChanged>[0];

const post = (id: string) => ({ id, name: id, role: 'loma', roleLabel: 'Loma', body: 'b', bodyName: 'Iestāde' });
const of = (id: string | undefined): Session => ({ post: id ? post(id) : null, posts: [], demo: true, local: false });

/** Keeps what it gets by post, or is away. */
class Shelf implements DraftStore {
  away = false;
  readonly kept: [post: string | undefined, text: unknown][] = [];

  async put(_id: string, draft: Parameters<DraftStore['put']>[1], how: { post: string | undefined }) {
    if (this.away) throw new OfflineError();
    this.kept.push([how.post, draft.answers.lapa?.vārdi]);
    return { ...draft, savedAt: '2026-05-11T11:02:00.000Z' };
  }

  async remove(): Promise<void> {
    this.kept.length = 0;
  }
}

let shelf: Shelf;
let stop: (() => void) | undefined;

const words = ({ lapa }: Answers) =>
  Object.entries(lapa ?? {}).map(([question, said]) => ({ question, text: String(said) }));

function write(text: string): DraftKeeper {
  const keeper = new DraftKeeper('new~x', { answers: {}, draft: null, command: 'c1', words }, shelf);
  stop = keeper.start();
  keeper.update({ lapa: { vārdi: text } }, 'lapa');
  return keeper;
}

beforeEach(() => {
  vi.useFakeTimers();
  sessionChanged(of(undefined));
  sessionChanged(of('p1'));
  shelf = new Shelf();
  queryClient.setQueryData(['case', '1'], 'lieta');
  queryClient.setQueryData(['definition', 'x'], 'definīcija');
});

afterEach(() => {
  stop?.();
  queryClient.clear();
  vi.useRealTimers();
});

const cached = () => [queryClient.getQueryData(['case', '1']), queryClient.getQueryData(['definition', 'x'])];

describe('a window is one post\u2019s', () => {
  test('what one post saw is gone when another signs in, however the first one left', () => {
    sessionChanged(of('p2'));
    expect(cached()).toEqual([undefined, 'definīcija']);
  });

  test('it asks in the name of the post that it shows, also when the browser\u2019s session is another\u2019s', () => {
    expect(sessionMet(of('p2'))).toBe(false);
    expect(currentIdentity()).toEqual({ post: 'p1', standing: 'other' });
    expect(api.headers('get')).toEqual({ 'X-Riciba-Post': 'p1' });
    expect(cached()).toEqual([undefined, 'definīcija']);
  });

  test('unsaved words are kept for the same post and saved when it signs in again', async () => {
    shelf.away = true;
    const keeper = write('mani vārdi');
    await vi.advanceTimersByTimeAsync(500);
    sessionOver();
    expect(currentIdentity().standing).toBe('ended');
    expect(keeper.unsaved).toBe(true);
    shelf.away = false;
    sessionChanged(of('p1'));
    await vi.advanceTimersByTimeAsync(10);
    expect(shelf.kept).toEqual([['p1', 'mani vārdi']]);
  });

  test('unsaved words are forgotten when another post signs in instead', async () => {
    shelf.away = true;
    const keeper = write('mani vārdi');
    await vi.advanceTimersByTimeAsync(500);
    sessionRefused('signed-out');
    shelf.away = false;
    sessionChanged(of('p2'));
    await vi.advanceTimersByTimeAsync(60_000);
    expect([shelf.kept, keeper.unsaved, rescuedWords()]).toEqual([[], false, []]);
  });

  test('when another post took the session, saving stops and the words can be copied', async () => {
    const keeper = write('mani vārdi');
    keeper.update({ lapa: { agrāk: 'saglabāti' } }, 'lapa');
    await vi.advanceTimersByTimeAsync(500);
    shelf.away = true;
    keeper.update({ lapa: { agrāk: 'saglabāti', vārdi: 'mani vārdi' } }, 'lapa');
    sessionRefused('other-post');
    shelf.away = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(shelf.kept).toHaveLength(1);
    expect(rescuedWords()).toEqual([{ question: 'vārdi', text: 'mani vārdi' }]);
    expect(sessionMet(of('p1'))).toBe(false);
  });
});
