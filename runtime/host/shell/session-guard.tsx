import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { Post, Session } from '../../server/api.ts';
import { answeredElsewhere, api, lastAnswerAt } from '../api/client.ts';
import { sessionOver, useIdentity } from '../api/identity.ts';
import { endSession, refresh, takeSession, useSession } from '../api/queries.ts';
import { formatClock } from '../format/dates.ts';
import { session as texts } from '../texts/shell.lv.ts';
import { Dialog } from './confirm.tsx';
import { Note, wordsFor } from './notes.tsx';

/** How long before its end the person is told that the session ends. */
const warnMs = 2 * 60_000;
const tickMs = 10_000;

/** Watches the session of a signed-in post: warns before its end, and when it ended lets the post in again in place. */
export function SessionGuard({ post }: { post: Post }): ReactNode {
  const { standing } = useIdentity();
  const { data: session, dataUpdatedAt } = useSession();
  const warnedOf = useEnd(post.id, session?.expiresAt, dataUpdatedAt);
  if (standing === 'ended') return <SessionEnded post={post} />;
  if (standing === 'own' && warnedOf) return <SessionEnding expiresAt={warnedOf} />;
  return null;
}

/**
 * Gives the end of the session when it is near, and ends it in this window when it has passed. The server may not be
 * asked how long there is: being asked is what moves the end. Windows tell each other when it answered them.
 */
function useEnd(post: string, expiresAt: string | undefined, toldAt: number): string | undefined {
  const [near, setNear] = useState<string>();
  useEffect(() => {
    if (!expiresAt) return undefined;
    const length = Date.parse(expiresAt) - toldAt;
    const windows = new BroadcastChannel(`riciba-session ${post}`);
    windows.addEventListener('message', ({ data }) => {
      if (typeof data === 'number') answeredElsewhere(data);
    });
    const look = (): void => {
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel, which is this origin's alone
      windows.postMessage(lastAnswerAt());
      const end = Math.max(toldAt, lastAnswerAt()) + length;
      const left = end - Date.now();
      if (left <= 0) sessionOver();
      setNear((before) => (left > warnMs || left <= 0 ? undefined : (before ?? new Date(end).toISOString())));
    };
    const timer = setInterval(look, tickMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
      windows.close();
    };
  }, [post, expiresAt, toldAt]);
  return near;
}

function SessionEnding({ expiresAt }: { expiresAt: string }): ReactNode {
  const client = useQueryClient();
  const [closed, setClosed] = useState(false);
  const stay = (): void => {
    setClosed(true);
    void refresh(client);
  };
  if (closed) return null;
  return (
    <Dialog title={texts.endingTitle} onClose={stay}>
      <p>{texts.ending(formatClock(expiresAt))}</p>
      <button type="button" className="button" onClick={stay}>
        {texts.stay}
      </button>
    </Dialog>
  );
}

async function changePost(): Promise<void> {
  // The server may count the minutes differently and know the session still.
  await endSession().catch(() => undefined);
  location.assign('/');
}

/** What the window showed is hidden: whoever sits at it now may be somebody else. */
function SessionEnded({ post }: { post: Post }): ReactNode {
  const client = useQueryClient();
  const [error, setError] = useState<string>();
  const signIn = async (): Promise<void> => {
    try {
      const again = await api<Session>('/session', { method: 'POST', body: { post: post.id }, post: null });
      await takeSession(client, again);
    } catch (problem) {
      setError(wordsFor(problem));
    }
  };
  return (
    <Dialog title={texts.endedTitle} opaque>
      <p>{texts.ended}</p>
      {error ? <Note kind="error">{error}</Note> : null}
      <div className="actions">
        <button type="button" className="button" onClick={() => void signIn()}>
          {texts.again(post.name)}
        </button>
        <button type="button" className="button button-quiet" onClick={() => void changePost()}>
          {texts.other}
        </button>
      </div>
    </Dialog>
  );
}
