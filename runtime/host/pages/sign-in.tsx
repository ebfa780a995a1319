import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import type { Post, Session } from '../../server/api.ts';
import { api } from '../api/client.ts';
import { takeSession } from '../api/queries.ts';
import { expectNewPage, Heading } from '../shell/heading.tsx';
import { Note, wordsFor } from '../shell/notes.tsx';
import { session as texts } from '../texts/shell.lv.ts';

interface Group {
  body: string;
  name: string;
  posts: Post[];
}

/** Posts by the body they belong to, in the order of the server. */
function grouped(posts: Post[]): Group[] {
  const groups = new Map<string, Group>();
  for (const post of posts) {
    const group = groups.get(post.body) ?? { body: post.body, name: post.bodyName, posts: [] };
    group.posts.push(post);
    groups.set(post.body, group);
  }
  return [...groups.values()];
}

export function SignInPage({ session }: { session: Session }): ReactNode {
  const client = useQueryClient();
  const [busy, setBusy] = useState<string>();
  const [error, setError] = useState<string>();
  const groups = useMemo(() => grouped(session.posts), [session.posts]);
  const signIn = async (post: Post): Promise<void> => {
    if (busy) return;
    setBusy(post.id);
    setError(undefined);
    try {
      const signedIn = await api<Session>('/session', { method: 'POST', body: { post: post.id }, post: null });
      expectNewPage();
      await takeSession(client, signedIn);
    } catch (problem) {
      setError(wordsFor(problem));
      setBusy(undefined);
    }
  };
  return (
    <>
      <Heading title={texts.title} />
      {session.demo ? (
        <Note kind="info" title={texts.demoTitle}>
          <p>{texts.demoText}</p>
        </Note>
      ) : null}
      {error ? (
        <Note kind="error" title={texts.failed} focus>
          <p>{error}</p>
        </Note>
      ) : null}
      <h2>{texts.choose}</h2>
      {groups.length === 0 ? <p>{texts.none}</p> : null}
      <div className="post-groups">
        {groups.map((group) => (
          <section key={group.body} aria-labelledby={`body-${group.body}`} className="card">
            <h3 id={`body-${group.body}`}>{group.name}</h3>
            <ul className="plain posts">
              {group.posts.map((post) => (
                <li key={post.id}>
                  <button
                    type="button"
                    className="post"
                    aria-disabled={busy !== undefined}
                    onClick={() => void signIn(post)}
                  >
                    <strong>{post.name}</strong> <span>{post.roleLabel}</span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}
