import type { Definition } from '@riciba/runtime/definition';
import { hashed, smallPosts } from '../../server/support/definition.ts';
import { timedDefinition } from '../../server/support/timed.ts';

/** The timed definition where the teacher has a minute to tell of a situation, so that a run sees terms pass. */
export function hurriedDefinition(): Definition {
  const { hash: _, ...timed } = timedDefinition();
  return hashed({
    ...timed,
    duties: (timed.duties ?? []).map(({ reminder: _none, ...duty }) => ({
      ...duty,
      within: { kind: 'elapsed', amount: 1, unit: 'minute', direction: 'after' },
    })),
  });
}

/** After so long all terms have passed of what a run opened last. */
export const longestTermMs = 65_000;

/** The head, who is told of what is late, has an address. */
export const postsWithMail = {
  ...smallPosts,
  posts: smallPosts.posts.map((post) => (post.id === 'direktore' ? { ...post, email: 'direktore@piemers.lv' } : post)),
};
