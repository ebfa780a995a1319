import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { Post, Session } from '../../server/api.ts';
import { api, lastAnswerAt, onSessionEnded } from '../api/client.ts';
import { refresh, sessionQuery, useSession } from '../api/queries.ts';
import { formatClock } from '../format/dates.ts';
import { session as texts } from '../texts/shell.lv.ts';
import { Dialog } from './confirm.tsx';
import { Note, wordsFor } from './notes.tsx';

/** How long before its end the person is told that the session ends. */
const warnMs = 2 * 60_000;
const tickMs = 10_000;

const renewed = new EventTarget();

/** Calls back when the same post signed in again after its session had ended. Gives the function that stops it. */
export function onSessionRenewed(listener: () => void): () => void {
  renewed.addEventListener('renewed', listener);
  return () => renewed.removeEventListener('renewed', listener);
}

/** Watches the session of a signed-in post: warns before its end, and when it ended lets the post in again in place. */
export function SessionGuard({ post }: { post: Post }): ReactNode {
  const client = useQueryClient();
  const { data: session } = useSession();
  const [ended, setEnded] = useState(false);
  /** The end that the person is told of. */
  const [warnedOf, setWarnedOf] = useState<string>();
  const expiresAt = session?.expiresAt;

  useEffect(() => onSessionEnded(() => setEnded(true)), []);
  useEffect(() => {
    if (!expiresAt) return undefined;
    const toldAt = Date.now();
    const length = Date.parse(expiresAt) - toldAt;
    // The server may not be asked how long there is: being asked is what moves the end.
    const timer = setInterval(() => {
      const end = Math.max(toldAt, lastAnswerAt()) + length;
      setWarnedOf((before) => (end - Date.now() > warnMs ? undefined : (before ?? new Date(end).toISOString())));
    }, tickMs);
    return () => clearInterval(timer);
  }, [expiresAt]);

  if (ended)
    return (
      <SessionEnded
        post={post}
        renew={() => {
          setEnded(false);
          renewed.dispatchEvent(new Event('renewed'));
          void refresh(client);
        }}
      />
    );
  if (warnedOf) return <SessionEnding expiresAt={warnedOf} />;
  return null;
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

function SessionEnded({ post, renew }: { post: Post; renew: () => void }): ReactNode {
  const client = useQueryClient();
  const [error, setError] = useState<string>();
  const signIn = async (): Promise<void> => {
    try {
      const session = await api<Session>('/session', { method: 'POST', body: { post: post.id } });
      client.setQueryData(sessionQuery.queryKey, session);
      renew();
    } catch (problem) {
      setError(wordsFor(problem));
    }
  };
  return (
    <Dialog title={texts.endedTitle}>
      <p>{texts.ended}</p>
      {error ? <Note kind="error">{error}</Note> : null}
      <div className="actions">
        <button type="button" className="button" onClick={() => void signIn()}>
          {texts.again(post.name)}
        </button>
        <button type="button" className="button button-quiet" onClick={() => location.assign('/')}>
          {texts.other}
        </button>
      </div>
    </Dialog>
  );
}
