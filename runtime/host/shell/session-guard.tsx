import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import type { Post, Session } from '../../server/contract/shapes/index.ts';
import { answeredElsewhere, lastAnswerAt } from '../api/client.ts';
import { sessionOver, useIdentity } from '../api/identity.ts';
import { endSession, refresh, takeSession, useSession } from '../api/queries.ts';
import { formatClock } from '../format/dates.ts';
import { providerPath } from '../paths.ts';
import { StepForm } from '../sign-in/fields.tsx';
import { choosePost } from '../sign-in/posts.tsx';
import { stageTitles, Step } from '../sign-in/steps.tsx';
import { session as texts } from '../texts/shell.lv.ts';
import { signIn } from '../texts/sign-in.lv.ts';
import { Dialog } from './confirm.tsx';

/** How long before its end the person is told that the session ends. */
const warnMs = 2 * 60_000;
const tickMs = 10_000;

/** Watches the session of a signed-in post: warns before its end, and when it ended lets the post in again in place. */
export function SessionGuard({ post }: { post: Post }): ReactNode {
  const { standing } = useIdentity();
  const { data: session, dataUpdatedAt } = useSession();
  const warnedOf = useEnd(post.id, session?.expiresAt, dataUpdatedAt);
  if (standing === 'ended') return <SessionEnded post={post} session={session} />;
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

/**
 * What the window showed is hidden: whoever sits at it now may be somebody else. They sign in here, in the dialog, so
 * that nothing typed is lost; with a provider in another window, which this one notices.
 */
function SessionEnded({ post, session }: { post: Post; session: Session | undefined }): ReactNode {
  const client = useQueryClient();
  const [step, setStep] = useState<Session>();
  useReturn();
  const onStep = async (next: Session): Promise<void> => {
    // Until they are signed in, the window stays that of its post.
    if (next.post) await takeSession(client, next);
    else setStep(next);
  };
  const asked = step ?? session;
  return (
    <Dialog key={asked?.stage} title={step?.stage ? stageTitles[step.stage] : texts.endedTitle} opaque>
      {step ? null : <p>{texts.ended}</p>}
      {session?.demo ? <Again post={post} onStep={onStep} /> : null}
      {!step && session?.oidc !== undefined ? <Elsewhere name={session.oidc} post={post} /> : null}
      {step || session?.local ? (
        <Step session={step ?? { ...session, ...nobody }} post={post.id} onStep={onStep} />
      ) : null}
      <p className="actions">
        <button type="button" className="button button-quiet" onClick={() => void changePost()}>
          {texts.other}
        </button>
      </p>
    </Dialog>
  );
}

/** Whoever it was is signed in no more. */
const nobody = { post: null, posts: [], demo: false, local: true, stage: undefined };

function Again({ post, onStep }: { post: Post; onStep: (session: Session) => Promise<void> }): ReactNode {
  return (
    <StepForm go={texts.again(post.name)} onGo={async () => onStep(await choosePost(post.id))}>
      {null}
    </StepForm>
  );
}

function Elsewhere({ name, post }: { name: string; post: Post }): ReactNode {
  return (
    <>
      <p>{signIn.elsewhereText}</p>
      <p>
        <a className="button" href={providerPath('/', post.id)} target="_blank" rel="noopener">
          {signIn.elsewhere(name)}
        </a>
      </p>
    </>
  );
}

/** Looks whether one has signed in at another window, each time this one is looked at again. */
function useReturn(): void {
  const client = useQueryClient();
  useEffect(() => {
    const look = (): void => {
      if (document.visibilityState === 'visible') void client.invalidateQueries({ queryKey: ['session'] });
    };
    document.addEventListener('visibilitychange', look);
    addEventListener('focus', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      removeEventListener('focus', look);
    };
  }, [client]);
}
