import { type ReactNode, useMemo, useState } from 'react';
import type { Post, Session } from '../../server/contract/shapes/index.ts';
import { api } from '../api/client.ts';
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

/** Begins to work as a post. */
export function choosePost(post: string): Promise<Session> {
  return api.post('/session', { body: { post }, post: null });
}

/** Posts to choose among, by body. */
export function PostChoice({ posts, onIn }: { posts: Post[]; onIn: (session: Session) => Promise<void> }): ReactNode {
  const [busy, setBusy] = useState<string>();
  const [error, setError] = useState<string>();
  const groups = useMemo(() => grouped(posts), [posts]);
  const choose = async (post: Post): Promise<void> => {
    if (busy) return;
    setBusy(post.id);
    setError(undefined);
    try {
      await onIn(await choosePost(post.id));
    } catch (problem) {
      setError(wordsFor(problem));
      setBusy(undefined);
    }
  };
  return (
    <>
      {error ? (
        <Note kind="error" title={texts.failed} focus>
          <p>{error}</p>
        </Note>
      ) : null}
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
                    onClick={() => void choose(post)}
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
