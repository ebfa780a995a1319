import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useLocation } from 'wouter';
import type { Session } from '../../server/contract/shapes/index.ts';
import { api } from '../api/client.ts';
import { savesSettled } from '../api/drafts.ts';
import { takeSession } from '../api/queries.ts';
import { formatMoment } from '../format/dates.ts';
import { useConfirm } from '../shell/confirm.tsx';
import { expectNewPage, Heading } from '../shell/heading.tsx';
import { Loading, LoadFailed, Note } from '../shell/notes.tsx';
import { Secret, StepForm } from '../sign-in/fields.tsx';
import { PostChoice } from '../sign-in/posts.tsx';
import { account as texts } from '../texts/sign-in.lv.ts';

/** One's own posts, sessions and password. */
export function AccountPage({ session }: { session: Session }): ReactNode {
  return (
    <>
      <Heading title={texts.title} caption={session.person?.name} />
      {session.posts.length > 1 ? <Posts session={session} /> : null}
      <Sessions />
      {session.person?.kind === 'local' ? <Password /> : null}
    </>
  );
}

function Posts({ session }: { session: Session }): ReactNode {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  const others = session.posts.filter((post) => post.id !== session.post?.id);
  const onIn = async (next: Session): Promise<void> => {
    await savesSettled();
    expectNewPage();
    navigate('/');
    await takeSession(client, next);
  };
  return (
    <section aria-labelledby="posts">
      <h2 id="posts">{texts.posts}</h2>
      <p>
        {texts.present}: <strong>{session.post?.name}</strong>
      </p>
      <PostChoice posts={others} onIn={onIn} />
    </section>
  );
}

function Sessions(): ReactNode {
  const client = useQueryClient();
  const confirm = useConfirm();
  const query = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => api.get('/sessions', { signal }),
    refetchOnMount: 'always',
  });
  const end = async (id: string): Promise<void> => {
    await api.delete('/sessions/{id}', { path: { id } });
    await client.invalidateQueries({ queryKey: ['sessions'] });
  };
  const endAll = async (): Promise<void> => {
    if (!(await confirm({ title: texts.endAll, text: texts.endAllQuestion, confirm: texts.endAll }))) return;
    await savesSettled();
    await api.delete('/sessions');
    location.assign('/');
  };
  if (query.isError) return <LoadFailed error={query.error} retry={() => void query.refetch()} />;
  return (
    <section aria-labelledby="sessions">
      <h2 id="sessions">{texts.sessions}</h2>
      <p>{texts.sessionsText}</p>
      {query.data ? (
        <ul className="plain stack">
          {query.data.map((one) => (
            <li key={one.id} className="card own-session">
              <p>
                <strong>{one.place}</strong> {one.own ? <span className="tag tag-new">{texts.own}</span> : null}
              </p>
              <p className="muted">
                {one.post ?? texts.noPost}; {texts.since} {formatMoment(one.startedAt)}, {texts.seen}{' '}
                {formatMoment(one.seenAt)}
              </p>
              {one.own ? null : (
                <button type="button" className="button button-secondary" onClick={() => void end(one.id)}>
                  {texts.end}
                </button>
              )}
            </li>
          ))}
        </ul>
      ) : (
        <Loading />
      )}
      <p className="actions">
        <button type="button" className="button button-danger" onClick={() => void endAll()}>
          {texts.endAll}
        </button>
      </p>
    </section>
  );
}

function Password(): ReactNode {
  const client = useQueryClient();
  const [before, setBefore] = useState('');
  const [after, setAfter] = useState('');
  const [changed, setChanged] = useState(false);
  const change = async (): Promise<void> => {
    setChanged(false);
    await takeSession(client, await api.put('/password', { body: { before, after } }));
    setBefore('');
    setAfter('');
    setChanged(true);
    await client.invalidateQueries({ queryKey: ['sessions'] });
  };
  return (
    <section aria-labelledby="password">
      <h2 id="password">{texts.password}</h2>
      {changed ? (
        <Note kind="success" focus>
          <p>{texts.changed}</p>
        </Note>
      ) : null}
      <StepForm go={texts.changePassword} onGo={change}>
        <Secret label={texts.before} value={before} onChange={setBefore} fill="current-password" />
        <Secret label={texts.after} value={after} onChange={setAfter} fill="new-password" />
      </StepForm>
    </section>
  );
}
